import { expect, test } from 'vitest'
import { pagesAhead } from '#renderer/data/sync/pages-ahead'
import { ok, refused } from '#shared/result'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const serverOf = (failsAfter: string | null = null) => {
  const asked: (string | null)[] = []
  const page = async (after: string | null, limit: number) => {
    asked.push(after)
    if (failsAfter !== null && after === failsAfter) {
      return refused({ trouble: 'offline' as const, retryAfterMs: null })
    }
    const from = after === null ? 0 : ids.indexOf(after) + 1
    return ok(ids.slice(from, from + limit).map((id) => ({ id })))
  }
  return { asked, page }
}
const settled = () => new Promise((done) => setTimeout(done))

test('everything comes once, in order, and the last page says that it is', async () => {
  const next = pagesAhead(serverOf(), null, 2)
  const read: unknown[] = []
  for (;;) {
    const page = await next()
    if (!page.ok) throw new Error(page.refusal.trouble)
    read.push(...page.value.rows)
    if (!page.value.more) break
  }
  expect(read).toEqual(ids.map((id) => ({ id })))
})

test('two pages come while one is worked on, and no third', async () => {
  const server = serverOf()
  const next = pagesAhead(server, 'a', 1)
  await next()
  await settled()
  expect(server.asked).toEqual(['a', 'b', 'c'])
  await next()
  await settled()
  expect(server.asked).toEqual(['a', 'b', 'c', 'd'])
})

test('a page that does not come is told in its turn, and nothing is asked beyond it', async () => {
  const server = serverOf('d')
  const next = pagesAhead(server, null, 2)
  expect([(await next()).ok, (await next()).ok, (await next()).ok]).toEqual([true, true, false])
  await settled()
  expect(server.asked).toEqual([null, 'b', 'd'])
})
