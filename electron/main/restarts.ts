const windowMs = 60_000
const mostRestarts = 3

/**
 * Whether a page that stopped may be opened again by itself: at most three times a minute, so that a
 * page that cannot start does not blink for ever. Answers the stops that still count.
 */
export function countStop(
  stopsAtMs: readonly number[],
  nowMs: number,
): { stopsAtMs: readonly number[]; reopen: boolean } {
  // A clock set back must not leave stops in the future that never expire.
  const recent = stopsAtMs.filter((atMs) => atMs <= nowMs && nowMs - atMs < windowMs)
  return { stopsAtMs: [...recent, nowMs], reopen: recent.length < mostRestarts }
}
