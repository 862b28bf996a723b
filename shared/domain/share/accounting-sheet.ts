import { dateWords } from '../clients/words'
import { escapeHtml } from '../print/escape-html'
import { timeWords } from '../schedule/time-words'
import { paperSize } from '../summary/summary-style'
import { type Day, dayOf } from '../time/calendar-day'
import { authorityLine, type DisclosedLine, methodLine, partsLine } from './disclosures'

export interface AccountingSheet {
  readonly practiceName: string
  readonly practiceLines: readonly string[]
  readonly personName: string
  readonly dateOfBirth: Day | null
  readonly fromDay: Day
  readonly today: Day
  readonly lines: readonly DisclosedLine[]
  readonly timeZone: string
  readonly paper: 'Letter' | 'A4'
}

const style = (paper: AccountingSheet['paper']) => `
  @page { size: ${paper}; margin: 16mm 16mm; }
  * { box-sizing: border-box; }
  html { background: #fff; }
  body { margin: 0; width: ${paperSize[paper].widthMm}mm; padding: 16mm; font: 10pt/1.45 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; overflow-wrap: anywhere; }
  @media print { body { width: auto; padding: 0; } }
  h1 { font-size: 16pt; margin: 0 0 2mm; }
  p { margin: 0 0 2mm; } .quiet { color: #444; font-size: 9pt; }
  table { width: 100%; border-collapse: collapse; margin-top: 4mm; table-layout: fixed; }
  th, td { text-align: left; vertical-align: top; padding: 1.6mm 2mm 1.6mm 0; }
  th { font-size: 8.6pt; } thead tr:last-child { border-bottom: .9pt solid #111; } thead td { color: #444; font-size: 8.6pt; }
  tbody tr { border-bottom: .4pt solid #999; break-inside: avoid; }
  col.when { width: 17%; } col.who { width: 28%; } col.why { width: 22%; }
`

/** So many lines stay on one page at the least. */
const onOnePage = 8

const timesWords = (times: number): string =>
  times === 0 ? '' : `: ${times === 1 ? 'once' : `${times} times`}`

/** The accounting that a person may ask for: each time, to whom, what, why and by what right. */
export function accountingSheet(sheet: AccountingSheet): string {
  const { lines, timeZone } = sheet
  const rows = lines.map(({ at, disclosure, asListedNow }) => {
    const when = `${dateWords(dayOf(at, timeZone))}<br>${escapeHtml(timeWords(at, timeZone))}`
    const where = [disclosure.recipientPlace, asListedNow ? 'as listed today' : '']
      .filter(Boolean)
      .map(escapeHtml)
      .join('<br>')
    return `<tr><td>${when}</td><td><bdi>${escapeHtml(disclosure.recipientName)}</bdi><br>${where}</td><td>${escapeHtml(partsLine(disclosure.parts))}<br>${escapeHtml(methodLine(disclosure))}</td><td>${escapeHtml(disclosure.purpose)}<br>${escapeHtml(authorityLine(disclosure))}</td></tr>`
  })
  // Many loose sheets of paper: each says whose they are.
  const whose =
    rows.length > onOnePage
      ? `<tr><td colspan="4">Accounting of disclosures: <bdi>${escapeHtml(sheet.personName)}</bdi></td></tr>`
      : ''
  const born = sheet.dateOfBirth ? `, born ${dateWords(sheet.dateOfBirth)}` : ''
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Accounting of disclosures</title><style>${style(sheet.paper)}</style></head>
<body>
<h1>Accounting of disclosures</h1>
<p><strong><bdi>${escapeHtml(sheet.personName)}</bdi></strong>${escapeHtml(born)}</p>
<p>What this practice sent to others from ${dateWords(sheet.fromDay)} to ${dateWords(sheet.today)}${timesWords(rows.length)}.</p>
${
  rows.length === 0
    ? '<p>Nothing was sent to anybody in that time.</p>'
    : `<table><colgroup><col class="when"><col class="who"><col><col class="why"></colgroup><thead>${whose}<tr><th scope="col">When</th><th scope="col">To whom</th><th scope="col">What, and how</th><th scope="col">Why, and by what right</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}
<p class="quiet"><bdi>${escapeHtml(sheet.practiceName)}</bdi>${sheet.practiceLines.map((line) => ` · <bdi>${escapeHtml(line)}</bdi>`).join('')}</p>
</body></html>`
}
