const dayMs = 86_400_000
const longestAwayYears = 5

/** `behind`: the clock says a time that is already past for us. `ahead`: more years away than anyone is. */
export type ClockDoubt = 'behind' | 'ahead'

/**
 * Whether this laptop's clock can be right, by the last moment it was unlocked. A note dated wrongly is
 * worse than a question. Instants are UTC ISO; null when the laptop has not been used before.
 */
export function doubtClock(lastSeenAt: string | null, now: string): ClockDoubt | null {
  if (lastSeenAt === null) return null
  const apartMs = Date.parse(now) - Date.parse(lastSeenAt)
  if (apartMs < -dayMs) return 'behind'
  return apartMs > longestAwayYears * 365.25 * dayMs ? 'ahead' : null
}
