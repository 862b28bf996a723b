interface RetriesNeeds<Waiting> {
  /** What was set aside and waits, now. */
  readonly waiting: () => readonly Waiting[]
  readonly retry: (waiting: readonly Waiting[]) => Promise<void>
  readonly onUnexpected: (error: unknown) => void
  /** How often it is asked each second before it is asked ever more rarely. */
  readonly soonRetries?: number
}

export interface Retries {
  /** Something may be waiting. */
  start(): void
  /** A person asks: at once, and often again at first. */
  now(): void
  stop(): void
}

const firstRetryMs = 500
const retryCapSoonMs = 1000
const usualSoonRetries = 40
const retryCapMs = 10 * 60_000

/** Tries again what was set aside: soon at first, then ever more rarely. */
export function createRetries<Waiting>(needs: RetriesNeeds<Waiting>): Retries {
  const { waiting, retry, onUnexpected, soonRetries = usualSoonRetries } = needs
  let timer: ReturnType<typeof setTimeout> | null = null
  let tries = 0
  let stopped = false
  const clear = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const start = () => {
    if (waiting().length === 0) {
      tries = 0
      clear()
    } else if (!stopped && timer === null) {
      const cap = tries < soonRetries ? retryCapSoonMs : retryCapMs
      const waitMs = Math.min(cap, firstRetryMs * 2 ** Math.min(tries, 20))
      timer = setTimeout(() => void attempt(), waitMs)
    }
  }
  const attempt = async () => {
    timer = null
    const rows = waiting()
    if (stopped || rows.length === 0) return
    tries++
    await retry(rows).catch((error: unknown) => {
      // This laptop could not write: the next try tells whether it still cannot.
      if (!stopped) onUnexpected(error)
    })
    start()
  }
  return {
    start,
    now() {
      clear()
      tries = 0
      void attempt()
    },
    stop() {
      stopped = true
      clear()
    },
  }
}
