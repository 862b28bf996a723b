import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { goToSettings } from '../gate/gate-steps'
import { leaveFields } from '../schedule/schedule-steps'
import { askAllNo, bookAndOpen, nextButton, signButton, stage } from './visit-steps'

/** From wherever the keys are: the field or button of that name, reached as Tab would. */
const at = (page: Page, role: 'textbox' | 'radio' | 'combobox' | 'button', name: string | RegExp) =>
  page.getByRole('main').getByRole(role, { name, exact: typeof name === 'string' })

async function addSite(page: Page, typed: string): Promise<void> {
  await at(page, 'textbox', 'Add a site').focus()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
}

async function beginStroke(page: Page, technique: string): Promise<void> {
  // A list takes the letters of what is wanted.
  await at(page, 'combobox', 'Technique').focus()
  await page.keyboard.type(technique)
  await at(page, 'button', 'Begin this stroke').press('Enter')
}

/** The rule of the practice's state is read and confirmed. */
async function confirmTexas(page: Page): Promise<void> {
  await goToSettings(page, 'Practice')
  await page.getByRole('textbox', { name: /^State/ }).fill('TX')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await goToSettings(page, 'Your state’s rules')
  await at(page, 'button', 'Read and confirm').press('Enter')
  await page.getByLabel(/I have read the law of TX/).press('Space')
  await at(page, 'button', 'Confirm TX').press('Enter')
  await expect(page.getByRole('list', { name: 'Confirmed states' })).toContainText('TX')
}

/** She reads and signs the form of this session, by her name. */
async function signForm(page: Page): Promise<void> {
  await stage(page, /At the door/).press('Enter')
  await page.getByRole('link', { name: 'Hand over: this breast session' }).press('Enter')
  await page.getByRole('checkbox', { name: 'Massage of the breast' }).press('Space')
  // Her age is not known, so a parent signs, as the rule of the state has it.
  await page.getByRole('radio', { name: 'I am the client’s parent' }).press('Space')
  await page.getByLabel('Your name', { exact: true }).fill('Ana Fernandez')
  await page.getByRole('radio', { name: 'Draw it' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByLabel('Your name, as your signature').fill('Ana Fernandez')
  await page.getByRole('button', { name: 'I agree and sign' }).press('Enter')
  await expect(page.getByRole('heading', { name: /Thank you/ })).toBeVisible()
  await page.getByRole('button', { name: 'For the therapist' }).press('Enter')
  await page.getByRole('button', { name: /go back to the records/ }).press('Enter')
  await expect(stage(page, /At the door/)).toBeVisible()
  // Texas asks for both signatures.
  await page.getByRole('button', { name: /^Sign as / }).press('Enter')
  await expect(page.getByText('Signed for this session')).toBeVisible()
}

/** The next step of the visit by its key; the door check is answered with no. */
async function takeStep(page: Page, name: string): Promise<void> {
  const next = page
    .getByRole('main')
    .locator('[aria-keyshortcuts="Control+Enter"]', { hasText: new RegExp(`^${name}$`) })
  await expect(next).toBeVisible()
  await leaveFields(page)
  await page.keyboard.press('Control+Enter')
  if (name === 'Ask at the door') await askAllNo(page)
  await expect(next).toBeHidden()
}

test('a breast session of two sites is held, noted in its five parts and signed by keyboard', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const { page } = await launchApp({ founded: true })
  await confirmTexas(page)
  await bookAndOpen(page, /Postpartum breast/)
  for (const step of ['Start travel', 'At the door']) await takeStep(page, step)
  await signForm(page)
  for (const step of ['Ask at the door', 'Begin session']) await takeStep(page, step)
  await stage(page, /Session/).press('Enter')
  const session = page.getByRole('region', { name: 'Breast session' })
  await expect(session).toBeVisible()

  // Nothing begins before she agrees.
  for (let step = 0; step < 2; step += 1) await page.keyboard.press(']')
  await at(page, 'button', 'Begin this stroke').press('Enter')
  await expect(page.getByText(/She has not agreed yet/)).toBeVisible()
  await leaveFields(page)
  await page.keyboard.press('o')
  await expect(page.getByText(/1 noted; last .*Agrees to begin/)).toBeVisible()
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('[')

  await addSite(page, 'L 2 4 lower outer')
  await expect(
    page.getByText(/2 o’clock on the left is upper outer, not lower outer/),
  ).toBeVisible()
  await page.getByRole('textbox', { name: 'Add a site' }).fill('')
  await addSite(page, 'R 10 3')
  await at(page, 'textbox', 'Length').focus()
  await page.keyboard.type('3')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2.5')
  await addSite(page, 'L 2 4')
  await expect(session.getByRole('list', { name: 'Sites' }).getByRole('listitem')).toHaveCount(2)
  await at(page, 'radio', 'Firm').first().press('Space')

  await leaveFields(page)
  await page.keyboard.press(']')
  await at(page, 'textbox', 'Temperature').focus()
  await page.keyboard.type('104')
  await page.getByRole('checkbox', { name: 'Tried on my wrist' }).press('Space')
  await at(page, 'radio', '°C').press('Space')
  await at(page, 'button', 'Lay it on').press('Enter')
  await expect(page.getByText(/did you read 104 °F/)).toBeVisible()
  await at(page, 'radio', '°F').press('Space')
  await at(page, 'button', 'Lay it on').press('Enter')
  await expect(page.getByText(/40 °C \(104 °F\), tried on the wrist/)).toBeVisible()
  await at(page, 'button', 'Take it off').press('Enter')

  await leaveFields(page)
  await page.keyboard.press(']')
  await beginStroke(page, 'Fingertip')
  const strokes = session.getByRole('list', { name: 'Strokes' })
  await expect(strokes.getByRole('listitem')).toHaveCount(1)
  // While a field has the keys, Alt says it: she stops this site.
  await page.keyboard.press('Alt+x')
  await expect(strokes.getByRole('combobox', { name: /how it was taken/ })).toHaveValue('stopped')
  await beginStroke(page, 'Butterfly')
  await expect(page.getByText(/She stopped this site/)).toBeVisible()
  await expect(strokes.getByRole('listitem')).toHaveCount(1)

  await leaveFields(page)
  await page.keyboard.press(']')
  await at(page, 'button', 'Baby feeds').press('Enter')
  await at(page, 'button', 'Milk flows').press('Enter')
  await at(page, 'button', 'Massage reduced').press('Enter')

  await leaveFields(page)
  await page.keyboard.press(']')
  await page
    .getByRole('group', { name: 'Cold after feeds' })
    .getByRole('radio', { name: 'Did it herself' })
    .press('Space')
  await expect(session.getByText('Saved', { exact: true })).toBeVisible()

  await takeStep(page, 'Finish')
  await page.keyboard.press('4')
  await page.getByRole('textbox', { name: 'Subjective' }).focus()
  await page.keyboard.type('Tender since yesterday.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(nextButton(page, 'Sign')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(
    page.getByRole('row', { name: /Right, 10 o’clock, 3 cm .*3 × 2.5 cm/ }),
  ).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(signButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Signed by Maria Esposito.*: unchanged/)).toBeVisible()
  await expect(page.getByText(/Cold after feeds: did it herself/)).toBeVisible()
  await expect(page.getByText('Tender since yesterday.')).toBeVisible()
})
