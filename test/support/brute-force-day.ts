import {
  compareScores,
  type RouteProblem,
  type RouteScore,
  type RouteVisit,
} from '#shared/domain/route/problem'

/** Every order of every subset, with every place for lunch and every choice to wait; one therapist. */
export function bruteForceDay(problem: RouteProblem): RouteScore {
  const therapist = problem.therapists[0]
  if (!therapist?.hours) throw new Error('One therapist with hours')
  const { hours, lunch } = therapist
  const minutes = (from: number | null, to: number | null) =>
    from === null || to === null ? 0 : (problem.driveMin[from]?.[to] ?? 0)
  const able = problem.visits.filter(
    (visit) =>
      (visit.lockedTherapistId ?? therapist.id) === therapist.id &&
      visit.skills.every((skill) => therapist.skills.includes(skill)),
  )
  let best: RouteScore | null = null
  interface At {
    place: number | null
    clock: number
    left: number | null
    done: readonly RouteVisit[]
    ate: boolean
    late: number
    worst: number
    cost: number
  }
  const late = (at: At, quarters: number) => ({
    late: at.late + quarters,
    worst: Math.max(at.worst, quarters),
  })
  const finish = (at: At) => {
    if (at.done.length === 0 && at.ate) return
    const moved = at.done.length > 0
    const home = moved ? minutes(at.place, therapist.endPlace) : 0
    if (at.clock + home > hours.toMin) return
    const missing = problem.visits.filter((visit) => !at.done.includes(visit))
    const score = {
      unassigned:
        missing.reduce((sum, visit) => sum + visit.priority, 0) +
        (lunch && moved && !at.ate && at.clock + home > lunch.toMin ? 0.5 : 0),
      lateness: at.late,
      worstLateness: at.worst,
      costMin: at.cost + home,
      paidMin: moved ? at.clock + home - (at.left ?? 0) : 0,
      unevenMin: 0,
    }
    if (best === null || compareScores(score, best) < 0) best = score
  }
  const eat = (at: At): At => {
    if (!lunch) throw new Error('No lunch to have')
    const begin = Math.max(at.clock, lunch.fromMin)
    const clock = begin + lunch.durationMin
    return { ...at, ...late(at, 4 * Math.max(0, begin - lunch.toMin)), clock, ate: true }
  }
  const visitFrom = (at: At, visit: RouteVisit, leg: number, lunchBegin: number | null) => {
    for (const way of waysToBegin(problem, visit, at.clock)) {
      const event = lunchBegin ?? way.begin
      step({
        place: visit.place,
        clock: way.begin + visit.setupMin + visit.sessionMin + visit.packupMin,
        left: at.left ?? event - leg,
        done: [...at.done, visit],
        ate: at.ate,
        ...late(at, way.quarters),
        cost:
          at.cost +
          leg +
          way.charge +
          (visit.usualTherapistId && visit.usualTherapistId !== therapist.id
            ? problem.discontinuityMin
            : 0),
      })
    }
  }
  const step = (at: At) => {
    finish(at)
    if (lunch && !at.ate) {
      const after = eat(at)
      step({ ...after, left: at.left ?? after.clock - lunch.durationMin })
    }
    for (const visit of able) {
      if (at.done.includes(visit)) continue
      if (
        problem.orders.some((o) => o.before === visit.id && at.done.some((d) => d.id === o.after))
      )
        continue
      const leg = minutes(at.place, visit.place)
      const there = { ...at, clock: at.clock + leg }
      visitFrom(there, visit, leg, null)
      if (lunch && !at.ate) {
        const after = eat(there)
        visitFrom(after, visit, leg, after.clock - lunch.durationMin)
      }
    }
  }
  step({
    place: therapist.startPlace,
    clock: hours.fromMin,
    left: null,
    done: [],
    ate: false,
    late: 0,
    worst: 0,
    cost: 0,
  })
  if (best === null) throw new Error('Not even an empty day')
  return best
}

/** Minute by minute, so that it shares no thought with the search. */
function waysToBegin(problem: RouteProblem, visit: RouteVisit, arrive: number) {
  const spans = (strength: 'hard' | 'preferred') =>
    visit.windows
      .filter((window) => window.strength === strength)
      .map(({ fromMin, toMin }) => [fromMin, Math.max(fromMin, toMin - visit.sessionMin)] as const)
  const locked = visit.lockedStartMin
  const hard = locked === null ? spans('hard') : [[locked, locked] as const]
  const wish = visit.promised
    ? [[visit.promised.fromMin, visit.promised.toMin] as const]
    : locked === null
      ? spans('preferred')
      : []
  const inside = (list: readonly (readonly [number, number])[], begin: number) =>
    list.some(([from, last]) => from <= begin + visit.setupMin && begin + visit.setupMin <= last)
  const open = (begin: number) => hard.length === 0 || inside(hard, begin)
  const dayEnd = 3000
  let begin = arrive
  while (begin < dayEnd && !open(begin)) begin++
  let quarters = 0
  if (begin >= dayEnd) {
    begin = arrive
    const over = begin + visit.setupMin - Math.max(...hard.map(([, last]) => last))
    if (locked !== null || over > (problem.latenessLimitMin ?? Number.POSITIVE_INFINITY)) return []
    quarters = 4 * over
  }
  const charge = visit.promised ? problem.changeMin : 0
  if (wish.length === 0 || inside(wish, begin)) return [{ begin, quarters, charge: 0 }]
  let waited = begin
  while (waited < dayEnd && !(inside(wish, waited) && open(waited))) waited++
  const lastWish = Math.max(...wish.map(([, last]) => last))
  const over = Math.max(0, begin + visit.setupMin - lastWish)
  if (waited >= dayEnd) return [{ begin, quarters: quarters + over, charge }]
  return [
    { begin, quarters: quarters + 60, charge },
    { begin: waited, quarters: 0, charge: 0 },
  ]
}
