import type { StateRule } from '../../schema/catalog-entry'

/** What a state's rule says, before the practice has confirmed it. */
export type RuleSeed = Omit<StateRule, 'confirmedAt' | 'confirmedBy'>

/**
 * The two rows that were read (clinical rulebook 0 C4, 2.8), as secondary copies gave them: a start for
 * the practice's own reading, never a confirmation.
 */
export const ruleSeeds: readonly RuleSeed[] = [
  {
    region: 'TX',
    breastMassage: 'allowed',
    consentMode: 'perSession',
    offersWitness: false,
    nippleApart: false,
    trainingHours: 0,
    parentUnderAge: 18,
    therapistSigns: true,
    keepYears: null,
    text: 'New written consent, signed and dated by both, before each session. The consultation document names techniques, parts massaged and left out with the reasons, draping, and that either side may stop.',
    source: '16 TAC 117.91(c)',
  },
  {
    region: 'WA',
    breastMassage: 'allowed',
    consentMode: 'writtenAndVerbal',
    offersWitness: true,
    nippleApart: true,
    trainingHours: 16,
    parentUnderAge: 18,
    keepYears: 3,
    text: 'Written and verbal consent beforehand, the right to stop at any time, a witness of the client’s choice, evidence of at least 16 hours of in-person training, a parent’s consent under 18. Areola named for itself. Pectoral, intercostal and axillary work is not breast massage.',
    source: 'WAC 246-830-555',
  },
]

/** What to start from in a state that nothing is known of: the careful answers. */
export const unknownRule = (region: string): RuleSeed => ({
  region,
  breastMassage: 'notAllowed',
  consentMode: 'perSession',
  offersWitness: true,
  nippleApart: true,
  trainingHours: 0,
  parentUnderAge: 18,
  keepYears: null,
  text: '',
  source: '',
})

/** `tx `, `Tx.` and `TX` are one state. */
export const sameRegion = (a: string, b: string): boolean => regionKey(a) === regionKey(b)

const longNames: Readonly<Record<string, string>> = { TEXAS: 'TX', WASHINGTON: 'WA' }

export function regionKey(region: string): string {
  const plain = region.trim().replace(/\.$/, '').toUpperCase()
  return longNames[plain] ?? plain
}

export const seedFor = (region: string): RuleSeed =>
  ruleSeeds.find((seed) => sameRegion(seed.region, region)) ?? unknownRule(regionKey(region))

/** The rule that the practice has confirmed for a state; null for none. */
export const ruleFor = (
  rules: readonly StateRule[] | undefined,
  region: string,
): StateRule | null => rules?.find((rule) => sameRegion(rule.region, region)) ?? null
