import { inOrder } from '../../domain/visit/timeline'
import type { TimelineEvent, Visit } from '../../schema/visit'
import { checklist } from './checklist'
import { compareText, type Fields, same } from './json'
import { fields, list, set, whole } from './rules'

/** A visit only goes forward through these; being called off is none of them. */
const progress = ['planned', 'travelling', 'arrived', 'inSession', 'finished']

/** Two states of one visit under way: it is as far as the further one says. Called off is a clash. */
function further(base: Fields | undefined, mine: Fields, theirs: Fields): Fields | undefined {
  const far = progress.indexOf(mine.state as string) - progress.indexOf(theirs.state as string)
  const underWay = [mine, theirs].every(({ state }) => progress.includes(state as string))
  const stateReason = oneReason(base?.stateReason, mine.stateReason, theirs.stateReason)
  if (!underWay || far === 0 || stateReason === undefined) return undefined
  return { state: far > 0 ? mine.state : theirs.state, stateReason }
}

/** Undefined when both gave a reason of their own. */
function oneReason(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, theirs) || same(mine, base)) return theirs
  return same(theirs, base) ? mine : undefined
}

const stepOrder = (a: TimelineEvent, b: TimelineEvent): number =>
  compareText(a.at, b.at) || compareText(a.id, b.id)

/** As it happened; at one instant the ids decide, so that both laptops have one order. */
const asItHappened = (items: readonly unknown[]): readonly unknown[] =>
  inOrder((items as TimelineEvent[]).toSorted((a, b) => compareText(a.id, b.id)))

const timeline = list('id', 200, fields<TimelineEvent>({}), {
  order: asItHappened,
  once: {
    // A second "arrived" would leave a timeline that no further step fits to.
    nameOf: ({ kind }) => (kind === 'paused' || kind === 'resumed' ? null : String(kind)),
    first: (a, b) => (stepOrder(a as never, b as never) <= 0 ? a : b),
    field: 'at',
  },
})

export const visit = fields<Visit>(
  {
    infantIds: set(8),
    groupClientIds: set(24),
    window: whole,
    overruled: whole,
    series: whole,
    checklist,
    timeline,
  },
  [['startAt', 'endAt', 'timeZone'], { names: ['state', 'stateReason'], agree: further }],
)
