import { composeSummary } from '#shared/domain/summary/compose-summary'
import {
  infant,
  manyNotes,
  note,
  parent,
  provider,
  sources,
} from '../../unit/summary/summary-sources'
import { expect, test } from '../fixtures/app'
import { startPractice } from '../gate/gate-steps'
import { pdfPages, pdfWords, printOnePage } from './print-page'

test('paper', async ({ launchApp }) => {
  test.setTimeout(120_000)
  const { page } = await launchApp()
  await startPractice(page)
  const cases = {
    usual: sources(),
    a4: sources({ paper: 'A4' }),
    little: sources({ notes: [], charts: [], choices: { message: '', requestBy: null } }),
    many: sources({ notes: manyNotes(10) }),
    manya4: sources({ notes: manyNotes(10), paper: 'A4' }),
    infant: sources({
      about: infant.id,
      notes: [note(1, '2026-11-20T18:00:00.000Z', { clientId: infant.id })],
    }),
    long: sources({
      notes: manyNotes(3),
      parent: {
        ...parent,
        careTeam: [],
        name: {
          given: 'Wilhelmina-Alexandrina'.repeat(3),
          family: 'מרים אל־חסן 👩‍🍼 عائشة',
          preferred: '',
        },
      },
      provider: { ...provider, name: 'ד״ר נועה כהן־לוי', organisation: 'مركز صحة المرأة' },
      choices: { ask: 'ح'.repeat(20) + ' ' + 'Can we '.repeat(30), message: 'שלום, '.repeat(60) },
    }),
  }
  for (const [name, s] of Object.entries(cases)) {
    const t = Date.now()
    const r = await printOnePage(page, composeSummary(s), `/tmp/sum/${name}.pdf`)
    console.log(
      name,
      r.prints,
      r.pages,
      Date.now() - t,
      '|',
      r.page.leftOut,
      await pdfPages(`/tmp/sum/${name}.pdf`),
    )
  }
})
