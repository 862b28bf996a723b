/** How long to wait after the nth failure in a row, and how to be woken before that. */
export interface BackOff {
  /** Waits; `atLeastMs` is what the server asked for. Resolves early when woken. */
  wait(atLeastMs: number | null): Promise<void>
  /** Something worked. */
  reset(): void
  /** Try now: the network is back, or a person asks. */
  wake(): void
  /** When the present wait ends, epoch ms; null when not waiting. */
  readonly dueAtMs: () => number | null
}

export interface BackOffTimes {
  readonly firstMs: number
  /** A laptop that has just lost its network gets it back within moments. */
  readonly soonMs: number
  /** After this long without an answer, it is the network of the day that is missing. */
  readonly patientAfterMs: number
  readonly patientMs: number
}

export const usualBackOff: BackOffTimes = {
  firstMs: 200,
  soonMs: 1000,
  patientAfterMs: 10 * 60_000,
  patientMs: 15_000,
}

/** Half of the wait is by chance: laptops that lost their server together do not all return at once. */
export function createBackOff(
  times: BackOffTimes,
  random: () => number,
  nowMs: () => number,
): BackOff {
  let failures = 0
  let failingSinceMs = 0
  let dueAtMs: number | null = null
  let wake = () => {}
  return {
    async wait(atLeastMs) {
      if (failures === 0) failingSinceMs = nowMs()
      const cap = nowMs() - failingSinceMs > times.patientAfterMs ? times.patientMs : times.soonMs
      const delay = Math.min(cap, times.firstMs * 2 ** Math.min(failures, 20))
      failures++
      const waitMs = Math.max(atLeastMs ?? 0, delay * (0.5 + random() / 2))
      dueAtMs = nowMs() + waitMs
      await new Promise<void>((done) => {
        const timer = setTimeout(done, waitMs)
        wake = () => {
          clearTimeout(timer)
          done()
        }
      })
      dueAtMs = null
    },
    reset() {
      failures = 0
    },
    wake: () => wake(),
    dueAtMs: () => dueAtMs,
  }
}
