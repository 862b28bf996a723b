import { escapeHtml } from './escape-html'

/** One stop as it is read in a car without a laptop. Everything is said in words already. */
export interface SheetStop {
  /** When to be at the door, set-up counted: `8:50 AM`. */
  readonly atDoor: string
  readonly session: string
  readonly name: string
  /** Week or day before or after birth, service, who takes part. */
  readonly about: string
  readonly address: string
  readonly phone: string
  readonly gateCode: string
  readonly quietEntry: boolean
  /** Parking, entrance, stairs, pets: what is known of getting in. */
  readonly access: readonly { readonly label: string; readonly words: string }[]
  /** `Feeding, 1:00 – 2:30 PM, never outside`. */
  readonly windows: readonly string[]
  /** Each with the person they are of. */
  readonly allergies: readonly { readonly name: string; readonly words: string }[]
  /** Of whom nobody has asked about allergies yet: not the same as none. */
  readonly allergiesNotAsked: readonly string[]
  readonly emergency: string
  /** Over or called off: named on the sheet, not planned any more. */
  readonly state: string
}

export interface DaySheet {
  readonly dayWords: string
  readonly practiceName: string
  readonly therapistName: string
  readonly paper: 'Letter' | 'A4'
  readonly stops: readonly SheetStop[]
  /** Totals of the pack list: what, and how much. */
  readonly pack: readonly { readonly label: string; readonly quantity: string }[]
  /** Who to call when this person is overdue; '' when nobody is named. */
  readonly callWhenOverdue: string
  readonly printedWords: string
}

const style = (paper: DaySheet['paper']) => `
  @page { size: ${paper}; margin: 11mm 13mm; }
  * { box-sizing: border-box; margin: 0; padding: 0; }
  html { background: #fff; }
  body { font: 9.6pt/1.38 "Inter Variable", system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", sans-serif; color: #000; background: #fff; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  @media screen { body { padding: 11mm 13mm; } }
  header { display: flex; justify-content: space-between; align-items: baseline; gap: 6mm; }
  h1 { font-size: 16pt; line-height: 1.2; }
  .who { text-align: right; }
  .warn { border: 1pt solid #000; padding: 1.2mm 2.5mm; margin: 2mm 0 1mm; font-size: 8.8pt; }
  ol { list-style: none; }
  .stop { display: grid; grid-template-columns: 23mm 1fr 47mm; gap: 0 4mm; padding: 2.2mm 0; border-top: .6pt solid #000; break-inside: avoid; }
  .stop[data-over] { opacity: .62; }
  .when strong { display: block; font-size: 12.5pt; line-height: 1.15; }
  .when span, .about { color: #333; }
  h2 { font-size: 11pt; line-height: 1.25; } h2 small { font-weight: 400; font-size: 9pt; }
  .gate { display: inline-block; border: 1pt solid #000; padding: 0 2mm; font-weight: 700; font-size: 11pt; margin-right: 2mm; }
  .stop p { margin-top: .6mm; }
  .allergy { font-weight: 700; }
  .notes { border-left: .4pt solid #777; padding-left: 3mm; min-height: 19mm; color: #555; font-size: 8pt; }
  .pack { border-top: 1.2pt solid #000; margin-top: 2mm; padding-top: 2mm; break-inside: avoid; }
  .pack ul { list-style: none; columns: 3; column-gap: 6mm; margin-top: 1mm; }
  .pack li { display: flex; gap: 2mm; align-items: baseline; break-inside: avoid; padding: .5mm 0; }
  .box { flex: none; width: 3mm; height: 3mm; border: .7pt solid #000; align-self: center; }
  .pack .what { flex: 1; } .pack b { white-space: nowrap; }
  footer { margin-top: 3mm; font-size: 8.4pt; color: #333; display: flex; justify-content: space-between; gap: 6mm; }
`

const line = (label: string, words: string): string =>
  words ? `<p><b>${label}</b> ${escapeHtml(words)}</p>` : ''

function stopHtml(stop: SheetStop, index: number): string {
  const access = stop.access
    .map(({ label, words }) => `<b>${escapeHtml(label)}</b> ${escapeHtml(words)}`)
    .join(' · ')
  const way = [
    stop.gateCode ? `<span class="gate">Gate ${escapeHtml(stop.gateCode)}</span>` : '',
    stop.quietEntry ? '<b>Do not ring.</b>' : '',
    access,
  ].filter(Boolean)
  const allergies = stop.allergies
    .map(({ name, words }) => `${escapeHtml(name)}: ${escapeHtml(words)}`)
    .join('; ')
  const notAsked = stop.allergiesNotAsked.map(escapeHtml).join(', ')
  return `<li class="stop"${stop.state ? ' data-over' : ''}>
<div class="when"><span>${index + 1} · at the door</span><strong>${escapeHtml(stop.atDoor)}</strong><span>${escapeHtml(stop.session)}</span></div>
<div><h2>${escapeHtml(stop.name)}${stop.state ? ` <small>(${escapeHtml(stop.state)})</small>` : ''}</h2>
<p class="about">${escapeHtml(stop.about)}</p>
${line('Address', stop.address)}${way.length > 0 ? `<p>${way.join(' ')}</p>` : ''}
${line('Phone', stop.phone)}${line('Good time', stop.windows.join('; '))}
${allergies ? `<p class="allergy">⚠ Allergies: ${allergies}</p>` : ''}${notAsked ? `<p class="allergy">Allergies not asked yet: ${notAsked}</p>` : ''}${allergies || notAsked ? '' : '<p>No allergies</p>'}
${line('In an emergency', stop.emergency)}</div>
<div class="notes">Notes</div></li>`
}

/**
 * The day on paper, for when the laptop dies: one column, black and white, a complete page without a
 * script. Every text of a person is escaped here.
 */
export function daySheetHtml(sheet: DaySheet): string {
  const { stops, pack } = sheet
  const many = `${stops.length} ${stops.length === 1 ? 'stop' : 'stops'}`
  const things = pack
    .map(
      ({ label, quantity }) =>
        `<li><span class="box"></span><span class="what">${escapeHtml(label)}</span><b>${escapeHtml(quantity)}</b></li>`,
    )
    .join('')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Day sheet</title><style>${style(sheet.paper)}</style></head>
<body>
<header><div><h1>${escapeHtml(sheet.dayWords)}</h1><p>${many}</p></div>
<div class="who">${escapeHtml(sheet.therapistName)}<br>${escapeHtml(sheet.practiceName)}</div></header>
<p class="warn"><b>Health information of clients.</b> Keep this sheet with you, show it to nobody, leave it in no car. Shred it when the day is over.</p>
<ol>${stops.map(stopHtml).join('\n')}</ol>
${things ? `<section class="pack"><h2>To pack</h2><ul>${things}</ul></section>` : ''}
<footer><span>${sheet.callWhenOverdue ? `If I am overdue: ${escapeHtml(sheet.callWhenOverdue)}. ` : ''}Emergency: 911</span><span>${escapeHtml(sheet.printedWords)}</span></footer>
</body>
</html>`
}
