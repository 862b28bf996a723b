import type { CareRole } from '../../schema/client'
import type { MoodScreen } from '../../schema/mood-screen'
import type { Screening } from '../../schema/screening'
import type { SummaryPart } from '../../schema/summary'
import { dateWords } from '../clients/words'
import { readScreen } from '../clinical/mood/score'
import { instrumentWords, stepWords, topicWords, totalWords } from '../clinical/mood/words'
import { dayOf } from '../time/calendar-day'
import type { SharedFact } from './shared-fact'
import type { Block } from './summary-content'

interface Screened {
  readonly id: string
  readonly startAt: string
  readonly mood: MoodScreen
}

/** How far back a course is told. */
const mostScreens = 4

/**
 * Mood questionnaires: total and date, the answers by topic only where that part was agreed for itself. No
 * wording of a sheet, no free words of a step (clinical rulebook 6, C3).
 */
export function moodBlocks(
  screenings: readonly Screening[],
  clientId: string,
  chosen: ReadonlySet<SummaryPart>,
  role: CareRole,
  timeZone: string,
): Block[] {
  const screens = screenings
    .filter((one) => one.clientId === clientId && one.kind === 'mood')
    .flatMap(({ id, startAt, mood }): Screened[] => (mood ? [{ id, startAt, mood }] : []))
    .toSorted((a, b) => b.startAt.localeCompare(a.startAt) || a.id.localeCompare(b.id))
  const latest = screens[0]
  const on = (at: string) => dateWords(dayOf(at, timeZone))
  const blocks: Block[] = []
  if (chosen.has('mood')) {
    blocks.push(moodBlock('Mood screens', totals(screens.slice(0, mostScreens), on)))
    const steps = latest ? latest.mood.actions.map(({ step }) => stepWords[step]) : []
    if (latest && steps.length > 0 && tellsSteps.has(role)) {
      const said = [...new Set(steps)]
      blocks.push(moodBlock(`Done about the screen of ${on(latest.startAt)}`, { items: said }))
    }
  }
  if (chosen.has('moodAnswers') && latest) blocks.push(answersBlock(latest, on(latest.startAt)))
  return blocks
}

/** Who goes on from there: for the others it is enough to know the total (9.3). */
const tellsSteps: ReadonlySet<CareRole> = new Set([
  ...(['mentalHealth', 'obgyn', 'midwife', 'primaryCare'] as const),
])

function totals(screens: readonly Screened[], on: (at: string) => string) {
  if (screens.length === 0) return { items: ['Not recorded'] }
  const facts = screens.flatMap(({ id, startAt, mood }): SharedFact[] => {
    const { total } = readScreen(mood)
    const { instrument } = mood
    return total.kind === 'total'
      ? [{ kind: 'moodTotal', id, instrument, total: total.total, at: startAt }]
      : []
  })
  const items = screens.map(
    ({ startAt, mood }) =>
      `${instrumentWords[mood.instrument]} ${totalWords(mood.instrument, readScreen(mood))}, ${on(startAt)}`,
  )
  return { items, facts }
}

function answersBlock({ id, startAt, mood }: Screened, on: string): Block {
  const { instrument, items } = mood
  const words = topicWords[instrument].map(
    (topic, index) => `${topic.toLowerCase()} ${items[index] ?? 'not answered'}`,
  )
  const facts: SharedFact[] = [{ kind: 'moodAnswers', id, instrument, items, at: startAt }]
  const label = `${instrumentWords[instrument]} of ${on}, each answer 0 to 3`
  return {
    ...moodBlock(label, { items: words, facts }),
    leaving: { what: 'Mood screen: answers', part: '', rank: 66 },
  }
}

const moodBlock = (
  label: string,
  { items, facts = [] }: { items: readonly string[]; facts?: readonly SharedFact[] },
): Block => ({
  ...{ topic: 'mood', group: '', facts, leaving: null },
  body: { kind: 'list', label, items },
})
