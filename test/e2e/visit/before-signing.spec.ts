import { expect, test } from '../fixtures/app'
import { goToSettings } from '../gate/gate-steps'
import { bookAndOpen, openVisit, runTimeline, stage, writeNote } from './visit-steps'

test('a short form becomes its phrase, and what the record lacks is said before signing, with the way there', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await goToSettings(page, 'Sessions')
  await page.getByRole('textbox', { name: 'Phrase', exact: true }).fill('Skin intact, no redness.')
  await page.getByRole('textbox', { name: /Short form/ }).fill('ok')
  await page.getByRole('button', { name: 'Add the phrase' }).click()
  await expect(page.getByText('Subjective · ;ok')).toBeVisible()

  await bookAndOpen(page)
  await runTimeline(page)
  await writeNote(page)
  const objective = page.getByRole('textbox', { name: 'Objective' })
  await objective.fill('')
  await objective.press('S')
  await page.keyboard.type('oft. ;ok ')
  await expect(objective).toHaveValue('Soft. Skin intact, no redness. ')
  await page.keyboard.press('Control+z')
  await expect(objective).toHaveValue('Soft. ;ok ')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' ')
  await expect(objective).toHaveValue('Soft. Skin intact, no redness. ')

  await stage(page, /Sign/).click()
  const record = page.getByRole('list', { name: 'The record' })
  await expect(record.getByText('The date of birth is not recorded.')).toBeVisible()
  const sign = page.getByRole('button', { name: 'Sign', exact: true }).last()
  await expect(sign).toBeEnabled()
  await record.getByRole('link', { name: 'Client: The date of birth is not recorded.' }).click()
  await page.getByLabel('Date of birth').first().fill('5/2/1994')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Maya Fernandez' }).first()).toBeVisible()
  await openVisit(page)
  await stage(page, /Sign/).click()
  await expect(record.getByText('The address is not complete.')).toBeVisible()
  await expect(record.getByText('The date of birth is not recorded.')).toBeHidden()
  await sign.click()
  await expect(page.getByText(/^Signed by .*: unchanged$/)).toBeVisible()
})
