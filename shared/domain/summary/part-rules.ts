import type { CareRole, Client } from '../../schema/client'
import type { SummaryPart } from '../../schema/summary'
import type { SharingAnswer } from '../consents/sharing-answer'

type Kind = Client['kind']
type Answer = Pick<SharingAnswer, 'sharing' | 'parts'> | null

const parentParts: readonly SummaryPart[] = [
  ...(['birth', 'allergies', 'medications', 'conditions', 'clearances', 'vitals'] as const),
  ...(['redFlags', 'pain', 'sites', 'session', 'done', 'feeding', 'symptoms'] as const),
  ...(['mood', 'moodAnswers', 'plan'] as const),
]
const infantParts: readonly SummaryPart[] = [
  ...(['birth', 'allergies', 'medications', 'conditions', 'clearances', 'vitals'] as const),
  ...(['redFlags', 'session', 'feeding', 'mother', 'plan'] as const),
]

/** What can be said of a person at all, in the order of the page: a baby rates no pain. */
export const partsFor = (kind: Kind): readonly SummaryPart[] =>
  kind === 'parent' ? parentParts : infantParts

/** What this profession reads a page for (clinical rulebook 9.1 to 9.3): ticked from the start. */
const usualForParent: Readonly<Record<CareRole, readonly SummaryPart[]>> = {
  obgyn: [
    ...(['birth', 'allergies', 'medications', 'clearances', 'vitals', 'redFlags', 'pain'] as const),
    ...(['sites', 'session', 'done', 'plan'] as const),
  ],
  midwife: [
    ...(['birth', 'allergies', 'medications', 'clearances', 'vitals', 'redFlags', 'pain'] as const),
    ...(['sites', 'session', 'done', 'feeding', 'plan'] as const),
  ],
  primaryCare: [
    ...(['birth', 'allergies', 'medications', 'conditions', 'vitals', 'redFlags', 'pain'] as const),
    ...(['session', 'done', 'plan'] as const),
  ],
  lactation: ['birth', 'allergies', 'feeding', 'sites', 'pain', 'session', 'done', 'plan'],
  pelvicFloorPt: ['birth', 'clearances', 'symptoms', 'pain', 'session', 'done', 'plan'],
  mentalHealth: ['birth', 'plan'],
  pediatric: [],
  doula: ['plan'],
  other: ['birth', 'plan'],
}

const usualForInfant: Readonly<Record<CareRole, readonly SummaryPart[]>> = {
  pediatric: ['birth', 'allergies', 'feeding', 'vitals', 'redFlags', 'session', 'plan'],
  primaryCare: ['birth', 'allergies', 'feeding', 'vitals', 'redFlags', 'session', 'plan'],
  lactation: ['birth', 'feeding', 'vitals', 'session', 'plan'],
  midwife: ['birth', 'feeding', 'vitals', 'redFlags', 'session', 'plan'],
  obgyn: ['birth', 'plan'],
  pelvicFloorPt: ['birth', 'plan'],
  mentalHealth: ['plan'],
  doula: ['plan'],
  other: ['birth', 'plan'],
}

/** What a profession has no use for: it can be ticked, and says so (minimum necessary, 8.2). */
const usual = (kind: Kind, role: CareRole): readonly SummaryPart[] =>
  kind === 'parent' ? usualForParent[role] : usualForInfant[role]

/**
 * Where a new summary starts: what this profession reads for, and no more of a person than that. What
 * needs a yes of its own is never among it.
 */
export const usualParts = (kind: Kind, role: CareRole): SummaryPart[] => [...usual(kind, role)]

/** Who is no clinician: nothing of health goes to them without a signature (clinical rulebook 8.3). */
const notTreating: ReadonlySet<CareRole> = new Set(['doula', 'other'])
const alwaysSigned: ReadonlySet<SummaryPart> = new Set(['mood', 'moodAnswers', 'mother'])

/**
 * Whether a part needs a signed permission that names it, whatever was agreed to in general: the mood
 * screen for everybody, what is the mother's on a page for the baby's doctor, and everything for who does not
 * treat (clinical rulebook 6, 8.2, 8.3).
 */
export const needsSignature = (part: SummaryPart, kind: Kind, role: CareRole): boolean =>
  alwaysSigned.has(part) || notTreating.has(role) || (kind === 'parent' && role === 'pediatric')

/** What was signed for the baby's doctor is about the baby, unless it names the mother (rulebook 8.2). */
const isForBabyAlone = (kind: Kind, role: CareRole, answer: Answer): boolean =>
  kind === 'parent' && role === 'pediatric' && !answer?.parts?.includes('mother')

/** Whether the client's answer covers a part, for this recipient and about this person. */
export function isAgreed(part: SummaryPart, kind: Kind, role: CareRole, answer: Answer): boolean {
  if (answer?.sharing !== 'agreed') return false
  // A yes from before categories were asked covers the usual ones; what needs a name of its own it does not.
  if (!answer.parts) return !needsSignature(part, kind, role)
  if (isForBabyAlone(kind, role, answer)) return false
  return answer.parts.includes(part)
}

/**
 * The parts that may stand on the page. While nothing is agreed yet it is a page to look at, which cannot
 * leave, and it holds what a yes could cover; never what needs a signature.
 */
export function partsOnPage(
  parts: readonly SummaryPart[],
  kind: Kind,
  role: CareRole,
  answer: Answer,
): readonly SummaryPart[] {
  const known = parts.filter((part) => partsFor(kind).includes(part))
  return answer?.sharing === 'agreed'
    ? known.filter((part) => isAgreed(part, kind, role, answer))
    : known.filter((part) => !needsSignature(part, kind, role))
}

/**
 * - usual: this profession reads for it
 * - more: agreed, but more than this profession needs
 * - notAgreed: the permission does not name it
 * - needsSignature: only a signed permission that names it opens it
 * - forBaby: signed for the baby's doctor, and not for what is the mother's
 * - notAsked: nothing is agreed with this recipient yet
 */
export type PartWhy = 'usual' | 'more' | 'notAgreed' | 'needsSignature' | 'forBaby' | 'notAsked'

export interface PartStanding {
  readonly part: SummaryPart
  /** May stand on a page that leaves. */
  readonly may: boolean
  readonly why: PartWhy
}

/** Each category, and why it may or may not leave, in the order of the page. */
export const partStandings = (kind: Kind, role: CareRole, answer: Answer): PartStanding[] =>
  partsFor(kind).map((part) => {
    const may = isAgreed(part, kind, role, answer)
    return { part, may, why: whyOf(part, kind, role, answer, may) }
  })

function whyOf(
  part: SummaryPart,
  kind: Kind,
  role: CareRole,
  answer: Answer,
  may: boolean,
): PartWhy {
  if (may) return usual(kind, role).includes(part) ? 'usual' : 'more'
  if (answer?.parts?.includes(part) && isForBabyAlone(kind, role, answer)) return 'forBaby'
  if (needsSignature(part, kind, role)) return 'needsSignature'
  return answer?.sharing === 'agreed' ? 'notAgreed' : 'notAsked'
}
