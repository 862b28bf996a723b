import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { PageShell } from '#shared/domain/share/page-file'
import { composeSummary, type SummarySources } from '#shared/domain/summary/compose-summary'
import { compose, type FittedComposition } from '#shared/domain/summary/composition'
import { partsFor } from '#shared/domain/summary/part-rules'
import type { CareRole } from '#shared/schema/client'
import { type SummaryPart, summaryPartSchema } from '#shared/schema/summary'
import { bundle } from '../../../electron/commands/lib/bundled-script.mjs'
import { fhirValidator } from '../../support/fhir-validator'
import { madeUpSummary, mayNotStand, roles, wordOf } from '../../support/made-up-summary'
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
import { repository } from '../fixtures/app-under-test'
import { asPdfWrites, fileOf, otherForms, pdfBytes, pdfFacts } from './four-forms'
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

/** Every category at once, for who reads of all of them. */
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
  test.setTimeout(150_000)
  const { page } = await launchApp({ founded: true })
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-paper-'))
  for (const [name, made] of Object.entries({ ...papers, ...everything })) {
    await test.step(name, async () => {
      const path = join(folder, 'page.pdf')
      const printed = await printOnePage(page, composeSummary(made), path)
      expect(printed.pages, name).toBe(1)
      expect(await pdfPages(path), name).toBe(1)
      const words = await pdfWords(path)
      expect(words, name).toBe(textOf(printed.html))
    })
  }
  await test.step('right to left', async () => {
    const path = join(folder, 'page.pdf')
    const printed = await printOnePage(page, composeSummary(rightToLeft), path)
    expect(await pdfPages(path)).toBe(1)
    // Readers of PDF differ in the order they give such words; none of their letters may be lost.
    expect(letters(await pdfWords(path))).toBe(letters(textOf(printed.html)))
  })
  await test.step('a made-up client for each role', () => expectFormsOf(page, folder, 1, roles))
  await rm(folder, { recursive: true, force: true })
})

/** In full: 200 clients for each role, each role a test of its own so that they can go side by side. */
const clients = 200
if (process.env.DOORSTEP_LONG) {
  for (const role of roles) {
    test(`all forms of ${clients} made-up clients for ${role}`, async ({ launchApp }) => {
      test.setTimeout(7_200_000)
      const { page } = await launchApp({ founded: true })
      const folder = await mkdtemp(join(tmpdir(), 'doorstep-paper-'))
      await expectFormsOf(page, folder, clients, [role])
      await rm(folder, { recursive: true, force: true })
    })
  }
}

/** Checks of one go on while others are printed. */
const atOnce = 4

/** Each client for each role: one page, a valid document, and in no form what may not stand there. */
async function expectFormsOf(
  page: Page,
  folder: string,
  count: number,
  recipients: readonly CareRole[],
): Promise<void> {
  const validate = await fhirValidator()
  const shell = await pageShell()
  const checks = new Set<Promise<void>>()
  const agreedSeen = new Set<string>()
  for (let seed = 1; seed <= count; seed += 1) {
    // Nobody at the laptop, and it would lock itself.
    await page.mouse.move(200 + (seed % 9), 200)
    for (const role of recipients) {
      const index = roles.indexOf(role)
      const name = `client ${seed} for ${role}`
      const { sources: made, agreed } = madeUpSummary(seed * 1000 + index, role)
      const composed = compose(made)
      if (!composed.ok) throw new Error(`${name}: ${composed.refusal.join()}`)
      const path = fileOf(folder, name)
      const printed = await printOnePage(page, composed.value.content, path)
      const fitted = { ...composed.value, page: printed.page }
      const sealing = seed % 10 === 1 && role === recipients[0] ? shell : null
      const check = expectForms(name, { fitted, path, html: printed.html, agreed, sealing })
      const running: Promise<void> = check.finally(() => checks.delete(running))
      checks.add(running)
      if (checks.size >= atOnce) await Promise.race(checks)
    }
    if (seed % 20 === 0) process.stderr.write(`${seed} clients for ${recipients.join(', ')}\n`)
  }
  await Promise.all(checks)
  // Looked for in the same way, what was agreed to is there: the search finds what it looks for.
  expect(agreedSeen.size).toBeGreaterThan(0)

  async function expectForms(name: string, one: MadeForms): Promise<void> {
    const pdf = await readFile(one.path)
    const [facts, forms] = await Promise.all([
      pdfFacts(one.path),
      otherForms(one.fitted, pdf, one.sealing),
    ])
    const { words, about, ...rest } = facts
    const { paper } = one.fitted.page
    const right = { pages: 1, paper, outside: [], allFontsEmbedded: true, tagged: true }
    expect(rest, name).toEqual(right)
    const order = /[\u0590-\u08ff]/.test(one.html) ? letters : (text: string) => text
    expect(order(words), name).toBe(order(textOf(one.html)))
    expect(validate(JSON.parse(forms.fhir)), name).toEqual([])
    expect(forms.linkContent, name).toBe(forms.fhir)
    const bytes = pdfBytes(pdf)
    for (const word of one.agreed.map(wordOf)) {
      if (words.includes(evened(word)) && forms.fhir.includes(word)) agreedSeen.add(word)
    }
    // What the letter carries is the two files looked through here, to the byte.
    const carried = forms.files.map((file) => Buffer.from(file))
    expect(carried[0]?.equals(pdf) && carried[1]?.equals(Buffer.from(forms.fhir)), name).toBe(true)
    // The PDF was searched as itself: as base64 it says anything of four letters sooner or later.
    const inside = pdf.toString('base64')
    expect(forms.fhir, name).toContain(inside)
    const fhir = forms.fhir.replaceAll(inside, '')
    const { letter } = forms
    const { practice, recipient } = one.fitted
    const unsealed = [practice.name, recipient.name, ...summaryPartSchema.options.map(wordOf)]
    const found = [
      ...mayNotStand(one.agreed).filter(
        (word) =>
          words.includes(evened(word)) ||
          about.includes(evened(word)) ||
          // Four letters come about by chance in a megabyte of packed bytes.
          asPdfWrites(word).some((written) => written.length > 4 && bytes.includes(written)) ||
          fhir.includes(word) ||
          letter.includes(word),
      ),
      // Sealed, nothing at all of anybody can be read.
      ...unsealed.filter((word) => forms.linkFile.includes(word) || forms.pageFile?.includes(word)),
    ]
    expect(found, name).toEqual([])
    await rm(one.path)
  }
}

interface MadeForms {
  readonly fitted: FittedComposition
  readonly path: string
  readonly html: string
  readonly agreed: readonly SummaryPart[]
  readonly sealing: PageShell | null
}

async function pageShell(): Promise<PageShell> {
  const alias = { '#shared': join(repository, 'shared'), '#renderer': join(repository, 'renderer') }
  const { code: script } = await bundle(join(repository, 'renderer/reply-page/main.ts'), alias)
  return { script, style: await readFile(join(repository, 'renderer/reply-page/page.css'), 'utf8') }
}
