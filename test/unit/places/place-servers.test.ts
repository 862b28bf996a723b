import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createPlacesHandlers } from '#electron/main/handlers/places'
import { createPackShelf } from '#electron/main/places/pack-shelf'
import { exchange } from '#electron/main/server/http-exchange'
import type { HeldMaps } from '#shared/crypto/vault-file'
import { placeAddressProblem } from '#shared/ipc/place-address'
import { ok } from '#shared/result'

const places = [
  { latitude: 40.71, longitude: -74.01 },
  { latitude: 40.73, longitude: -73.99 },
]
const address = {
  street: '12 Orchard St & Co',
  city: 'New York',
  region: 'NY',
  postalCode: '10002',
  country: 'US',
}
type Answer = (response: ServerResponse, request: IncomingMessage) => void

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A real server on this machine, and a vault that knows its address. */
async function serverThat(answer: Answer) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(response, request)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(
    () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  )
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked, root, calls: callsWith({ routing: root, geocoder: root, basePackPath: null }) }
}

function callsWith(maps: HeldMaps | 'locked' | null) {
  let held = maps
  const { handlers, stop } = createPlacesHandlers({
    vault: {
      maps: () => held,
      async keepMaps(next) {
        held = next
        return ok(undefined)
      },
    },
    packs: createPackShelf(() => '0123456789abcdef'),
    dialogs: { askWhichToOpen: async () => null },
    // As in the product, only that nobody has to wait eight seconds.
    send: (request) => exchange({ ...request, totalMs: 300, idleMs: 300 }),
  })
  return { ...handlers, stop, held: () => held }
}

const json =
  (value: unknown, status = 200): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof value === 'string' ? value : JSON.stringify(value))
  }
const table = (durations: unknown, code = 'Ok') => json({ code, durations, sources: [] })

test('a table of drives is asked for by coordinates alone', async () => {
  const { asked, calls } = await serverThat(
    table([
      [0, 610.4],
      [595, 0],
    ]),
  )
  expect(await calls['places.drives']({ places })).toEqual(
    ok({
      seconds: [
        [0, 610.4],
        [595, 0],
      ],
    }),
  )
  expect(asked).toEqual([
    'GET /table/v1/driving/-74.01000,40.71000;-73.99000,40.73000?annotations=duration',
  ])
})

test('an address is asked for by its parts, and nothing more of it leaves', async () => {
  const found = [
    { lat: '40.7174', lon: '-73.9897', display_name: '12, Orchard\u202e Street\n', x: 1 },
  ]
  const { asked, calls } = await serverThat(json(found))
  expect(await calls['places.find'](address)).toEqual(
    ok({ found: [{ label: '12, Orchard Street', latitude: 40.7174, longitude: -73.9897 }] }),
  )
  const [question = ''] = asked
  expect(question.startsWith('GET /search?')).toBe(true)
  expect([...new URL(question.slice(4), 'http://x').searchParams]).toEqual([
    ['format', 'jsonv2'],
    ['limit', '5'],
    ['street', '12 Orchard St & Co'],
    ['city', 'New York'],
    ['state', 'NY'],
    ['postalcode', '10002'],
    ['countrycodes', 'us'],
  ])
})

test.each<[string, string, Answer]>([
  ['words', 'nonsense', json('not json')],
  ['nothing', 'nonsense', json('')],
  ['a page', 'nonsense', json('<!doctype html><title>Sign in</title>')],
  ['broken letters', 'nonsense', (response) => response.end(Buffer.from([0x7b, 0xff, 0xfe]))],
  ['another thing', 'nonsense', json({ code: 'Ok', routes: [] })],
  ['too few rows', 'nonsense', table([[0, 1]])],
  ['a ragged table', 'nonsense', table([[0, 1], [1]])],
  [
    'words for numbers',
    'nonsense',
    table([
      [0, '5'],
      ['5', 0],
    ]),
  ],
  [
    'negative times',
    'nonsense',
    table([
      [0, -5],
      [5, 0],
    ]),
  ],
  ['times without end', 'nonsense', json('{"code":"Ok","durations":[[0,1e999],[1,0]]}')],
  ['an error of its own', 'serverTrouble', json({ message: 'x' }, 500)],
  ['a sign-in', 'serverTrouble', json({}, 401)],
  ['"not so fast"', 'tooMany', json({}, 429)],
  ['a redirect', 'redirect', (response) => response.writeHead(302, { location: '/x' }).end()],
  ['far too much', 'tooLarge', json(' '.repeat(500_000))],
  ['nothing for too long', 'silent', () => {}],
  [
    'a slow trickle',
    'silent',
    (response) => {
      response.write('{')
      const drip = setInterval(() => response.write(' '), 40)
      response.on('close', () => clearInterval(drip))
    },
  ],
  ['a cut line', 'offline', (response) => response.destroy()],
])('a road server that answers %s is %s', async (_what, code, answer) => {
  const { asked, calls } = await serverThat(answer)
  expect(await calls['places.drives']({ places })).toEqual({ ok: false, refusal: { code } })
  expect(asked).toHaveLength(1)
})

test.each<[string, unknown]>([
  ['an object', { lat: 1, lon: 2 }],
  ['a place beyond the earth', [{ lat: '91', lon: '0', display_name: '' }]],
  ['words for numbers', [{ lat: 'north', lon: '0' }]],
  ['no numbers', [{ display_name: 'x' }]],
])('an address server that answers %s makes no sense', async (_what, answer) => {
  const { calls } = await serverThat(json(answer))
  const refused = { ok: false, refusal: { code: 'nonsense' } }
  expect(await calls['places.find'](address)).toEqual(refused)
})

test('"no road" is an answer: there are no seconds', async () => {
  const { calls } = await serverThat(json({ code: 'NoSegment', message: 'x' }, 400))
  const none = [null, null]
  expect(await calls['places.drives']({ places })).toEqual(ok({ seconds: [none, none] }))
})

test('a test asks about nobody, and keeps nothing', async () => {
  const { asked, root } = await serverThat(
    table([
      [0, 5],
      [5, 0],
    ]),
  )
  const calls = callsWith(null)
  expect(await calls['places.test']({ kind: 'routing', address: root })).toEqual(ok(undefined))
  expect(asked).toHaveLength(1)
  expect(calls.held()).toBeNull()
  const answer = await calls['places.test']({ kind: 'geocoder', address: root })
  expect(answer).toEqual({ ok: false, refusal: { code: 'nonsense' } })
})

test('nothing is asked while no server is set, or while locked', async () => {
  const code = async (answer: unknown) =>
    ((await answer) as { refusal: { code: string } }).refusal.code
  const unset = callsWith(null)
  expect(await code(unset['places.drives']({ places }))).toBe('notConfigured')
  expect(await code(unset['places.find'](address))).toBe('notConfigured')
  const locked = callsWith('locked')
  expect(await code(locked['places.drives']({ places }))).toBe('locked')
  expect(await code(locked['places.test']({ kind: 'routing', address: 'https://a.example' }))).toBe(
    'locked',
  )
  expect(await code(locked['basePack.choose'](undefined))).toBe('locked')
})

test('locking ends what is being asked', async () => {
  let reached = () => {}
  const hears = new Promise<void>((done) => {
    reached = done
  })
  const { calls } = await serverThat(() => reached())
  const answer = calls['places.drives']({ places })
  await hears
  calls.stop()
  expect(await answer).toEqual({ ok: false, refusal: { code: 'cancelled' } })
})

test('only https is kept, and http on this machine', async () => {
  const calls = callsWith(null)
  for (const fine of [
    'https://maps.example.org',
    'https://maps.example.org:8443/osrm',
    'http://127.0.0.1:5000',
    'http://localhost',
    'http://[::1]:5000',
  ]) {
    expect(placeAddressProblem(fine), fine).toBeNull()
    expect(await calls['places.keep']({ routing: fine, geocoder: '' })).toEqual(ok(undefined))
  }
  const kept = calls.held()
  for (const bad of [
    'ftp://a.example',
    'https://',
    'https://u:p@a.example',
    'https://a.example?x=1',
    'https://a.example#x',
    'https://a.example/../b',
    'a b',
    'https://a.example\\@b.example',
    'https://a.example/%2e%2e/b',
  ]) {
    expect(placeAddressProblem(bad), bad).toBe('badAddress')
    const refused = { ok: false, refusal: { code: 'badAddress' } }
    expect(await calls['places.keep']({ routing: '', geocoder: bad }), bad).toEqual(refused)
  }
  for (const open of [
    'http://maps.example.org',
    'http://127.0.0.1.example.org',
    'http://localhost.example',
  ]) {
    expect(placeAddressProblem(open), open).toBe('insecure')
    expect(await calls['places.test']({ kind: 'routing', address: open }), open).toEqual({
      ok: false,
      refusal: { code: 'insecure' },
    })
  }
  expect(calls.held()).toEqual(kept)
})
