import type { Item, ServiceKind } from '../../schema/catalog-entry'
import type { AllergenClass, Allergy, Chart } from '../../schema/chart'
import { plainWords } from '../clients/plain-words'
import { suggestAllergens } from '../clients/suggest-allergens'

/** What is known of one person's allergies; nobody was asked about somebody without a chart. */
export interface AllergyHistory {
  readonly clientId: string
  readonly subject: Chart['subject']
  readonly history: Chart['allergyHistory']
  readonly allergies: readonly Pick<Allergy, 'substance' | 'allergenClass'>[]
}

export type AllergyRemark =
  /** LOCKED (clinical rulebook 7.4): the thing stays away from this household. */
  | {
      readonly kind: 'stop'
      readonly clientId: string
      readonly substance: string
      readonly allergenClass: AllergenClass
    }
  /** The catalog does not say so, but the thing's name does: to be looked at on the label. */
  | { readonly kind: 'look'; readonly clientId: string; readonly substance: string }
  /**
   * Default rule 7.4: a baby nobody has asked about (or has written down at all), and a nut, sesame or
   * peanut product near it. It stays away until somebody has asked.
   */
  | { readonly kind: 'unknownInfant'; readonly clientId: string }

/** A thing to bring: from the catalog, or a line written by hand (`item` null). */
export interface Brought {
  readonly label: string
  readonly item: Pick<Item, 'allergens'> | null
}

const nutSesamePeanut: ReadonlySet<AllergenClass> = new Set([
  'almond',
  'hazelnut',
  'walnut',
  'macadamia',
  'argan',
  'peanut',
  'sesame',
])

/** Sessions in which what is used comes near the breast or onto the baby. */
const nearBaby: ReadonlySet<ServiceKind> = new Set(['breast', 'infant', 'group'])

/** Latex and avocado share proteins: who reacts to one may react to the other (rulebook 7.4). */
const crossing: Partial<Record<AllergenClass, AllergenClass>> = {
  latex: 'avocado',
  avocado: 'latex',
}

/**
 * Why a thing should not come into this home, worst first; empty when nothing speaks against it.
 * Classes decide, and also the substance's own name inside the thing's name, because "other" is a
 * class too.
 */
export function checkAllergies(
  brought: Brought,
  people: readonly AllergyHistory[],
  serviceKind: ServiceKind | null,
): AllergyRemark[] {
  const guessed = suggestAllergens(brought.label)
  // A line written by hand has no classes of its own: its words are all there is, and they count.
  const classes = new Set(brought.item ? brought.item.allergens : guessed)
  const stops: AllergyRemark[] = []
  const looks: AllergyRemark[] = []
  const unknown: AllergyRemark[] = []
  for (const person of people) {
    const { clientId } = person
    for (const { substance, allergenClass } of person.allergies) {
      if (matches(allergenClass, classes) || names(brought.label, substance)) {
        stops.push({ kind: 'stop', clientId, substance, allergenClass })
      } else if (matches(allergenClass, new Set(guessed))) {
        looks.push({ kind: 'look', clientId, substance })
      }
    }
  }
  const risky = [...classes, ...guessed].some((one) => nutSesamePeanut.has(one))
  if (risky && serviceKind !== null && nearBaby.has(serviceKind)) {
    unknown.push(...unknownInfants(people))
  }
  return [...stops, ...looks, ...unknown]
}

/** No baby on record is an unknown baby too: it is told of the parent then. */
function unknownInfants(people: readonly AllergyHistory[]): AllergyRemark[] {
  const infants = people.filter(({ subject }) => subject === 'infant')
  const notKnown =
    infants.length === 0 ? people : infants.filter(({ history }) => history === 'notAsked')
  return notKnown.map(({ clientId }) => ({ kind: 'unknownInfant', clientId }))
}

function matches(allergen: AllergenClass, classes: ReadonlySet<AllergenClass>): boolean {
  if (allergen === 'other') return false
  const cross = crossing[allergen]
  return classes.has(allergen) || (cross !== undefined && classes.has(cross))
}

/** Words that a substance and a harmless thing share without meaning the same. */
const commonWords: ReadonlySet<string> = new Set(['oil', 'oils', 'the', 'and', 'all', 'any'])

/** Every telling word of the substance stands in the thing's name: "sunflower" in "Sunflower oil". */
function names(label: string, substance: string): boolean {
  const inLabel = new Set(plainWords(label))
  const telling = plainWords(substance).filter((word) => !commonWords.has(word))
  return telling.length > 0 && telling.every((word) => inLabel.has(word))
}

/** Nothing that is stopped is packed or ticked; what is only to be looked at may be. */
export const isStopped = (remarks: readonly AllergyRemark[]): boolean =>
  remarks.some((remark) => remark.kind !== 'look')

/** What a chart says of a person's allergies. */
export const allergyHistoryOf = (
  clientId: string,
  subject: Chart['subject'],
  chart: Chart | undefined,
): AllergyHistory => ({
  clientId,
  subject,
  history: chart?.allergyHistory ?? 'notAsked',
  allergies: chart?.allergies ?? [],
})
