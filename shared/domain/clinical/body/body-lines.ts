import type { BodyArea, BodyRow, BodySession } from '../../../schema/body-session'
import type {
  SessionGoal,
  SessionResponse,
  TimingStamp,
  WorkConsent,
} from '../../../schema/hands-on'
import { dateWords } from '../../clients/words'
import type { LineGroup } from '../breast/session-lines'
import { pressureWords } from '../breast/words'
import { goalWords } from '../wellbeing/goals'
import {
  areaWords,
  babyMovesWords,
  bodySkinWords,
  bodyTechniqueWords,
  bowelsWords,
  complaintWords,
  gaitWords,
  motionWords,
  pointWords,
  positionWords,
  responseWords,
  swellingWords,
  timingWords,
  toleratedWords,
  toneWords,
  workConsentWords,
} from './words'

/*
 * Body work as lines to read: the signed note, the summary and an addendum of late words all say it with
 * these. Times come through `timeOf`, because only the caller knows the zone.
 */

export type TimeOf = (instant: string) => string

export const joined = (parts: readonly (string | null | false | undefined)[], by = ', '): string =>
  parts.filter((part): part is string => typeof part === 'string' && part !== '').join(by)

export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `7 → 3`; what one side lacks is a question mark, what both lack is null. */
export const changeWords = (before: string | null, after: string | null): string | null =>
  before === null && after === null ? null : `${before ?? '?'} → ${after ?? '?'}`

const numberWords = (value: number | null): string | null => (value === null ? null : String(value))

export interface AreaRow {
  readonly area: BodyArea['area']
  readonly place: string
  readonly pain: string
  readonly feel: string
  readonly swelling: string
  readonly motion: string
}

const notNoted = 'Not noted'

/** The areas as a table, before → after. What was not noted says so. */
export const areaRows = ({ areas }: Pick<BodySession, 'areas'>): AreaRow[] =>
  areas.map((one) => {
    const said = <T extends string>(words: Readonly<Record<T, string>>, value: T | null) =>
      value === null ? null : lower(words[value])
    return {
      area: one.area,
      place: areaWords[one.area],
      pain: changeWords(numberWords(one.painBefore), numberWords(one.painAfter)) ?? notNoted,
      feel: changeWords(said(toneWords, one.tone), said(toneWords, one.toneAfter)) ?? notNoted,
      swelling:
        changeWords(said(swellingWords, one.swelling), said(swellingWords, one.swellingAfter)) ??
        notNoted,
      motion:
        changeWords(said(motionWords, one.motion), said(motionWords, one.motionAfter)) ?? notNoted,
    }
  })

/** What was found at an area beside what the table says. */
export const areaFindings = (one: BodyArea): string =>
  joined(
    [
      one.complaints.length > 0 &&
        one.complaints.map((name) => lower(complaintWords[name])).join(', '),
      one.painMoving !== null && `pain when moving ${one.painMoving} of 10`,
      one.tenderness !== null && `tenderness ${one.tenderness} of 4`,
      one.bodySkin && `skin ${lower(bodySkinWords[one.bodySkin])}`,
      one.leaveAlone.trim() !== '' && `no hands: ${one.leaveAlone.trim()}`,
      one.words.trim(),
    ],
    '; ',
  )

function areaLine(one: BodyArea, row: AreaRow): string {
  const { pain, feel, swelling, motion } = row
  const changes = Object.entries({ pain, feel, swelling, motion })
    .filter(([, text]) => text !== notNoted)
    .map(([name, text]) => `${name} ${text}`)
  return joined([`${row.place}`, joined([areaFindings(one), ...changes], '; ')], ': ')
}

/** What the table of `areaRows` leaves out; an area that the table says everything of has no line. */
const beyondTable = (areas: readonly BodyArea[]): string[] =>
  areas.flatMap((one) => {
    const found = areaFindings(one)
    return found === '' ? [] : [`${areaWords[one.area]}: ${found}`]
  })

export const bodyRowLine = (row: BodyRow, timeOf: TimeOf): string =>
  joined([
    `${timeOf(row.startedAt)} ${bodyTechniqueWords[row.technique]}`.trim(),
    lower(areaWords[row.area]),
    row.points.length > 0 && row.points.map((point) => pointWords[point]).join(' '),
    `pressure ${row.pressure} (${pressureWords[row.pressure]})`,
    lower(positionWords[row.position]),
    row.minutes !== null && `${row.minutes} min`,
    row.tolerated && `tolerated: ${lower(toleratedWords[row.tolerated])}`,
  ])

export const workConsentLine = (event: WorkConsent, timeOf: TimeOf): string =>
  joined([
    `${timeOf(event.at)} ${workConsentWords[event.kind]}`.trim(),
    event.where in areaWords && lower(areaWords[event.where as BodyArea['area']]),
    event.words.trim(),
  ])

export const goalLine = ({ goal, trouble, measure }: SessionGoal): string =>
  joined([goalWords[goal], trouble !== null && `trouble ${trouble} of 10`, measure.trim()])

export const timingLines = (timing: TimingStamp): string[] => [
  timingWords(timing),
  timing.clearedOn === null
    ? 'No provider’s word for this work on record that day'
    : `Provider’s word of ${dateWords(timing.clearedOn)}`,
]

export const responseLines = (response: SessionResponse | null, words: string): string[] =>
  [response ? `Afterwards: ${lower(responseWords[response])}` : '', words.trim()].filter(Boolean)

export const filled = (groups: readonly LineGroup[]): LineGroup[] =>
  groups.filter(({ lines }) => lines.length > 0)

/** Everything of it; parts with nothing in them are left out. */
export function bodyLines(session: BodySession, timeOf: TimeOf): LineGroup[] {
  const rows = areaRows(session)
  const areas = session.areas.map((one, index) => areaLine(one, rows[index] as AreaRow))
  return filled([{ title: 'Areas', lines: areas }, ...linesAfterAreas(session, timeOf)])
}

/** The same beside the table of its areas: no area and no figure is told a second time. */
export const bodyLinesBesideTable = (session: BodySession, timeOf: TimeOf): LineGroup[] =>
  filled([
    { title: 'Found there', lines: beyondTable(session.areas) },
    ...linesAfterAreas(session, timeOf),
  ])

function linesAfterAreas(session: BodySession, timeOf: TimeOf): LineGroup[] {
  const { calfLeftCm, calfRightCm, babyMoves, oil, fatigue, bowels, gait } = session
  const measured = [
    calfLeftCm !== null || calfRightCm !== null
      ? `Around the calves: left ${calfLeftCm ?? '?'} cm, right ${calfRightCm ?? '?'} cm`
      : '',
    typeof fatigue === 'number' ? `Tired: ${fatigue} of 10` : '',
    bowels ? `Bowels: ${lower(bowelsWords[bowels])}` : '',
    gait ? `Walks: ${lower(gaitWords[gait])}` : '',
    babyMoves ? `Baby moves: ${lower(babyMovesWords[babyMoves])}` : '',
    session.diastasis.trim() === ''
      ? ''
      : `Belly muscles, as measured: ${session.diastasis.trim()}`,
  ]
  return [
    { title: 'Measured and said', lines: measured.filter(Boolean) },
    { title: 'What was done', lines: session.rows.map((row) => bodyRowLine(row, timeOf)) },
    { title: 'Oil', lines: oil?.name.trim() ? [oil.name.trim()] : [] },
    { title: 'Goals', lines: session.goals.map(goalLine) },
    { title: 'Response', lines: responseLines(session.response, session.responseWords) },
    { title: 'What she said', lines: session.consents.map((one) => workConsentLine(one, timeOf)) },
    { title: 'How far along', lines: timingLines(session.timing) },
  ]
}
