import { orderPairs } from './order-pairs'
import { planDay } from './plan-day'
import type { RoutePlan, RouteProblem } from './problem'

export interface Lateness {
  readonly visitId: string
  /** After the last hard window, and after what was wished or promised. */
  readonly lateMin: number
  readonly lateForWishMin: number
}

export interface OrderPrice {
  readonly plan: RoutePlan
  readonly addedDriveMin: number
  readonly addedPaidMin: number
  /** Whoever it makes later than the compared plan does, worst first. */
  readonly madeLate: readonly { readonly visitId: string; readonly moreMin: number }[]
  /** Visits that the order leaves no room for. */
  readonly noLongerFits: readonly string[]
}

/** Every client that is late in a plan. */
export const latenessOf = (plan: RoutePlan): readonly Lateness[] =>
  plan.plans.flatMap(({ stops }) =>
    stops.flatMap(({ visitId, lateMin, lateForWishMin }) =>
      visitId !== null && (lateMin > 0 || lateForWishMin > 0)
        ? [{ visitId, lateMin, lateForWishMin }]
        : [],
    ),
  )

/** The best day in which these visits follow one another in this order; others go where they fit best. */
export function planInOrder(
  problem: RouteProblem,
  therapistId: string,
  order: readonly string[],
): RoutePlan | null {
  const orders = [...problem.orders, ...orderPairs(order)]
  return planDay({ ...problem, orders }, therapistId)
}

/**
 * What an order costs beside the plan `beside`: `[anna, berta]` for "Anna before Berta", or a whole day
 * as it was dragged. Null where the day is too long to be solved exactly.
 */
export function priceOrder(
  problem: RouteProblem,
  therapistId: string,
  order: readonly string[],
  beside: RoutePlan,
): OrderPrice | null {
  const plan = planInOrder(problem, therapistId, order)
  return plan && priceBetween(plan, beside, therapistId)
}

/** What one plan costs more than another for the same visits. */
export function priceBetween(plan: RoutePlan, beside: RoutePlan, therapistId: string): OrderPrice {
  const late = (of: RoutePlan) =>
    new Map(latenessOf(of).map((one) => [one.visitId, one.lateMin + one.lateForWishMin]))
  const [now, then] = [late(plan), late(beside)]
  const drive = (of: RoutePlan) =>
    of.plans.find((one) => one.therapistId === therapistId)?.driveMin ?? 0
  const paid = ({ plans }: RoutePlan) => {
    const day = plans.find((one) => one.therapistId === therapistId)
    return day ? day.returnMin - day.departMin : 0
  }
  return {
    plan,
    addedDriveMin: drive(plan) - drive(beside),
    addedPaidMin: paid(plan) - paid(beside),
    madeLate: [...now]
      .map(([visitId, minutes]) => ({ visitId, moreMin: minutes - (then.get(visitId) ?? 0) }))
      .filter(({ moreMin }) => moreMin > 0)
      .toSorted((a, b) => b.moreMin - a.moreMin),
    noLongerFits: plan.unassigned.filter((id) => !beside.unassigned.includes(id)),
  }
}
