import { escapeHtml } from '../print/escape-html'
import type { BlockBody, PainRating, Section, SummaryPage } from './summary-content'
import { fontPreloads, fontsFor, type PrintFont, summaryStyle } from './summary-style'

/** What people wrote, in its own direction: a name in Arabic must not turn the line around it. */
const own = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`
const lines = (texts: readonly string[]): string =>
  texts.map((text) => `<div>${own(text)}</div>`).join('')

/**
 * The summary as one complete page of HTML: no script, nothing loaded but the given fonts. The preview,
 * the printer and the PDF are all made of these very characters.
 */
export function summaryHtml(page: SummaryPage, fonts: readonly PrintFont[]): string {
  const body = bodyOf(page)
  const used = fontsFor(body, fonts)
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Summary</title>${fontPreloads(used)}<style>${summaryStyle(page.paper, used)}</style></head>
${body}</html>`
}

const bodyOf = (page: SummaryPage): string => `<body>
<main>
${page.mark ? `<p class="mark">${escapeHtml(page.mark)}</p>` : ''}
<header>
<div class="practice"><h1>${own(page.practice.name)}</h1>${lines(page.practice.lines)}</div>
<div class="what"><strong>Summary for a provider</strong><div>${escapeHtml([page.purpose, page.date].filter(Boolean).join(' · '))}</div></div>
</header>
<div class="parties">
<div><span class="small">To</span><div class="who">${own(page.recipient.name)}</div>${lines(page.recipient.lines)}</div>
<div><span class="small">From</span><div class="who">${own(page.therapist.name)}</div>${lines(page.therapist.lines)}</div>
</div>
<div class="facts">${page.facts.map(({ label, value }) => `<div><span class="small">${escapeHtml(label)}</span><div class="fact">${own(value)}</div></div>`).join('')}</div>
${askBox(page)}
${page.sections.map(section).join('\n')}
${page.leftOut ? `<p class="left">Left out for length: ${own(page.leftOut)}.</p>` : ''}
${foot(page)}
</main>
</body>
`

const askBox = ({ ask, urgency, replyBy }: SummaryPage): string => `<section class="ask">
<h2>What we ask</h2>
<p class="asked" dir="auto">${ask ? escapeHtml(ask) : 'Nothing is asked yet.'}</p>
<p class="when"><span>Urgency: <strong>${escapeHtml(urgency)}</strong></span> <span>Answer by: <strong>${replyBy ? escapeHtml(replyBy) : 'no date set'}</strong></span></p>
</section>`

function section({ title, blocks }: Section): string {
  if (blocks.length === 0) return ''
  let group = ''
  const words = blocks.map((block) => {
    const heading =
      block.group !== '' && block.group !== group ? `<h3>${escapeHtml(block.group)}</h3>` : ''
    group = block.group
    return heading + bodyHtml(block.body)
  })
  const under = title === 'Assessment' ? '<span class="small">as reported and observed</span>' : ''
  return `<section class="part"><h2>${escapeHtml(title)}${under}</h2><div>${words.join('')}</div></section>`
}

function bodyHtml(body: BlockBody): string {
  if (body.kind === 'pain') return painTable(body.label, body.ratings)
  if (body.kind === 'table') return plainTable(body.columns, body.rows)
  const label = body.label ? `<b>${escapeHtml(body.label)}:</b> ` : ''
  if (body.kind === 'list') return `<p>${label}${body.items.map(own).join('; ')}</p>`
  const text = escapeHtml(tidy(body.text))
  return label
    ? `<p class="words">${label}<bdi>${text}</bdi></p>`
    : `<p class="words" dir="auto">${text}</p>`
}

/** Pasted text comes with empty lines by the dozen; the words stay, the holes go. */
const tidy = (text: string): string => text.replace(/[ \t]+\n/g, '\n').replace(/\n{2,}/g, '\n')

const painTable = (label: string, ratings: readonly PainRating[]): string => {
  const row = (name: string, values: readonly string[]) =>
    `<tr><th scope="row">${name}</th>${values.map((value) => `<td${value === 'Not asked' ? ' class="none"' : ''}>${escapeHtml(value)}</td>`).join('')}</tr>`
  const days = ratings.map(({ day }) => `<th scope="col">${escapeHtml(day)}</th>`).join('')
  return `<table><thead><tr><th scope="col">${escapeHtml(label)}</th>${days}</tr></thead><tbody>${row(
    'Before the session',
    ratings.map(({ before }) => before),
  )}${row(
    'After the session',
    ratings.map(({ after }) => after),
  )}</tbody></table>`
}

const plainTable = (columns: readonly string[], rows: readonly (readonly string[])[]): string => {
  const head = columns.map((words) => `<th scope="col">${escapeHtml(words)}</th>`).join('')
  const lines = rows.map(([first = '', ...cells]) => {
    const rest = cells.map((words) => `<td>${escapeHtml(words)}</td>`).join('')
    return `<tr><th scope="row">${escapeHtml(first)}</th>${rest}</tr>`
  })
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`
}

const foot = (page: SummaryPage): string => `<footer>
<section class="reply"><h2>Answer</h2><p dir="auto">${escapeHtml(page.reply)}</p>
<div class="slip"><div><i></i><span class="small">Received by</span></div><div><i></i><span class="small">Date</span></div><div class="wide"><i></i><span class="small">Reply</span></div></div></section>
<p class="end">${page.consent ? `${escapeHtml(page.consent)} ` : ''}Written by a massage therapist: what was reported and observed, not a diagnosis. Confidential, for the named recipient only.</p>
</footer>`
