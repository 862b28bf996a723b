import { type BodyAreaName, bodyAreaNameSchema } from '../../../schema/body-session'
import { areaWords } from './words'

export const areaNames: readonly BodyAreaName[] = bodyAreaNameSchema.options

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []

/**
 * The areas that typed words can mean: each word begins a word of the area's name, in any order, `l` and
 * `r` as well. One that is named in full stands alone.
 */
export function readArea(text: string): readonly BodyAreaName[] {
  const typed = wordsOf(text)
  if (typed.length === 0) return []
  const exact = areaNames.filter((name) => wordsOf(areaWords[name]).join(' ') === typed.join(' '))
  if (exact.length > 0) return exact
  return areaNames.filter((name) => {
    const words = wordsOf(areaWords[name])
    return typed.every((one) => words.some((word) => word.startsWith(one)))
  })
}
