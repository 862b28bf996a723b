import type { RouteProblem } from '#shared/domain/route/problem'

/** What a person without a planner does: always on to the nearest door. One therapist. */
export function nearestFirst({ driveMin, visits, therapists }: RouteProblem): readonly string[] {
  const left = [...visits]
  const order: string[] = []
  let place = therapists[0]?.startPlace ?? 0
  while (left.length > 0) {
    const away = (to: number | null) => driveMin[place]?.[to ?? 0] ?? 0
    left.sort((a, b) => away(a.place) - away(b.place))
    const next = left.shift()
    if (!next) break
    order.push(next.id)
    place = next.place ?? place
  }
  return order
}
