import type { CompositionSources } from '#shared/domain/summary/composition'
import { isAgreed, partsFor } from '#shared/domain/summary/part-rules'
import type { CareRole } from '#shared/schema/client'
import { careRoleSchema } from '#shared/schema/client'
import type { Screening } from '#shared/schema/screening'
import type { SummaryPart, SummaryPurpose } from '#shared/schema/summary'
import {
  breastNoteOf,
  breastSession,
  idOf,
  infant,
  infantChart,
  note,
  parent,
  parentChart,
  provider,
  screenings,
  sources,
} from '../unit/summary/summary-sources'

/*
 * Made-up clients by the number, each with a word planted in every place that must stay behind, and one in
 * every category that may or may not leave.
 */

export const roles: readonly CareRole[] = careRoleSchema.options

/** The same numbers for the same seed, on every machine (mulberry32). */
export function dice(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    upTo: (most: number): number => Math.floor(next() * (most + 1)),
    chance: (share: number): boolean => next() < share,
    oneOf: <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T,
  }
}
type Dice = ReturnType<typeof dice>

/** Never leaves, whatever is agreed (LOCKED). */
export const lockedWord = 'LOCKED-CANARY'
/** Stands in the words of one category. */
export const wordOf = (part: SummaryPart): string => `CANARY-${part.toUpperCase()}-END`

/** What tells of a category even without its planted word. */
const signsOf: Readonly<Partial<Record<SummaryPart, readonly string[]>>> = {
  vitals: ['85354-9', '8310-5', '128/82', '29463-7'],
  redFlags: ['"Flag"', 'breast painful, red or hard', 'yellow skin or eyes'],
  pain: ['Pain as rated'],
  sites: ['breast-site', '3 × 2 cm'],
  feeding: ['63895-7', 'milk-left'],
  symptoms: ['leaking when sneezing'],
  mood: ['EPDS', '99046-5', '55758-7'],
  moodAnswers: ['QuestionnaireResponse', 'self-blame'],
}

const planted: readonly SummaryPart[] = [
  ...(['birth', 'allergies', 'medications', 'conditions', 'clearances', 'session'] as const),
  ...(['done', 'mother', 'plan'] as const),
]

/** Nobody reads of these, agreed or not. */
const never = [lockedWord, 'safe at home', 'hurt by', 'self-harm', 'harming', 'nobody can explain']

/** Everything that may stand in no form for somebody who was allowed to read of these categories. */
export function mayNotStand(agreed: readonly SummaryPart[]): readonly string[] {
  const all = Object.keys(signsOf) as SummaryPart[]
  const off = all.filter((part) => !agreed.includes(part))
  // The answers name the sheet too, and its total may be agreed without them.
  const signs = off.filter((part) => part !== 'mood' || !agreed.includes('moodAnswers'))
  return [
    ...never,
    ...planted.filter((part) => !agreed.includes(part)).map(wordOf),
    ...signs.flatMap((part) => signsOf[part] ?? []),
  ]
}

const names = [
  { given: 'Maya', family: 'Fernandez', preferred: '' },
  { given: 'نور', family: 'الحسيني', preferred: '' },
  { given: '👶🏽 Zoë', family: 'O’Neill-Żuławski', preferred: 'Zo' },
  { given: '', family: '', preferred: '' },
  { given: '美咲', family: '渡辺', preferred: '' },
]
const purposes: readonly SummaryPurpose[] = ['clearance', 'concern', 'referral', 'update', 'answer']

export interface MadeUpSummary {
  readonly sources: CompositionSources
  /** Every part ticked, agreed or not: what a mistake of a screen would ask for. */
  readonly greedy: CompositionSources
  readonly agreed: readonly SummaryPart[]
}

export function madeUpSummary(seed: number, role: CareRole): MadeUpSummary {
  const roll = dice(seed)
  const kind = roll.chance(0.35) ? 'infant' : 'parent'
  const all = partsFor(kind)
  const signed = roll.chance(0.6)
  const named = all.filter(() => roll.chance(0.5))
  const sharing: CompositionSources['sharing'] = {
    ...{ sharing: 'agreed', sharingOn: '2026-11-12' },
    ...(signed ? { parts: named, until: roll.chance(0.5) ? '2027-11-12' : null } : {}),
  }
  const agreed = all.filter((part) => isAgreed(part, kind, role, sharing))
  const plain = peopleOf(roll, kind)
  const made = sources({
    ...plain,
    sharing,
    provider: {
      ...{ ...provider, role },
      ...(roll.chance(0.3) ? { npi: '1234567893', email: 'desk@clinic.example' } : {}),
      ...(roll.chance(0.3) ? { organisation: '', phone: '', fax: '', credentials: '' } : {}),
    },
    paper: roll.chance(0.5) ? 'A4' : 'Letter',
    choices: {
      ...{ recipientRole: role, urgency: roll.oneOf(['routine', 'soon', 'sameDay'] as const) },
      requestBy: roll.chance(0.5) ? '2026-12-01' : null,
      purpose: roll.oneOf(purposes),
      message: roll.chance(0.5) ? 'She asks about scar work before her checkup.' : '',
      parts: [],
    },
  })
  // Something has to be said, or there is nothing to send.
  const said = { ...made.choices, message: made.choices.message || 'A short word on care.' }
  return {
    sources: { ...made, choices: { ...said, parts: [...agreed] } },
    greedy: { ...made, choices: { ...said, parts: [...all] } },
    agreed,
  }
}

function peopleOf(roll: Dice, kind: 'parent' | 'infant') {
  const mother = { ...parent, name: roll.oneOf(names), note: lockedWord }
  const baby = { ...infant, name: roll.oneOf(names), note: lockedWord }
  const about = kind === 'infant' ? baby.id : mother.id
  const own = kind === 'infant' ? infantChart : parentChart
  return {
    ...{ parent: mother, infants: [baby], about },
    charts: roll.chance(0.1) ? [] : [chartOf(own, roll), otherChart(kind)],
    notes: notesOf(roll, about),
    screenings: screeningsOf(roll),
  }
}

/** Of the other of the two: nothing of it may be told, but for what a mother signed for by itself. */
const otherChart = (kind: 'parent' | 'infant') => {
  const other = kind === 'infant' ? parentChart : infantChart
  return {
    ...{ ...other, note: lockedWord, conditions: [lockedWord], clearances: [], allergies: [] },
    medications: [{ id: idOf(61), name: wordOf('mother'), dose: '', note: lockedWord }],
    parent: other.parent && { ...other.parent, birthNote: lockedWord, goals: lockedWord },
  }
}

const chartOf = (own: typeof parentChart, roll: Dice) => ({
  ...{ ...own, note: lockedWord },
  parent: own.parent && {
    ...{ ...own.parent, birthNote: wordOf('birth'), goals: lockedWord },
    ...{ gravida: roll.chance(0.5) ? null : roll.upTo(6), para: roll.chance(0.5) ? null : 1 },
    birthMode: roll.oneOf([null, 'vaginal', 'cesareanPlanned'] as const),
    stage: roll.oneOf(['postpartum', 'pregnant', 'other'] as const),
  },
  infant: own.infant && {
    ...own.infant,
    gestationAtBirthDays: roll.chance(0.5) ? null : 230 + roll.upTo(60),
  },
  allergyHistory: 'some' as const,
  allergies: parentChart.allergies.map((one) => ({
    ...{ ...one, substance: wordOf('allergies'), reaction: roll.chance(0.5) ? '' : 'hives' },
    severity: roll.oneOf(['mild', 'moderate', 'severe', 'unknown'] as const),
  })),
  medications: [{ id: idOf(61), name: wordOf('medications'), dose: '', note: '' }],
  conditions: [`${wordOf('conditions')} (O91.23)`, 'feeding trouble (P92.6)'],
  clearances: parentChart.clearances.map((one) => ({
    ...{ ...one, scope: wordOf('clearances') },
    expiresOn: roll.chance(0.5) ? '2027-01-01' : null,
  })),
})

function notesOf(roll: Dice, about: string) {
  return Array.from({ length: roll.upTo(4) }, (_, index) => {
    const one = note(index + 1, new Date(Date.UTC(2026, 10, 20 - index, 18)).toISOString())
    const words = {
      ...{ ...one, clientId: about },
      content: {
        ...one.content,
        ...{ subjective: wordOf('session'), objective: '', assessment: '', plan: wordOf('plan') },
        painBefore: roll.chance(0.5) ? null : roll.upTo(10),
        handsOnMin: roll.chance(0.3) ? null : 45,
      },
    }
    if (about !== parent.id || roll.chance(0.4)) return words
    const breast = breastNoteOf(words)
    return { ...breast, content: { ...breast.content, breast: breastOf() } }
  })
}

const breastOf = () => ({
  ...breastSession,
  sites: breastSession.sites.map((site) => ({ ...site, words: lockedWord })),
  skipped: [{ stage: 'warmUp' as const, reason: wordOf('done'), at: '2026-11-20T18:00:00.000Z' }],
  handout: lockedWord,
})

const screeningsOf = (roll: Dice): Screening[] =>
  screenings.map((one) => ({
    ...one,
    doorGate: one.doorGate && { ...one.doorGate, note: lockedWord },
    mood: one.mood && {
      ...{ ...one.mood, note: lockedWord, form: lockedWord, language: lockedWord },
      items: one.mood.items.map((item, index) => (roll.chance(0.1) && index < 9 ? null : item)),
      actions: one.mood.actions.map((action) => ({ ...action, words: lockedWord })),
    },
    triage: one.triage && {
      ...{ ...one.triage, note: lockedWord },
      ptReferral: { needed: 'yes' as const, payer: lockedWord, authorization: lockedWord },
    },
  }))
