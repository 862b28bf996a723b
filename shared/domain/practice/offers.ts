/**
 * What a person offers once one service is ticked or unticked; null: all of them. Whoever ticks the last
 * one left offers all, those that come later too. A service that is set aside keeps its tick.
 * @param offers ids of services; undefined: all of them
 * @param all ids of the services that are in use now
 */
export function offersAfter(
  offers: readonly string[] | undefined,
  serviceId: string,
  on: boolean,
  all: readonly string[],
): readonly string[] | null {
  const stood = offers ?? all
  const others = stood.filter((id) => id !== serviceId)
  const next = on ? [...others, serviceId] : others
  return all.every((id) => next.includes(id)) ? null : next
}
