import type { StaffNotices } from '#shared/schema/staff-notices'
import type { Visit } from '#shared/schema/visit'
import type { MarginsByService } from '../schedule/find-overlaps'
import { isCalledOff, noMargins } from '../schedule/occupied-time'
import type { Place } from '../schedule/travel-estimate'
import { addMinutes, dayOf, type Instant } from '../time/calendar-day'
import { leaveBy } from '../today/leave-by'

/** What the system is to tell, and when: times and nothing else, since it is kept outside the vault. */
export interface Notice {
  readonly kind: 'leave' | 'overdue'
  readonly at: Instant
  /** When to leave; when the visit should have ended. */
  readonly aboutAt: Instant
}

/** Off until a person turns them on. */
export const usualNotices: StaffNotices = {
  ...{ leaveBy: false, leaveBeforeMin: 10, overdue: false, overdueAfterMin: 30 },
  ...{ callName: '', callPhone: '' },
}

/** "I am fine": this visit may go on until then. */
export interface Fine {
  readonly visitId: string
  readonly untilAt: Instant
}

export interface NoticesView {
  readonly visits: readonly Visit[]
  readonly therapistId: string
  readonly settings: StaffNotices
  readonly margins: MarginsByService
  /** Where homes stand, by client id. */
  readonly places: ReadonlyMap<string, Place | null>
  readonly homeBase: Place | null
  readonly timeZone: string
  readonly fine: Fine | null
}

/** After the first, calm notice; a person who lies on a floor cannot answer the first one. */
const insistAfterMin = [10, 20, 30, 60] as const

/** Everything the system is to tell of these visits, earliest first, past ones too. */
export function planNotices(view: NoticesView): readonly Notice[] {
  const own = view.visits.filter(({ therapistId }) => therapistId === view.therapistId)
  return [...leaveNotices(own, view), ...overdueNotices(own, view)].toSorted((a, b) =>
    a.at.localeCompare(b.at),
  )
}

/** Only where the road is known: a guess that makes somebody late is worse than none. */
function leaveNotices(own: readonly Visit[], view: NoticesView): readonly Notice[] {
  if (!view.settings.leaveBy) return []
  return own
    .filter(({ state }) => state === 'planned')
    .flatMap((visit): readonly Notice[] => {
      const margins = view.margins.get(visit.serviceId) ?? noMargins
      const to = view.places.get(visit.clientId) ?? null
      const { leaveAt } = leaveBy(visit, margins, whereFrom(visit, own, view), to)
      if (leaveAt === null) return []
      const at = addMinutes(leaveAt, -view.settings.leaveBeforeMin)
      return [{ kind: 'leave', at, aboutAt: leaveAt }]
    })
}

/** The home before it on the same day; else the home base. */
function whereFrom(visit: Visit, own: readonly Visit[], view: NoticesView): Place | null {
  const day = dayOf(visit.startAt, view.timeZone)
  const before = own
    .filter(
      (one) =>
        one.id !== visit.id &&
        one.startAt < visit.startAt &&
        !isCalledOff(one) &&
        dayOf(one.startAt, view.timeZone) === day,
    )
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
    .at(-1)
  return before ? (view.places.get(before.clientId) ?? null) : view.homeBase
}

function overdueNotices(own: readonly Visit[], view: NoticesView): readonly Notice[] {
  if (!view.settings.overdue) return []
  return own.filter(isUnderWay).flatMap((visit) => {
    const dueAt = alarmAt(visit, view.settings, view.fine)
    return [0, ...insistAfterMin].map(
      (later): Notice => ({
        kind: 'overdue',
        at: addMinutes(dueAt, later),
        aboutAt: visit.endAt,
      }),
    )
  })
}

/** Travelling to it or in the home. Whoever finished it at the laptop, or left, is safe. */
export const isUnderWay = ({ state, timeline }: Pick<Visit, 'state' | 'timeline'>): boolean =>
  (state === 'travelling' || state === 'arrived' || state === 'inSession') &&
  !timeline.some(({ kind }) => kind === 'left')

function alarmAt(visit: Visit, settings: StaffNotices, fine: Fine | null): Instant {
  const dueAt = addMinutes(visit.endAt, settings.overdueAfterMin)
  return fine?.visitId === visit.id && fine.untilAt > dueAt ? fine.untilAt : dueAt
}

export interface Overdue {
  readonly visit: Visit
  /** `insistent` once the first notice went unanswered for ten minutes. */
  readonly level: 'calm' | 'insistent'
}

/** The visit that should be over by now, if the alarm is on; the longest overdue first. */
export function overdueNow(view: NoticesView, now: Instant): Overdue | null {
  if (!view.settings.overdue) return null
  const [first] = view.visits
    .filter((visit) => visit.therapistId === view.therapistId && isUnderWay(visit))
    .map((visit) => ({ visit, dueAt: alarmAt(visit, view.settings, view.fine) }))
    .filter(({ dueAt }) => dueAt <= now)
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
  if (!first) return null
  const insists = addMinutes(first.dueAt, insistAfterMin[0]) <= now
  return { visit: first.visit, level: insists ? 'insistent' : 'calm' }
}
