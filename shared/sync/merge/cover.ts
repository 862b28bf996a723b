import type { CopiedRecord, Cover } from '../../schema/client'
import { compareText, type Fields } from './json'
import { fields, whole } from './rules'

const steps = ['begun', 'lent', 'ended']
const mostSources = 1000

type Standing = Pick<Cover, 'state' | 'sources'>
const isStanding = ({ state, sources }: Fields): boolean =>
  steps.includes(state as string) && Array.isArray(sources)

/** As far as the further side says: one that has ended never runs again. What either knows is known. */
function further(_base: Fields | undefined, mine: Fields, theirs: Fields): Fields | undefined {
  if (!isStanding(mine) || !isStanding(theirs)) return undefined
  const [a, b] = [mine, theirs] as unknown as [Standing, Standing]
  const far = steps.indexOf(a.state) - steps.indexOf(b.state)
  const [first, second] = far < 0 ? [b, a] : [a, b]
  const sources = new Map(first.sources.map((one) => [one.id, one]))
  for (const one of second.sources) {
    const known = sources.get(one.id)
    if (!known || (far === 0 && one.updatedAt > known.updatedAt)) sources.set(one.id, one)
  }
  return { state: first.state, sources: inOrder([...sources.values()]) }
}

/** One order, whichever side is looked at first. */
const inOrder = (sources: readonly CopiedRecord[]): CopiedRecord[] =>
  sources.toSorted((a, b) => compareText(a.id, b.id)).slice(-mostSources)

/** Later steps of a cover bear no stamp of their own; the rest is written once, when it is arranged. */
export const cover = fields<Cover>({ visitIds: whole, sources: whole }, [
  { names: ['state', 'sources'], agree: further },
])
