import { gzipSync } from 'node:zlib'
import { tileIdOf } from '#shared/domain/places/pmtiles-directory'

/** Makes PMTiles files, whole ones and broken ones, byte by byte. */
export interface MadeEntry {
  readonly tileId: number
  readonly offset: number
  readonly length: number
  readonly run: number
}

const varint = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return [...bytes, rest]
}

export function makeDirectory(entries: readonly MadeEntry[], claimed = entries.length): Uint8Array {
  const bytes = [
    ...varint(claimed),
    ...entries.flatMap(({ tileId }, at) => varint(tileId - (entries[at - 1]?.tileId ?? 0))),
    ...entries.flatMap(({ run }) => varint(run)),
    ...entries.flatMap(({ length }) => varint(length)),
    ...entries.flatMap(({ offset }) => varint(offset + 1)),
  ]
  return Uint8Array.from(bytes)
}

export interface MadePack {
  readonly root: Uint8Array
  readonly leaves?: Uint8Array
  readonly tiles?: Uint8Array
  readonly metadata?: string
  readonly internal?: number
  readonly tile?: number
  readonly type?: number
  readonly zooms?: readonly [number, number]
  /** west, south, east, north */
  readonly bounds?: readonly [number, number, number, number]
}

const none = new Uint8Array()

/** Sections are laid one after the other, as they are given: packed or not is the caller's. */
export function makePack(made: MadePack): Uint8Array {
  const { root, leaves = none, tiles = none } = made
  const written = new TextEncoder().encode(made.metadata ?? '{}')
  const metadata = made.internal === 2 ? gzipSync(written) : written
  const sections = [root, metadata, leaves, tiles]
  const bytes = new Uint8Array(127 + sections.reduce((sum, one) => sum + one.byteLength, 0))
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('PMTiles'))
  view.setUint8(7, 3)
  let at = 127
  sections.forEach((section, index) => {
    view.setBigUint64(8 + index * 16, BigInt(at), true)
    view.setBigUint64(16 + index * 16, BigInt(section.byteLength), true)
    bytes.set(section, at)
    at += section.byteLength
  })
  view.setUint8(96, 1)
  view.setUint8(97, made.internal ?? 1)
  view.setUint8(98, made.tile ?? 1)
  view.setUint8(99, made.type ?? 1)
  const [low, high] = made.zooms ?? [0, 14]
  view.setUint8(100, low)
  view.setUint8(101, high)
  ;(made.bounds ?? [-75, 40, -73, 41]).forEach((degrees, index) => {
    view.setInt32(102 + index * 4, Math.round(degrees * 1e7), true)
  })
  return bytes
}

const field = (number: number, bytes: readonly number[]): number[] => [
  number * 8 + 2,
  ...varint(bytes.length),
  ...bytes,
]
const text = (value: string): number[] => [...new TextEncoder().encode(value)]
const zigzag = (value: number): number => (value < 0 ? -value * 2 - 1 : value * 2)

/** A vector tile layer with one shape of so many points (tile units, 0 to 4096) and one `kind`. */
export function makeLayer(
  name: string,
  kind: string,
  shape: 'line' | 'polygon',
  points: readonly (readonly [number, number])[],
): number[] {
  const [first = [0, 0], ...rest] = points
  let [x, y] = first
  const steps = rest.flatMap(([toX, toY]) => {
    const step = [zigzag(toX - x), zigzag(toY - y)]
    ;[x, y] = [toX, toY]
    return step
  })
  const commands = [9, zigzag(first[0]), zigzag(first[1]), rest.length * 8 + 2, ...steps]
  const geometry = [...commands, ...(shape === 'polygon' ? [15] : [])].flatMap(varint)
  const feature = [...field(2, [0, 0]), ...[24, shape === 'polygon' ? 3 : 2], ...field(4, geometry)]
  const layer = [
    ...[120, 2],
    ...field(1, text(name)),
    ...field(2, feature),
    ...field(3, text('kind')),
    ...field(4, field(1, text(kind))),
    ...[40, ...varint(4096)],
  ]
  return field(3, layer)
}

/** Land everywhere, a lake, and two roads that cross: the same tile at every place of the zooms given. */
export function makeTownPack(zooms: readonly [number, number] = [0, 6]): Uint8Array {
  const tile = gzipSync(
    Uint8Array.from([
      ...makeLayer('earth', 'earth', 'polygon', [
        [0, 0],
        [4096, 0],
        [4096, 4096],
        [0, 4096],
      ]),
      ...makeLayer('water', 'lake', 'polygon', [
        [300, 300],
        [1800, 300],
        [1800, 1500],
        [300, 1500],
      ]),
      ...makeLayer('roads', 'highway', 'line', [
        [0, 2048],
        [4096, 2300],
      ]),
      ...makeLayer('roads', 'major_road', 'line', [
        [2100, 0],
        [2600, 4096],
      ]),
    ]),
  )
  const first = tileIdOf(zooms[0], 0, 0)
  const run = tileIdOf(zooms[1] + 1, 0, 0) - first
  return makePack({
    root: gzipSync(makeDirectory([{ tileId: first, offset: 0, length: tile.byteLength, run }])),
    tiles: tile,
    metadata: JSON.stringify({
      attribution: '<a href="https://example.org" onclick="x()">&copy; Made up</a>',
      vector_layers: [{ id: 'earth' }, { id: 'water' }, { id: 'roads' }],
    }),
    internal: 2,
    tile: 2,
    zooms,
    bounds: [-180, -85, 180, 85],
  })
}
