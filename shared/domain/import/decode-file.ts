import { ok, type Result, refused } from '#shared/result'

/** How the bytes of a file were read as letters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

export const encodings: readonly Encoding[] = [
  'utf-8',
  'windows-1252',
  'macintosh',
  'utf-16le',
  'utf-16be',
]

export type DecodeRefusal =
  | 'empty'
  | 'tooLarge'
  | 'workbook'
  | 'otherFile'
  /** Chosen by a person, and the bytes cannot be that. */
  | 'notThatEncoding'

export interface DecodedFile {
  readonly text: string
  readonly encoding: Encoding
  /** Signs that nobody sees and no name holds; taken out. */
  readonly unseenTakenOut: number
}

/** 20,000 families with all that is known of them are smaller. */
export const largestFileBytes = 20 * 1024 * 1024

/**
 * The text of a file of unknown origin. A mark at its beginning decides; then bytes that can only be
 * UTF-16; then UTF-8, which other encodings hardly ever are by chance; what is left is Windows-1252, as
 * spreadsheets on Windows write it. `asked`: a person has seen the letters and knows better.
 */
export function decodeFile(
  bytes: Uint8Array<ArrayBuffer>,
  asked?: Encoding,
): Result<DecodedFile, DecodeRefusal> {
  if (bytes.length === 0) return refused('empty')
  if (bytes.length > largestFileBytes) return refused('tooLarge')
  const known = otherKind(bytes)
  if (known) return refused(known)
  const encoding = asked ?? encodingOf(bytes)
  const text = decoded(bytes, encoding)
  if (text === null) return refused('notThatEncoding')
  return cleaned(text, encoding)
}

/** Files that people choose by mistake, told by how they begin. */
function otherKind(bytes: Uint8Array): 'workbook' | 'otherFile' | null {
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return 'workbook'
  const others = [
    [0x25, 0x50, 0x44, 0x46],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x1f, 0x8b],
    [0x37, 0x7a, 0xbc, 0xaf],
  ]
  return others.some((start) => begins(...start)) ? 'otherFile' : null
}

function encodingOf(bytes: Uint8Array<ArrayBuffer>): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const silent = silentUtf16(bytes)
  if (silent) return silent
  return decoded(bytes, 'utf-8') === null ? 'windows-1252' : 'utf-8'
}

/** In UTF-16 without its mark every other byte of plain letters is zero. */
function silentUtf16(bytes: Uint8Array): Encoding | null {
  const looked = Math.min(bytes.length - (bytes.length % 2), 4096)
  if (looked < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const many = looked / 2 / 2
  if (odd > many && even < many / 4) return 'utf-16le'
  if (even > many && odd < many / 4) return 'utf-16be'
  return null
}

function decoded(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): string | null {
  try {
    // A lone half of a pair is mended later and told; it is no reason to refuse a whole file.
    const fatal = encoding === 'utf-8'
    const text = new TextDecoder(encoding, { fatal }).decode(bytes)
    return encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, westernSign) : text
  } catch {
    return null
  }
}

const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
/** Some decoders take Windows-1252 for Latin-1 and leave these as control signs. */
const westernSign = (sign: string): string => western[sign.charCodeAt(0) - 0x80] ?? sign

/**
 * NUL and other control signs; marks that turn the direction of what follows (a name could hide another
 * behind them); marks of the byte order in the middle. The joiners of emoji and the plain direction
 * marks of Arabic and Hebrew stay.
 */
const unseen = /(?![\t\n\r\u0085])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu

function cleaned(text: string, encoding: Encoding): Result<DecodedFile, DecodeRefusal> {
  let unseenTakenOut = 0
  const seen = text.toWellFormed().replace(unseen, () => {
    unseenTakenOut++
    return ''
  })
  // A table with a few broken cells is read; what is mostly signs that nobody types is no text.
  if (unseenTakenOut > 50 && unseenTakenOut > text.length / 10) return refused('otherFile')
  if (seen.trim() === '') return refused('empty')
  return ok({ text: seen.replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n'), encoding, unseenTakenOut })
}
