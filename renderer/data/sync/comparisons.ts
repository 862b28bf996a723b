import { ok, type Result } from '#shared/result'
import type { Compared } from './compare'
import type { Failure } from './couch'
import { changePlace, type KeptPlace } from './place'
import { nameless, type SetAside } from './set-aside'

interface ComparisonsNeeds {
  readonly space: string
  readonly place: KeptPlace
  readonly setAside: Pick<SetAside, 'add' | 'clear' | 'alert'>
  /** Compares everything, both ways. */
  readonly compare: () => Promise<Result<Compared, Failure>>
  readonly nowMs: () => number
  /** The server had lost something: it is pending again. */
  readonly nudge: () => void
  readonly signal: AbortSignal
}

/** When everything of a space is compared with the server's, and what is concluded from it. */
export interface Comparisons {
  /** After a day; and when it was last done at a time that has not come yet, by a clock that was wrong. */
  isDue(): boolean
  /**
   * A first reading is as good as one for a moment, unless it is `short`: less came than the server counts.
   * Of a cluster, pages may have come from servers that lag behind the one that told where the feed stands:
   * what is missing then comes with a comparison soon after.
   */
  afterReading(short: boolean): Promise<Result<undefined, Failure>>
  /** Instead of the feed, which goes on from there. The database began at `startedAt`. */
  anew(startedAt: string): Promise<Result<undefined, Failure>>
  /** Beside the feed, one at a time. What fails is left for the next time. */
  beside(): Promise<void>
}

const dueAfterMs = 24 * 3600_000
const afterReadingMs = 10 * 60_000

export function createComparisons(needs: ComparisonsNeeds): Comparisons {
  const { space, place, setAside, compare, nowMs, nudge, signal } = needs
  const comparedAt = (agoMs = 0) => new Date(nowMs() - agoMs).toISOString()
  const setNamelessAside = () => setAside.add(space, nameless, 'fromServer', 'notOurs')
  let comparing: Promise<void> | null = null
  const compareBeside = async () => {
    const compared = await compare()
    if (!compared.ok || signal.aborted) return
    await changePlace(place, { comparedAt: comparedAt() })
    if (compared.value.complete) setAside.clear(space, nameless)
    if (compared.value.lost > 0) {
      setAside.alert('emptied', space, compared.value.lost)
      nudge()
    }
  }
  return {
    isDue() {
      const sinceMs = nowMs() - Date.parse(place.value()?.comparedAt ?? '')
      return sinceMs < 0 || sinceMs > dueAfterMs
    },
    async afterReading(short) {
      const asIfAt = comparedAt(dueAfterMs - afterReadingMs)
      await changePlace(place, { snapshotAfter: null, comparedAt: asIfAt })
      if (!short) return ok(undefined)
      // Withheld, or only removed since it counted: the comparison tells.
      const compared = await compare()
      if (!compared.ok) return compared
      if (!compared.value.complete) setNamelessAside()
      return ok(undefined)
    },
    async anew(startedAt) {
      const compared = await compare()
      if (!compared.ok) return compared
      const { since, lost, complete } = compared.value
      if (!complete) setNamelessAside()
      await place.set({ startedAt, since, snapshotAfter: null, comparedAt: comparedAt() })
      if (lost > 0) setAside.alert('emptied', space, lost)
      return ok(undefined)
    },
    beside() {
      comparing ??= compareBeside().finally(() => {
        comparing = null
      })
      return comparing
    },
  }
}
