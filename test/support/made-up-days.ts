import {
  type RouteProblem,
  type RouteVisit,
  type RouteWindow,
  usualCharges,
} from '#shared/domain/route/problem'
import { createRandom, type Random } from '#shared/sample/random'

/** Drive minutes between random homes within `spanKm`, a little different by direction. */
function madeUpDrives(random: Random, places: number, spanKm: number): number[][] {
  const at = Array.from({ length: places }, () => [random.next() * spanKm, random.next() * spanKm])
  return at.map(([x = 0, y = 0], from) =>
    at.map(([u = 0, v = 0], to) => {
      if (from === to) return 0
      const km = Math.hypot(x - u, y - v)
      return Math.max(2, Math.ceil(3.24 * km ** 0.767 * (1.1 + random.next() * 0.1)))
    }),
  )
}

function madeUpWindows(random: Random): RouteWindow[] {
  const kind = random.next()
  if (kind < 0.45) return []
  const fromMin = random.int(8 * 4, 15 * 4) * 15
  const toMin = fromMin + random.int(6, 14) * 15
  const strength = kind < 0.8 ? 'hard' : 'preferred'
  const first: RouteWindow = { fromMin, toMin, strength, label: 'Nap' }
  if (kind > 0.72 && kind < 0.8) {
    return [first, { fromMin: toMin + 60, toMin: toMin + 180, strength: 'hard', label: 'Later' }]
  }
  if (kind > 0.66 && kind < 0.8) {
    return [
      first,
      { fromMin: fromMin + 30, toMin: toMin + 30, strength: 'preferred', label: 'Rest' },
    ]
  }
  return [first]
}

const skillNames = ['breast', 'infant', 'scar'] as const

export interface DayWish {
  readonly visits: number
  readonly therapists?: number
  readonly spanKm?: number
  readonly lunch?: boolean
  /** Locks, promises, orders and priorities in some. */
  readonly odd?: boolean
  readonly latenessLimitMin?: number | null
  readonly hoursMin?: number
  readonly sessionMin?: readonly number[]
}

/** A made-up practice day; the same for the same seed. */
export function madeUpDay(seed: number, wish: DayWish): RouteProblem {
  const random = createRandom(seed)
  const { visits: count, therapists: people = 1, odd = false } = wish
  const driveMin = madeUpDrives(random, count + people, wish.spanKm ?? 25)
  const therapists = Array.from({ length: people }, (_, index) => {
    const fromMin = people === 1 ? 7 * 60 : random.pick([7, 8, 9]) * 60
    return {
      id: `therapist-${index}`,
      hours: { fromMin, toMin: fromMin + (wish.hoursMin ?? 600) },
      startPlace: count + index,
      endPlace: odd && random.chance(0.2) ? null : count + index,
      skills: skillNames.filter(() => people === 1 || random.chance(0.7)),
      lunch:
        (wish.lunch ?? people > 1)
          ? { fromMin: 11 * 60, toMin: 13 * 60 + 30, durationMin: 30 }
          : null,
    }
  })
  const visits = Array.from({ length: count }, (_, index): RouteVisit => {
    const needed = people > 1 && random.chance(0.5) ? [random.pick(skillNames)] : []
    return {
      id: `visit-${index}`,
      place: index,
      setupMin: random.pick([0, 5, 10]),
      sessionMin: random.pick(wish.sessionMin ?? [30, 45, 60, 60]),
      packupMin: random.pick([0, 5, 10]),
      windows: madeUpWindows(random),
      skills: needed,
      priority: odd ? random.pick([1, 1, 1, 2, 3]) : 1,
      usualTherapistId:
        people > 1 && random.chance(0.6) ? `therapist-${random.int(0, people - 1)}` : null,
      lockedTherapistId:
        people > 1 && odd && random.chance(0.08) ? `therapist-${random.int(0, people - 1)}` : null,
      lockedStartMin: odd && random.chance(0.1) ? random.int(32, 64) * 15 : null,
      promised: null,
    }
  })
  const promised = visits.map((visit) => {
    if (!odd || !random.chance(0.15)) return visit
    const fromMin = random.int(32, 64) * 15
    return { ...visit, promised: { fromMin, toMin: fromMin + 10 } }
  })
  const orders =
    odd && count > 2 && random.chance(0.3) ? [{ before: 'visit-0', after: 'visit-1' }] : []
  return {
    driveMin,
    visits: promised,
    therapists,
    orders,
    latenessLimitMin: wish.latenessLimitMin ?? null,
    ...usualCharges,
  }
}
