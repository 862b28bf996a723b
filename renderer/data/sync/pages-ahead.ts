import { ok, type Result } from '#shared/result'
import type { Couch, Failure } from './couch'

export interface Page {
  readonly rows: readonly unknown[]
  /** The last id that was read so far. */
  readonly last: string | null
  readonly more: boolean
}

/**
 * Everything of a database by the order of ids, page by page, after `after`. The next two pages are on
 * their way while one is being worked on; a server is then never waited for that is as fast as this
 * laptop. No more: what has come and waits stands in memory.
 */
export function pagesAhead(
  couch: Pick<Couch, 'page'>,
  after: string | null,
  size: number,
): () => Promise<Result<Page, Failure>> {
  type Coming = Promise<Result<Page, Failure>>
  const read = async (from: string | null): Coming => {
    const answer = await couch.page(from, size)
    if (!answer.ok) return answer
    const last = lastId(answer.value) ?? from
    return ok({ rows: answer.value, last, more: answer.value.length >= size && last !== from })
  }
  const following = async (page: Coming): Coming => {
    const found = await page
    return found.ok && found.value.more ? read(found.value.last) : found
  }
  const kept = (page: Coming) => {
    // Whoever takes it hears of what it threw.
    page.catch(() => undefined)
    return page
  }
  let first = kept(read(after))
  let second = kept(following(first))
  return () => {
    const page = first
    first = second
    second = kept(following(first))
    return page
  }
}

function lastId(rows: readonly unknown[]): string | null {
  const last = rows.at(-1)
  const id = typeof last === 'object' && last !== null && 'id' in last ? last.id : undefined
  return typeof id === 'string' ? id : null
}
