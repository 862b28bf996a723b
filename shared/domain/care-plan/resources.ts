import { type HelpLine, helpLines } from '#shared/domain/clinical/gate/lines'
import type { practiceLines } from '#shared/domain/clinical/gate/rule-settings'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Resource } from '#shared/schema/resource'
import { dayOf } from '../time/calendar-day'

/** Somebody to turn to, as it stands on pages. */
export interface KnownResource extends Resource {
  readonly id: string
  readonly name: string
  readonly active: boolean
  /** Stands in the practice's own list; else it is one that Doorstep brings along. */
  readonly own: boolean
  /** The line of the door check that it is: its number is kept there and nowhere else. */
  readonly line: HelpLine | null
}

const starting = (
  id: string,
  name: string,
  use: Resource['use'],
  [line, web]: readonly [HelpLine | null, string],
  [wordsEn, wordsEs]: readonly [string, string],
): KnownResource => ({
  ...{ id, name, use, line, web, wordsEn, wordsEs },
  phone: line ? helpLines[line].number : '',
  ...{ verifiedOn: null, active: true, own: false },
})

/** Known nationwide (rulebook 4.D, 3.11); the practice makes sure of each number and says when. */
export const startingResources: readonly KnownResource[] = [
  starting(
    '5d0f3f6e-1c57-8a10-9a01-7a6d2c1b9880',
    '988 Suicide & Crisis Lifeline',
    'crisis',
    ['crisis988', ''],
    ['Call or text, day and night.', 'Llame o envíe un mensaje, de día y de noche.'],
  ),
  starting(
    '5d0f3f6e-1c57-8a10-9a01-7a6d2c1b9881',
    'National Maternal Mental Health Hotline',
    'crisis',
    ['maternalHotline', ''],
    ['Call or text, day and night.', 'Llame o envíe un mensaje, de día y de noche.'],
  ),
  starting(
    '5d0f3f6e-1c57-8a10-9a01-7a6d2c1b9882',
    'Postpartum Support International',
    'support',
    ['postpartumSupport', 'postpartum.net'],
    ['Help line and online groups for parents.', 'Línea de ayuda y grupos en línea para padres.'],
  ),
  starting(
    '5d0f3f6e-1c57-8a10-9a01-7a6d2c1b9883',
    'National Domestic Violence Hotline',
    'crisis',
    ['domesticViolence', ''],
    ['When home does not feel safe.', 'Cuando su hogar no se siente seguro.'],
  ),
  starting(
    '5d0f3f6e-1c57-8a10-9a01-7a6d2c1b9884',
    'Infant Massage USA',
    'directory',
    [null, 'infantmassageusa.org'],
    ['Classes for parents and babies.', 'Clases para padres y bebés.'],
  ),
]

/**
 * The practice's own entries stand over those that come along; what it set aside is marked, not gone. A
 * line that the door check calls too has the number of the clinical rules, and the day (in `timeZone`) on
 * which it was made sure of there: the two can never differ.
 */
export function resourcesOf(
  entries: readonly CatalogEntry[],
  lines: ReturnType<typeof practiceLines>,
  timeZone: string,
): readonly KnownResource[] {
  const lineOf = new Map(startingResources.map(({ id, line }) => [id, line]))
  const own = entries.flatMap(({ id, name, active, resource }) =>
    resource ? [{ ...resource, id, name, active, own: true, line: lineOf.get(id) ?? null }] : [],
  )
  const ids = new Set(own.map(({ id }) => id))
  return [...startingResources.filter(({ id }) => !ids.has(id)), ...own]
    .map((one) => {
      if (!one.line) return one
      const { number, verifiedAt } = lines[one.line]
      return { ...one, phone: number, verifiedOn: verifiedAt && dayOf(verifiedAt, timeZone) }
    })
    .toSorted((a, b) => uses.indexOf(a.use) - uses.indexOf(b.use) || a.name.localeCompare(b.name))
}
const uses: readonly Resource['use'][] = ['crisis', 'support', 'directory']

export const useWords: Readonly<Record<Resource['use'], string>> = {
  crisis: 'Crisis line',
  support: 'Support group or help line',
  directory: 'Directory or class',
}

export const crisisLines = (resources: readonly KnownResource[]): readonly KnownResource[] =>
  resources.filter(({ use, active }) => use === 'crisis' && active)
