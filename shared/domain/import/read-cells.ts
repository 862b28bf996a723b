import type { ClientFields } from '../clients/household-records'

/** What a cell held, or why it cannot go where its column goes: then its words are kept in the note. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string }

const good = <Value>(value: Value): Read<Value> => ({ ok: true, value })
const bad = (why: string): Read<never> => ({ ok: false, why })

/**
 * A cell as one line without the sign by which spreadsheets are kept from running it: programs that
 * export with care put an apostrophe before `=`, `+`, `-` and `@`. What is left is text and stays text.
 */
export const oneLine = (cell: string): string =>
  cell
    .replace(/^'(?=\s*[=+\-@\t|%＝＋－＠])/u, '')
    .replace(/\s+/g, ' ')
    .trim()

/** As `oneLine`, but lines stay lines. */
export const severalLines = (cell: string): string =>
  cell.replace(/^'(?=\s*[=+\-@\t|%＝＋－＠])/u, '').trim()

export function readShort(text: string, most: number): Read<string> {
  return text.length <= most ? good(text) : bad(`It is longer than ${most} letters.`)
}

/** Ten US figures as `(503) 555-0142`; others stay as they were written. */
export function readPhone(text: string): Read<string> {
  if (text.length > 60) return bad('It is not a phone number.')
  const plain = text.replace(/^(?:tel|phone|mobile|cell|home|work)\s*:?\s*/i, '').trim()
  const figures = plain.replace(/\D/g, '')
  const extension = /^(.*?)\s*(?:x|ext\.?)\s*(\d{1,6})$/i.exec(plain)
  const number = extension?.[1] ?? plain
  if (plain.length > 40 || !/^[+\d\s().\-/·]+$/.test(number))
    return bad('It is not a phone number.')
  if (figures.length < 7 || figures.length > 18) return bad('A phone number has 7 to 15 figures.')
  const ten = number.replace(/\D/g, '')
  const national = ten.length === 11 && ten.startsWith('1') ? ten.slice(1) : ten
  const foreign = number.startsWith('+') && !number.startsWith('+1')
  const end = extension ? ` x${extension[2]}` : ''
  if (foreign || national.length !== 10) return good(`${number.trim()}${end}`)
  return good(`(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}${end}`)
}

export function readEmail(text: string): Read<string> {
  if (text.length > 400) return bad('It is not an email address.')
  const inner = /<([^<>]+)>$/.exec(text)?.[1] ?? text
  const plain = inner.replace(/^mailto:/i, '').trim()
  if (plain.length > 254 || !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(plain)) {
    return bad('It is not an email address.')
  }
  return good(plain)
}

type Name = ClientFields['name']

/** `Ruiz, Ana María` and `Ana María Ruiz`; one word is a first name. Words in brackets are how she is called. */
export function splitName(text: string): Name {
  const called = /^(.*?)\s*[("“]([^()"“”]+)[)"”]\s*(.*)$/.exec(text)
  const plain = called ? `${called[1]} ${called[3]}`.trim() : text
  const preferred = called?.[2]?.trim() ?? ''
  const comma = plain.indexOf(',')
  if (comma > 0) {
    const family = plain.slice(0, comma).trim()
    return { given: plain.slice(comma + 1).trim(), family, preferred }
  }
  const words = plain.split(' ').filter(Boolean)
  // A last word without letters (an emoji) is no family.
  const named = /\p{Letter}/u.test(words.at(-1) ?? '')
  if (words.length < 2 || !named) return { given: plain, family: '', preferred }
  // "van der Berg", "de la Cruz": small words before the last belong to it.
  let from = words.length - 1
  while (
    from > 1 &&
    /^(?:van|von|der|den|de|la|las|los|del|di|da|dos|bin|al|le)$/i.test(words[from - 1] ?? '')
  ) {
    from--
  }
  return { given: words.slice(0, from).join(' '), family: words.slice(from).join(' '), preferred }
}

/** `Leo & Mia`, `Leo, Mia`, `Leo; Mia`, `Leo y Mia`: the babies one by one. */
export function splitBabies(text: string): readonly string[] {
  return text
    .split(/\s*(?:[,;/&+\n]|\s(?:and|y|e)\s)\s*/i)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^(?:n\/?a|none|tbd|unknown|-+|\?+)$/i.test(name))
}

/** What people say instead of leaving a cell empty. */
const nothing = /^(?:n\/?a|-+|—|\.|\?+|null|nil|undefined|#n\/a)$/i
export const saysNothing = (text: string): boolean => text === '' || nothing.test(text)

/**
 * "None" is an answer and is kept as one; "no known drug allergies" says nothing of oils and creams, so
 * it is no such answer and is kept as words.
 */
const noAllergies =
  /^(?:none|none known|no|no allergies|no known allergies|nka|nil known|ninguna|ninguno|sin alergias|no tiene)\.?$/i

export type StatedAllergies =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly substances: readonly string[] }
  | { readonly kind: 'words'; readonly words: string }

/** Allergies as they were stated: parted at commas and lines, but not within brackets. */
export function readAllergies(text: string): StatedAllergies {
  if (text.length > 3000) return { kind: 'words', words: text }
  if (noAllergies.test(text)) return { kind: 'none' }
  if (/^(?:nkda|no known drug allergies)\.?$/i.test(text)) return { kind: 'words', words: text }
  const substances = text
    .split(/[,;\n•]+(?![^(]*\))/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '')
  if (substances.length > 50 || substances.some((one) => one.length > 120)) {
    return { kind: 'words', words: text }
  }
  return { kind: 'some', substances }
}

/** Yes under a heading that asks the other way round: `Archived`, `Inactive`. */
const asksWhetherArchived = /^(?:is )?(?:archived|inactive|archivado|inactivo)$/
const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', '1', 'si', 'sí', 'x'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0'].map((word) => [word, false] as const),
])

/** `heading`: of its column, in lower case. */
export function readStatus(text: string, heading = ''): Read<'active' | 'archived'> {
  const plain = text.toLowerCase()
  const answer = asksWhetherArchived.test(heading) ? yesOrNo.get(plain) : undefined
  if (answer !== undefined) return good(answer ? 'archived' : 'active')
  if (/^(?:active|current|yes|true|1|new|activo|activa|si|sí)$/.test(plain)) return good('active')
  if (
    /^(?:inactive|archived|former|past|closed|discharged|no|false|0|deleted|inactivo|inactiva|archivado)$/.test(
      plain,
    )
  ) {
    return good('archived')
  }
  return bad('It is neither active nor archived.')
}

/** `12 Oak St, Apt 3, Portland, OR 97201`, as far as it can be told; else all of it is the street. */
export function splitAddress(text: string): {
  readonly street: string
  readonly unit: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
} {
  const parts = text.split(/\s*[,\n]\s*/).filter(Boolean)
  const rest = parts.filter((part) => !/^(?:usa|us|united states)$/i.test(part))
  const end = /^([A-Za-z]{2})\.?\s+(\d{5}(?:-\d{4})?)$/.exec(rest.at(-1) ?? '')
  if (!end || rest.length < 3 || rest.length > 4) {
    return { street: text, unit: '', city: '', region: '', postalCode: '' }
  }
  return {
    street: rest[0] ?? '',
    unit: rest.length === 4 ? (rest[1] ?? '') : '',
    city: rest.at(-2) ?? '',
    region: (end[1] ?? '').toUpperCase(),
    postalCode: end[2] ?? '',
  }
}

const countries: ReadonlyMap<string, string> = new Map([
  ['us', 'US'],
  ['usa', 'US'],
  ['u.s.', 'US'],
  ['u.s.a.', 'US'],
  ['united states', 'US'],
  ['united states of america', 'US'],
  ['estados unidos', 'US'],
  ['eeuu', 'US'],
  ['canada', 'CA'],
  ['mexico', 'MX'],
  ['méxico', 'MX'],
  ['united kingdom', 'GB'],
  ['uk', 'GB'],
])

export function readCountry(text: string): Read<string> {
  const known = countries.get(text.toLowerCase())
  if (known) return good(known)
  return /^[A-Za-z]{2}$/.test(text)
    ? good(text.toUpperCase())
    : bad('Write the country in two letters.')
}
