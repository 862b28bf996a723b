import { ok, type Result, refused } from '../../../result'
import type { AllergenClass } from '../../../schema/chart'
import type { InfantOil } from '../../../schema/infant-session'
import { plainWords } from '../../clients/plain-words'
import { suggestAllergens } from '../../clients/suggest-allergens'
import { type AllergyHistory, checkAllergies } from '../../supplies/allergy-check'

/** What an oil is checked against: everybody in the home, and the catalog's word on what it holds. */
export interface OilFacts {
  readonly ageDays: number | null
  readonly people: readonly AllergyHistory[]
  /** Classes of the catalog's oils by id. */
  readonly allergensOf: ReadonlyMap<string, readonly AllergenClass[]>
}

export type OilRefusal =
  /** LOCKED (7.4): the baby or somebody in the home reacts to it. */
  | { readonly kind: 'allergy'; readonly substance: string }
  /** Default 7.4: nobody was asked about this baby's allergies, and it is a nut, sesame or peanut oil. */
  | { readonly kind: 'allergiesNotAsked' }
  /** LOCKED (7.4): mustard, peanut, mineral and perfumed oils; and essential oils not before six years. */
  | { readonly kind: 'notForBabies' }
  /** LOCKED (7.4): no essential oil and nothing perfumed in the first three months. */
  | { readonly kind: 'scentedTooEarly' }

const neverWords: ReadonlySet<string> = new Set([
  ...['mustard', 'peanut', 'arachis', 'mineral', 'paraffin', 'perfumed'],
  ...['eucalyptus', 'peppermint', 'menthol', 'rosemary', 'camphor', 'wintergreen'],
])
const scented: readonly AllergenClass[] = ['essentialOil', 'fragrance']
const noScentDays = 90

/** Plain oils that infant massage courses use (7.4): cold pressed, without scent. */
export const plainOils = ['Sunflower oil', 'Safflower oil', 'Fractionated coconut oil'] as const

/** May this oil touch this baby today? No oil at all always may. */
export function checkOil(
  { name, itemId }: Pick<InfantOil, 'name' | 'itemId'>,
  { ageDays, people, allergensOf }: OilFacts,
): Result<null, OilRefusal> {
  const label = name.trim()
  if (label === '') return ok(null)
  const known = itemId === null ? null : (allergensOf.get(itemId) ?? null)
  const item = known ? { allergens: [...known] } : null
  const remarks = checkAllergies({ label, item }, people, 'infant')
  const stop = remarks.find((remark) => remark.kind === 'stop')
  if (stop) return refused({ kind: 'allergy', substance: stop.substance })
  const classes = [...(known ?? []), ...suggestAllergens(label)]
  if (classes.includes('peanut') || plainWords(label).some((word) => neverWords.has(word))) {
    return refused({ kind: 'notForBabies' })
  }
  if (classes.some((one) => scented.includes(one)) && (ageDays ?? 0) < noScentDays) {
    return refused({ kind: 'scentedTooEarly' })
  }
  return remarks.some(({ kind }) => kind === 'unknownInfant')
    ? refused({ kind: 'allergiesNotAsked' })
    : ok(null)
}

export function oilRefusalWords(refusal: OilRefusal): string {
  switch (refusal.kind) {
    case 'allergy':
      return `Somebody in this home reacts to ${refusal.substance}: this oil stays in the bag. Choose another, or go on without.`
    case 'allergiesNotAsked':
      return 'Nobody has asked about this baby’s allergies yet: no nut, sesame or peanut oil. Ask, and write it in the chart.'
    case 'notForBabies':
      return 'Not for babies: mustard, peanut, mineral and perfumed oils, and strong essential oils. Choose a plain one.'
    case 'scentedTooEarly':
      return 'No essential oil and nothing perfumed in the first three months. Choose a plain one.'
  }
}
