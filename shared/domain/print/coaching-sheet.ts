import {
  coachingLines,
  coachingResources,
  coachingText,
  learnedAreas,
} from '#shared/domain/clinical/infant/coaching'
import { lockedStatements } from '#shared/domain/clinical/triage/words'
import { paperSize } from '#shared/domain/summary/summary-style'
import type { InfantSession } from '#shared/schema/infant-session'
import { escapeHtml } from './escape-html'

export interface CoachingPage {
  readonly session: Pick<InfantSession, 'strokes' | 'home' | 'song'>
  /** The baby as the family says it. */
  readonly babyName: string
  readonly therapist: string
  readonly practiceName: string
  readonly phone: string
  readonly language: 'en' | 'es'
  readonly paper: 'Letter' | 'A4'
}

const style = (paper: CoachingPage['paper']) => `
  @page { size: ${paper}; margin: 15mm 18mm; }
  * { box-sizing: border-box; }
  html { background: #fff; }
  body { margin: 0; width: ${paperSize[paper].widthMm}mm; padding: 15mm 18mm; font: 12pt/1.42 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; overflow-wrap: anywhere; }
  @media print { body { width: auto; padding: 0; } }
  h1 { font-size: 21pt; line-height: 1.15; margin: 0 0 1.5mm; }
  .who { margin: 0 0 4mm; color: #333; }
  h2 { font-size: 12.5pt; margin: 4mm 0 1mm; }
  ul { margin: 0; padding: 0 0 0 5mm; } li { padding: .7mm 0; break-inside: avoid; }
  table { border-collapse: collapse; table-layout: fixed; width: 100%; } th, td { border: .6pt solid #111; height: 8mm; text-align: center; font-weight: 400; }
  th:first-child { width: 24mm; text-align: start; padding: 0 2mm; }
  footer { margin-top: 5mm; padding-top: 2mm; border-top: .6pt solid #999; font-size: 9pt; color: #333; }
  footer p { margin: 0; }
`

/** What the caregiver takes home, on one page in black and white, with a week to write minutes into. */
export function coachingSheet(page: CoachingPage): string {
  const { session, language } = page
  const text = coachingText[language]
  const from = [page.therapist, page.practiceName, page.phone].filter(Boolean).join(' · ')
  const learned = learnedAreas(session, language)
  const item = (line: string) => `<li dir="auto">${escapeHtml(line)}</li>`
  const row = (title: string) =>
    `<tr><th scope="row">${escapeHtml(title)}</th>${'<td></td>'.repeat(7)}</tr>`
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(text.title)}</title><style>${style(page.paper)}</style></head>
<body>
<h1>${escapeHtml(text.title)}</h1>
<p class="who" dir="auto">${escapeHtml(`${text.for} ${page.babyName}`)}<br>${escapeHtml(`${text.from} ${from}`)}</p>
${session.home ? `<p><strong>${escapeHtml(text.home(session.home.minutes, session.home.timesADay))}</strong></p>` : ''}
${learned.length > 0 ? `<h2>${escapeHtml(text.learned)}</h2><p>${escapeHtml(learned.join(' · '))}</p>` : ''}
${session.song.trim() ? `<h2>${escapeHtml(text.song)}</h2><p dir="auto">${escapeHtml(session.song.trim())}</p>` : ''}
<h2>${escapeHtml(text.how)}</h2><ul>${coachingLines.map((line) => item(line[language])).join('')}</ul>
<h2>${escapeHtml(text.log)}</h2><table>${row(text.day)}${row(text.minutes)}</table>
<h2>${escapeHtml(text.more)}</h2><ul>${coachingResources.map(({ name, web }) => item(`${name}: ${web}`)).join('')}</ul>
<footer><p>${escapeHtml(lockedStatements[language][1])}</p></footer>
</body>
</html>`
}
