import { collectionNames } from '#shared/schema/collections'
import { clearFields } from '#shared/schema/stored-schema'
import { databaseOf } from '../../support/harness/disk'
import { expect, test } from '../fixtures/app'
import { freshPractice, startAgain } from './harness-page'

test('what is put in, changed, removed and drafted stands after a restart', async ({
  launchApp,
}) => {
  const first = await freshPractice(launchApp)
  await first.page.evaluate(async () => {
    const { harness } = window
    for (const number of [1, 2, 3]) {
      await harness.insert('clients', harness.numberedClient(number))
    }
    await harness.change('clients', harness.numberedId(2), { pronouns: 'she/her', note: 'مريم 👶' })
    await harness.remove('clients', harness.numberedId(3))
    await harness.saveDraft('note:1', { subjective: 'Half a sentence' })
  })
  const hash = await first.page.evaluate(() => window.harness.exportHash())
  await first.close()

  const { page } = await startAgain(launchApp, first)
  const found = await page.evaluate(async () => {
    const { harness } = window
    const read = (number: number) => harness.read('clients', harness.numberedId(number))
    return {
      one: await read(1),
      two: await read(2),
      three: await read(3),
      draft: await harness.readDraft('note:1'),
    }
  })
  expect(found.one).toMatchObject({ name: { given: 'Row', family: '1' }, pronouns: '' })
  expect(found.two).toMatchObject({ pronouns: 'she/her', note: 'مريم 👶' })
  expect(found.three).toBeNull()
  expect(found.draft).toEqual({ subjective: 'Half a sentence' })
  expect(await page.evaluate(() => window.harness.exportHash())).toBe(hash)
})

test('changes of one record at the same time all land', async ({ launchApp }) => {
  const { page } = await freshPractice(launchApp)
  const note = await page.evaluate(async () => {
    const { harness } = window
    const id = harness.numberedId(1)
    await harness.insert('clients', { ...harness.numberedClient(1), note: '' })
    await Promise.all([...'abcdefghijklmnopqrst'].map((letter) => harness.addLetter(id, letter)))
    return (await harness.read('clients', id))?.note
  })
  expect([...String(note)].sort().join('')).toBe('abcdefghijklmnopqrst')
})

test('a signed note can be neither changed nor removed', async ({ launchApp }) => {
  const first = await freshPractice(launchApp)
  const outcomes = await first.page.evaluate(async () => {
    const { harness } = window
    const note = await harness.signedNote(9)
    await harness.insert('notes', note)
    const id = harness.numberedId(9)
    return {
      note,
      change: await harness.change('notes', id, { state: 'draft' }),
      remove: await harness.remove('notes', id),
      missing: await harness.change('notes', harness.numberedId(10), {}),
    }
  })
  expect(outcomes.change).toEqual({ ok: false, refusal: 'final' })
  expect(outcomes.remove).toEqual({ ok: false, refusal: 'final' })
  expect(outcomes.missing).toEqual({ ok: false, refusal: 'missing' })
  await first.close()
  const { page } = await startAgain(launchApp, first)
  const kept = await page.evaluate(() => window.harness.read('notes', window.harness.numberedId(9)))
  expect(kept).toEqual(outcomes.note)
})

test('a record that its schema does not know is not written', async ({ launchApp }) => {
  const { page } = await freshPractice(launchApp)
  const outcome = await page.evaluate(async () => {
    const { harness } = window
    const good = harness.numberedClient(1)
    const tries = [
      { ...good, extra: 'field' },
      { ...good, status: 'gone' },
      { ...good, name: undefined },
    ]
    const thrown = await Promise.all(
      tries.map((one) =>
        harness.insert('clients', one).then(
          () => false,
          () => true,
        ),
      ),
    )
    return { thrown, left: await harness.counts() }
  })
  expect(outcome.thrown).toEqual([true, true, true])
  expect(outcome.left.clients).toBe(0)
})

test('at most 13 collections are open, and these are all', async ({ launchApp }) => {
  const { page } = await freshPractice(launchApp)
  const open = await page.evaluate(() => window.harness.openCollections())
  expect(open.sort()).toEqual([...collectionNames].sort())
  expect(open.length).toBeLessThanOrEqual(13)
})

test('on the disk, nothing but ids, kinds, states and times is in the clear', async ({
  launchApp,
}) => {
  const { page } = await freshPractice(launchApp)
  const found = await page.evaluate(async () => {
    await window.harness.seedPractice({ days: 20, only: ['charts', 'clients', 'visits', 'notes'] })
    await window.harness.saveDraft('client:new', { given: 'Maya' })
    await window.harness.replicateOnce()
    return window.harness.clearPartOfEverything()
  })
  for (const name of collectionNames) {
    const rows = found[databaseOf(name)] ?? []
    const allowed = new Set<string>([...clearFields(name), 'isSealed'])
    for (const row of rows) {
      expect(row.isSealed, `a row of ${name} is sealed`).toBe(true)
      const fields = Object.keys(row).filter((field) => !field.startsWith('_'))
      expect(fields.filter((field) => !allowed.has(field))).toEqual([])
      for (const field of fields.filter((one) => one !== 'isSealed')) {
        expect(String(row[field]), `${name}.${field}`).toMatch(/^[\w:.-]*$/)
      }
    }
  }
  expect(found[databaseOf('clients')]?.length).toBeGreaterThan(3)
  const replicated = Object.keys(found).filter((name) => name.includes('rx-replication-meta'))
  expect(replicated.length).toBeGreaterThan(0)
  for (const [database, rows] of Object.entries(found)) {
    if (database.includes('_rxdb_internal')) continue
    expect(
      rows.every((row) => row.isSealed === true),
      `${database} is sealed`,
    ).toBe(true)
  }
})

test('a search by what is sealed finds nothing, by what is clear it finds', async ({
  launchApp,
}) => {
  const { page } = await freshPractice(launchApp)
  const found = await page.evaluate(async () => {
    const { harness } = window
    await harness.insertNumbered(1, 3)
    await harness.change('clients', harness.numberedId(2), { parentId: harness.numberedId(1) })
    return {
      clear: await harness.find('clients', { parentId: harness.numberedId(1) }),
      sealed: await harness.find('clients', { note: 'A row of a test.' }),
    }
  })
  expect(found.clear.map(({ id }) => id)).toEqual(['00000000-0000-4000-8000-000000000002'])
  // The reason why queries name clear fields only, by their types (renderer/data/queries/records.ts).
  expect(found.sealed).toEqual([])
})
