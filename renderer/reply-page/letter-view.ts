import { fileBytes, type Letter, type LetterFile } from '#shared/domain/share/letter'
import type { Block, BlockBody, Section } from '#shared/domain/summary/summary-content'
import { button, el, own, words } from './dom'

/** The summary, in the order of the paper: the ask first. */
export function letterView({ page, files }: Letter): HTMLElement {
  const heading = el('h1', { attributes: { tabindex: '-1' } }, 'Summary for a provider')
  const lines = (texts: readonly string[]) => texts.map((text) => el('div', {}, own(text)))
  const party = (label: string, name: string, texts: readonly string[]) =>
    el(
      'div',
      {},
      el('span', { className: 'small' }, label),
      el('strong', {}, own(name)),
      ...lines(texts),
    )
  return el(
    'article',
    { className: 'card' },
    el(
      'header',
      {},
      el(
        'div',
        {},
        heading,
        el('div', { className: 'quiet' }, [page.purpose, page.date].filter(Boolean).join(' · ')),
      ),
      el('div', {}, el('strong', {}, own(page.practice.name)), ...lines(page.practice.lines)),
    ),
    page.mark && el('p', { className: 'mark' }, page.mark),
    el(
      'div',
      { className: 'parties' },
      party('To', page.recipient.name, page.recipient.lines),
      party('From', page.therapist.name, page.therapist.lines),
    ),
    el(
      'dl',
      { className: 'facts' },
      ...page.facts.map(({ label, value }) =>
        el('div', {}, el('dt', { className: 'small' }, label), el('dd', {}, own(value))),
      ),
    ),
    el(
      'section',
      { className: 'ask' },
      el('h2', {}, 'What we ask'),
      words(page.ask, 'asked'),
      el(
        'p',
        { className: 'when' },
        el('span', {}, 'Urgency: ', el('strong', {}, page.urgency)),
        ' ',
        el('span', {}, 'Answer by: ', el('strong', {}, page.replyBy || 'no date set')),
      ),
    ),
    ...page.sections.map(sectionView),
    page.leftOut && el('p', { className: 'left' }, 'Left out for length: ', own(page.leftOut), '.'),
    el(
      'p',
      { className: 'small' },
      `${page.consent ? `${page.consent} ` : ''}Written by a massage therapist: what was reported and observed, not a diagnosis. Confidential, for the named recipient only.`,
    ),
    el(
      'p',
      { className: 'actions' },
      ...files.map((file) => button(file.label, () => save(file, files))),
      button('Print', () => window.print()),
    ),
  )
}

function sectionView({ title, blocks }: Section): HTMLElement | null {
  if (blocks.length === 0) return null
  let group = ''
  const parts = blocks.flatMap((block: Block) => {
    const heading =
      block.group !== '' && block.group !== group ? el('h3', {}, own(block.group)) : null
    group = block.group
    return [heading, bodyView(block.body)]
  })
  // As on paper: nothing in it is anybody's diagnosis.
  const under =
    title === 'Assessment' && el('p', { className: 'small' }, 'as reported and observed')
  return el('section', { className: 'part' }, el('h2', {}, title), under, el('div', {}, ...parts))
}

function bodyView(body: BlockBody): HTMLElement {
  if (body.kind === 'pain') {
    const row = (name: string, values: readonly string[]) => [name, ...values]
    return table(
      [body.label, ...body.ratings.map(({ day }) => day)],
      [
        row(
          'Before the session',
          body.ratings.map(({ before }) => before),
        ),
        row(
          'After the session',
          body.ratings.map(({ after }) => after),
        ),
      ],
    )
  }
  if (body.kind === 'table') return table(body.columns, body.rows)
  const label = body.label ? el('strong', {}, `${body.label}: `) : null
  if (body.kind === 'list') {
    const items = body.items.flatMap((item, index) => [index > 0 ? '; ' : '', own(item)])
    return el('p', {}, label, ...items)
  }
  const text = body.text.replace(/[ \t]+\n/g, '\n').replace(/\n{2,}/g, '\n')
  return label ? el('p', { className: 'words' }, label, own(text)) : words(text, 'words')
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const head = columns.map((text) => el('th', { attributes: { scope: 'col' } }, own(text)))
  const lines = rows.map(([first = '', ...cells]) =>
    el(
      'tr',
      {},
      el('th', { attributes: { scope: 'row' } }, own(first)),
      ...cells.map((text) => el('td', {}, own(text))),
    ),
  )
  // Wider than a phone it is moved inside its own box, by finger or by arrow keys.
  return el(
    'div',
    {
      className: 'wide',
      attributes: { tabindex: '0', role: 'group', 'aria-label': columns[0] || 'Table' },
    },
    el('table', {}, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...lines)),
  )
}

/** Written from memory to where the browser keeps downloads: no address is asked for anything. */
function save(file: LetterFile, files: readonly LetterFile[]): void {
  const url = URL.createObjectURL(new Blob([fileBytes(file, files)], { type: file.type }))
  const link = el('a', { attributes: { href: url, download: file.name } })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
