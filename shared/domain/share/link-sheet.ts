import { escapeHtml } from '../print/escape-html'
import { paperSize } from '../summary/summary-style'

export interface LinkSheet {
  readonly practice: { readonly name: string; readonly phone: string }
  readonly therapist: string
  readonly recipient: { readonly name: string; readonly organisation: string }
  /** As words: until when it can be opened. */
  readonly until: string
  /** The code's dark squares as the path of an SVG, and how many squares it is wide. */
  readonly code: { readonly path: string; readonly size: number }
  readonly paper: 'Letter' | 'A4'
}

const style = (paper: LinkSheet['paper']) => `
  @page { size: ${paper}; margin: 22mm 20mm; }
  * { box-sizing: border-box; }
  html { background: #fff; }
  body { margin: 0; width: ${paperSize[paper].widthMm}mm; padding: 22mm 20mm; font: 13pt/1.5 "Inter Variable", system-ui, sans-serif; color: #000; background: #fff; overflow-wrap: anywhere; }
  @media print { body { width: auto; padding: 0; } }
  h1 { font-size: 24pt; line-height: 1.15; margin: 0 0 6mm; }
  svg { display: block; width: 80mm; height: 80mm; margin: 0 0 6mm; }
  ol { margin: 0 0 6mm; padding-left: 7mm; }
  p { margin: 0 0 2mm; }
  .box { border: 1.2pt solid #000; padding: 5mm; margin-top: 6mm; }
`

/** The code on paper, to go with the page or in its place. It names no client. */
export function linkSheet({ practice, therapist, recipient, ...sheet }: LinkSheet): string {
  const bdi = (text: string) => `<bdi>${escapeHtml(text)}</bdi>`
  const to = [recipient.name, recipient.organisation].filter(Boolean).map(bdi).join(', ')
  const from = [therapist, practice.name].filter(Boolean).map(bdi).join(', ')
  const { path, size } = sheet.code
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Link</title><style>${style(sheet.paper)}</style></head>
<body>
<h1>A summary for you, by code</h1>
<p>To ${to || 'the provider it was given to'}</p>
<p>From ${from}</p>
<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="Code of the link" shape-rendering="crispEdges"><path d="M0 0h${size}v${size}h-${size}z" fill="#fff"/><path d="${escapeHtml(path)}" fill="#000"/></svg>
<ol>
<li>Scan the code with your record system or another reader of SMART Health Links.</li>
<li>It opens one page with its data as a FHIR document, and the page itself as PDF.</li>
<li>It can be opened until ${escapeHtml(sheet.until)}${practice.phone ? `. Questions: ${bdi(practice.phone)}` : ''}.</li>
</ol>
<div class="box">
<p><strong>Health information. For the person named above only.</strong></p>
<p>Whoever has this code can read the page. If it came to you by mistake, please call the sender and shred it.</p>
</div>
</body></html>`
}
