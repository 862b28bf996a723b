import { ok, type Result, refused } from '#shared/result'
import type { ColumnTarget, Mapping } from './fields'
import type { ImportTable, TableRow } from './read-table'
import { tableLimits } from './read-table'

export type VcardRefusal =
  | { readonly code: 'noCards' | 'tooManyCards' | 'onlyGroups' }
  /** A card that does not end, or begins within another: where it stops cannot be told. */
  | { readonly code: 'brokenCard'; readonly card: number }

export interface VcardTable {
  readonly table: ImportTable
  readonly mapping: Mapping
  /** Cards of organizations and groups: nobody to visit. */
  readonly notPeople: number
}

export const isVcard = (text: string): boolean => /^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 2000))

interface Property {
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  readonly value: string
}

/** Their contents are never looked at: pictures, sounds, keys, and addresses that ask to be fetched. */
const passedOver = new Set([
  'PHOTO',
  'LOGO',
  'SOUND',
  'KEY',
  'URL',
  'SOURCE',
  'AGENT',
  'ORG',
  'UID',
])

/** A name or an address is shorter; what is longer is passed over. */
const longestLine = 20_000

const columns: readonly (readonly [heading: string, target: ColumnTarget])[] = [
  ['Name', 'fullName'],
  ['First name', 'given'],
  ['Last name', 'family'],
  ['Preferred name', 'preferred'],
  ['Pronouns', 'pronouns'],
  ['Birthday', 'dateOfBirth'],
  ['Phone', 'phone'],
  ['Other phone', 'keepInNote'],
  ['Email', 'email'],
  ['Other email', 'keepInNote'],
  ['Language', 'language'],
  ['Street', 'street'],
  ['Apartment or unit', 'unit'],
  ['City', 'city'],
  ['State', 'region'],
  ['ZIP code', 'postalCode'],
  ['Country', 'country'],
  ['Note', 'note'],
]

/**
 * Cards of an address book (vCard 2.1, 3.0 and 4.0; RFC 2426 and 6350) as a table whose columns are
 * known. Only what a client's record has room for is read; nothing that a card points to is fetched.
 */
export function readVcards(text: string): Result<VcardTable, VcardRefusal> {
  const rows: TableRow[] = []
  let card: Property[] | null = null
  let count = 0
  let notPeople = 0
  for (const line of contentLines(text)) {
    const mark = /^(BEGIN|END):VCARD\s*$/i.exec(line)?.[1]?.toUpperCase()
    if (mark === 'BEGIN') {
      count++
      if (card !== null) return refused({ code: 'brokenCard', card: count - 1 })
      if (count > tableLimits.rows) return refused({ code: 'tooManyCards' })
      card = []
    } else if (mark === 'END') {
      if (card === null) return refused({ code: 'brokenCard', card: count })
      if (isPerson(card)) rows.push({ row: count, cells: cellsOf(card), beyond: [] })
      else notPeople++
      card = null
    } else {
      const property = card && card.length < 200 ? readProperty(line) : null
      if (property) card?.push(property)
    }
  }
  if (card !== null) return refused({ code: 'brokenCard', card: count })
  if (count === 0) return refused({ code: 'noCards' })
  if (rows.length === 0) return refused({ code: 'onlyGroups' })
  const headings = columns.map(([heading]) => heading)
  const table: ImportTable = { headings, rows, separator: ',', shortRows: 0 }
  return ok({ table, mapping: columns.map(([, target]) => target), notPeople })
}

/** Lines as they were before they were folded; quoted-printable ones end in `=` where they go on. */
function* contentLines(text: string): Generator<string> {
  let open = ''
  for (const line of text.replace(/\n[ \t]/g, '').split('\n')) {
    const whole = open + line
    open = ''
    if (/^[^:]{0,300}QUOTED-PRINTABLE/i.test(whole) && whole.endsWith('=')) {
      if (whole.length < longestLine) open = whole.slice(0, -1)
    } else if (whole.trim() !== '') yield whole
  }
  if (open !== '') yield open
}

/** `item1.TEL;TYPE="cell,voice":+1 503 …`; null for what is not read. */
function readProperty(line: string): Property | null {
  if (line.length > longestLine) return null
  const found =
    /^(?:[A-Za-z0-9-]{1,60}\.)?([A-Za-z0-9-]{1,60})((?:;[^":;]*(?:"[^"]*"[^":;]*)*)*):(.*)$/s.exec(
      line,
    )
  const name = (found?.[1] ?? '').toUpperCase()
  if (!found || passedOver.has(name)) return null
  const parameters = new Map<string, string>()
  for (const one of (found[2] ?? '').split(';').filter(Boolean)) {
    const [key = '', value] = one.split('=', 2)
    // In 2.1 a parameter may stand without its name: `TEL;CELL:`.
    const known = value === undefined ? 'TYPE' : key.toUpperCase()
    const text = (value ?? key).replaceAll('"', '').toLowerCase()
    parameters.set(known, [parameters.get(known), text].filter(Boolean).join(','))
  }
  return { name, parameters, value: decodedValue(found[3] ?? '', parameters) }
}

function decodedValue(value: string, parameters: ReadonlyMap<string, string>): string {
  const encoding = `${parameters.get('ENCODING') ?? ''},${parameters.get('TYPE') ?? ''}`
  if (!encoding.includes('quoted-printable')) return value
  const bytes: number[] = []
  for (const part of value.match(/=[0-9A-Fa-f]{2}|[\s\S]/gu) ?? []) {
    if (/^=[0-9A-Fa-f]{2}$/.test(part)) bytes.push(Number.parseInt(part.slice(1), 16))
    else bytes.push(...new TextEncoder().encode(part))
  }
  const charset = parameters.get('CHARSET') ?? 'utf-8'
  const label = charset === 'iso-8859-1' ? 'windows-1252' : 'utf-8'
  return new TextDecoder(label).decode(new Uint8Array(bytes))
}

const plain = (text: string): string =>
  text.replace(/\\([\s\S])/g, (_, letter: string) => (/[nN]/.test(letter) ? '\n' : letter)).trim()

/** The parts of a value with structure, which semicolons part unless they are escaped. */
const partsOf = (value: string): readonly string[] =>
  (value.match(/(?:\\[\s\S]|[^\\;])*(?:;|$)/g) ?? []).map((part) => plain(part.replace(/;$/, '')))

const isPerson = (card: readonly Property[]): boolean => {
  const kind = card.find(({ name }) => name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND')
  return !kind || /^individual$/i.test(kind.value.trim())
}

/** The first choice first: `TYPE=pref`, `PREF=1`, a cell phone, then as they stand. */
function rank({ parameters }: Property): number {
  const type = parameters.get('TYPE') ?? ''
  if (type.includes('pref') || parameters.get('PREF') === '1') return 0
  return type.includes('cell') ? 1 : 2
}

function cellsOf(card: readonly Property[]): readonly string[] {
  const all = (...names: readonly string[]) => card.filter(({ name }) => names.includes(name))
  const one = (...names: readonly string[]) => plain(all(...names)[0]?.value ?? '')
  const byChoice = (name: string) =>
    all(name)
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ value }) => plain(value))
      .filter(Boolean)
  const [family = '', given = '', more = ''] = partsOf(all('N')[0]?.value ?? '')
  const [phone = '', ...phones] = byChoice('TEL').filter((text) => !/^fax/i.test(text))
  const [email = '', ...emails] = byChoice('EMAIL')
  const address = all('ADR').toSorted((a, b) => rank(a) - rank(b))[0]?.value ?? ''
  const [box = '', unit = '', street = '', city = '', region = '', code = '', country = ''] =
    partsOf(address)
  const named = family !== '' || given !== ''
  return [
    named ? '' : one('FN'),
    [given, more].filter(Boolean).join(' '),
    ...[family, one('NICKNAME'), one('PRONOUNS', 'X-PRONOUNS'), one('BDAY')],
    ...[phone, phones.join(', '), email, emails.join(', '), one('LANG', 'LANGUAGE')],
    ...[[street, box].filter(Boolean).join(', '), unit, city, region, code, country],
    all('NOTE')
      .map(({ value }) => plain(value))
      .join('\n'),
  ]
}
