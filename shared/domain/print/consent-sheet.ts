import type { FormVersion } from '../../schema/catalog-entry'
import type { Consent } from '../../schema/consent'
import { wordsIn } from '../consents/form-versions'
import { noneAnswer } from '../consents/intake-answers'
import { signWords } from '../consents/sign-words'
import { pathOfStroke } from '../consents/signature-path'
import { escapeHtml } from './escape-html'

const style = `
  @page { margin: 18mm 20mm; }
  body { margin: 0; font: 11.5pt/1.5 "Inter Variable", system-ui, sans-serif; color: #111; background: #fff; }
  h1 { font-size: 18pt; margin: 0 0 4mm; } h2 { font-size: 12.5pt; margin: 7mm 0 2mm; }
  .text { white-space: pre-line; } p { margin: 0 0 2mm; }
  dl { display: grid; grid-template-columns: 55mm 1fr; gap: 1.5mm 4mm; margin: 0; } dt { color: #333; } dd { margin: 0; white-space: pre-line; }
  svg { width: 80mm; border-bottom: .6pt solid #111; } path { fill: none; stroke: #111; stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; }
  footer { margin-top: 8mm; color: #444; font-size: 9pt; overflow-wrap: anywhere; }
  .back { border: 1pt solid #111; padding: 3mm; margin-top: 6mm; }
`

export interface ConsentSheet {
  readonly consent: Consent
  /** The very text that was signed; null when it is not on this laptop. */
  readonly version: FormVersion | null
  readonly practiceName: string
  readonly clientName: string
  readonly recipient: string
  /** When it was given and, if so, taken back, in the client's zone. */
  readonly givenWords: string
  readonly withdrawnWords: string
  /** The therapist's own signature, where it is there: as whom and when. */
  readonly therapistWords: string
  /** Of a permission to share: what the practice says it is under the privacy rule; '' for nothing. */
  readonly privacyWords: string
}

/** The copy for the client: the text as it was signed, what was ticked, and the signature. */
export function consentSheet(sheet: ConsentSheet): string {
  const { consent, version } = sheet
  const { language } = consent.form
  const said = signWords[language]
  const words = version && wordsIn(version, language)
  const facts = factsOf(sheet)
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('')
  const drawn = consent.shownBy.strokes
    .map((stroke) => `<path d="${escapeHtml(pathOfStroke(stroke))}"/>`)
    .join('')
  const signature =
    consent.shownBy.how === 'drawn'
      ? `<svg viewBox="0 0 1000 300">${drawn}</svg>`
      : `<p><strong>${escapeHtml(consent.shownBy.typedName)}</strong></p>`
  const back = sheet.withdrawnWords ? `<p class="back">${escapeHtml(sheet.withdrawnWords)}</p>` : ''
  const privacy = sheet.privacyWords ? `<p>${escapeHtml(sheet.privacyWords)}</p>` : ''
  const therapist = sheet.therapistWords
    ? `<h2>${escapeHtml(said.therapist)}</h2><p>${escapeHtml(sheet.therapistWords)}</p>`
    : ''
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(words?.title ?? 'Consent')}</title><style>${style}</style></head>
<body><h1>${escapeHtml(words?.title ?? 'Consent')}</h1>
<div class="text">${escapeHtml(words?.text ?? '')}</div>
${facts ? `<h2>${escapeHtml(consent.kind === 'intake' ? said.questions : said.agree)}</h2><dl>${facts}</dl>` : ''}
<h2>${escapeHtml(said.signature)}</h2>${signature}
<p>${escapeHtml(consent.givenBy.name)} · ${escapeHtml(said.relation[consent.givenBy.relation])}</p>
<p>${escapeHtml(sheet.givenWords)}</p>${therapist}${back}${privacy}
<footer>${escapeHtml(sheet.practiceName)} · ${escapeHtml(sheet.clientName)} · ${consent.form.version} · ${consent.form.sha256}</footer>
</body></html>`
}

function factsOf({ consent, recipient }: ConsentSheet): [string, string][] {
  const said = signWords[consent.form.language]
  if (consent.kind === 'intake') {
    return consent.answers
      .filter(({ answer }) => answer !== '')
      .map(({ question, answer }) => [
        said.question[question],
        answer === noneAnswer && question !== 'feeding'
          ? said.none
          : (said.choices[answer] ?? answer),
      ])
  }
  if (consent.sharing) {
    return [
      [said.recipient, recipient],
      [said.parts, consent.sharing.parts.map((part) => said.part[part] ?? part).join(', ')],
      [said.purpose, consent.sharing.purpose],
      [said.until, consent.expiresOn ?? ''],
    ]
  }
  const flags = (Object.keys(said.scope) as (keyof typeof said.scope)[]).map(
    (flag): [string, string] => [
      said.scope[flag],
      consent.scope[flag] ? (said.choices.yes ?? '') : (said.choices.no ?? ''),
    ],
  )
  return consent.kind === 'session'
    ? [...flags, [said.witness, said.witnessChoices[consent.scope.witness]]]
    : flags
}
