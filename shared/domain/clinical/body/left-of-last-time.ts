/**
 * What was done last time and not yet today, in the order of last time. `sameOf` says which two are the
 * same work; done twice last time, it stands there until it is done twice.
 */
export function leftOfLastTime<T>(
  last: readonly T[],
  today: readonly T[],
  sameOf: (one: T) => string,
): T[] {
  const done = today.map(sameOf)
  return last.filter((one) => {
    const at = done.indexOf(sameOf(one))
    if (at < 0) return true
    done.splice(at, 1)
    return false
  })
}
