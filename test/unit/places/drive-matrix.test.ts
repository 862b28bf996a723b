import { of } from 'rxjs'
import { expect, test } from 'vitest'
import { driveMatrix, type RoadServer } from '#renderer/data/queries/drive-matrix'
import type { Session } from '#renderer/data/session'
import {
  learnDrives,
  mostKnownDrives,
  nothingKnown,
  secondsKnown,
} from '#shared/domain/route/known-drives'
import type { Place } from '#shared/domain/route/place'
import { estimatedDrives } from '#shared/domain/route/travel-model'

const a = { latitude: 40.7, longitude: -74 }
const b = { latitude: 40.75, longitude: -73.95 }
const c = { latitude: 40.8, longitude: -73.9 }
const places = [a, b, c]

/** As much of a session as the matrix uses: parking, no logged drives, one sealed local document. */
function sessionWith(parkingMin: number, now = '2026-11-21T08:00:00.000Z'): Session {
  const local = new Map<string, unknown>()
  const found = (records: unknown[]) => ({
    find: () => ({ $: of(records.map((record) => ({ toJSON: () => record }))) }),
  })
  return {
    now: () => now,
    store: {
      collections: {
        catalog: found([{ name: 'Practice', practice: { parkingMin } }]),
        trips: found([]),
      },
      database: {
        async getLocal(id: string) {
          return local.has(id) ? { toJSON: () => ({ data: local.get(id) }) } : null
        },
        async upsertLocal(id: string, data: unknown) {
          local.set(id, structuredClone(data))
        },
      },
    },
  } as unknown as Session
}

function serverThat(seconds: (asked: readonly Place[]) => unknown, address = 'https://r.example') {
  const asked: number[] = []
  const server: RoadServer = {
    address: async () => address,
    async drives(wanted) {
      asked.push(wanted.length)
      const told = seconds(wanted)
      return (
        typeof told === 'string'
          ? { ok: false, refusal: { code: told } }
          : { ok: true, value: { seconds: told } }
      ) as Awaited<ReturnType<RoadServer['drives']>>
    },
  }
  return { asked, server }
}
const fiveMinutesEach = (wanted: readonly Place[]) =>
  wanted.map((_from, row) => wanted.map((_to, column) => (row === column ? 0 : 600)))

test('without a server it is the model and the parking minutes', async () => {
  const { asked, server } = serverThat(fiveMinutesEach, '')
  expect(await driveMatrix(sessionWith(4), places, server)).toEqual({
    minutes: estimatedDrives(places, { localFactor: 1, parkingMin: 4 }),
    source: 'estimated',
    note: null,
  })
  expect(asked).toEqual([])
})

test('a server is asked once for a day, each home once, and then known without it', async () => {
  const session = sessionWith(3)
  const { asked, server } = serverThat(fiveMinutesEach)
  const first = await driveMatrix(session, [...places, a], server)
  expect(first.source).toBe('server')
  expect(first.minutes[0]).toEqual([0, 13, 13, 4])
  expect(asked).toEqual([3])
  const { server: silent } = serverThat(() => 'offline')
  expect(await driveMatrix(session, [c, a], silent)).toMatchObject({ source: 'server', note: null })
  const other = serverThat(() => 'offline', 'https://another.example')
  expect((await driveMatrix(session, [c, a], other.server)).source).toBe('estimated')
})

test.each<[string, (wanted: readonly Place[]) => unknown]>([
  ['is silent', () => 'silent'],
  ['answers nonsense', () => 'nonsense'],
  ['knows no road', (wanted) => wanted.map(() => wanted.map(() => null))],
  ['says that everything is here', (wanted) => wanted.map(() => wanted.map(() => 0))],
  ['says that everything is days away', (wanted) => wanted.map(() => wanted.map(() => 90_000))],
  ['gives a ragged table', () => [[0, 600, 600], [600], []]],
])('when the server %s, times are estimated and it is said', async (_what, seconds) => {
  const { server } = serverThat(seconds)
  const matrix = await driveMatrix(sessionWith(0), places, server)
  expect(matrix.source).toBe('estimated')
  expect(matrix.note).toMatch(/^Times are estimated: the road server was not used\. \S/)
  expect(matrix.minutes).toEqual(estimatedDrives(places, { localFactor: 1, parkingMin: 0 }))
})

test('more places than one table takes are estimated, and it is said', async () => {
  const many = Array.from({ length: 101 }, (_none, index) => ({ ...a, latitude: 40 + index / 100 }))
  const { asked, server } = serverThat(fiveMinutesEach)
  const matrix = await driveMatrix(sessionWith(0), many, server)
  expect(matrix).toMatchObject({ source: 'estimated', note: expect.stringContaining('100 places') })
  expect(asked).toEqual([])
})

test('what was told is forgotten after a month, and the oldest when it is too much', () => {
  const told = learnDrives(
    nothingKnown('s'),
    [a, b],
    [
      [0, 600],
      [600, 0],
    ],
    '2026-01-01T08:00:00.000Z',
  )
  expect(secondsKnown([a, b], told, '2026-01-30T08:00:00.000Z')).toEqual([
    [0, 600],
    [600, 0],
  ])
  expect(secondsKnown([a, b], told, '2026-02-02T08:00:00.000Z')).toBeNull()
  let known = told
  for (let day = 0; day < 2; day += 1) {
    const many = Array.from({ length: 100 }, (_none, index) => ({
      latitude: 30 + day + index / 200,
      longitude: -90,
    }))
    known = learnDrives(known, many, fiveMinutesEach(many), '2026-01-02T08:00:00.000Z')
  }
  expect(Object.keys(known.pairs)).toHaveLength(mostKnownDrives)
  expect(secondsKnown([a, b], known, '2026-01-02T08:00:00.000Z')).toBeNull()
})
