import {
  type Directory,
  findEntry,
  headerBytes,
  type PackHeader,
  PackRefused,
  packLimits,
  placeOf,
  readDirectory,
  readHeader,
  tileIdOf,
} from './pmtiles-directory'

export interface PackSource {
  readonly sizeBytes: number
  /** Shorter than asked only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>
  /** Throws PackRefused('tooLarge') as soon as more than `mostBytes` come out; 'directory' when damaged. */
  gunzip(bytes: Uint8Array, mostBytes: number): Promise<Uint8Array>
}

export interface PackFacts {
  readonly minZoom: number
  readonly maxZoom: number
  readonly bounds: PackHeader['bounds']
  /** Whose data it is, as plain text; '' when it does not say. */
  readonly attribution: string
  readonly layers: readonly string[]
}

export interface Pack {
  readonly facts: PackFacts
  /** Null when the map has no such tile. Throws PackRefused. */
  tile(zoom: number, x: number, y: number): Promise<Uint8Array | null>
}

const leavesKept = 24

/** Opens a pack and looks at everything that is read without being asked for a tile. Throws PackRefused. */
export async function openPack(source: PackSource): Promise<Pack> {
  const header = readHeader(await source.read(0, headerBytes), source.sizeBytes)
  const exactly = async ({ offset, length }: { offset: number; length: number }) => {
    const bytes = await source.read(offset, length)
    if (bytes.byteLength !== length) throw new PackRefused('truncated')
    return bytes
  }
  const unpacked = async (
    span: { offset: number; length: number },
    gzip: boolean,
    most: number,
  ) => {
    const bytes = await exactly(span)
    if (gzip) return source.gunzip(bytes, most)
    if (bytes.byteLength > most) throw new PackRefused('tooLarge')
    return bytes
  }
  const directoryAt = async (span: { offset: number; length: number }) =>
    readDirectory(await unpacked(span, header.internalGzip, packLimits.directoryBytes))

  const root = await directoryAt(header.root)
  checkEntries(root, header)
  const metadata = readMetadata(
    header.metadata.length === 0
      ? new Uint8Array()
      : await unpacked(header.metadata, header.internalGzip, packLimits.metadataBytes),
  )

  const leaves = new Map<number, Directory>()
  const leafAt = async (span: { offset: number; length: number }): Promise<Directory> => {
    const known = leaves.get(span.offset)
    if (known) return known
    const leaf = await directoryAt(span)
    checkEntries(leaf, header)
    if (leaves.size >= leavesKept) leaves.delete(leaves.keys().next().value as number)
    leaves.set(span.offset, leaf)
    return leaf
  }

  return {
    facts: {
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      bounds: header.bounds,
      ...metadata,
    },
    async tile(zoom, x, y) {
      const side = 2 ** zoom
      const asked = Number.isInteger(zoom) && zoom >= header.minZoom && zoom <= header.maxZoom
      if (!asked || !(x >= 0 && x < side && y >= 0 && y < side)) return null
      const tileId = tileIdOf(zoom, x, y)
      let directory = root
      for (let depth = 0; depth < packLimits.depth; depth += 1) {
        const entry = findEntry(directory, tileId)
        if (entry === null) return null
        const span = placeOf(entry, header)
        if (!entry.isLeaf) return unpacked(span, header.tileGzip, packLimits.tileBytes)
        directory = await leafAt(span)
      }
      // A leaf that leads back to itself, or a chain made to be followed for ever.
      throw new PackRefused('directory')
    },
  }
}

/** Every entry lies inside its section: a table that lies about one is trusted in none. */
function checkEntries({ offsets, lengths, runs }: Directory, header: PackHeader): void {
  for (let index = 0; index < offsets.length; index += 1) {
    const section = runs[index] === 0 ? header.leaves : header.tiles
    if ((offsets[index] as number) + (lengths[index] as number) > section.length) {
      throw new PackRefused('directory')
    }
  }
}

/** What the pack says of itself; nonsense there says nothing, and breaks nothing. */
function readMetadata(bytes: Uint8Array): Pick<PackFacts, 'attribution' | 'layers'> {
  let metadata: unknown
  try {
    metadata = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return { attribution: '', layers: [] }
  }
  if (metadata === null || typeof metadata !== 'object') return { attribution: '', layers: [] }
  const { attribution, vector_layers } = metadata as Record<string, unknown>
  const layers = Array.isArray(vector_layers) ? vector_layers.slice(0, 200) : []
  return {
    attribution: typeof attribution === 'string' ? plainText(attribution) : '',
    layers: layers
      .map((layer: unknown) => (layer as { id?: unknown } | null)?.id)
      .filter((id): id is string => typeof id === 'string')
      .map((id) => id.slice(0, 100)),
  }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  copy: '©',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
}

/** It is usually a link in HTML; shown as text, it can be nothing else. */
const plainText = (html: string): string =>
  html
    .slice(0, 2000)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|copy|lt|gt|quot|nbsp);/g, (_all, name: string) => named[name] ?? ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed()
