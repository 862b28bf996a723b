import { expect, test } from '../fixtures/app'
import { expectOpen, unlock } from '../gate/gate-steps'
import { leaveFields } from '../schedule/schedule-steps'
import {
  bookAndOpen,
  nextButton,
  openVisit,
  runTimeline,
  signButton,
  stage,
  writeNote,
} from './visit-steps'

test('a visit is packed, held, written, signed and added to by keyboard, and stands so after a restart', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const launched = await launchApp({ founded: true })
  const { page } = launched
  await bookAndOpen(page)

  const pack = page.getByRole('list', { name: 'To pack' })
  await pack.getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  await expect(pack.getByRole('checkbox').first()).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(stage(page, /Prepare/)).toContainText('2 of 30')
  await page.keyboard.press('Space')
  await expect(stage(page, /Prepare/)).toContainText('1 of 30')

  await runTimeline(page)
  await stage(page, /Session/).click()
  const happened = page.getByRole('list', { name: 'What happened' })
  await expect(happened.getByRole('listitem')).toHaveCount(4)

  await writeNote(page)
  await expect(nextButton(page, 'Sign')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const sign = page.getByRole('button', { name: 'Sign', exact: true })
  await expect(page.getByText('Shoulders tight since Monday.')).toBeVisible()
  await expect(page.getByText(/signed as Maria Esposito/)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(sign.last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Signed by Maria Esposito.*: unchanged/)).toBeVisible()

  await page.getByRole('button', { name: 'Add an addendum' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'What to add' })).toBeFocused()
  await page.keyboard.type('She called in the evening: better.')
  await signButton(page).press('Enter')
  await expect(page.getByText(/: unchanged/)).toHaveCount(2)

  await launched.close()
  const again = await launchApp({ profileDir: launched.userDataDir })
  await unlock(again.page)
  await expectOpen(again.page)
  await openVisit(again.page)
  await expect(again.page.getByText('Finished and signed')).toBeVisible()
  await expect(again.page.getByText(/Signed by Maria Esposito.*: unchanged/)).toHaveCount(2)
  await expect(again.page.getByText('She called in the evening: better.')).toBeVisible()
  await stage(again.page, /Prepare/).click()
  await expect(
    again.page.getByRole('list', { name: 'To pack' }).getByRole('checkbox').first(),
  ).toBeChecked()
  await stage(again.page, /Session/).click()
  await expect(
    again.page.getByRole('list', { name: 'What happened' }).getByRole('listitem'),
  ).toHaveCount(4)
})

test('a signed note offers no way to change it', async ({ launchApp }) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await bookAndOpen(page)
  await runTimeline(page)
  await writeNote(page)
  await nextButton(page, 'Sign').click()
  await signButton(page).click()
  await expect(page.getByText(/: unchanged/)).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  await stage(page, /^Note/).click()
  await expect(page.getByText('This note is signed')).toBeVisible()
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
})

test('what was typed two seconds before a kill is there afterwards', async ({ launchApp }) => {
  test.setTimeout(120_000)
  const launched = await launchApp({ founded: true })
  const { page } = launched
  await bookAndOpen(page)
  await runTimeline(page)
  await nextButton(page, 'Write the note').click()
  await expect(page.getByRole('textbox', { name: 'Subjective' })).toBeFocused()
  // Somebody who types on and on: the saving must not wait for a rest.
  const began = Date.now()
  let typed = ''
  const marks: { readonly at: number; readonly text: string }[] = []
  while (Date.now() - began < 5000) {
    await page.keyboard.type('kneaded ')
    typed += 'kneaded '
    marks.push({ at: Date.now(), text: typed })
  }
  const killedAt = Date.now()
  await launched.kill()
  const owed = marks.findLast(({ at }) => at <= killedAt - 2000)?.text ?? ''
  expect(owed.length).toBeGreaterThan(20)

  const again = await launchApp({ profileDir: launched.userDataDir })
  await unlock(again.page)
  await expectOpen(again.page)
  await openVisit(again.page)
  const subjective = again.page.getByRole('textbox', { name: 'Subjective' })
  await expect(subjective).toBeVisible()
  expect((await subjective.inputValue()).startsWith(owed.trimEnd())).toBe(true)
})

test('a text of 100 KB is pasted, kept and signed', async ({ launchApp }) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await bookAndOpen(page)
  await runTimeline(page)
  await nextButton(page, 'Write the note').click()
  const long = 'effleurage '.repeat(9310).trimEnd()
  await page.getByRole('textbox', { name: 'Objective' }).fill(long)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await nextButton(page, 'Sign').click()
  await signButton(page).click()
  await expect(page.getByText(/: unchanged/)).toBeVisible()
})

test('times that cannot be so are refused in words, and a wrong tap is taken back', async ({
  launchApp,
}) => {
  test.setTimeout(90_000)
  const { page } = await launchApp({ founded: true })
  await bookAndOpen(page)
  await leaveFields(page)
  await page.keyboard.press('Control+Enter')
  await expect(nextButton(page, 'At the door')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(nextButton(page, 'Start travel')).toBeVisible()
  await runTimeline(page)
  await stage(page, /Session/).click()
  await page.getByRole('button', { name: /Change the time: Session finished/ }).click()
  const day = page.getByRole('textbox', { name: 'Time: Session finished: day' })
  await day.fill('-1')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Keep this time' }).click()
  await expect(
    page.getByText(/cannot come before the beginning of the session/).first(),
  ).toBeVisible()
  await day.focus()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Take out: Session finished/ }).click()
  await expect(nextButton(page, 'Finish')).toBeVisible()
})
