import { escapeHtml } from '../print/escape-html'
import type { Block } from '../summary/summary-content'
import { plainText } from './resource'

/* Words as XHTML that any reader may show: paragraphs, lists and tables, no link, no style, no script. */

const words = (text: string): string => escapeHtml(plainText(text))
const paragraph = (text: string): string => {
  const said = words(text)
  return said === '' ? '' : `<p>${said.replaceAll('\n', '<br/>')}</p>`
}
const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${words(cell)}</${tag}>`).join('')}</tr>`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`

function block({ body }: Block): string {
  switch (body.kind) {
    case 'text':
      return paragraph(body.label ? `${body.label}: ${body.text}` : body.text)
    case 'list':
      return `${paragraph(body.label)}<ul>${body.items.map((item) => `<li>${words(item) || '-'}</li>`).join('')}</ul>`
    case 'pain':
      return table(
        [body.label, ...body.ratings.map(({ day }) => day)],
        [
          ['Before the session', ...body.ratings.map(({ before }) => before)],
          ['After the session', ...body.ratings.map(({ after }) => after)],
        ],
      )
    case 'table':
      return table(body.columns, body.rows)
  }
}

export interface Narrative {
  readonly status: 'generated'
  readonly div: string
}

const wrapped = (inner: string): Narrative => ({
  status: 'generated',
  // A narrative says something, always (R4, txt-2).
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${inner || '<p>-</p>'}</div>`,
})

/** The blocks of one section; a heading of its own for each session. */
export function narrativeOf(blocks: readonly Block[]): Narrative {
  let group = ''
  const parts = blocks.map((one) => {
    const heading = one.group !== '' && one.group !== group ? paragraph(one.group) : ''
    group = one.group
    return heading + block(one)
  })
  return wrapped(parts.join(''))
}

/** Plain sentences, one paragraph each. */
export const sentences = (texts: readonly string[]): Narrative =>
  wrapped(texts.map(paragraph).join(''))
