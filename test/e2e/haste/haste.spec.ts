import { expect, test } from '../fixtures/app'
import { leaveFields } from '../schedule/schedule-steps'
import { bookAndOpen, nextButton, runTimeline, signButton, writeNote } from '../visit/visit-steps'

/** What tired hands do: twice where once was meant, and one button instead of the other. */

test('a double click on the next step takes one step; a stage chosen while it is written stays chosen', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await bookAndOpen(page)
  await nextButton(page, 'Start travel').dblclick({ delay: 80 })
  await expect(nextButton(page, 'At the door')).toBeVisible()
  await expect(page.getByText('Nothing was changed.')).toBeHidden()

  await page.evaluate(() => {
    document.querySelector<HTMLElement>('main [aria-keyshortcuts="Control+Enter"]')?.click()
    for (const button of document.querySelectorAll<HTMLElement>('main nav button')) {
      if (button.innerText.startsWith('Session')) button.click()
    }
  })
  await expect(nextButton(page, 'Ask at the door')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Stage: Session' })).toBeVisible()
})

test('the keys of the next step, held down, take one step', async ({ launchApp }) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await bookAndOpen(page)
  await leaveFields(page)
  await page.keyboard.down('Control')
  for (let times = 0; times < 8; times += 1) {
    await page.keyboard.down('Enter')
    await page.waitForTimeout(60)
  }
  await page.keyboard.up('Enter')
  await page.keyboard.up('Control')
  await expect(nextButton(page, 'At the door')).toBeVisible()
})

test('after an addendum is signed the keys are where they were', async ({ launchApp }) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await bookAndOpen(page)
  await runTimeline(page)
  await writeNote(page)
  await nextButton(page, 'Sign').click()
  await signButton(page).click()
  await page.getByRole('button', { name: 'Add an addendum' }).click()
  await expect(page.getByRole('textbox', { name: 'What to add' })).toBeFocused()
  await page.keyboard.type('She called in the evening: better.')
  await signButton(page).press('Enter')
  await expect(page.getByText(/: unchanged/)).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Add an addendum' })).toBeFocused()
})

test('saving a client with a provider half added adds the provider first', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ founded: true })
  await page.getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('link', { name: 'Add your first client' }).click()
  await page.getByLabel('First name').first().fill('Maya')
  await page.getByRole('button', { name: 'Add a provider' }).click()
  await page.getByLabel('Provider’s name').fill('Dr. Priya Raman')
  await page.getByRole('button', { name: 'Save client' }).click()
  await expect(page.getByRole('list', { name: 'Care team' })).toContainText('Dr. Priya Raman')
})

test('the next door says what somebody there is allergic to', async ({ launchApp }) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await expect(page.getByRole('link', { name: 'Add your first client' })).toBeVisible()
  await bookAndOpen(page)
  await page.getByRole('link', { name: 'Write them down' }).click()
  const health = page.getByRole('region', { name: 'The parent’s health' })
  const allergies = health.getByRole('radiogroup', { name: 'Allergies' })
  await allergies.getByRole('radio', { name: 'Yes' }).check()
  await health.getByLabel('To what').fill('Almond oil')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeHidden()
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await expect(page.getByRole('article', { name: 'Maya Fernandez' })).toContainText(
    'Maya: Almond oil',
  )
})
