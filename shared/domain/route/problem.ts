/**
 * A day of driving, as the search sees it. All times are whole minutes since one origin that the caller
 * chooses (an instant, so that a clock change inside the day moves nothing); places are rows of `driveMin`.
 */
export type WindowStrength = 'hard' | 'preferred'

/** The session, without setting up and packing up, lies in `fromMin`..`toMin`. */
export interface RouteWindow {
  readonly fromMin: number
  readonly toMin: number
  readonly strength: WindowStrength
  /** As a person says it: `Nap`. */
  readonly label: string
}

export interface RouteVisit {
  readonly id: string
  /** Row of the drive times; null where the home has no place yet. */
  readonly place: number | null
  readonly setupMin: number
  readonly sessionMin: number
  readonly packupMin: number
  readonly windows: readonly RouteWindow[]
  /** What the therapist must be able to do. */
  readonly skills: readonly string[]
  /** Above 0; twice the priority is twice as bad to leave out. */
  readonly priority: number
  readonly usualTherapistId: string | null
  readonly lockedTherapistId: string | null
  /** The session starts in this minute or not at all. */
  readonly lockedStartMin: number | null
  /** When the session was said to start; takes the place of the preferred windows. */
  readonly promised: { readonly fromMin: number; readonly toMin: number } | null
}

export interface RouteLunch {
  /** When it may start; any place will do. Who is back home by `toMin` needs none on the road. */
  readonly fromMin: number
  readonly toMin: number
  readonly durationMin: number
}

export interface RouteTherapist {
  readonly id: string
  /** Null for a therapist without hours on that day. */
  readonly hours: { readonly fromMin: number; readonly toMin: number } | null
  /** Null where it is not known: the first drive then counts nothing. */
  readonly startPlace: number | null
  /** Null when the day ends at the last door. */
  readonly endPlace: number | null
  readonly skills: readonly string[]
  readonly lunch: RouteLunch | null
}

export interface RouteProblem {
  /** Minutes from row to column; may differ by direction. */
  readonly driveMin: readonly (readonly number[])[]
  readonly visits: readonly RouteVisit[]
  readonly therapists: readonly RouteTherapist[]
  /** When one therapist drives to both, `before` comes before `after`. */
  readonly orders: readonly { readonly before: string; readonly after: string }[]
  /** Later than this after a hard window a visit rather stays unassigned; null: late beats left out. */
  readonly latenessLimitMin: number | null
  /** Drive minutes charged when a client does not get the usual therapist: 10 to 15. */
  readonly discontinuityMin: number
  /** Drive minutes charged for each visit that starts other than promised: 3 to 5. */
  readonly changeMin: number
}

export const usualCharges = { discontinuityMin: 15, changeMin: 4 } as const

/** Weights in quarters of a minute: a preferred window counts a quarter of a hard one. */
export const hardLateWeight = 4
export const preferredLateWeight = 1
/** Visiting before a preferred window opens instead of waiting counts as this much of lateness to it. */
export const earlyAsLateMin = 60
/** Leaving out lunch is bad, leaving out any visit is worse. */
export const lunchPriority = 0.5

/** In the order in which they decide; less is better. */
export interface RouteScore {
  /** Sum of the priorities of what is left out. */
  readonly unassigned: number
  /** Quarter minutes. */
  readonly lateness: number
  /** The worst single one, quarter minutes. */
  readonly worstLateness: number
  /** Drive minutes, with what is charged for other therapists and changed promises. */
  readonly costMin: number
  /** From the latest departure to the return. */
  readonly paidMin: number
  /** The longest paid day less the shortest; 0 for one therapist. */
  readonly unevenMin: number
}

export const scoreParts = [
  'unassigned',
  'lateness',
  'worstLateness',
  'costMin',
  'paidMin',
  'unevenMin',
] as const satisfies readonly (keyof RouteScore)[]

/** Below 0 when `a` is better. */
export function compareScores(a: RouteScore, b: RouteScore): number {
  for (const part of scoreParts) {
    if (a[part] !== b[part]) return a[part] - b[part]
  }
  return 0
}

export interface PlannedStop {
  /** Null for lunch. */
  readonly visitId: string | null
  readonly arriveMin: number
  /** Setting up begins, or lunch; after `arriveMin` is waiting. */
  readonly beginMin: number
  readonly leaveMin: number
  /** Drive to this stop; 0 for lunch taken where one is. */
  readonly driveMin: number
  /** Minutes after the last hard window, and after the last preferred or promised one. */
  readonly lateMin: number
  readonly lateForWishMin: number
}

export interface TherapistPlan {
  readonly therapistId: string
  /** The latest departure that keeps every start. Equal to `returnMin` on an empty day. */
  readonly departMin: number
  readonly returnMin: number
  readonly driveMin: number
  readonly stops: readonly PlannedStop[]
}

export interface RoutePlan {
  readonly plans: readonly TherapistPlan[]
  readonly unassigned: readonly string[]
  readonly lunchLeftOut: readonly string[]
  readonly score: RouteScore
  /** True only when the exact search ran to its end. */
  readonly proven: boolean
}
