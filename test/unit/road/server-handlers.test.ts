import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createServerHandlers } from '#electron/main/handlers/server'
import type { Send } from '#electron/main/server/cookie-session'
import { exchange } from '#electron/main/server/http-exchange'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok } from '#shared/result'
import { answering } from './local-servers'
import { asks, madeUpServer, newId, space } from './made-up-server'

/** The calls of the page about a server, over a vault in memory. */
function makeCalls(given: { readonly account?: ServerAccount | null; readonly send?: Send } = {}) {
  let account = given.account ?? null
  const kept: (ServerAccount | null)[] = []
  const { handlers, stop } = createServerHandlers({
    vault: {
      serverAccount: () => account,
      async keepServerAccount(next) {
        kept.push(next)
        account = next
        return ok(undefined)
      },
      whoseLaptop: () => ({
        deviceId: newId(),
        staffId: newId(),
        practice: '',
        spaces: [space],
        owner: true,
      }),
    },
    nowMs: Date.now,
    ...(given.send ? { send: given.send } : {}),
  })
  return { handlers, stop, kept }
}

const words = (address: string): ServerAccount => ({
  address,
  userName: 'admin',
  password: 'made up',
})
const cancelled = { ok: false, refusal: { code: 'cancelled' } }

test('the page is told the address and the name, and no password', async () => {
  const account = { address: 'https://couch.example.org', userName: 'doorstep-one', password: 'p' }
  const { handlers } = makeCalls({ account })
  const { address, userName } = account
  expect(await handlers['server.state'](undefined as never)).toEqual({
    server: { address, userName },
  })
})

test('locking ends what is under way on the road', async () => {
  const server = await madeUpServer()
  server.answer = () => {}
  const { handlers, stop } = makeCalls({ account: server.account() })
  const answer = handlers['server.request'](asks({ maxSeconds: null }))
  await pause(100)
  stop()
  expect(await answer).toEqual(cancelled)
})

test('locking ends a set-up: no further request, and nothing is kept', async () => {
  const sent: string[] = []
  let stopIt = () => {}
  const calls = makeCalls({
    send: async (request) => {
      sent.push(request.url.pathname)
      if (sent.length === 2) stopIt()
      return exchange(request)
    },
  })
  stopIt = calls.stop
  const address = await answering((request, response) => {
    if (request.url === '/') response.end('{"couchdb":"Welcome","version":"3.5.0"}')
  })
  expect(await calls.handlers['server.setUp'](words(address))).toEqual(cancelled)
  expect(sent).toEqual(['/', '/_session'])
  expect(calls.kept).toEqual([])
})

test('after a lock a server can be looked at again', async () => {
  const { handlers, stop } = makeCalls()
  stop()
  const found = await handlers['server.inspect'](words('http://127.0.0.1:1'))
  expect(found).toEqual({ ok: false, refusal: { code: 'offline' } })
})

test('words that were never sent anywhere are not kept', async () => {
  const { handlers, kept } = makeCalls()
  for (const address of [
    'http://couch.example.org',
    'ftp://couch.example.org',
    'https://u:p@x.y',
  ]) {
    const found = await handlers['server.use'](words(address))
    expect(found.ok).toBe(false)
  }
  expect(kept).toEqual([])
})
