import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'
import { openSample, roomLink } from '../frame/frame-steps'

test('an owner reviews five therapists, keeps a view, takes the table along and comments on a note', async ({
  launchApp,
}) => {
  const launched = await launchApp()
  const page = await openSample(launched)
  await roomLink(page, 'Caseload').click()
  const table = page.getByRole('region', { name: 'Therapists' })
  await expect(table.getByRole('row')).toHaveCount(2, { timeout: 30_000 })
  await expect(page.locator('#page').getByText('You work alone')).toBeVisible()

  await page.getByRole('button', { name: 'Add four made-up colleagues' }).click()
  await expect(table.getByRole('row')).toHaveCount(7, { timeout: 90_000 })
  await expect(table.getByText(/laptop last synced .* not here/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add four made-up colleagues' })).toBeHidden()

  // A figure opens what it counts, and that way of looking can be kept under a name.
  const unsigned = table.getByRole('button', { name: /^Unsigned notes, .*: [1-9]/ }).last()
  await expect(unsigned).toBeVisible({ timeout: 30_000 })
  const counted = Number((await unsigned.innerText()).trim())
  await unsigned.click()
  const notes = page.getByRole('list', { name: 'Unsigned notes' })
  await expect(notes.getByRole('listitem')).toHaveCount(counted)
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('textbox', { name: 'Name of this view' }).fill('Notes to chase')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Remove this view' })).toBeVisible()
  await page.getByRole('button', { name: 'Close the list' }).click()
  await expect(notes).toBeHidden()
  await page.getByRole('combobox', { name: 'Saved view' }).click()
  await page.getByRole('option', { name: 'Notes to chase' }).click()
  await expect(notes.getByRole('listitem')).toHaveCount(counted)

  const file = join(launched.userDataDir, 'caseload.csv')
  await launched.chooseSavePath(file)
  await page.getByRole('button', { name: 'Table as CSV' }).click()
  await expect(page.locator('#page').getByText('Saved', { exact: true })).toBeVisible()
  const lines = (await readFile(file, 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('Unsigned notes')

  // A comment lies beside the signed note and can be settled.
  await page
    .getByRole('button', { name: /^Pain (was|before)/ })
    .first()
    .click()
  await page
    .getByRole('navigation', { name: 'Stages of this visit' })
    .getByRole('button', { name: /Sign/ })
    .click()
  await page.getByRole('button', { name: 'Comment on this note' }).first().click()
  await page.getByRole('textbox', { name: 'Comment for the author' }).fill('Ask about sleep, too.')
  await page.getByRole('button', { name: 'Send the comment' }).click()
  const talk = page.getByRole('region', { name: 'Comments on this note' })
  await expect(
    talk.getByRole('listitem').filter({ hasText: 'Ask about sleep, too.' }),
  ).toBeVisible()
  await talk.getByRole('button', { name: 'Settled' }).click()
  await expect(talk.getByText(/^Settled by/)).toBeVisible()
})
