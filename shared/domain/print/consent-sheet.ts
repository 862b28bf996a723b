import type { FormVersion } from '../../schema/catalog-entry'
import type { Consent } from '../../schema/consent'
import { wordsIn } from '../consents/form-versions'
import { noneAnswer } from '../consents/intake-answers'
import { choicesOfQuestion, dayQuestions, signWords } from '../consents/sign-words'
import { pathOfStroke } from '../consents/signature-path'
import { escapeHtml } from './escape-html'
import { writtenDay, writtenMoment } from './written-day'

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
  /** In which the moments on it are told: the client's. */
  readonly timeZone: string
  /** Of a permission to share: what the practice says it is under the privacy rule; '' for nothing. */
  readonly privacyWords: string
}

const copyWords = {
  en: {
    title: 'Consent',
    noText: 'The text of this form is not on this laptop.',
    signed: 'Signed on',
    takenBack: 'Taken back on',
    by: 'by',
    how: { verbal: 'by word of mouth', written: 'in writing', gesture: 'by a gesture' },
    version: 'Text version',
  },
  es: {
    title: 'Consentimiento',
    noText: 'El texto de este formulario no está en esta computadora.',
    signed: 'Firmado el',
    takenBack: 'Retirado el',
    by: 'por',
    how: { verbal: 'de palabra', written: 'por escrito', gesture: 'con un gesto' },
    version: 'Versión del texto',
  },
} as const

/** The copy for the client: the text as it was signed, what was ticked, and the signature; all in one language. */
export function consentSheet(sheet: ConsentSheet): string {
  const { consent, version, timeZone } = sheet
  const { language } = consent.form
  const said = signWords[language]
  const copy = copyWords[language]
  const words = version && wordsIn(version, language)
  const title = escapeHtml(words?.title ?? copy.title)
  const moment = (at: string) => writtenMoment(at, timeZone, language)
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
  const [taken] = consent.withdrawals
  const back = taken
    ? `<p class="back">${escapeHtml(`${copy.takenBack} ${moment(taken.at)} ${copy.by} ${taken.byName}, ${copy.how[taken.how]}${taken.reason ? `: ${taken.reason}` : '.'}`)}</p>`
    : ''
  const privacy = sheet.privacyWords ? `<p>${escapeHtml(sheet.privacyWords)}</p>` : ''
  const own = consent.therapistSigned
  const therapist = own
    ? `<h2>${escapeHtml(said.therapist)}</h2><p>${escapeHtml(`${own.signedAs} · ${moment(own.signedAt)}`)}</p>`
    : ''
  const { name, relation, authority } = consent.givenBy
  const giver = [name, said.relation[relation], authority].filter(Boolean).join(' · ')
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head>
<body><h1>${title}</h1>
<div class="text">${escapeHtml(words?.text ?? copy.noText)}</div>
${facts ? `<h2>${escapeHtml(consent.kind === 'intake' ? said.questions : said.agree)}</h2><dl>${facts}</dl>` : ''}
<h2>${escapeHtml(said.signature)}</h2>${signature}
<p>${escapeHtml(giver)}</p>
<p>${escapeHtml(`${copy.signed} ${moment(consent.startAt)}`)}</p>${therapist}${back}${privacy}
<footer>${escapeHtml([sheet.practiceName, sheet.clientName, `${copy.version} ${consent.form.version}`, `SHA-256 ${consent.form.sha256}`].filter(Boolean).join(' · '))}</footer>
</body></html>`
}

const answerWords = (
  question: Parameters<typeof dayQuestions.has>[0],
  answer: string,
  language: Consent['form']['language'],
): string => {
  const said = signWords[language]
  if (answer === noneAnswer && question !== 'feeding') return said.none
  if (dayQuestions.has(question)) return dayWords(answer, language)
  return choicesOfQuestion[question] ? (said.choices[answer] ?? answer) : answer
}

/** A day in words; what is none stands as it was written. */
const dayWords = (day: string, language: Consent['form']['language']): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? writtenDay(day, language) : day

function factsOf({ consent, recipient }: ConsentSheet): [string, string][] {
  const { language } = consent.form
  const said = signWords[language]
  const yesNo = (yes: boolean): string => (yes ? said.choices.yes : said.choices.no) ?? ''
  if (consent.kind === 'intake') {
    return consent.answers
      .filter(({ answer }) => answer !== '')
      .map(({ question, answer }) => [
        said.question[question],
        answerWords(question, answer, language),
      ])
  }
  if (consent.sharing) {
    return [
      [said.recipient, recipient],
      [said.parts, consent.sharing.parts.map((part) => said.part[part] ?? part).join(', ')],
      [said.purpose, consent.sharing.purpose],
      [said.until, dayWords(consent.expiresOn ?? '', language)],
    ]
  }
  const flags = (Object.keys(said.scope) as (keyof typeof said.scope)[]).map(
    (flag): [string, string] => [said.scope[flag], yesNo(consent.scope[flag])],
  )
  if (consent.kind !== 'session') return flags
  const { verbal, witnessName } = consent.shownBy
  const witness = said.witnessChoices[consent.scope.witness]
  return [
    ...flags,
    [said.witness, [witness, witnessName].filter(Boolean).join(': ')],
    [said.verbal, yesNo(verbal)],
  ]
}
