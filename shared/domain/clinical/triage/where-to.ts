import type {
  ReferralTriage,
  TriageOffer,
  TriageSymptom,
  TriageTarget,
} from '#shared/schema/referral-triage'

/** The order in which they are read: what cannot wait first. */
export const triageTargets: readonly TriageTarget[] = [
  'medical',
  'mentalHealth',
  'pelvicFloorPt',
  'lactation',
  'massage',
]

/** Where a "yes" points; some point to two, for one does not rule out the other (rulebook 1.4 to 1.7, 3.1). */
export const pointsTo: Readonly<Record<TriageSymptom, readonly TriageTarget[]>> = {
  leaking: ['pelvicFloorPt'],
  pelvicPain: ['pelvicFloorPt'],
  heaviness: ['pelvicFloorPt'],
  coreGap: ['pelvicFloorPt'],
  scarTrouble: ['pelvicFloorPt'],
  activityTrouble: ['pelvicFloorPt'],
  stillAfterMonths: ['pelvicFloorPt'],
  drained: ['massage'],
  soreFromHolding: ['massage'],
  anxious: ['massage', 'mentalHealth'],
  swelling: ['massage'],
  painfulFeeding: ['lactation'],
  milkWorry: ['lactation'],
  blockedDucts: ['lactation'],
  newOrWorse: ['medical'],
  noCheckup: ['medical'],
  veryLow: ['mentalHealth'],
  poorSleep: ['mentalHealth'],
  appetiteEnergy: ['mentalHealth'],
}

/** In the order they are asked. */
export const triageSymptoms = Object.keys(pointsTo) as TriageSymptom[]

/** These ask for a mood screen as well (rulebook 1.6). */
const moodSymptoms: ReadonlySet<TriageSymptom> = new Set([
  'drained',
  'anxious',
  'veryLow',
  'poorSleep',
  'appetiteEnergy',
])

type Answered = Pick<ReferralTriage, 'symptoms'>

const yes = ({ symptoms }: Answered): readonly TriageSymptom[] =>
  symptoms.filter(({ answer }) => answer === 'yes').map(({ symptom }) => symptom)

export interface Pointer {
  readonly to: TriageTarget
  readonly because: readonly TriageSymptom[]
}

/** Where the answers point, each with what speaks for it. "Not asked" points nowhere. */
export function whereTo(triage: Answered): readonly Pointer[] {
  const said = yes(triage)
  return triageTargets.flatMap((to) => {
    const because = said.filter((symptom) => pointsTo[symptom].includes(to))
    return because.length > 0 ? [{ to, because }] : []
  })
}

export const asksForMoodScreen = (triage: Answered): boolean =>
  yes(triage).some((symptom) => moodSymptoms.has(symptom))

/** The one that stands of each target: the last that was written down. */
export function standingOffers(
  offers: readonly TriageOffer[],
): ReadonlyMap<TriageTarget, TriageOffer> {
  const inTime = offers.toSorted((a, b) => a.at.localeCompare(b.at))
  return new Map(inTime.map((offer) => [offer.to, offer]))
}

export const withOffer = (triage: ReferralTriage, offer: TriageOffer): ReferralTriage =>
  triage.offers.some(({ id }) => id === offer.id)
    ? triage
    : { ...triage, offers: [...triage.offers, offer] }

/** An answer, or back to "not asked". */
export function withAnswer<T extends Answered>(
  triage: T,
  symptom: TriageSymptom,
  answer: 'yes' | 'no' | null,
): T {
  const others = triage.symptoms.filter((one) => one.symptom !== symptom)
  const symptoms = answer === null ? others : [...others, { symptom, answer }]
  return { ...triage, symptoms }
}

export const emptyTriage: ReferralTriage = {
  symptoms: [],
  offers: [],
  ptReferral: { needed: 'notAsked', payer: '', authorization: '' },
  note: '',
}
