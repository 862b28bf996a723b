import { addDays, addMinutes, dayOf, type Instant } from '#shared/domain/time/calendar-day'
import type { GroupSession } from '#shared/schema/group-session'
import type { Note } from '#shared/schema/note'
import type { Visit } from '#shared/schema/visit'
import { blank, type Task } from './task'

interface CallFacts {
  readonly parentId: string
  /** Of the parent, all states. */
  readonly visits: readonly Visit[]
  readonly notes: readonly Note[]
  /** The client's zone: days are theirs. */
  readonly timeZone: string
  readonly now: Instant
}

/** A phone call 24 to 48 h after a first or a hard session (rulebook 2.9). */
const callAfterHours = { from: 24, until: 48 } as const
/** A call that was not made in so many days after it was due asks about nothing any more (default). */
const callLapsesAfterDays = 7
/** Pain of this and more after a session, or more than before it, makes a session a hard one (default). */
const hardPain = 7

/** A session this family was at, in their own home or as a guest of a group in another. */
interface Held {
  readonly visitId: string
  readonly startAt: Instant
  readonly endedAt: Instant
}

const finishedAt = (visit: Visit): Instant =>
  visit.timeline.findLast(({ kind }) => kind === 'finished')?.at ?? visit.endAt

function heldOf({ parentId, visits, notes }: CallFacts): readonly Held[] {
  const own = visits.flatMap((visit): Held[] =>
    visit.state === 'finished'
      ? [{ visitId: visit.id, startAt: visit.startAt, endedAt: finishedAt(visit) }]
      : [],
  )
  const known = new Set(visits.map(({ id }) => id))
  // The visit of a group is its host's: of the others their own note alone says that they were there.
  const asGuest = notes.flatMap((note): Held[] => {
    const { visitId, clientId, addendumTo, sessionAt, content, state } = note
    const { group } = content
    if (!group || clientId !== parentId || addendumTo !== '' || known.has(visitId)) return []
    if (!wasAtGroup(group, state)) return []
    const minutes = (group.minutesA ?? 0) + (group.minutesB ?? 0)
    return [{ visitId, startAt: sessionAt, endedAt: addMinutes(sessionAt, minutes) }]
  })
  return [...own, ...asGuest].toSorted((a, b) => a.startAt.localeCompare(b.startAt))
}

/** Ticked as there, or signed without a word that they were not. */
function wasAtGroup({ attendedA, attendedB }: GroupSession, state: Note['state']): boolean {
  const ticked = [attendedA, attendedB].filter((one) => one !== null)
  return ticked.length === 0 ? state === 'signed' : ticked.some((one) => one !== 'absent')
}

/**
 * The call after a first or a hard session, the last one held: asked of a family by its own record alone, and so of
 * each family of a group.
 */
export function callTasks(facts: CallFacts): Task[] {
  const { parentId, notes, timeZone, now } = facts
  const inOrder = heldOf(facts)
  // Seen again since: the call has taken place at the door.
  const last = inOrder.at(-1)
  if (!last) return []
  const why = inOrder.length === 1 ? 'After the first session.' : hardWords(last.visitId, notes)
  if (why === null) return []
  const dueAt = addMinutes(last.endedAt, callAfterHours.until * 60)
  const dueOn = dayOf(dueAt, timeZone)
  if (dayOf(now, timeZone) > addDays(dueOn, callLapsesAfterDays)) return []
  return [
    {
      ...blank,
      kind: 'callAfterSession',
      clientId: parentId,
      about: last.visitId,
      visitId: last.visitId,
      fromOn: dayOf(addMinutes(last.endedAt, callAfterHours.from * 60), timeZone),
      dueOn,
      dueAt,
      words: why,
    },
  ]
}

function hardWords(id: string, notes: readonly Note[]): string | null {
  const pain = notes
    .filter(({ visitId, addendumTo }) => visitId === id && addendumTo === '')
    .map(({ content }) => content)
  if (pain.some(({ painAfter }) => painAfter !== null && painAfter >= hardPain)) {
    return 'Much pain was left after the session.'
  }
  const more = ({ painBefore, painAfter }: (typeof pain)[number]) =>
    painBefore !== null && painAfter !== null && painAfter > painBefore
  return pain.some(more) ? 'There was more pain after the session than before.' : null
}
