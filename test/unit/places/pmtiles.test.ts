import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { PMTiles, zxyToTileId } from 'pmtiles'
import { describe, expect, test } from 'vitest'
import { gunzip } from '#renderer/ui/map/gunzip'
import { PackRefused, packLimits, tileIdOf } from '#shared/domain/places/pmtiles-directory'
import { openPack } from '#shared/domain/places/pmtiles-pack'
import { type MadePack, makeDirectory, makePack, makeTownPack } from '../../support/pack-maker'

/** Counts what is read, as a worker's ranges would. */
function sourceOf(file: Uint8Array) {
  const read: number[] = []
  return {
    read,
    source: {
      sizeBytes: file.byteLength,
      async read(offset: number, length: number) {
        read.push(length)
        return file.subarray(offset, offset + length)
      },
      gunzip,
    },
  }
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'taken',
    (error: unknown) => (error instanceof PackRefused ? error.code : `bug: ${error}`),
  )
}

const open = (file: Uint8Array) => openPack(sourceOf(file).source)
const tileEntry = { tileId: 0, offset: 0, length: 4, run: 1 }
const good: MadePack = { root: makeDirectory([tileEntry]), tiles: Uint8Array.of(1, 2, 3, 4) }
/** A good pack with some bytes of its header written over. */
const withBytes = (at: number, ...bytes: number[]) => {
  const file = makePack(good)
  file.set(bytes, at)
  return file
}
const u64 = (value: bigint) => [...new Uint8Array(new BigUint64Array([value]).buffer)]

test('a town is opened, and its tiles are what another reader finds', async () => {
  const file = makeTownPack([0, 3])
  const pack = await open(file)
  expect(pack.facts).toEqual({
    minZoom: 0,
    maxZoom: 3,
    bounds: [-180, -85, 180, 85],
    attribution: '© Made up',
    layers: ['earth', 'water', 'roads'],
  })
  const oracle = new PMTiles({
    getKey: () => 'town',
    getBytes: async (offset, length) => ({
      data: file.slice(offset, offset + length).buffer,
    }),
  })
  for (const [zoom, x, y] of [
    [0, 0, 0],
    [2, 3, 1],
    [3, 7, 7],
  ] as const) {
    const expected = await oracle.getZxy(zoom, x, y)
    expect(await pack.tile(zoom, x, y)).toEqual(new Uint8Array(expected?.data as ArrayBuffer))
  }
  expect(await pack.tile(4, 0, 0)).toBeNull()
  expect(await pack.tile(2, 4, 0)).toBeNull()
  expect(await pack.tile(2, -1, 0)).toBeNull()
})

test('tiles are numbered as the format says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 22 }), fc.nat(), fc.nat(), (zoom, a, b) => {
      const [x, y] = [a % 2 ** zoom, b % 2 ** zoom]
      expect(tileIdOf(zoom, x, y)).toBe(zxyToTileId(zoom, x, y))
    }),
  )
})

test('a leaf is followed to its tile', async () => {
  const leaf = makeDirectory([{ ...tileEntry, tileId: 5 }])
  const root = makeDirectory([{ tileId: 1, offset: 0, length: leaf.byteLength, run: 0 }])
  const pack = await open(makePack({ ...good, root, leaves: leaf }))
  expect(await pack.tile(2, 0, 0)).toEqual(Uint8Array.of(1, 2, 3, 4))
  expect(await pack.tile(0, 0, 0)).toBeNull()
})

describe('a hostile pack is refused before it does harm', () => {
  const farOffset = 2n ** 63n
  test.each<[string, string, Uint8Array]>([
    ['nothing at all', 'notAPack', new Uint8Array()],
    ['another kind of file', 'notAPack', withBytes(0, 0x50, 0x4b, 3, 4)],
    ['version 2', 'otherVersion', withBytes(7, 2)],
    ['a header that is cut off', 'truncated', makePack(good).slice(0, 100)],
    ['a file that is cut off', 'truncated', makePack(good).slice(0, -2)],
    ['a root beyond the end', 'truncated', withBytes(8, ...u64(farOffset))],
    ['an offset that overflows', 'truncated', withBytes(56, ...u64(2n ** 64n - 1n), ...u64(2n))],
    ['a root of no length', 'directory', withBytes(16, ...u64(0n))],
    ['a root that is the header', 'directory', withBytes(8, ...u64(0n))],
    ['a root beyond its 16 KiB', 'directory', makePack({ ...good, root: new Uint8Array(20_000) })],
    ['pictures', 'notVector', makePack({ ...good, type: 2 })],
    ['a tile type nobody knows', 'notVector', makePack({ ...good, type: 200 })],
    ['brotli inside', 'compression', makePack({ ...good, internal: 3 })],
    ['zstd tiles', 'compression', makePack({ ...good, tile: 4 })],
    ['zoom 255', 'zoom', makePack({ ...good, zooms: [0, 255] })],
    ['zooms the wrong way round', 'zoom', makePack({ ...good, zooms: [9, 3] })],
    [
      'a count without entries',
      'directory',
      makePack({ ...good, root: makeDirectory([], 2 ** 40) }),
    ],
    [
      'a count of four thousand million',
      'directory',
      makePack({ ...good, root: makeDirectory([tileEntry], 2 ** 32) }),
    ],
    [
      'a varint without an end',
      'directory',
      makePack({ ...good, root: new Uint8Array(64).fill(255) }),
    ],
    [
      'an entry beyond the tiles',
      'directory',
      makePack({ ...good, root: makeDirectory([{ ...tileEntry, length: 2 ** 31 }]) }),
    ],
    [
      'an entry of no length',
      'directory',
      makePack({ ...good, root: makeDirectory([{ ...tileEntry, length: 0 }]) }),
    ],
    [
      'two entries of one number',
      'directory',
      makePack({ ...good, root: makeDirectory([tileEntry, tileEntry]) }),
    ],
    [
      'a leaf beyond the leaves',
      'directory',
      makePack({ ...good, root: makeDirectory([{ ...tileEntry, run: 0 }]) }),
    ],
    ['gzip that is none', 'directory', makePack({ ...good, internal: 2 })],
    [
      'a directory that is a bomb',
      'tooLarge',
      makePack({ ...good, internal: 2, root: gzipSync(new Uint8Array(12_000_000)) }),
    ],
    [
      'metadata that is a bomb',
      'tooLarge',
      makePack({
        ...good,
        internal: 2,
        root: gzipSync(good.root),
        metadata: ' '.repeat(9_000_000),
      }),
    ],
  ])('%s', async (_name, code, file) => {
    expect(await refusalOf(open(file))).toBe(code)
  })

  test('a leaf that leads back to itself ends after three', async () => {
    const loop = makeDirectory([{ tileId: 0, offset: 0, length: 5, run: 0 }])
    expect(loop.byteLength).toBe(5)
    const { source, read } = sourceOf(makePack({ ...good, root: loop, leaves: loop }))
    const pack = await openPack(source)
    expect(await refusalOf(pack.tile(0, 0, 0))).toBe('directory')
    expect(read.length).toBeLessThan(10)
  })

  test('a run of 4,294,967,295 tiles is one entry, and costs nothing', async () => {
    const root = makeDirectory([{ ...tileEntry, run: 2 ** 32 - 1 }])
    const pack = await open(makePack({ ...good, root, zooms: [0, 22] }))
    expect(await pack.tile(10, 5, 5)).toHaveLength(4)
    expect(await pack.tile(22, 2 ** 22 - 1, 0)).toBeNull()
  })

  test('a tile that is a bomb is stopped in the middle', async () => {
    const bomb = gzipSync(new Uint8Array(64_000_000))
    const root = makeDirectory([{ ...tileEntry, length: bomb.byteLength }])
    const pack = await open(makePack({ ...good, root, tiles: bomb, tile: 2 }))
    expect(await refusalOf(pack.tile(0, 0, 0))).toBe('tooLarge')
  })

  test('a tile larger than any is not even read', async () => {
    const tiles = new Uint8Array(packLimits.packedBytes + 1)
    const root = makeDirectory([{ ...tileEntry, length: tiles.byteLength }])
    const { source, read } = sourceOf(makePack({ ...good, root, tiles }))
    const pack = await openPack(source)
    expect(await refusalOf(pack.tile(0, 0, 0))).toBe('tooLarge')
    expect(Math.max(...read)).toBeLessThan(1000)
  })

  test('what it says of itself is text, and nonsense there is nothing', async () => {
    const attribution = `<img src=x onerror=alert(1)>&lt;b&gt;\u202egnp ${'x'.repeat(5000)}`
    const said = async (metadata: string) => (await open(makePack({ ...good, metadata }))).facts
    const told = (await said(JSON.stringify({ attribution }))).attribution
    expect(told).toMatch(/^<b> gnp x+$/)
    expect(told.length).toBe(200)
    for (const metadata of [
      '',
      '{',
      '[]',
      'null',
      '{"vector_layers":[null,{"id":7},5]}',
      '"text"',
    ]) {
      expect(await said(metadata)).toMatchObject({ attribution: '', layers: [] })
    }
  })

  test('whatever is changed in a good one, it opens or is refused', async () => {
    const town = makeTownPack([0, 2])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(town.byteLength - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 8,
        }),
        async (changes) => {
          const file = town.slice()
          for (const [at, byte] of changes) file[at] = byte
          const outcome = await refusalOf(open(file).then((pack) => pack.tile(1, 1, 0)))
          expect(outcome).not.toMatch(/^bug/)
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('unpacking gives what was packed', async () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_none, index) => index % 251)
  const packed = gzipSync(bytes)
  expect(Buffer.compare(await gunzip(packed, 200_000), bytes)).toBe(0)
  expect(await refusalOf(gunzip(packed, 199_999))).toBe('tooLarge')
})
