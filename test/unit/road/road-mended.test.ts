import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { createRoad, readRetryAfter } from '#electron/main/server/road'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { serverAnswerSchema } from '#shared/ipc/server-contract'
import { ok } from '#shared/result'
import { asks, madeUpServer } from './made-up-server'

let server: Awaited<ReturnType<typeof madeUpServer>>
let account: ServerAccount

beforeEach(async () => {
  server = await madeUpServer()
  account = server.account()
})

const makeRoad = () => createRoad({ account: () => account, nowMs: Date.now, random: () => 0.5 })
const code = (refusal: string) => ({ ok: false, refusal: { code: refusal } })

test('the password goes by plain http to this machine only', async () => {
  let sent = 0
  const send = async () => {
    sent++
    return ok({ status: 200, headers: {}, body: new Uint8Array() })
  }
  for (const address of ['http://couch.example.org', 'http://127.0.0.1.example.org']) {
    const road = createRoad({ account: () => ({ ...account, address }), nowMs: Date.now, send })
    expect(await road.request(asks())).toEqual(code('untrusted'))
  }
  expect(sent).toBe(0)
})

test.each([511, 600, 999])('%i is from no server of ours', async (status) => {
  server.answer = (_, response) => void response.writeHead(status).end('{}')
  expect(await makeRoad().request(asks())).toEqual(code('portal'))
})

test('whatever is answered fits the contract', async () => {
  const answer = await makeRoad().request(asks())
  expect(answer.ok && serverAnswerSchema.safeParse(answer.value).success).toBe(true)
})

test('a 403 that is not about a lock-out locks nobody out', async () => {
  const road = makeRoad()
  server.signIn = (_, response) => void response.writeHead(403).end('<h1>Forbidden</h1>')
  expect(await road.request(asks())).toEqual(code('portal'))
  server.signIn = null
  expect((await road.request(asks())).ok).toBe(true)
})

test('a portal gives no cookies', async () => {
  const road = makeRoad()
  await road.request(asks())
  server.answer = (_, response) => {
    response.setHeader('set-cookie', 'AuthSession=theirs; Path=/')
    response.setHeader('content-type', 'text/html').end('<html></html>')
  }
  expect(await road.request(asks())).toEqual(code('portal'))
  await road.request(asks())
  expect(server.requests().at(-1)?.cookie).toBe('AuthSession=cookie1')
})

test('cancelling and stopping do not wait for signing in', async () => {
  const road = makeRoad()
  let closed = false
  server.signIn = (_, response) => void response.on('close', () => (closed = true))
  const [one, other] = [asks(), asks()]
  const answers = [road.request(one), road.request(other)]
  await pause(100)
  road.cancel(one.requestId)
  expect(await Promise.race([answers[0], pause(500, 'waits')])).toEqual(code('cancelled'))
  road.stop()
  expect(await Promise.race([answers[1], pause(500, 'waits')])).toEqual(code('cancelled'))
  await pause(100)
  expect(closed).toBe(true)
})

test('two with one id: the second can still be cancelled', async () => {
  const road = makeRoad()
  await road.request(asks())
  let count = 0
  server.answer = (_, response) => {
    if (++count === 1) response.end('{}')
  }
  const request = asks({ maxSeconds: null })
  const first = road.request(request)
  const second = road.request(request)
  // Which of the two reaches the server first is chance; the other one waits.
  await Promise.race([first, second])
  await pause(50)
  road.cancel(request.requestId)
  const both = Promise.all([first, second])
  expect(await Promise.race([both, pause(500, 'waits')])).not.toBe('waits')
})

test('headers that are none are refused, not thrown', async () => {
  const road = makeRoad()
  expect(await road.request(asks({ accept: 'a\r\nx-other: b' }))).toEqual(code('refused'))
  expect(await road.request(asks({ contentType: 'a\nb' }))).toEqual(code('refused'))
})

test.each(['-5', '1.5', 'soon 5'])('%j is no time to wait', (text) => {
  expect(readRetryAfter(text, Date.now())).toBe(null)
})
