import { type DayAnswer, type DayStep, owesLunch } from './day-answer'
import { beginningsAfter, createBeginnings, type DayModel } from './day-model'
import { compareScores, lunchPriority, type RouteScore } from './problem'

/** Longer than this nobody waits at a door for a wish, minutes. */
const longestWaitMin = 60
const lunchStep = -1

/** Where lunch stands: not at all, before driving to a visit or after the last (`stop`), or at its door. */
interface LunchPlace {
  readonly stop: number
  readonly atDoor: boolean
}

/**
 * A day of any length in the order of its visits: only where lunch goes is looked for. For days that are
 * too long for the exact search, whose time and memory double with each visit.
 */
export function driveInOrder(model: DayModel): DayAnswer {
  const { count, therapist } = model
  const places: (LunchPlace | null)[] = [null]
  if (therapist.lunch) {
    for (let stop = 0; stop <= count; stop++) {
      places.push({ stop, atDoor: false })
      if (stop < count) places.push({ stop, atDoor: true })
    }
  }
  for (let kept = count; kept >= 0; kept--) {
    const answers = places
      .filter((place) => place === null || place.stop <= kept)
      .flatMap((place) => driven(model, place, kept) ?? [])
    const best = answers.toSorted((a, b) => compareScores(a.score, b.score))[0]
    if (best) return best
  }
  throw new Error('An empty day is always possible')
}

/** The first `kept` visits with lunch there; null where hours or locks forbid it. */
function driven(model: DayModel, lunchPlace: LunchPlace | null, kept: number): DayAnswer | null {
  const { count, drive, doorMin, times, therapist, otherTherapistMin } = model
  const size = count + 2
  const out = createBeginnings()
  const steps: DayStep[] = []
  let where = count
  let clock = model.fromMin
  let lateness = 0
  let worstLateness = 0
  let costMin = 0
  const late = (quarters: number) => {
    lateness += quarters
    worstLateness = Math.max(worstLateness, quarters)
  }
  const eat = (driveMin: number) => {
    const { lunch } = therapist
    if (!lunch) return
    const arriveMin = clock + driveMin
    const beginMin = Math.max(arriveMin, lunch.fromMin)
    const own = Math.max(0, beginMin - lunch.toMin) * 4
    late(own)
    clock = beginMin + lunch.durationMin
    steps.push({ visit: lunchStep, arriveMin, beginMin, leaveMin: clock, driveMin, lateness: own })
  }
  for (let visit = 0; visit < kept; visit++) {
    const leg = drive[where * size + visit] as number
    const isHere = lunchPlace?.stop === visit
    if (isHere) eat(lunchPlace.atDoor ? leg : 0)
    const left = isHere && lunchPlace.atDoor ? 0 : leg
    const arriveMin = clock + left
    const own = times[visit] as DayModel['times'][number]
    const ways = beginningsAfter(own, arriveMin, out)
    if (ways === 0) return null
    const waits = ways === 2 && out[1].beginMin - out[0].beginMin <= longestWaitMin
    const { beginMin, lateness: quarters, chargeMin } = waits ? out[1] : out[0]
    late(quarters)
    costMin += leg + chargeMin + (otherTherapistMin[visit] as number)
    clock = beginMin + (doorMin[visit] as number)
    steps.push({ visit, arriveMin, beginMin, leaveMin: clock, driveMin: left, lateness: quarters })
    where = visit
  }
  if (lunchPlace?.stop === kept && kept > 0) eat(0)
  const home = kept === 0 ? 0 : (drive[where * size + count + 1] as number)
  const returnMin = clock + home
  if (returnMin > model.toMin) return null
  const first = steps[0]
  const departMin = first ? first.beginMin - first.driveMin : model.fromMin
  const ate = steps.some((step) => step.visit === lunchStep)
  const leftOut = model.priority.slice(kept).reduce((sum, one) => sum + one, 0)
  const score: RouteScore = {
    unassigned: leftOut + (!ate && owesLunch(model, kept === 0, returnMin) ? lunchPriority : 0),
    lateness,
    worstLateness,
    costMin: costMin + home,
    paidMin: kept === 0 ? 0 : returnMin - departMin,
    unevenMin: 0,
  }
  return {
    steps: kept === 0 ? [] : mended(steps, departMin),
    departMin,
    returnMin: kept === 0 ? departMin : returnMin,
    score,
  }
}

/** The first stop is arrived at when it begins: the departure was moved for it. */
const mended = (steps: readonly DayStep[], departMin: number): DayStep[] =>
  steps.map((step, index) =>
    index === 0 ? { ...step, arriveMin: departMin + step.driveMin } : step,
  )
