import type { DecodeRefusal, Encoding } from './decode-file'
import type { RepeatReason } from './find-repeats'
import type { ImportEntry } from './journal'
import type { Planned } from './plan-import'
import type { Separator, TableRefusal } from './read-table'
import type { VcardRefusal } from './read-vcard'

export type FileRefusal =
  | { readonly code: DecodeRefusal }
  | { readonly code: 'disk' }
  | TableRefusal
  | VcardRefusal

const fixed: Record<
  Exclude<FileRefusal['code'], 'openQuote' | 'longCell' | 'brokenCard'>,
  string
> = {
  disk: 'The file could not be read. Copy it to this laptop and choose it again.',
  empty: 'The file is empty. Export it once more.',
  tooLarge: 'The file is larger than 20 MB. Export fewer columns or fewer clients at a time.',
  workbook:
    'This is a spreadsheet workbook. Open it, choose “Save as” and “CSV”, and take that file.',
  otherFile: 'This is not a table or an address book. Export the clients as CSV or vCard.',
  notThatEncoding: 'The file’s letters cannot be read that way. Choose another way.',
  noRows: 'The file has headings and nothing under them. Export it once more.',
  tooManyColumns: 'The table has more than 200 columns. Export fewer columns.',
  tooManyRows: 'The table has more than 20,000 rows. Part it into several files.',
  noCards: 'There is no card in this file. Export the contacts once more.',
  tooManyCards: 'The file holds more than 20,000 cards. Export fewer contacts at a time.',
  onlyGroups: 'The cards in this file are of groups or companies. Export people.',
}

/** What is wrong with a file and what to do. Nothing was written: the page says so beside it. */
export function fileRefusalWords(refusal: FileRefusal): string {
  switch (refusal.code) {
    case 'openQuote':
      return `A quotation mark opens in row ${refusal.row} and never closes, so where its cell ends cannot be told. Mend that row in the file.`
    case 'longCell':
      return `A cell in row ${refusal.row} is longer than 120,000 letters. Shorten it in the file.`
    case 'brokenCard':
      return `Card ${refusal.card} does not end where it should. The file may be cut short: export it once more.`
    default:
      return fixed[refusal.code]
  }
}

export const encodingWords: Record<Encoding, string> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16, big-endian)',
  'windows-1252': 'Western (Windows)',
  macintosh: 'Western (older Mac)',
}

export const separatorWords: Record<Separator, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar ( | )',
}

export const repeatWords: Record<RepeatReason, string> = {
  nameAndBirth: 'same name and birth date',
  phone: 'same phone',
  email: 'same email',
  name: 'same name',
}

const number = (count: number): string => count.toLocaleString('en-US')
const families = (count: number): string => (count === 1 ? '1 family' : `${number(count)} families`)

/** What an import does, before it is begun: `28 families are added. 3 rows are skipped.` */
export function planWords({ adds, fills, skipped, leftOut }: Planned): string {
  const rows = (count: number) => (count === 1 ? '1 row is' : `${number(count)} rows are`)
  return [
    adds.length === 1 ? '1 family is added.' : `${number(adds.length)} families are added.`,
    ...(fills.size > 0
      ? [
          `For ${fills.size === 1 ? '1 client' : `${number(fills.size)} clients`} gaps are filled in.`,
        ]
      : []),
    ...(skipped.length > 0 ? [`${rows(skipped.length)} skipped.`] : []),
    ...(leftOut.length > 0 ? [`${rows(leftOut.length)} left out.`] : []),
  ].join(' ')
}

/** What an import did, as the list of imports tells it. */
export function importWords(entry: ImportEntry): string {
  const { added, filled, skipped, leftOut } = entry
  return [
    `${families(added)} added`,
    ...(filled > 0 ? [`${number(filled)} filled in`] : []),
    ...(skipped > 0 ? [`${number(skipped)} skipped`] : []),
    ...(leftOut > 0 ? [`${number(leftOut)} left out`] : []),
  ].join(' · ')
}

/** What taking an import back did, and what it had to leave. */
export function undoneWords(undo: NonNullable<ImportEntry['undo']>): string {
  const { removed, restored, kept, keptFields } = undo
  const stayed = kept.length + keptFields
  return [
    `${families(removed)} removed`,
    ...(restored > 0
      ? [`${number(restored)} ${restored === 1 ? 'record' : 'records'} emptied again`]
      : []),
    ...(stayed === 0 ? ['Nothing of it is left.'] : []),
  ].join(' · ')
}

/** Why a family that came with an import stayed when it was taken back. */
export const keptWords: Record<
  NonNullable<ImportEntry['undo']>['kept'][number]['because'],
  string
> = {
  changed: 'changed since',
  used: 'visits, notes or papers since',
}
