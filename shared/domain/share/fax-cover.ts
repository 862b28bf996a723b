import { escapeHtml } from '../print/escape-html'
import { paperSize } from '../summary/summary-style'

export interface FaxCover {
  readonly practice: { readonly name: string; readonly lines: readonly string[] }
  readonly therapist: { readonly name: string; readonly phone: string }
  readonly recipient: { readonly name: string; readonly organisation: string; readonly fax: string }
  readonly date: string
  /** With this cover. */
  readonly pages: number
  readonly paper: 'Letter' | 'A4'
}

const style = (paper: FaxCover['paper']) => `
  @page { size: ${paper}; margin: 22mm 20mm; }
  * { box-sizing: border-box; }
  html { background: #fff; }
  body { margin: 0; width: ${paperSize[paper].widthMm}mm; padding: 22mm 20mm; font: 13pt/1.5 "Inter Variable", system-ui, sans-serif; color: #000; background: #fff; overflow-wrap: anywhere; }
  @media print { body { width: auto; padding: 0; } }
  h1 { font-size: 30pt; line-height: 1.1; margin: 0 0 8mm; }
  dl { display: grid; grid-template-columns: 32mm 1fr; gap: 3mm 6mm; margin: 0 0 10mm; border-top: 1.2pt solid #000; padding-top: 5mm; }
  dt { font-weight: 600; } dd { margin: 0; }
  .box { border: 1.2pt solid #000; padding: 5mm; }
  p { margin: 0 0 2mm; } p:last-child { margin: 0; }
`

/** The sheet that goes before the page through a machine that stands in a hallway: it names no client. */
export function faxCoverSheet({ practice, therapist, recipient, ...sheet }: FaxCover): string {
  const line = (label: string, ...values: readonly string[]) => {
    const said = values.filter(Boolean).map((value) => `<bdi>${escapeHtml(value)}</bdi>`)
    return `<dt>${label}</dt><dd>${said.join('<br>') || 'Not recorded'}</dd>`
  }
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Fax</title><style>${style(sheet.paper)}</style></head>
<body>
<h1>Fax</h1>
<dl>
${line('To', recipient.name, recipient.organisation)}
${line('Fax', recipient.fax)}
${line('From', therapist.name, practice.name, ...practice.lines)}
${line('Phone', therapist.phone)}
${line('Date', sheet.date)}
${line('Pages', `${sheet.pages}, with this one`)}
</dl>
<div class="box">
<p><strong>Health information. For the person named above only.</strong></p>
<p>If it came to you by mistake, please call the sender at once, do not read or copy the next page, and shred it.</p>
</div>
</body></html>`
}
