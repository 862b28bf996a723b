import { carePlanItems, carePlanText } from '#shared/domain/care-plan/items'
import type { KnownResource } from '#shared/domain/care-plan/resources'
import { lockedStatements } from '#shared/domain/clinical/triage/words'
import { paperSize } from '#shared/domain/summary/summary-style'
import type { CarePlan } from '#shared/schema/care-plan'
import { escapeHtml } from './escape-html'
import { writtenDayOfYear } from './written-day'

export interface CarePlanPage {
  readonly plan: CarePlan
  /** The client's name as she is called. */
  readonly clientName: string
  readonly therapist: string
  readonly practiceName: string
  readonly phone: string
  readonly resources: readonly KnownResource[]
  readonly paper: 'Letter' | 'A4'
  /** Whether the practice earns from what it recommends, in the page's language; '' for nothing said. */
  readonly interestWords?: string
}

const style = (paper: CarePlanPage['paper']) => `
  @page { size: ${paper}; margin: 15mm 18mm; }
  * { box-sizing: border-box; }
  html { background: #fff; }
  body { margin: 0; width: ${paperSize[paper].widthMm}mm; padding: 15mm 18mm; font: 12pt/1.42 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; overflow-wrap: anywhere; }
  @media print { body { width: auto; padding: 0; } }
  h1 { font-size: 21pt; line-height: 1.15; margin: 0 0 1.5mm; letter-spacing: -.01em; }
  .who { margin: 0 0 5mm; color: #333; }
  h2 { font-size: 12.5pt; margin: 5mm 0 1.5mm; }
  ul { list-style: none; margin: 0; padding: 0; }
  .do li { display: flex; gap: 3.5mm; padding: 1.5mm 0; border-bottom: .4pt solid #999; break-inside: avoid; }
  .box { flex: none; width: 4.4mm; height: 4.4mm; border: .8pt solid #111; margin-top: .8mm; }
  .whom li { padding: 1mm 0; break-inside: avoid; }
  .whom strong { font-variant-numeric: tabular-nums; }
  .call { border: 1.2pt solid #111; border-radius: 2mm; padding: 3mm 4mm; margin-top: 5mm; break-inside: avoid; }
  .call h2 { margin: 0 0 1mm; } .call p { margin: 0 0 1.2mm; } .call p:last-child { margin: 0; }
  footer { margin-top: 5mm; padding-top: 2mm; border-top: .6pt solid #999; font-size: 9pt; color: #333; }
  footer p { margin: 0; }
  .dense { font-size: 10.5pt; line-height: 1.34; }
  .dense h2, .dense footer, .dense .call { margin-top: 3.5mm; } .dense .who { margin-bottom: 3mm; }
  .dense .do li { padding: 1mm 0; } .dense .whom li { padding: .6mm 0; } .dense .call { padding: 2mm 3mm; }
`

const resourceLine = (one: KnownResource, language: CarePlan['language']): string => {
  const number = [one.phone, one.web].filter(Boolean).map(escapeHtml).join(' · ')
  // Words that somebody cannot read help nobody; the name and the number stand in every language.
  const words = language === 'es' ? one.wordsEs : one.wordsEn
  return `<li dir="auto">${escapeHtml(one.name)}${number ? `: <strong>${number}</strong>` : ''}${
    words ? `<br>${escapeHtml(words)}` : ''
  }</li>`
}

/** So many lines and people to turn to fit on a page in large letters; with more they are set closer. */
const fitsLarge = 9

/** The self-care plan on one page, black and white, in the client's language: what is shown is what is printed. */
export function carePlanSheet(page: CarePlanPage): string {
  const { plan, resources } = page
  const { language } = plan
  const text = carePlanText[language]
  const lines = [
    ...plan.items.map((item) => carePlanItems[item][language]),
    ...plan.ownLines.map((line) => line.trim()).filter(Boolean),
  ]
  const chosen = resources.filter(({ id }) => plan.resourceIds.includes(id))
  const item = (line: string) =>
    `<li><span class="box"></span><span dir="auto">${escapeHtml(line)}</span></li>`
  const from = [page.therapist, page.practiceName, page.phone].filter(Boolean).join(' · ')
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(text.title)}</title><style>${style(page.paper)}</style></head>
<body${lines.length + chosen.length > fitsLarge ? ' class="dense"' : ''}>
<h1>${escapeHtml(text.title)}</h1>
<p class="who" dir="auto">${escapeHtml(`${text.for} ${page.clientName}`)}<br>${escapeHtml(`${text.from} ${from}`)}</p>
<p>${escapeHtml(text.choose)}</p>
<ul class="do">${lines.map(item).join('')}</ul>
${plan.nextContactOn ? `<p><strong>${escapeHtml(`${text.next} ${writtenDayOfYear(plan.nextContactOn, language)}.`)}</strong></p>` : ''}
${chosen.length > 0 ? `<h2>${escapeHtml(text.whom)}</h2><ul class="whom">${chosen.map((one) => resourceLine(one, language)).join('')}</ul>` : ''}
<div class="call"><h2>${escapeHtml(text.callTitle)}</h2><p>${escapeHtml(text.call)}</p><p>${escapeHtml(text.emergency)}</p></div>
<footer>${[...lockedStatements[language], page.interestWords ?? ''].map((line) => (line ? `<p>${escapeHtml(line)}</p>` : '')).join('')}</footer>
</body>
</html>`
}
