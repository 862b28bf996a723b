import type { RouteProblem } from './problem'

/** Beyond so many only neighbours are held: all pairs of a long day would be thousands. */
const mostWhole = 30

/** Every earlier visit before every later one: so the order holds also where one in between is left out. */
export const orderPairs = (order: readonly string[]): RouteProblem['orders'] =>
  order.length > mostWhole
    ? order.slice(1).map((after, index) => ({ before: order[index] as string, after }))
    : order.flatMap((before, index) => order.slice(index + 1).map((after) => ({ before, after })))
