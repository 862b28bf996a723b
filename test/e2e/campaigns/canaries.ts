import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A string that is nowhere else. Random from its first letter: files on the disk may be packed by
 * repeated beginnings (LevelDB's Snappy), and a shared one would hide all canaries but the first.
 */
export const makeCanary = (): string =>
  [...randomBytes(18)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')

export interface Finding {
  readonly canary: string
  readonly encoding: string
  readonly file: string
}

export interface Searched {
  readonly files: number
  readonly bytes: number
  readonly findings: readonly Finding[]
}

interface Pattern {
  readonly canary: string
  readonly encoding: string
  readonly bytes: Buffer
}

/** Base64 depends on where the text begins within three bytes: what of it is the same whatever stands around. */
function inBase64(bytes: Buffer, shift: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
  const from = Math.ceil((shift * 8) / 6)
  const to = Math.floor(((shift + bytes.length) * 8) / 6)
  return Buffer.from(encoded.slice(from, to))
}

function patternsOf(name: string, text: string): Pattern[] {
  const utf8 = Buffer.from(text, 'utf8')
  const utf16 = Buffer.from(text, 'utf16le')
  const plain = [
    { canary: name, encoding: 'utf8', bytes: utf8 },
    { canary: name, encoding: 'utf16', bytes: utf16 },
  ]
  const shifted = [0, 1, 2].map((shift) => ({
    canary: name,
    encoding: `base64+${shift}`,
    bytes: inBase64(utf8, shift),
  }))
  return [...plain, ...shifted]
}

/** Every file under the folders, its name included, for every canary in every encoding. */
export async function searchFor(
  canaries: Readonly<Record<string, string>>,
  folders: readonly string[],
): Promise<Searched> {
  const patterns = Object.entries(canaries).flatMap(([name, text]) => patternsOf(name, text))
  const findings: Finding[] = []
  let files = 0
  let bytes = 0
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name)
      const name = Buffer.from(entry.name)
      // A file may go while the program runs; sockets and links hold no text of their own.
      const body = entry.isFile() ? await readFile(path).catch(() => Buffer.alloc(0)) : name
      if (entry.isFile()) files += 1
      bytes += body.length
      for (const pattern of patterns) {
        if (!body.includes(pattern.bytes) && !name.includes(pattern.bytes)) continue
        findings.push({ canary: pattern.canary, encoding: pattern.encoding, file: path })
      }
    }
  }
  return { files, bytes, findings }
}
