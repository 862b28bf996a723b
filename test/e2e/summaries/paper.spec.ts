import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeSummary, type SummarySources } from '#shared/domain/summary/compose-summary'
import { partsFor } from '#shared/domain/summary/part-rules'
import { lockedWord, madeUpSummary, roles, wordOf } from '../../support/made-up-summary'
import {
  breastNoteOf,
  infant,
  manyNotes,
  note,
  parent,
  provider,
  sources,
} from '../../unit/summary/summary-sources'
import { expect, test } from '../fixtures/app'
import { startPractice } from '../gate/gate-steps'
import { evened, pdfPages, pdfWords, printOnePage } from './print-page'

const session = '2026-11-20T18:00:00.000Z'
const longName = `${'Wilhelmina-Alexandrina '.repeat(2)}Featherstonehaugh`.slice(0, 60)

const papers: Record<string, SummarySources> = {
  usual: sources(),
  'usual, A4': sources({ paper: 'A4' }),
  'nothing recorded': sources({
    ...{ notes: [], charts: [] },
    choices: { message: '', requestBy: null },
  }),
  'ten signed notes': sources({ notes: manyNotes(10) }),
  'ten signed notes, A4': sources({ notes: manyNotes(10), paper: 'A4' }),
  'a baby': sources({ about: infant.id, notes: [note(1, session, { clientId: infant.id })] }),
  'names of 60 letters': sources({
    ...{ notes: manyNotes(3), practiceName: longName },
    parent: { ...parent, name: { given: longName, family: longName, preferred: '' } },
    provider: { ...provider, name: longName, organisation: longName },
    choices: { ask: `${'word '.repeat(55)}end`, message: 'A long word. '.repeat(69) },
  }),
}

/** What was planted in a made-up client's record and not agreed to, or locked; by the name of the paper. */
const mayNotStand = new Map<string, readonly string[]>()
const planted = [
  ...(['birth', 'allergies', 'medications', 'conditions', 'clearances', 'session'] as const),
  ...(['done', 'mother', 'plan'] as const),
]
function madeUpPaper(name: string, seed: number, role: (typeof roles)[number]): SummarySources {
  const { sources: made, agreed } = madeUpSummary(seed, role)
  const notAgreed = planted.filter((part) => !agreed.includes(part))
  mayNotStand.set(name, [lockedWord, ...notAgreed.map(wordOf)])
  return made
}

/** Every category at once, for who reads of all of them; with DOORSTEP_LONG 200 clients for each role. */
const everything = {
  'everything of a breast session': sources({
    notes: [breastNoteOf(note(1, session)), ...manyNotes(6)],
    choices: { parts: [...partsFor('parent')] },
  }),
  'everything of a baby, A4': sources({
    ...{ about: infant.id, paper: 'A4' },
    notes: [note(1, session, { clientId: infant.id })],
    choices: { parts: [...partsFor('infant')], recipientRole: 'pediatric' },
  }),
  ...Object.fromEntries(
    roles.flatMap((role, index) =>
      Array.from({ length: process.env.DOORSTEP_LONG ? 200 : Number(index < 3) }, (_, seed) => [
        `made up ${seed} for ${role}`,
        madeUpPaper(`made up ${seed} for ${role}`, seed * 1000 + index, role),
      ]),
    ),
  ),
}

const rightToLeft = sources({
  notes: manyNotes(2),
  parent: { ...parent, name: { given: 'عائشة', family: 'אל־חסן', preferred: '' } },
  provider: { ...provider, name: 'نور الهدى', organisation: 'مركز صحة المرأة' },
  choices: { ask: 'هل يمكنني العمل قرب الجرح؟', message: 'שלום, היא שואלת על הצלקת.' },
})

/** The words of the page as a browser would hand them to a reader. */
const textOf = (html: string): string =>
  evened(
    html
      .replace(/^[\s\S]*<body>/, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&'),
  )
const letters = (text: string): string => [...text].toSorted().join('')

test('every summary is one page of selectable words, little or much', async ({ launchApp }) => {
  test.setTimeout(process.env.DOORSTEP_LONG ? 3_600_000 : 120_000)
  const { page } = await launchApp()
  await startPractice(page)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-paper-'))
  for (const [name, made] of Object.entries({ ...papers, ...everything })) {
    await test.step(name, async () => {
      const path = join(folder, 'page.pdf')
      const printed = await printOnePage(page, composeSummary(made), path)
      expect(printed.pages, name).toBe(1)
      expect(await pdfPages(path), name).toBe(1)
      const words = await pdfWords(path)
      expect(words, name).toBe(textOf(printed.html))
      // In the words of the PDF and in its bytes (title, tags, bookmarks): not there at all.
      const bytes = await readFile(path, 'latin1')
      for (const word of mayNotStand.get(name) ?? []) {
        expect(words, name).not.toContain(evened(word))
        expect(bytes, name).not.toContain(word)
      }
    })
  }
  await test.step('right to left', async () => {
    const path = join(folder, 'page.pdf')
    const printed = await printOnePage(page, composeSummary(rightToLeft), path)
    expect(await pdfPages(path)).toBe(1)
    // Readers of PDF differ in the order they give such words; none of their letters may be lost.
    expect(letters(await pdfWords(path))).toBe(letters(textOf(printed.html)))
  })
  await rm(folder, { recursive: true, force: true })
})
