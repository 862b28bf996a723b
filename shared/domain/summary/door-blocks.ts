import type { DoorGate } from '../../schema/door-gate'
import type { Screening } from '../../schema/screening'
import { weightWords } from '../clients/ages'
import { dateWords } from '../clients/words'
import { timeWords } from '../schedule/time-words'
import { temperatureWords } from '../supplies/heat-rules'
import { dayOf } from '../time/calendar-day'
import { flagWords, toldGroups } from './flag-words'
import type { PageNote } from './session-blocks'
import type { MeasureOf, SharedFact } from './shared-fact'
import type { Block } from './summary-content'

/** What was asked and measured at the door of one visit, of the one person. */
export interface DoorCheck {
  readonly visitId: string
  readonly startAt: string
  readonly gate: DoorGate
}

/** Of the latest of the chosen sessions that has one: an older answer is no answer about today. */
export function latestDoor(
  screenings: readonly Screening[],
  clientId: string,
  notes: readonly PageNote[],
): DoorCheck | null {
  for (const { note } of notes) {
    const found = screenings.find(
      (one) => one.kind === 'doorGate' && one.clientId === clientId && one.visitId === note.visitId,
    )
    if (found?.doorGate) {
      return { visitId: found.visitId, startAt: found.startAt, gate: found.doorGate }
    }
  }
  return null
}

const when = (at: string, timeZone: string): string =>
  `${dateWords(dayOf(at, timeZone))}, ${timeWords(at, timeZone)}`

const measured: readonly {
  readonly of: MeasureOf
  readonly words: (value: number) => string
}[] = [
  { of: 'pulse', words: (value) => `pulse ${value}/min` },
  { of: 'breaths', words: (value) => `breaths ${value}/min` },
  { of: 'temperatureC', words: (value) => `temperature ${temperatureWords(value)}` },
  { of: 'spo2', words: (value) => `oxygen saturation ${value} %` },
  { of: 'weightG', words: (value) => `weight ${weightWords(value)}` },
]

/** Measurements with their time; a page about a baby knows no blood pressure. */
export function vitalBlocks(door: DoorCheck | null, timeZone: string): Block[] {
  const words: string[] = []
  const facts: SharedFact[] = []
  if (door) {
    const { vitals } = door.gate
    const at = vitals.measuredAt ?? door.startAt
    const of = { at, visitId: door.visitId }
    const pressure = (again: boolean, systolic: number | null, diastolic: number | null) => {
      if (systolic === null || diastolic === null) return
      words.push(
        `blood pressure ${again ? 'again after 15 minutes ' : ''}${systolic}/${diastolic} mmHg`,
      )
      const id = `${door.visitId}/bloodPressure${again ? '/again' : ''}`
      facts.push({ kind: 'bloodPressure', id, systolic, diastolic, ...of })
    }
    pressure(false, vitals.systolic, vitals.diastolic)
    pressure(true, vitals.systolicAgain, vitals.diastolicAgain)
    for (const one of measured) {
      const value = vitals[one.of]
      if (value === null) continue
      words.push(one.words(value))
      facts.push({ kind: 'measure', id: `${door.visitId}/${one.of}`, of: one.of, value, ...of })
    }
  }
  const at = door && (door.gate.vitals.measuredAt ?? door.startAt)
  return [
    {
      ...{ topic: 'vitals', group: '', facts },
      body: {
        kind: 'list',
        label: words.length > 0 && at ? `Vitals, ${when(at, timeZone)}` : 'Vitals',
        items: words.length > 0 ? words : ['Not measured'],
      },
      leaving: words.length > 0 ? { what: 'Vitals', part: '', rank: 79 } : null,
    },
  ]
}

/** The later a group goes, the more a provider reads for it (clinical rulebook 9.1). */
const negativeRanks: Readonly<Record<string, number>> = {
  ...{ now: 69, head: 69, bleeding: 68, fever: 68, breast: 67, pregnancy: 68, history: 55 },
  ...{ babyNow: 69, babyFeeding: 68, babySkin: 67 },
}

/**
 * Warning signs: what was there stays whatever the length; what was asked and not there is said too,
 * because "not asked" is not "no".
 */
export function flagBlocks(door: DoorCheck | null, timeZone: string): Block[] {
  if (!door) return [flagBlock('Warning signs', ['Not asked'], [])]
  const given = new Map(door.gate.answers.map((one) => [one.id, one]))
  const groups = toldGroups.filter(({ subject }) => subject === door.gate.subject)
  const asked = groups.map((group) => ({
    ...group,
    answers: group.questions.flatMap((id) => given.get(id) ?? []),
  }))
  const fact = ({ id, answer, at }: DoorGate['answers'][number]): SharedFact => ({
    ...{ kind: 'flag', id: `${door.visitId}/${id}`, words: flagWords[id] ?? '', answer, at },
    visitId: door.visitId,
  })
  const wordsOf = (answers: DoorGate['answers']) => answers.map(({ id }) => flagWords[id] ?? '')
  const all = asked.flatMap(({ answers }) => answers)
  if (all.length === 0) return [flagBlock('Warning signs', ['Not asked'], [])]
  const present = all.filter(({ answer }) => answer === 'yes')
  const unsure = all.filter(({ answer }) => answer === 'unknown')
  const on = when(door.startAt, timeZone)
  const blocks = [
    flagBlock(
      `Warning signs reported, ${on}`,
      present.length > 0 ? wordsOf(present) : ['None of those asked'],
      present.map(fact),
    ),
  ]
  if (unsure.length > 0) {
    blocks.push(flagBlock('Asked, not known', wordsOf(unsure), unsure.map(fact)))
  }
  for (const { id, title, answers } of asked) {
    const none = answers.filter(({ answer }) => answer === 'no')
    if (none.length === 0) continue
    blocks.push({
      ...flagBlock(`Asked, not there (${title.toLowerCase()})`, wordsOf(none), none.map(fact)),
      leaving: {
        what: 'Warning signs asked and not there',
        part: title.toLowerCase(),
        rank: negativeRanks[id] ?? 55,
      },
    })
  }
  return blocks
}

const flagBlock = (
  label: string,
  items: readonly string[],
  facts: readonly SharedFact[],
): Block => ({
  ...{ topic: 'flags', group: '', leaving: null, facts },
  body: { kind: 'list', label, items },
})
