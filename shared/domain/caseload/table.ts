import type { AccountTable } from '#shared/domain/money/accountant'
import { figure, type Line, money } from '#shared/domain/money/csv'
import { escapeHtml } from '#shared/domain/print/escape-html'
import { dayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { CaseloadFrame } from './frame'
import type { Risk } from './risks'
import { riskLevelWords } from './risks'
import { type CaseloadRow, driveShare } from './row'
import { continuityWords, driveWords, itemKinds, itemKindWords, oldestWords } from './words'

/** One therapist as the screen shows them. */
export interface ShownRow {
  readonly name: string
  readonly row: CaseloadRow
  readonly freshness: string
  /** Null while supplies are being read, and where nothing with a cost was used. */
  readonly suppliesCents: number | null
}

const share = (value: number | null): Line[number] =>
  value === null ? '' : figure(Math.round(value * 1000) / 1000)

/** The table of therapists, for a spreadsheet: figures bare, freshness in words; days by `timeZone`. */
export function caseloadTable(
  rows: readonly ShownRow[],
  { timeZone }: Pick<CaseloadFrame, 'timeZone'>,
): AccountTable {
  return {
    headings: [
      ...['Therapist', 'Active clients', 'Visits this week', 'Visits next week', 'Drive share'],
      ...itemKinds.map((kind) => itemKindWords[kind]),
      ...['Oldest unsigned session', 'Continuity', 'Supplies used', 'How fresh'],
    ],
    lines: rows.map(({ name, row, freshness, suppliesCents }) => [
      name,
      ...[row.activeClients, row.visitsThisWeek, row.visitsNextWeek].map(figure),
      share(driveShare(row)),
      ...itemKinds.map((kind) => figure(row.open[kind])),
      row.oldestUnsignedAt === null ? '' : dayOf(row.oldestUnsignedAt, timeZone),
      share(row.continuity.of === 0 ? null : row.continuity.same / row.continuity.of),
      suppliesCents === null ? '' : money(suppliesCents),
      freshness,
    ]),
    count: rows.length,
  }
}

/** Why somebody is on the list: one reason a line. */
export function riskTable(
  risks: readonly Risk[],
  nameOf: (staffId: string) => string,
): AccountTable {
  const lines = risks.flatMap(({ name, therapistId, reasons }) =>
    reasons.map(
      ({ level, words, on }): Line => [
        ...[name || 'Client', nameOf(therapistId), riskLevelWords[level], words],
        figure(on),
      ],
    ),
  )
  return {
    headings: ['Client', 'Therapist', 'When to look', 'Why', 'Since'],
    lines,
    count: lines.length,
  }
}

const style = (paper: string) => `
  @page { size: ${paper} landscape; margin: 14mm; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 10pt/1.4 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; overflow-wrap: anywhere; }
  h1 { font-size: 17pt; margin: 0 0 1mm; } h2 { font-size: 12pt; margin: 7mm 0 2mm; }
  p { margin: 0 0 1mm; color: #333; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: right; padding: 1.4mm 1.5mm 1.4mm 0; border-bottom: .5pt solid #999; vertical-align: top; }
  th:first-child, td:first-child, .words { text-align: left; }
  thead th { font-weight: 600; vertical-align: bottom; }
  small { display: block; color: #333; font-size: 8.5pt; }
  li { margin: 0 0 1.5mm; } ul { margin: 0; padding-inline-start: 5mm; }
`

export interface CaseloadPaper {
  readonly rows: readonly ShownRow[]
  readonly risks: readonly Risk[]
  readonly frame: CaseloadFrame
  readonly practiceName: string
  readonly paper: 'Letter' | 'A4'
}

/** The owner's screen on paper: the table, then whom to look at and why. */
export function caseloadSheet({ rows, risks, frame, practiceName, paper }: CaseloadPaper): string {
  const { today, now, timeZone } = frame
  const cell = (text: string | number) => `<td>${escapeHtml(String(text))}</td>`
  const heads = [
    ...['Therapist', 'Active clients', 'This week', 'Next week', 'Drive share'],
    ...itemKinds.map((kind) => itemKindWords[kind]),
    'Continuity',
  ]
  const lines = rows.map(
    ({ name, row, freshness }) =>
      `<tr><td dir="auto">${escapeHtml(name)}<small>${escapeHtml(freshness)}</small></td>${[
        ...[row.activeClients, row.visitsThisWeek, row.visitsNextWeek, driveWords(row)],
        ...itemKinds.map((kind) => row.open[kind]),
        continuityWords(row),
      ]
        .map(cell)
        .join('')}</tr>`,
  )
  const list = risks.map(
    ({ name, reasons }) =>
      `<li><strong dir="auto">${escapeHtml(name || 'Client')}</strong><ul>${reasons
        .map(
          ({ level, words, on }) =>
            `<li>${escapeHtml(`${riskLevelWords[level]}: ${words} ${dayWords(on, today)}.`)}</li>`,
        )
        .join('')}</ul></li>`,
  )
  const oldest = rows
    .flatMap(({ name, row }) => {
      const words = oldestWords(row, frame)
      return words ? [`${name}: ${words}`] : []
    })
    .join(' · ')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Caseload</title><style>${style(paper)}</style></head>
<body><h1>Caseload</h1>
<p dir="auto">${escapeHtml(`${practiceName} · ${dayWords(today, '')}, ${timeWords(now, timeZone)}`)}</p>
<table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>
<tbody>${lines.join('')}</tbody></table>
${oldest ? `<p>Unsigned notes: ${escapeHtml(oldest)}</p>` : ''}
<h2>Whom to look at</h2>
${list.length === 0 ? '<p>Nobody: no rule says so.</p>' : `<ul>${list.join('')}</ul>`}
</body></html>`
}
