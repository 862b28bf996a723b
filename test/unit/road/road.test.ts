import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { createRoad, readRetryAfter } from '#electron/main/server/road'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { answering, closedPort } from './local-servers'
import { asks, madeUpServer, newId, space } from './made-up-server'

let server: Awaited<ReturnType<typeof madeUpServer>>
let nowMs = 0
let account: ServerAccount | 'locked' | null = null

beforeEach(async () => {
  server = await madeUpServer()
  nowMs = Date.parse('2026-03-02T09:00:00Z')
  account = server.account()
})

const makeRoad = () => createRoad({ account: () => account, nowMs: () => nowMs })
const code = (refusal: string) => ({ ok: false, refusal: { code: refusal } })
const minutes = (count: number) => count * 60_000

describe('where a request goes', () => {
  test('to the database of its space, with what was given', async () => {
    const road = makeRoad()
    const query = 'startkey=%22a%22&limit=5'
    await road.request(asks({ path: '/_all_docs', query }))
    await road.request(asks({ database: 'files', path: '/_changes' }))
    const name = `/doorstep-${space.replaceAll('-', '')}`
    expect(server.requests().map(({ url }) => url)).toEqual([
      `${name}/_all_docs?${query}`,
      `${name}-files/_changes`,
    ])
  })

  test('below a path of the address', async () => {
    account = { ...server.account(), address: `${server.address}/couch/` }
    await makeRoad().request(asks())
    expect(server.seen[0]?.url).toBe('/couch/_session')
  })

  test('nowhere when it is none of ours, and then nobody signs in', async () => {
    const request = asks({ path: '/_security' })
    expect(await makeRoad().request(request)).toEqual(code('refused'))
    expect(server.seen).toEqual([])
  })

  test('nowhere without a server, or while locked', async () => {
    account = null
    expect(await makeRoad().request(asks())).toEqual(code('notConfigured'))
    account = 'locked'
    expect(await makeRoad().request(asks())).toEqual(code('locked'))
  })

  test('nobody there', async () => {
    account = { ...server.account(), address: await closedPort() }
    expect(await makeRoad().request(asks())).toEqual(code('offline'))
  })
})

describe('signing in', () => {
  test('once for many, also at the same time; the password goes to no other path', async () => {
    const road = makeRoad()
    const answers = await Promise.all(Array.from({ length: 30 }, () => road.request(asks())))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(server.signIns()).toBe(1)
    expect(server.requests().some(({ body, url }) => `${body}${url}`.includes('right'))).toBe(false)
  })

  test('again before the cookie runs out, and not sooner', async () => {
    const road = makeRoad()
    await road.request(asks())
    nowMs += minutes(7)
    await road.request(asks())
    expect(server.signIns()).toBe(1)
    nowMs += minutes(2)
    await road.request(asks())
    expect(server.signIns()).toBe(2)
  })

  test('not again while the server renews the cookie by itself', async () => {
    const road = makeRoad()
    server.answer = (_, response) => {
      response.setHeader('set-cookie', `${server.newCookie()}; Path=/`).end('{}')
    }
    for (let time = 0; time < 5; time++) {
      await road.request(asks())
      nowMs += minutes(7)
    }
    expect(server.signIns()).toBe(1)
    expect(server.requests().at(-1)?.cookie).toBe('AuthSession=cookie5')
  })

  test('once for all that met the same 401, and each is repeated', async () => {
    const road = makeRoad()
    await road.request(asks())
    server.forgetCookies()
    const answers = await Promise.all(Array.from({ length: 10 }, () => road.request(asks())))
    expect(answers.every((answer) => answer.ok && answer.value.status === 200)).toBe(true)
    expect(server.signIns()).toBe(2)
  })

  test('a 401 that stays is an answer, asked for twice and no more', async () => {
    server.answer = (_, response) => void response.writeHead(401).end('{}')
    const answer = await makeRoad().request(asks())
    expect(answer.ok && answer.value.status).toBe(401)
    expect(server.requests().length).toBe(2)
  })

  test('a refused password is never tried again by itself', async () => {
    const road = makeRoad()
    server.password = 'another'
    for (let time = 0; time < 6; time++) {
      expect(await road.request(asks())).toEqual(code('passwordRefused'))
      nowMs += minutes(60)
    }
    expect(server.signIns()).toBe(1)
    road.forgive()
    expect(await road.request(asks())).toEqual(code('passwordRefused'))
    expect(server.signIns()).toBe(2)
  })

  test('a new password is tried at once', async () => {
    const road = makeRoad()
    server.password = 'another'
    expect(await road.request(asks())).toEqual(code('passwordRefused'))
    account = { ...server.account(), password: 'another' }
    expect((await road.request(asks())).ok).toBe(true)
  })

  test('a lock-out is waited for', async () => {
    const road = makeRoad()
    server.signIn = (_, response) => {
      const reason = 'Account is temporarily locked due to multiple authentication failures'
      response.writeHead(403).end(JSON.stringify({ error: 'forbidden', reason }))
    }
    const locked = await road.request(asks())
    expect(locked).toMatchObject({ ok: false, refusal: { code: 'lockedOut' } })
    const waitMs = (!locked.ok && locked.refusal.waitMs) || 0
    expect(waitMs).toBeGreaterThanOrEqual(minutes(5))
    expect(waitMs).toBeLessThanOrEqual(minutes(6))
    nowMs += waitMs - 1
    expect(await road.request(asks())).toMatchObject(code('lockedOut'))
    expect(server.signIns()).toBe(1)
    server.signIn = null
    nowMs += 1
    expect((await road.request(asks())).ok).toBe(true)
  })

  test('somebody else answers: no cookie, no session', async () => {
    server.signIn = (_, response) => {
      response.setHeader('content-type', 'text/html').end('<html>Welcome to our hotel</html>')
    }
    expect(await makeRoad().request(asks())).toEqual(code('portal'))
    expect(server.requests()).toEqual([])
  })

  test('after stopping nobody is signed in any more', async () => {
    const road = makeRoad()
    await road.request(asks())
    road.stop()
    await road.request(asks())
    expect(server.signIns()).toBe(2)
  })
})

describe('what is an answer', () => {
  test.each([200, 201, 400, 403, 404, 409, 412, 413, 429, 500, 502, 503])(
    '%i is one, whatever it means',
    async (status) => {
      server.answer = (_, response) => void response.writeHead(status).end('{}')
      const answer = await makeRoad().request(asks())
      expect(answer.ok && answer.value.status).toBe(status)
    },
  )

  test("a proxy's page about its server is trouble of the server, not a portal", async () => {
    server.answer = (_, response) => {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
    }
    const answer = await makeRoad().request(asks())
    expect(answer.ok && answer.value.status).toBe(502)
  })

  test.each([301, 302, 303, 307, 308])('%i is a portal, and nobody goes there', async (status) => {
    let visits = 0
    const other = await answering((_, response) => {
      visits++
      response.end('{}')
    })
    server.answer = (_, response) => void response.writeHead(status, { location: other }).end()
    expect(await makeRoad().request(asks())).toEqual(code('portal'))
    expect(visits).toBe(0)
  })

  test.each([
    ['text/html', '<html></html>'],
    ['text/html; charset=utf-8', '{"ok":true}'],
    ['application/json', 'Please sign in'],
    ['text/plain', '  <!doctype html>'],
  ])('%s saying %j is a portal', async (type, body) => {
    server.answer = (_, response) => void response.setHeader('content-type', type).end(body)
    expect(await makeRoad().request(asks())).toEqual(code('portal'))
  })

  test('line ends of a heartbeat before it do no harm', async () => {
    server.answer = (_, response) => void response.end('\n\n\r\n{"results":[]}')
    expect((await makeRoad().request(asks({ path: '/_changes' }))).ok).toBe(true)
  })

  test('a file is bytes', async () => {
    const sent = Buffer.from([0, 1, 255, 60])
    server.answer = (_, response) => {
      response.setHeader('content-type', 'application/octet-stream').end(sent)
    }
    const path = `/${newId()}/sealed`
    const accept = 'application/octet-stream'
    const answer = await makeRoad().request(asks({ database: 'files', path, accept }))
    expect(answer.ok && Buffer.from(answer.value.body)).toEqual(sent)
  })
})

describe('how long to wait', () => {
  const at = Date.parse('2026-03-02T09:00:00Z')
  test.each([
    [undefined, null],
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['3600', 600_000],
    ['Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
    ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
    ['Tue, 02 Mar 2100 09:00:00 GMT', 600_000],
    ['', null],
    ['soon', null],
    ['1e9', null],
  ])('%j is %j', (text, ms) => expect(readRetryAfter(text, at)).toBe(ms))
})

describe('ending', () => {
  const silent = () => {
    server.answer = () => {}
  }

  test('one that is cancelled, and no other', async () => {
    const road = makeRoad()
    await road.request(asks())
    silent()
    const [one, other] = [asks({ maxSeconds: null }), asks({ maxSeconds: null })]
    const answers = [road.request(one), road.request(other)]
    await pause(100)
    road.cancel(one.requestId)
    expect(await answers[0]).toEqual(code('cancelled'))
    expect(await Promise.race([answers[1], pause(100, 'waits')])).toBe('waits')
    road.stop()
    expect(await answers[1]).toEqual(code('cancelled'))
  })

  test('cancelled while signing in: ends, and nothing of it is sent', async () => {
    const road = makeRoad()
    server.signIn = async (_, response) => {
      await pause(200)
      response.setHeader('set-cookie', `${server.newCookie()}; Path=/`).end('{"ok":true}')
    }
    const request = asks()
    const answer = road.request(request)
    await pause(50)
    road.cancel(request.requestId)
    expect(await answer).toEqual(code('cancelled'))
    expect(server.requests()).toEqual([])
  })

  test('one that nobody asked for', () => {
    expect(() => makeRoad().cancel(newId())).not.toThrow()
  })

  test('a request has its time', async () => {
    const road = makeRoad()
    await road.request(asks())
    silent()
    expect(await road.request(asks({ maxSeconds: 1 }))).toEqual(code('silent'))
  })
})
