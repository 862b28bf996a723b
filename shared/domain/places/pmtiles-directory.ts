/**
 * PMTiles, version 3: one file that holds a map in tiles. This reader trusts nothing in it: every number
 * is held against the file's size and a limit of ours before it is used. Pure; ranges and unpacking are
 * the caller's.
 */

/**
 * - notAPack, otherVersion, truncated: not a whole PMTiles 3 file
 * - notVector: pictures, not shapes
 * - compression: packed in a way Doorstep does not unpack
 * - zoom: zoom levels that no map has
 * - directory: its table of contents contradicts itself
 * - tooLarge: something in it unpacks to far more than a map needs
 */
export type PackRefusal =
  | 'notAPack'
  | 'otherVersion'
  | 'truncated'
  | 'notVector'
  | 'compression'
  | 'zoom'
  | 'directory'
  | 'tooLarge'

export class PackRefused extends Error {
  override readonly name = 'PackRefused'
  constructor(readonly code: PackRefusal) {
    super(code)
  }
}

interface Span {
  readonly offset: number
  readonly length: number
}

export interface PackHeader {
  readonly root: Span
  readonly metadata: Span
  readonly leaves: Span
  readonly tiles: Span
  readonly internalGzip: boolean
  readonly tileGzip: boolean
  readonly minZoom: number
  readonly maxZoom: number
  /** west, south, east, north */
  readonly bounds: readonly [number, number, number, number]
}

export const headerBytes = 127
/** The root table stands in the first 16 KiB, header included (the format's own rule). */
const rootEnd = 16_384
const highestZoom = 22

export const packLimits = {
  /** One table, unpacked. */
  directoryBytes: 4 * 1024 * 1024,
  /** One table or tile as it lies in the file. */
  packedBytes: 2 * 1024 * 1024,
  tileBytes: 8 * 1024 * 1024,
  metadataBytes: 1024 * 1024,
  /** Tables below one another: the root, and leaves. */
  depth: 3,
} as const

/** Throws PackRefused. */
export function readHeader(bytes: Uint8Array, fileBytes: number): PackHeader {
  if (bytes.byteLength < 8) throw new PackRefused('notAPack')
  if (String.fromCharCode(...bytes.subarray(0, 7)) !== 'PMTiles') throw new PackRefused('notAPack')
  if (bytes[7] !== 3) throw new PackRefused('otherVersion')
  if (bytes.byteLength < headerBytes) throw new PackRefused('truncated')
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes)
  const span = (at: number): Span => {
    const offset = view.getBigUint64(at, true)
    const length = view.getBigUint64(at + 8, true)
    if (offset + length > BigInt(fileBytes)) throw new PackRefused('truncated')
    return { offset: Number(offset), length: Number(length) }
  }
  const [root, metadata, leaves, tiles] = [span(8), span(24), span(40), span(56)]
  if (root.length === 0 || root.offset < headerBytes || root.offset + root.length > rootEnd) {
    throw new PackRefused('directory')
  }
  if (metadata.length > packLimits.metadataBytes) throw new PackRefused('tooLarge')
  if (view.getUint8(99) !== 1) throw new PackRefused('notVector')
  const gzipAt = (at: number): boolean => {
    const kind = view.getUint8(at)
    if (kind !== 1 && kind !== 2) throw new PackRefused('compression')
    return kind === 2
  }
  const [internalGzip, tileGzip] = [gzipAt(97), gzipAt(98)]
  const [minZoom, maxZoom] = [view.getUint8(100), view.getUint8(101)]
  if (maxZoom > highestZoom || minZoom > maxZoom) throw new PackRefused('zoom')
  return {
    root,
    metadata,
    leaves,
    tiles,
    internalGzip,
    tileGzip,
    minZoom,
    maxZoom,
    bounds: readBounds(view),
  }
}

const world = [-180, -85, 180, 85] as const

function readBounds(view: DataView): PackHeader['bounds'] {
  const [west, south, east, north] = [102, 106, 110, 114].map(
    (at) => view.getInt32(at, true) / 1e7,
  ) as [number, number, number, number]
  const right =
    west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north
  return right ? [west, Math.max(south, -85), east, Math.min(north, 85)] : world
}

/** Columns, because a table may have hundreds of thousands of entries. */
export interface Directory {
  readonly tileIds: Float64Array
  readonly offsets: Float64Array
  readonly lengths: Float64Array
  /** 0: the entry is a leaf table. */
  readonly runs: Float64Array
}

/** An unpacked table. Throws PackRefused. */
export function readDirectory(bytes: Uint8Array): Directory {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 1, count = 0; count < 8; count += 1, shift *= 128) {
      const byte = bytes[at++]
      if (byte === undefined) throw new PackRefused('directory')
      value += (byte & 0x7f) * shift
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) throw new PackRefused('directory')
        return value
      }
    }
    throw new PackRefused('directory')
  }
  const count = varint()
  // Each entry takes four bytes or more: a count beyond that is a lie, and would ask for the memory first.
  if (count === 0 || count * 4 > bytes.byteLength - at) throw new PackRefused('directory')
  const column = () => Float64Array.from({ length: count }, varint)
  const tileIds = column()
  for (let index = 1; index < count; index += 1) {
    const delta = tileIds[index] as number
    if (delta === 0) throw new PackRefused('directory')
    tileIds[index] = (tileIds[index - 1] as number) + delta
  }
  if ((tileIds[count - 1] as number) > Number.MAX_SAFE_INTEGER) throw new PackRefused('directory')
  const [runs, lengths, offsets] = [column(), column(), column()]
  for (let index = 0; index < count; index += 1) {
    const given = offsets[index] as number
    if (given === 0) {
      if (index === 0) throw new PackRefused('directory')
      offsets[index] = (offsets[index - 1] as number) + (lengths[index - 1] as number)
    } else offsets[index] = given - 1
    if ((lengths[index] as number) === 0) throw new PackRefused('directory')
  }
  return { tileIds, offsets, lengths, runs }
}

export interface Entry extends Span {
  readonly isLeaf: boolean
}

/** Where a tile is, or the leaf that knows; null when this map has no such tile. */
export function findEntry(directory: Directory, tileId: number): Entry | null {
  const { tileIds, offsets, lengths, runs } = directory
  let low = 0
  let high = tileIds.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if ((tileIds[middle] as number) <= tileId) low = middle + 1
    else high = middle - 1
  }
  if (high < 0) return null
  const run = runs[high] as number
  const found = { offset: offsets[high] as number, length: lengths[high] as number }
  if (run === 0) return { ...found, isLeaf: true }
  return tileId < (tileIds[high] as number) + run ? { ...found, isLeaf: false } : null
}

/** Where an entry lies in the file. Throws PackRefused when it points out of its section. */
export function placeOf(entry: Entry, { leaves, tiles }: PackHeader): Span {
  const section = entry.isLeaf ? leaves : tiles
  if (entry.offset + entry.length > section.length) throw new PackRefused('directory')
  if (entry.length > packLimits.packedBytes) throw new PackRefused('tooLarge')
  return { offset: section.offset + entry.offset, length: entry.length }
}

/** A tile's number along the Hilbert curve, all lower zooms before it. */
export function tileIdOf(zoom: number, x: number, y: number): number {
  let id = (4 ** zoom - 1) / 3
  let [restX, restY] = [x, y]
  for (let size = 2 ** (zoom - 1); size >= 1; size /= 2) {
    const right = Math.floor(restX / size) % 2
    const upper = Math.floor(restY / size) % 2
    id += size * size * ((3 * right) ^ upper)
    ;[restX, restY] = turned(size, restX % size, restY % size, right, upper)
  }
  return id
}

function turned(
  size: number,
  x: number,
  y: number,
  right: number,
  upper: number,
): [number, number] {
  if (upper === 1) return [x, y]
  return right === 1 ? [size - 1 - y, size - 1 - x] : [y, x]
}
