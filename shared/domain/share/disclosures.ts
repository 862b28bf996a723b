import type { Provider } from '../../schema/provider'
import type { Disclosure, Summary } from '../../schema/summary'
import { dateWords } from '../clients/words'
import { csvText } from '../mileage/mileage-csv'
import { partWords } from '../summary/words'
import { addMonths, clockTimeOf, type Day, dayOf, type Instant } from '../time/calendar-day'
import { usualPurpose } from './make-disclosure'
import { isEntry } from './standing'
import { authorityWords, methodWords } from './words'

/** One line of an accounting. */
export interface DisclosedLine {
  /** Of the record that tells of it. */
  readonly id: string
  readonly summaryId: string
  readonly clientId: string
  readonly at: Instant
  readonly disclosure: Disclosure
  /** From before the recipient was kept with each sending: named as the directory names them today. */
  readonly asListedNow: boolean
}

/** An accounting reaches back six years (45 CFR 164.528; clinical rulebook 8.4). */
export const accountingYears = 6

export const accountingFrom = (today: Day): Day => addMonths(today, -12 * accountingYears)

/** Everything that was given away, the latest first. */
export function disclosures(
  records: readonly Summary[],
  providers: readonly Provider[],
): DisclosedLine[] {
  return records
    .flatMap((record): DisclosedLine[] => {
      const { id, clientId } = record
      if (isEntry(record)) {
        const { disclosure, at, summaryId } = record.entry
        return disclosure ? [{ id, summaryId, clientId, at, disclosure, asListedNow: false }] : []
      }
      if (record.state !== 'sent' || record.sentAt === null) return []
      const disclosure = record.disclosure ?? fromDirectory(record, providers)
      const asListedNow = record.disclosure === undefined
      return [{ id, summaryId: id, clientId, at: record.sentAt, disclosure, asListedNow }]
    })
    .toSorted((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id))
}

function fromDirectory(summary: Summary, providers: readonly Provider[]): Disclosure {
  const provider = providers.find(({ id }) => id === summary.providerId)
  return {
    method: summary.sentHow ?? 'pdf',
    byFax: false,
    recipientName: provider?.name ?? 'No longer in the directory',
    recipientPlace: provider?.organisation ?? '',
    parts: summary.parts,
    purpose: usualPurpose,
    ...{ authority: 'said', consentIds: [], agreedOn: null },
  }
}

export const methodLine = ({ method, byFax }: Disclosure): string =>
  byFax ? `${methodWords[method]}, by fax` : methodWords[method]

export const partsLine = (parts: Disclosure['parts']): string =>
  parts.length === 0 ? 'The message alone' : parts.map((part) => partWords[part]).join(', ')

export const authorityLine = ({ authority, agreedOn }: Disclosure): string =>
  agreedOn ? `${authorityWords[authority]}, ${dateWords(agreedOn)}` : authorityWords[authority]

const headings = [
  ...['Date', 'Time', 'Person', 'Recipient', 'Address', 'What', 'Purpose', 'Authority'],
  ...['Permissions', 'Method', 'Record'],
]

/** The log as a table, latest first, lines end with CRLF (RFC 4180); nothing in it runs in a spreadsheet. */
export function disclosuresCsv(
  lines: readonly DisclosedLine[],
  { timeZone, nameOf }: { readonly timeZone: string; readonly nameOf: (id: string) => string },
): string {
  const rows = lines.map(({ at, clientId, disclosure, id }) => [
    dayOf(at, timeZone),
    clockTimeOf(at, timeZone),
    ...[
      nameOf(clientId),
      disclosure.recipientName,
      disclosure.recipientPlace,
      partsLine(disclosure.parts),
      disclosure.purpose,
      authorityLine(disclosure),
      disclosure.consentIds.join(' '),
      methodLine(disclosure),
      id,
    ].map(csvText),
  ])
  return [headings, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')
}
