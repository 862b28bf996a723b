import type {
  HomeDay,
  InfantAsk,
  InfantCue,
  InfantSession,
  InfantStrokeRow,
  InfantTool,
} from '../../../schema/infant-session'
import { shortDateWords } from '../../clients/words'
import { fahrenheitOf, temperatureWords } from '../../supplies/heat-rules'
import type { LineGroup } from '../breast/session-lines'
import { minutesADay, minutesOnBaby } from './dose'
import { areaOfStroke } from './strokes'
import {
  answerWords,
  areaWords,
  coachedByWords,
  coachTeachBackWords,
  cueResponseWords,
  cueWords,
  infantSkinWords,
  infantStateWords,
  infantStrokeWords,
  insteadWords,
  intensityWords,
  navelWords,
  parentGoalWords,
  reactionWords,
  toolPlaceWords,
} from './words'

/* A session as lines to read: the signed note, the summary and an addendum of late words say it so. */

type TimeOf = (instant: string) => string

const join = (parts: readonly (string | null | false | undefined)[], by = ', '): string =>
  parts.filter((part): part is string => typeof part === 'string' && part !== '').join(by)
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
/** A tenth of a degree decides about a fever: both scales with theirs. */
const feverWords = (celsius: number): string =>
  `${celsius.toFixed(1)} °C (${fahrenheitOf(celsius).toFixed(1)} °F)`
/** The calendar day stands for itself: without its year, which the note already says. */
const dayWords = (day: string): string => shortDateWords(day, day)

const askLine = (ask: InfantAsk, timeOf: TimeOf): string =>
  join([
    `${timeOf(ask.at)} ${infantStateWords[ask.state]}`.trim(),
    lower(answerWords[ask.answer]),
    ask.instead && `instead: ${lower(insteadWords[ask.instead])}`,
  ])

const strokeLine = (row: InfantStrokeRow, timeOf: TimeOf): string =>
  join([
    `${timeOf(row.startedAt)} ${infantStrokeWords[row.stroke]}`.trim(),
    lower(areaWords[areaOfStroke[row.stroke]]),
    lower(coachedByWords[row.by]),
    row.minutes !== null && `${row.minutes} min`,
    row.teachBack && lower(coachTeachBackWords[row.teachBack]),
  ])

const toolLine = (tool: InfantTool, timeOf: TimeOf): string =>
  join([
    `${timeOf(tool.startedAt)} ${tool.name}`.trim(),
    tool.head && `head ${tool.head}`,
    lower(toolPlaceWords[tool.place]),
    lower(coachedByWords[tool.by]),
    `intensity ${lower(intensityWords[tool.intensity])}`,
    tool.minutes !== null && `${tool.minutes} min`,
    tool.fromAgeWeeks !== null && `maker: from ${tool.fromAgeWeeks} weeks`,
    tool.cleanedBefore ? 'cleaned before' : 'not cleaned before',
    tool.cleanedAfter ? 'cleaned after' : 'not cleaned after',
    tool.ownHead && 'head of this family alone',
  ])

export const cueLine = ({ at, cue, response }: InfantCue, timeOf: TimeOf): string =>
  join([`${timeOf(at)} ${cueWords[cue]}`.trim(), response && lower(cueResponseWords[response])])

const homeDayLine = ({ day, massageMin, sleepHours, cryingMin }: HomeDay): string =>
  `${dayWords(day)}: ${
    join([
      massageMin !== null && `${massageMin} min of massage`,
      sleepHours !== null && `${sleepHours} h of sleep`,
      cryingMin !== null && `${cryingMin} min of crying`,
    ]) || 'not told'
  }`

export const oilWords = ({ oil }: Pick<InfantSession, 'oil'>): string | null =>
  oil &&
  join([
    oil.name || 'No oil',
    oil.name !== '' &&
      oil.patchTested !== null &&
      (oil.patchTested ? 'tried on a small spot first' : 'not tried on a small spot'),
    oil.reaction && lower(reactionWords[oil.reaction]),
  ])

export const homeWords = ({ home }: Pick<InfantSession, 'home'>): string | null =>
  home &&
  `${home.minutes} min, ${home.timesADay === 1 ? 'once' : `${home.timesADay} times`} a day (${minutesADay(home)} min a day)`

/** Everything of it, in the order of a session; parts with nothing in them are left out. */
export function infantLines(session: InfantSession, timeOf: TimeOf): LineGroup[] {
  const { skin, skinWhere, temperatureC, roomC, vaccineWithin48h, navel, fedAt } = session
  const minutes = minutesOnBaby(session)
  const home = homeWords(session)
  const oil = oilWords(session)
  const lines = (found: readonly (string | null | false | undefined)[]): string[] =>
    found.filter((line): line is string => typeof line === 'string' && line !== '')
  const groups: LineGroup[] = [
    {
      title: 'Before',
      lines: lines([
        fedAt && timeOf(fedAt) && `Fed until ${timeOf(fedAt)}`,
        skin && `Skin: ${join([lower(infantSkinWords[skin]), skinWhere.trim()])}`,
        temperatureC !== null && `Temperature ${feverWords(temperatureC)}`,
        roomC !== null && `Room ${temperatureWords(roomC)}`,
        vaccineWithin48h !== null &&
          (vaccineWithin48h ? 'Vaccine within 48 hours' : 'No vaccine within 48 hours'),
        navel && `Navel: ${lower(navelWords[navel])}`,
        session.goals.length > 0 &&
          `The family hopes for: ${session.goals.map((one) => lower(parentGoalWords[one])).join(', ')}`,
      ]),
    },
    { title: 'Asked the baby', lines: session.asks.map((ask) => askLine(ask, timeOf)) },
    { title: 'Oil', lines: oil ? [oil] : [] },
    { title: 'Tool', lines: session.tools.map((tool) => toolLine(tool, timeOf)) },
    {
      title: 'Strokes taught',
      lines: [
        ...session.strokes.map((row) => strokeLine(row, timeOf)),
        ...(minutes > 0 ? [`${minutes} min on the baby in all`] : []),
      ],
    },
    { title: 'Cues', lines: session.cues.map((one) => cueLine(one, timeOf)) },
    {
      title: 'After',
      lines: lines([
        session.stateAfter && `Afterwards ${lower(infantStateWords[session.stateAfter])}`,
        session.song.trim() && `Song: ${session.song.trim()}`,
        home && `At home: ${home}`,
      ]),
    },
    { title: 'At home since the last visit', lines: session.days.map(homeDayLine) },
  ]
  return groups.filter((group) => group.lines.length > 0)
}

/** For the pediatrician's page (rulebook 9.2): state and cues, oil and reactions, what was taught. */
export function infantSummary(session: InfantSession): readonly (readonly [string, string])[] {
  const counted = new Map<string, number>()
  for (const { cue } of session.cues) {
    counted.set(cueWords[cue], (counted.get(cueWords[cue]) ?? 0) + 1)
  }
  const cues = [...counted].map(
    ([words, count]) => `${lower(words)}${count > 1 ? ` × ${count}` : ''}`,
  )
  const before = session.asks[0] ? infantStateWords[session.asks[0].state] : null
  const after = session.stateAfter ? infantStateWords[session.stateAfter] : null
  const taught = [...new Set(session.strokes.map(({ stroke }) => areaOfStroke[stroke]))]
  const tools = [...new Set(session.tools.map(({ name }) => name))]
  const minutes = minutesOnBaby(session)
  const home = homeWords(session)
  return [
    [
      'State and cues',
      join(
        [
          (before || after) && `${before ?? 'Not noted'} → ${after ?? 'not noted'}`,
          cues.length > 0 && `seen: ${cues.join(', ')}`,
        ],
        '; ',
      ),
    ],
    [
      'Oil and skin',
      join(
        [
          oilWords(session),
          session.skin && `skin ${lower(infantSkinWords[session.skin])}`,
          session.skinWhere.trim(),
        ],
        '; ',
      ),
    ],
    [
      'Caregiver was taught',
      join(
        [
          taught.length > 0 &&
            `strokes for ${taught.map((area) => lower(areaWords[area])).join(', ')}`,
          tools.length > 0 && `use of ${tools.join(', ')}`,
          minutes > 0 && `${minutes} min on the baby`,
          home && `at home ${home}`,
        ],
        '; ',
      ),
    ],
  ]
}
