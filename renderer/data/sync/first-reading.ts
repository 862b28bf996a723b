import { ok, type Result, refused } from '#shared/result'
import type { Couch, Failure } from './couch'
import { pagesAhead } from './pages-ahead'
import type { Receive } from './receive'

interface FirstReadingNeeds {
  readonly couch: Pick<Couch, 'page'>
  readonly receive: Pick<Receive, 'page'>
  /** The last id that was read before it was broken off; null from the beginning. */
  readonly after: string | null
  /** As many as the server counts. */
  readonly total: number
  readonly onRead: (done: number) => void
  /** All up to this id is written. */
  readonly keepAfter: (lastId: string) => Promise<void>
}

const pageSize = 1000
const mostUncounted = 20_000

/** Takes in everything by the order of ids, a page ahead. Answers how many rows came. */
export async function readEverything(needs: FirstReadingNeeds): Promise<Result<number, Failure>> {
  const { couch, receive, after, total, onRead, keepAfter } = needs
  let done = 0
  const nextPage = pagesAhead(couch, after, pageSize)
  // One page is opened while the one before is still being written.
  let writing: Promise<void> = Promise.resolve()
  for (;;) {
    const answer = await nextPage()
    if (!answer.ok) {
      await writing
      return answer
    }
    const { rows, last, more } = answer.value
    // A server that has far more than it counts makes them up, without end.
    if (more && done > 2 * total + mostUncounted) {
      await writing
      return refused({ trouble: 'serverTrouble', retryAfterMs: null })
    }
    const before = writing
    writing = receive.page(rows).then(async () => {
      await before
      done += rows.length
      onRead(done)
      if (more) await keepAfter(last ?? '')
    })
    // It is waited for one page later.
    writing.catch(() => undefined)
    await before
    if (!more) break
  }
  await writing
  return ok(done)
}
