import { escapeHtml } from './escape-html'

export interface PrintedChart {
  readonly title: string
  /** The chart as drawn, an SVG element's own markup; '' for a table alone. */
  readonly svg: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly remark: string
}

const style = `
  @page { margin: 16mm 18mm; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 11pt/1.4 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; }
  :root { --ink: #111; --ink-soft: #333; --ink-faint: #555; --hairline: #bbb; --surface: #fff; }
  h1 { font-size: 18pt; margin: 0 0 1mm; } h2 { font-size: 12pt; margin: 6mm 0 2mm; }
  p { margin: 0 0 2mm; color: #333; }
  section { break-inside: avoid; }
  /* Two charts with their numbers go on a page. */
  svg { display: block; max-width: 145mm; height: auto; }
  table { border-collapse: collapse; margin-top: 2mm; font-variant-numeric: tabular-nums; font-size: 10pt; }
  th, td { text-align: left; padding: .6mm 6mm .6mm 0; border-bottom: .4pt solid #999; }
`

const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
  row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')

/** Charts with their numbers under them, black and white: told apart by dashes and marks, not by colour. */
export function trendSheet(name: string, lead: string, charts: readonly PrintedChart[]): string {
  const parts = charts.map(
    ({ title, svg, head, rows, remark }) =>
      `<section><h2>${escapeHtml(title)}</h2>${svg}${remark ? `<p>${escapeHtml(remark)}</p>` : ''}<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${rows
        .map((row) => `<tr>${cells(row, 'td')}</tr>`)
        .join('')}</tbody></table></section>`,
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Trends</title><style>${style}</style></head>
<body><h1 dir="auto">${escapeHtml(name)}</h1><p>${escapeHtml(lead)}</p>${parts.join('')}</body>
</html>`
}
