import { expect, test } from '../fixtures/app'
import { leaveFields } from '../schedule/schedule-steps'
import { bookAndOpen, nextButton, stage } from './visit-steps'

test('a door check by keyboard stops the session, is called about, and the note can still be saved', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const { page } = await launchApp({ founded: true })
  await bookAndOpen(page)
  for (const step of ['Start travel', 'At the door']) {
    await expect(nextButton(page, step)).toBeVisible()
    await leaveFields(page)
    await page.keyboard.press('Control+Enter')
  }
  await expect(nextButton(page, 'Ask at the door')).toBeVisible()
  await page.keyboard.press('Control+Enter')

  const check = page.getByRole('region', { name: 'Door check' })
  const answer = (question: RegExp, name: string) =>
    check.getByRole('group', { name: question }).getByRole('button', { name, exact: true })
  await expect(answer(/Chest pain/, 'Yes')).toBeFocused()
  // No, then down over one without answering it, up again, not sure.
  await page.keyboard.press('n')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('s')
  await expect(answer(/Chest pain/, 'No')).toHaveAttribute('aria-pressed', 'true')
  await expect(answer(/Cannot lie flat/, 'Not sure')).toHaveAttribute('aria-pressed', 'true')
  await expect(check.getByRole('status').getByText('Not asked to the end')).toBeVisible()
  await page.keyboard.press('y')
  await expect(check.getByRole('status').getByText('Stop: call first')).toBeVisible()
  await expect(check.getByText('No massage at all')).toBeVisible()
  await expect(check.getByText(/has a seizure or signs of a stroke/)).toBeVisible()
  await expect(check.getByRole('link', { name: '911' })).toHaveAttribute('href', 'tel:911')
  const found = check.getByRole('listitem').filter({ hasText: 'signs of a stroke.' })
  await expect(found.getByText(/locked/)).toBeVisible()
  await expect(found.getByRole('button')).toHaveCount(0)

  await expect(nextButton(page, 'What to do now')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(check.getByRole('button', { name: 'I am calling' }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  const call = check.getByRole('form', { name: 'What was answered' })
  await call.getByRole('radio', { name: 'Reached', exact: true }).press('Space')
  await call.getByRole('textbox', { name: /What was answered/ }).fill('They are on their way.')
  await call.getByRole('textbox', { name: /Next step/ }).fill('I stay with her.')
  await page.keyboard.press('Control+Enter')
  const calls = check.getByRole('list', { name: 'Calls' })
  await expect(calls.getByText('Emergency: Reached')).toBeVisible()
  await expect(calls.getByText(/They are on their way.*Next: I stay with her/)).toBeVisible()

  await stage(page, /^Note/).click()
  await page.getByRole('textbox', { name: 'Subjective' }).fill('Stopped at the door.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
})
