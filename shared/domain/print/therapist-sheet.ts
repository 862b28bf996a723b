import { paperSize } from '#shared/domain/summary/summary-style'
import type { Staff } from '#shared/schema/staff'
import { dateWords } from '../clients/words'
import type { Day } from '../time/calendar-day'
import { escapeHtml } from './escape-html'

export interface TherapistPage {
  readonly person: Pick<Staff, 'name' | 'licence' | 'credentials' | 'phone' | 'email' | 'profile'>
  readonly practiceName: string
  readonly phone: string
  /** Whether the practice earns from what it recommends; '' for nothing said. */
  readonly interestWords: string
  readonly today: Day
  readonly paper: 'Letter' | 'A4'
}

const style = (paper: TherapistPage['paper']) => `
  @page { size: ${paper}; margin: 18mm 20mm; }
  * { box-sizing: border-box; }
  html { background: #fff; }
  body { margin: 0; width: ${paperSize[paper].widthMm}mm; padding: 18mm 20mm; font: 12pt/1.45 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; overflow-wrap: anywhere; }
  @media print { body { width: auto; padding: 0; } }
  h1 { font-size: 22pt; line-height: 1.15; margin: 0 0 1mm; letter-spacing: -.01em; }
  .who { margin: 0; color: #333; }
  h2 { font-size: 12.5pt; margin: 7mm 0 1.5mm; }
  .words { white-space: pre-line; margin: 0; }
  ul { margin: 0; padding-inline-start: 5mm; } li { margin: 0 0 1mm; }
  footer { margin-top: 8mm; padding-top: 2mm; border-top: .6pt solid #999; font-size: 9.5pt; color: #333; }
  footer p { margin: 0; }
`

/** Nobody shows a credential that has ended. */
const inForce = ({ expiresOn }: { readonly expiresOn: Day | null }, today: Day): boolean =>
  expiresOn === null || expiresOn >= today

/**
 * A page about the therapist, for families who ask before they let somebody in: license, credentials,
 * experience, and how they work with what is hard to speak of (clinical rulebook 1.3, 1.14). What is not
 * told is left out.
 */
export function therapistSheet(page: TherapistPage): string {
  const { person, today } = page
  const { licence, profile } = person
  const part = (title: string, words: string | undefined): string =>
    words?.trim()
      ? `<h2>${escapeHtml(title)}</h2><p class="words" dir="auto">${escapeHtml(words.trim())}</p>`
      : ''
  const title = [person.name, licence.title].filter(Boolean).join(', ')
  const contact = [page.practiceName, person.phone || page.phone, person.email]
    .map((one) => one.trim())
    .filter(Boolean)
    .join(' · ')
  const held = [
    ...(licence.number.trim() && inForce(licence, today) ? [licenceLine(licence)] : []),
    ...person.credentials.filter((one) => inForce(one, today)).map(credentialLine),
  ]
  const list = held.map((line) => `<li dir="auto">${escapeHtml(line)}</li>`).join('')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>About your therapist</title><style>${style(page.paper)}</style></head>
<body>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p class="who" dir="auto">${escapeHtml(contact)}</p>
${part('About me', profile?.about)}
${list ? `<h2>License and credentials</h2><ul>${list}</ul>` : ''}
${part('Experience', profile?.experience)}
${part('What is hard to speak of', profile?.sensitiveTopics)}
${part('Languages', profile?.languages)}
<footer>${page.interestWords ? `<p>${escapeHtml(page.interestWords)}</p>` : ''}<p>As of ${escapeHtml(dateWords(today))}.</p></footer>
</body>
</html>`
}

const licenceLine = ({ title, number, state, expiresOn }: Staff['licence']): string =>
  [
    [title || 'License', number].filter(Boolean).join(' '),
    state,
    expiresOn ? `until ${dateWords(expiresOn)}` : '',
  ]
    .filter(Boolean)
    .join(', ')

const credentialLine = ({ name, issuer, expiresOn }: Staff['credentials'][number]): string =>
  [name, issuer, expiresOn ? `until ${dateWords(expiresOn)}` : ''].filter(Boolean).join(', ')
