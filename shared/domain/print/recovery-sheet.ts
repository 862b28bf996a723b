import { escapeHtml } from './escape-html'

/** What stands on the sheet. Nothing of it is about a client. */
export interface RecoverySheet {
  readonly practiceName: string
  /** `7Q2M-…`, nine groups of four. */
  readonly recoveryCode: string
  /** `November 21, 2026`. */
  readonly madeOn: string
}

const style = `
  @page { margin: 20mm 22mm; }
  * { box-sizing: border-box; }
  body { margin: 0; padding: 20mm 22mm; max-width: 216mm; font: 11.5pt/1.5 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; }
  @media print { body { padding: 0; } }
  .mark { font-size: 10pt; font-weight: 640; letter-spacing: .02em; }
  h1 { font-size: 23pt; line-height: 1.2; font-weight: 640; letter-spacing: -.015em; margin: 14mm 0 2mm; }
  .practice { font-size: 13pt; color: #333; margin: 0 0 11mm; overflow-wrap: anywhere; }
  .code { display: grid; grid-template-columns: repeat(3, auto); justify-content: space-between; gap: 6mm 6mm; margin: 0; padding: 9mm 10mm; border: 1.2pt solid #111; border-radius: 2.5mm; list-style: none; }
  .code li { display: flex; align-items: baseline; gap: 2.6mm; font: 600 22pt/1 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; letter-spacing: .09em; }
  .code span { font: 500 8.5pt/1 "Inter Variable", system-ui, sans-serif; letter-spacing: 0; color: #555; min-width: 3mm; text-align: right; }
  h2 { font-size: 12.5pt; font-weight: 640; margin: 11mm 0 1.5mm; }
  p { margin: 0 0 2.5mm; max-width: 150mm; }
  ul { margin: 0; padding: 0 0 0 5mm; max-width: 150mm; }
  .place { display: flex; align-items: flex-end; gap: 3mm; margin-top: 12mm; }
  .place i { flex: 1; border-bottom: .8pt solid #111; height: 8mm; }
  footer { margin-top: 12mm; padding-top: 3mm; border-top: .6pt solid #999; font-size: 9pt; color: #444; }
`

/**
 * The recovery code on one page, to be kept away from the laptop: complete HTML, black and white,
 * legible at arm's length, groups numbered so that they can be read out and ticked off.
 */
export function recoverySheet({ practiceName, recoveryCode, madeOn }: RecoverySheet): string {
  const groups = recoveryCode.split('-').map((group, index) => {
    return `<li><span>${index + 1}</span>${escapeHtml(group)}</li>`
  })
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Recovery code</title><style>${style}</style></head>
<body>
<div class="mark">Doorstep</div>
<h1>Recovery code</h1>
<p class="practice" dir="auto">${escapeHtml(practiceName)}</p>
<ol class="code">${groups.join('')}</ol>
<h2>What it is for</h2>
<p>It opens this practice when the passphrase is lost, and it opens every backup made with it. Choose “Use the recovery code” on Doorstep’s first screen and type all nine groups.</p>
<h2>How to keep it</h2>
<ul>
<li>Away from the laptop: with your license papers, in a safe, or with someone you trust.</li>
<li>Not in the laptop bag, and not as a photo on your phone.</li>
<li>Whoever holds it can open the records. If it is lost or seen, make a new one: Settings, Security.</li>
</ul>
<div class="place">Kept at <i></i></div>
<footer>Made on ${escapeHtml(madeOn)}. Nobody else has a copy: without the passphrase and without this code the records cannot be opened, by anyone.</footer>
</body>
</html>`
}
