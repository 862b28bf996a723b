import type { BatteryPlan } from '../supplies/battery-plan'
import type { PackList } from '../supplies/pack-list'
import { batteryWords, loadsWords, packLineWords } from '../supplies/pack-words'
import type { RestockLine } from '../supplies/stock-standing'
import { quantityWords } from '../supplies/words'
import { escapeHtml } from './escape-html'

const style = `
  @page { margin: 16mm 18mm; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 11pt/1.4 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; }
  h1 { font-size: 18pt; margin: 0 0 1mm; } h2 { font-size: 12pt; margin: 6mm 0 1mm; }
  p { margin: 0 0 2mm; color: #333; }
  ul { list-style: none; margin: 0; padding: 0; }
  li { display: flex; gap: 3mm; align-items: baseline; padding: 1.4mm 0; border-bottom: .4pt solid #999; break-inside: avoid; }
  .box { flex: none; width: 4mm; height: 4mm; border: .8pt solid #111; align-self: center; text-align: center; font-size: 9pt; line-height: 3.6mm; }
  .name { flex: 1; } .about { color: #444; font-size: 9.5pt; } .number { font-weight: 640; font-variant-numeric: tabular-nums; }
`

const page = (title: string, lead: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p>${body}</body>
</html>`

const row = (name: string, about: string, number: string, ticked: boolean): string =>
  `<li><span class="box">${ticked ? '✓' : ''}</span><span class="name">${escapeHtml(name)}${
    about ? `<br><span class="about">${escapeHtml(about)}</span>` : ''
  }</span><span class="number">${escapeHtml(number)}</span></li>`

/** The day's pack list on paper, black and white, without anybody's name: stops are numbers. */
export function packSheet(
  { lines, loads, batteries }: PackList,
  dayWords: string,
  stops: number,
): string {
  const things = lines.map((line) =>
    row(
      line.label,
      packLineWords(line),
      line.need === null ? '' : quantityWords(line.need, line.unit),
      line.packed,
    ),
  )
  const said = [
    ...(loads ? loadsWords(loads) : []),
    ...batteries.map((plan: BatteryPlan) => `${plan.name}: ${batteryWords(plan)}`),
  ]
  const notes = said.map((words) => `<p>${escapeHtml(words)}</p>`).join('')
  const many = `${stops} ${stops === 1 ? 'stop' : 'stops'}`
  return page('Pack list', `${dayWords}, ${many}`, `${notes}<ul>${things.join('')}</ul>`)
}

export const restockSheet = (lines: readonly RestockLine[], dayWords: string): string =>
  page(
    'What to buy',
    dayWords,
    `<ul>${lines
      .map(({ name, unit, onHand, buy }) =>
        row(name, `${quantityWords(onHand, unit)} on hand`, quantityWords(buy, unit), false),
      )
      .join('')}</ul>`,
  )

/** Plain lines, to paste into a message or an order. */
export const restockText = (lines: readonly RestockLine[]): string =>
  lines.map(({ name, unit, buy }) => `${name}: ${quantityWords(buy, unit)}`).join('\n')
