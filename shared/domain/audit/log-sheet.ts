import { escapeHtml } from '../print/escape-html'
import type { Instant } from '../time/calendar-day'
import { type LoggedAct, type LogNames, logHeadings, logLine } from './log'

/** More lines than this are for a table, not for paper. */
export const mostPrintedLines = 1000

const style = `
  @page { margin: 14mm; }
  body { margin: 0; font: 9pt/1.35 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; }
  h1 { font-size: 16pt; margin: 0 0 1mm; } p { margin: 0 0 2mm; color: #333; }
  table { width: 100%; border-collapse: collapse; margin-top: 4mm; }
  th, td { text-align: start; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: .4pt solid #999; overflow-wrap: anywhere; }
  tr { break-inside: avoid; } thead { display: table-header-group; }
`

export interface LogSheet {
  readonly acts: readonly LoggedAct[]
  readonly names: LogNames
  readonly whenWords: (at: Instant) => string
  readonly practiceName: string
  /** What the checking of each journal found, a sentence each. */
  readonly standings: readonly string[]
}

/** Who did what, on paper: the checks first, then the acts as they are filtered on the screen. */
export function logSheet({ acts, names, whenWords, practiceName, standings }: LogSheet): string {
  const shown = acts.slice(0, mostPrintedLines)
  const cells = (line: readonly string[], tag: 'td' | 'th') =>
    `<tr>${line.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  const rows = shown.map((act) => cells(logLine(act, names, whenWords), 'td')).join('')
  const more =
    acts.length > shown.length
      ? `<p>The newest ${shown.length} of ${acts.length}. Save a table for all of them.</p>`
      : ''
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Who did what</title><style>${style}</style></head>
<body><h1>Who did what</h1><p>${escapeHtml(practiceName)}</p>
${standings.map((words) => `<p>${escapeHtml(words)}</p>`).join('')}${more}
<table><thead>${cells(logHeadings, 'th')}</thead><tbody>${rows}</tbody></table></body>
</html>`
}
