import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeSummary } from '#shared/domain/summary/compose-summary'
import { pageWithout } from '#shared/domain/summary/fit-page'
import { summaryHtml } from '#shared/domain/summary/summary-html'
import { fontsFor } from '#shared/domain/summary/summary-style'
import { hostileStrings } from '../../support/hostile-strings'
import { note, parent, parentChart, provider, sources, therapist } from './summary-sources'

/** The same words in every place that a person can write to. */
function pageOf(text: string): string {
  const one = note(1, '2026-11-20T18:00:00.000Z')
  const { content } = one
  const line = text.slice(0, 300)
  const signed = {
    ...one,
    content: { ...content, subjective: text, objective: text, assessment: text, plan: text },
  }
  const added = {
    ...signed,
    id: parent.id,
    addendumTo: one.id,
    content: { ...content, addendum: text },
  }
  const made = sources({
    parent: { ...parent, name: { given: line, family: line, preferred: line } },
    charts: [
      {
        ...parentChart,
        parent: parentChart.parent && { ...parentChart.parent, birthNote: text },
        allergies: parentChart.allergies.map((a) => ({ ...a, substance: line, reaction: line })),
        medications: parentChart.medications.map((m) => ({
          ...m,
          name: line,
          dose: line,
          note: line,
        })),
        conditions: [line],
        clearances: parentChart.clearances.map((c) => ({ ...c, scope: line })),
      },
    ],
    notes: [signed, added],
    provider: {
      ...provider,
      name: line,
      credentials: line,
      organisation: line,
      phone: line,
      fax: line,
    },
    therapist: {
      ...therapist,
      ...{ name: line, phone: line },
      licence: { ...therapist.licence, title: line, number: line, state: line },
    },
    practiceName: line,
    choices: { ask: line, message: text, noteIds: [one.id] },
  })
  return summaryHtml(pageWithout(composeSummary(made), 0), [])
}

/** Every tag by name, in order; what it is made of may not depend on what people wrote. */
const tags = (html: string): string[] =>
  [...html.matchAll(/<[/!]?[a-z][^>]*>?/gi)].map(([tag]) => tag)

describe('the page', () => {
  it.each(hostileStrings)('stays the same page with %j in every field', (text) => {
    expect(tags(pageOf(text))).toEqual(tags(pageOf('plain')))
  })

  it('stays the same page with anything at all in every field', () => {
    const plain = tags(pageOf('plain'))
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'binary', minLength: 1, maxLength: 40 })
          .filter((text) => text.trim() !== ''),
        (text) => {
          expect(tags(pageOf(text))).toEqual(plain)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('takes fonts of the app only', () => {
    const page = pageWithout(composeSummary(sources()), 0)
    const html = summaryHtml(page, [
      { url: 'app://doorstep/assets/inter-1.woff2', unicodeRange: 'U+0000-00FF, U+0131' },
      { url: 'https://fonts.example/a.woff2', unicodeRange: '' },
      { url: 'app://doorstep/a.woff2") } </style><script>', unicodeRange: '' },
      { url: 'app://doorstep/a.woff2', unicodeRange: 'U+0; } </style>' },
    ])
    expect(html.match(/@font-face/g)).toHaveLength(1)
    expect(html).not.toContain('https:')
  })

  it('is of the paper that the practice uses', () => {
    const style = (paper: 'Letter' | 'A4') =>
      summaryHtml(pageWithout(composeSummary(sources({ paper })), 0), [])
    expect(style('Letter')).toContain('size: 215.9mm 279.4mm')
    expect(style('A4')).toContain('size: 210mm 297mm')
  })
})

describe('the fonts of a page', () => {
  const font = (name: string, unicodeRange: string) => ({
    ...{ url: `app://doorstep/assets/${name}.woff2`, unicodeRange },
  })
  const latin = font('latin', 'U+0000-00FF, U+0131, U+20AC')
  const greek = font('greek', 'U+3??')
  const foreign = { url: 'https://fonts.example.org/x.woff2', unicodeRange: '' }

  it('are those that hold one of its letters, and only the app’s own', () => {
    const all = [latin, greek, foreign]
    expect(fontsFor('Maya', all)).toEqual([latin])
    expect(fontsFor('Μάγια €', all)).toEqual([latin, greek])
    expect(fontsFor('美咲', [font('any', ''), greek])).toEqual([font('any', '')])
  })

  it('are asked for before it counts as loaded', () => {
    const html = summaryHtml(pageWithout(composeSummary(sources()), 0), [latin, greek, foreign])
    expect(html.match(/<link [^>]*>/g)).toEqual([
      `<link rel="preload" as="font" type="font/woff2" crossorigin href="${latin.url}">`,
    ])
    expect(html).not.toContain(foreign.url)
  })
})
