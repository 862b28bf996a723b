import type { Visit } from '../../schema/visit'
import { isCalledOff } from '../schedule/occupied-time'

type Planned = Pick<Visit, 'id' | 'therapistId' | 'startAt' | 'endAt' | 'state'>

/** Between two doors, until the drive is known: the practice-day planner looks at the roads. */
const betweenMin = 30

/**
 * Who could cover each visit, by visit id: of those who have nothing within 30 minutes of it, whoever visits
 * fewest families by then. A visit that nobody has time for is left out. The same for the same visits.
 * `isOff`: that colleague does not work then.
 */
export function suggestCover(
  toCover: readonly Planned[],
  colleagueIds: readonly string[],
  all: readonly Planned[],
  isOff: (staffId: string, visit: Planned) => boolean = () => false,
): ReadonlyMap<string, string> {
  const taken = new Map<string, Planned[]>(colleagueIds.map((id) => [id, []]))
  for (const visit of all) {
    if (!isCalledOff(visit as Visit)) taken.get(visit.therapistId)?.push(visit)
  }
  const chosen = new Map<string, string>()
  const inOrder = toCover.toSorted(
    (a, b) => a.startAt.localeCompare(b.startAt) || a.id.localeCompare(b.id),
  )
  for (const visit of inOrder) {
    const free = colleagueIds.filter(
      (id) => !isOff(id, visit) && !taken.get(id)?.some((one) => isNear(one, visit)),
    )
    const [best] = free.toSorted(
      (a, b) => (taken.get(a)?.length ?? 0) - (taken.get(b)?.length ?? 0) || a.localeCompare(b),
    )
    if (best === undefined) continue
    chosen.set(visit.id, best)
    taken.get(best)?.push(visit)
  }
  return chosen
}

const isNear = (a: Planned, b: Planned): boolean => {
  const gap = betweenMin * 60_000
  return (
    Date.parse(a.startAt) < Date.parse(b.endAt) + gap &&
    Date.parse(b.startAt) < Date.parse(a.endAt) + gap
  )
}
