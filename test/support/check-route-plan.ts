import type {
  PlannedStop,
  RoutePlan,
  RouteProblem,
  RouteTherapist,
  RouteVisit,
  TherapistPlan,
} from '#shared/domain/route/problem'

/**
 * Everything that is wrong with a plan, in words; written without any part of the search: it re-adds
 * drives, doors, windows, skills, hours, lunch, locks and the score from the problem alone.
 */
export function faultsOfPlan(problem: RouteProblem, plan: RoutePlan): string[] {
  const faults: string[] = []
  const seen = new Map<string, string>()
  const tally = { lateness: 0, worst: 0, cost: 0, paid: 0 }
  for (const one of plan.plans) {
    const therapist = problem.therapists.find(({ id }) => id === one.therapistId)
    if (!therapist) {
      faults.push(`nobody is called ${one.therapistId}`)
      continue
    }
    for (const stop of one.stops) {
      if (stop.visitId === null) continue
      if (seen.has(stop.visitId)) faults.push(`${stop.visitId} is visited twice`)
      seen.set(stop.visitId, one.therapistId)
    }
    faults.push(...faultsOfDay(problem, therapist, one, tally))
  }
  faults.push(...faultsOfTotals(problem, plan, seen, tally))
  return faults
}

interface Tally {
  lateness: number
  worst: number
  cost: number
  paid: number
}

function faultsOfDay(
  problem: RouteProblem,
  therapist: RouteTherapist,
  plan: TherapistPlan,
  tally: Tally,
): string[] {
  const faults: string[] = []
  const who = therapist.id
  if (plan.stops.length === 0) {
    if (plan.departMin !== plan.returnMin) faults.push(`${who} drives without visits`)
    return faults
  }
  if (therapist.hours === null) return [`${who} has no hours`]
  if (plan.departMin < therapist.hours.fromMin) faults.push(`${who} leaves before the hours`)
  if (plan.returnMin > therapist.hours.toMin) faults.push(`${who} returns after the hours`)
  const minutes = (from: number | null, to: number | null) =>
    from === null || to === null ? 0 : (problem.driveMin[from]?.[to] ?? Number.NaN)
  let place = therapist.startPlace
  let clock = plan.departMin
  let driven = 0
  let waited = 0
  let lunches = 0
  const visits = plan.stops.map((stop) => problem.visits.find(({ id }) => id === stop.visitId))
  plan.stops.forEach((stop, index) => {
    const visit = visits[index]
    // Lunch is had where one is, or before the next door.
    const nextDoor = stop.visitId === null && stop.driveMin > 0 ? visits[index + 1] : undefined
    const to = visit ?? nextDoor
    if (to) {
      const leg = minutes(place, to.place)
      driven += leg
      if (stop.driveMin !== leg) faults.push(`${who}: drive ${stop.driveMin}, not ${leg}`)
      clock += leg
      place = to.place
    } else if (stop.driveMin !== 0) faults.push(`${who} drives to lunch`)
    if (stop.arriveMin !== clock) faults.push(`${who} arrives ${stop.arriveMin}, not ${clock}`)
    if (stop.beginMin < stop.arriveMin) faults.push(`${who} begins before arriving`)
    if (index === 0) waited += stop.beginMin - stop.arriveMin
    if (visit) faults.push(...faultsOfVisit(problem, therapist, visit, stop, tally))
    else lunches += faultsOfLunch(therapist, stop, faults, tally)
    clock = stop.leaveMin
  })
  const home = minutes(place, therapist.endPlace)
  if (plan.returnMin !== clock + home) faults.push(`${who} returns ${plan.returnMin}`)
  if (plan.driveMin !== driven + home) faults.push(`${who} drives ${plan.driveMin} in all`)
  if (waited > 0) faults.push(`${who} could leave ${waited} min later`)
  if (lunches > 1) faults.push(`${who} has lunch twice`)
  faults.push(...faultsOfOrder(problem, plan))
  tally.cost += driven + home
  tally.paid += plan.returnMin - plan.departMin
  return faults
}

function faultsOfLunch(
  { lunch, id }: RouteTherapist,
  stop: PlannedStop,
  faults: string[],
  tally: Tally,
): number {
  if (lunch === null) {
    faults.push(`${id} has a lunch that nobody asked for`)
    return 1
  }
  if (stop.beginMin < lunch.fromMin) faults.push(`${id} has lunch too early`)
  if (stop.leaveMin - stop.beginMin !== lunch.durationMin) faults.push(`${id}: a short lunch`)
  const late = Math.max(0, stop.beginMin - lunch.toMin)
  if (stop.lateMin !== late) faults.push(`${id}: lunch is ${late} late, not ${stop.lateMin}`)
  tally.lateness += late * 4
  tally.worst = Math.max(tally.worst, late * 4)
  return 1
}

function faultsOfVisit(
  problem: RouteProblem,
  therapist: RouteTherapist,
  visit: RouteVisit,
  stop: PlannedStop,
  tally: Tally,
): string[] {
  const faults: string[] = []
  const where = `${therapist.id} at ${visit.id}`
  for (const skill of visit.skills) {
    if (!therapist.skills.includes(skill)) faults.push(`${where} lacks ${skill}`)
  }
  if (visit.lockedTherapistId && visit.lockedTherapistId !== therapist.id) {
    faults.push(`${where}: the client is another therapist's`)
  }
  if (visit.place === null) faults.push(`${where}: no place`)
  const door = visit.setupMin + visit.sessionMin + visit.packupMin
  if (stop.leaveMin !== stop.beginMin + door) faults.push(`${where} leaves ${stop.leaveMin}`)
  const start = stop.beginMin + visit.setupMin
  if (visit.lockedStartMin !== null && start !== visit.lockedStartMin) {
    faults.push(`${where} starts ${start}, locked to ${visit.lockedStartMin}`)
  }
  const late = visit.lockedStartMin === null ? lateIn(visit, 'hard', start) : 0
  if (problem.latenessLimitMin !== null && late > problem.latenessLimitMin) {
    faults.push(`${where} is ${late} late, more than is allowed`)
  }
  if (late === 0 && visit.lockedStartMin === null && !isOpen(visit, 'hard', start)) {
    faults.push(`${where} starts ${start}, outside of its windows`)
  }
  const wishes = visit.promised
    ? [{ from: visit.promised.fromMin, last: visit.promised.toMin }]
    : visit.lockedStartMin === null
      ? spans(visit, 'preferred')
      : []
  const lastWish = Math.max(...wishes.map(({ last }) => last))
  const inWish = wishes.some(({ from, last }) => from <= start && start <= last)
  const lateForWish = wishes.length === 0 ? 0 : Math.max(0, start - lastWish)
  const early =
    wishes.some(({ last }) => start <= last) && !inWish && wishCanWait(visit, wishes, start)
  if (stop.lateMin !== late) faults.push(`${where} is ${late} late, not ${stop.lateMin}`)
  if (stop.lateForWishMin !== lateForWish) faults.push(`${where}: ${lateForWish} late for a wish`)
  const quarters = late * 4 + lateForWish + (early ? 60 : 0)
  tally.lateness += quarters
  tally.worst = Math.max(tally.worst, quarters)
  if (visit.promised && !inWish) tally.cost += problem.changeMin
  if (visit.usualTherapistId !== null && visit.usualTherapistId !== therapist.id) {
    tally.cost += problem.discontinuityMin
  }
  return faults
}

/** Waiting for a wish is a choice only where a minute of it is open. */
function wishCanWait(
  visit: RouteVisit,
  wishes: readonly { from: number; last: number }[],
  start: number,
): boolean {
  for (const { from, last } of wishes) {
    for (let minute = Math.max(from, start); minute <= last; minute++) {
      const open =
        visit.lockedStartMin === null
          ? isOpen(visit, 'hard', minute)
          : minute === visit.lockedStartMin
      if (open) return true
    }
  }
  return false
}

const spans = (visit: RouteVisit, strength: 'hard' | 'preferred') =>
  visit.windows
    .filter((window) => window.strength === strength)
    .map(({ fromMin, toMin }) => ({
      from: fromMin,
      last: Math.max(fromMin, toMin - visit.sessionMin),
    }))

const isOpen = (visit: RouteVisit, strength: 'hard' | 'preferred', start: number): boolean => {
  const all = spans(visit, strength)
  return all.length === 0 || all.some(({ from, last }) => from <= start && start <= last)
}

const lateIn = (visit: RouteVisit, strength: 'hard' | 'preferred', start: number): number => {
  const all = spans(visit, strength)
  return all.length === 0 ? 0 : Math.max(0, start - Math.max(...all.map(({ last }) => last)))
}

function faultsOfOrder(problem: RouteProblem, plan: TherapistPlan): string[] {
  const at = (id: string) => plan.stops.findIndex((stop) => stop.visitId === id)
  return problem.orders
    .filter(({ before, after }) => at(before) >= 0 && at(after) >= 0 && at(before) > at(after))
    .map(({ before, after }) => `${before} comes after ${after}`)
}

function faultsOfTotals(
  problem: RouteProblem,
  plan: RoutePlan,
  seen: ReadonlyMap<string, string>,
  tally: Tally,
): string[] {
  const faults: string[] = []
  const left = problem.visits.filter(({ id }) => !seen.has(id))
  const said = [...plan.unassigned].sort().join()
  if (
    left
      .map(({ id }) => id)
      .sort()
      .join() !== said
  )
    faults.push(`left out: ${said}`)
  const hungry = problem.therapists.filter((therapist) => {
    const day = plan.plans.find(({ therapistId }) => therapistId === therapist.id)
    return (
      therapist.lunch !== null &&
      day !== undefined &&
      day.stops.length > 0 &&
      day.returnMin > therapist.lunch.toMin &&
      day.stops.every((stop) => stop.visitId !== null)
    )
  })
  if (
    hungry
      .map(({ id }) => id)
      .sort()
      .join() !== [...plan.lunchLeftOut].sort().join()
  ) {
    faults.push(`without lunch: ${plan.lunchLeftOut.join()}`)
  }
  const expected = {
    unassigned: left.reduce((sum, visit) => sum + visit.priority, 0) + hungry.length * 0.5,
    lateness: tally.lateness,
    worstLateness: tally.worst,
    costMin: tally.cost,
    paidMin: tally.paid,
    unevenMin: unevenness(problem, plan),
  }
  for (const [part, value] of Object.entries(expected)) {
    const claimed = plan.score[part as keyof typeof expected]
    if (Math.abs(claimed - value) > 1e-6) faults.push(`${part} is ${value}, claimed ${claimed}`)
  }
  return faults
}

function unevenness(problem: RouteProblem, plan: RoutePlan): number {
  if (plan.plans.length < 2) return 0
  const hours = problem.therapists
    .filter((therapist) => therapist.hours !== null)
    .map(({ id }) => {
      const day = plan.plans.find(({ therapistId }) => therapistId === id)
      return day ? day.returnMin - day.departMin : 0
    })
  return Math.max(...hours) - Math.min(...hours)
}
