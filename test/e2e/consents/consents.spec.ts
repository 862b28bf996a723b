import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { goToSettings } from '../gate/gate-steps'
import { bookAndOpen, nextButton, openVisit, stage } from '../visit/visit-steps'

/** The practice says in which state it works, and confirms that state's rule. */
async function confirmTexas(page: Page): Promise<void> {
  await goToSettings(page, 'Practice')
  await page.getByRole('textbox', { name: /^State/ }).fill('TX')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await goToSettings(page, 'Your state’s rules')
  await expect(page.getByText('No state is confirmed yet')).toBeVisible()
  await page.getByRole('button', { name: 'Read and confirm' }).click()
  await expect(page.getByRole('radio', { name: 'Signed anew before each session' })).toBeChecked()
  await page.getByLabel(/I have read the law of TX/).check()
  await page.getByRole('button', { name: 'Confirm TX' }).click()
  await expect(page.getByRole('list', { name: 'Confirmed states' })).toContainText('TX')
}

async function drawSignature(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: 'Space to draw your signature' })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no room to draw')
  await page.mouse.move(box.x + 60, box.y + 80)
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + 30, { steps: 5 })
  await page.mouse.move(box.x + 320, box.y + 90, { steps: 5 })
  await page.mouse.up()
  await expect(pad.locator('path')).toHaveCount(1)
}

/** Every question of the door check, answered with no. */
async function askAtTheDoor(page: Page): Promise<void> {
  const rest = page.getByRole('button', { name: /^Asked, (all|the rest) no$/ })
  await expect(rest.first()).toBeVisible()
  for (let left = await rest.count(); left > 0; left -= 1) {
    await rest.first().click()
    await expect(rest).toHaveCount(left - 1)
  }
}

/** Two steps, on purpose. */
async function handBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'For the therapist' }).click()
  await page.getByRole('button', { name: /go back to the records/ }).click()
}

test('a breast session begins once its form is signed, and an intake signed by keyboard goes into the record after a look', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const { page } = await launchApp({ founded: true })
  await page.context().setOffline(true)
  await confirmTexas(page)
  await bookAndOpen(page, /breast/)
  await nextButton(page, 'Start travel').click()
  await nextButton(page, 'At the door').click()
  await expect(nextButton(page, 'Ask at the door')).toBeVisible()
  await stage(page, /At the door/).click()
  await expect(page.getByText('Consent to breast massage is not signed yet.')).toBeVisible()

  await page.getByRole('link', { name: 'Hand over: this breast session' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Consent to this breast session')
  // Nothing else is there, and no key leads out.
  await expect(page.getByRole('link')).toHaveCount(0)
  for (const key of ['Escape', 'Control+k', 'g', 'c', 'Alt+1', 'Alt+ArrowLeft']) {
    await page.keyboard.press(key)
  }
  await page.goBack().catch(() => null)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Consent to this breast session')
  await page.getByText('Español').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'sesión de masaje de los senos',
  )
  await page.getByText('English').click()
  await page.getByRole('checkbox', { name: 'Massage of the breast' }).check()
  await page.getByRole('radio', { name: 'I am the client’s parent' }).check()
  await page.getByLabel('Your name').fill('Ana Fernandez')
  await page.getByRole('button', { name: 'I agree and sign' }).click()
  await expect(page.getByRole('alert')).toContainText('Draw your signature')
  await drawSignature(page)
  await page.getByRole('button', { name: 'I agree and sign' }).click()
  await expect(page.getByRole('heading', { name: /Thank you/ })).toBeVisible()
  await handBack(page)
  await stage(page, /At the door/).click()
  // Texas asks for both signatures: the therapist's own is one press.
  await expect(page.getByText(/your own signature is still missing/)).toBeVisible()
  await page.getByRole('button', { name: /^Sign as / }).click()
  await expect(page.getByText('Signed for this session')).toBeVisible()
  await askAtTheDoor(page)
  await nextButton(page, 'Begin session').click()
  await expect(nextButton(page, 'Finish')).toBeVisible()
  await stage(page, /At the door/).click()

  await page.getByRole('link', { name: 'All consents' }).click()
  await page.getByRole('link', { name: 'Intake' }).click()
  // In Spanish the day stands first, and is said in words before it is kept.
  await page.getByText('Español').click()
  const dueOn = page.getByRole('textbox', { name: 'Fecha probable de parto' })
  await dueOn.fill('5/3/2027')
  await expect(page.getByText('Se entiende: 5 de marzo de 2027')).toBeVisible()
  await dueOn.press('Tab')
  await expect(dueOn).toHaveValue('5 de marzo de 2027')
  await page.getByText('English').click()
  await expect(page.getByRole('textbox', { name: 'Due date' })).toHaveValue('Fri, Mar 5, 2027')
  await page.getByRole('textbox', { name: 'Due date' }).fill('')
  await page.getByRole('textbox', { name: 'Your allergies' }).fill('Almond\nLatex')
  await page.getByRole('radio', { name: 'Draw it' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByLabel('Your name, as your signature').fill('Maya Fernandez')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Thank you/ })).toBeVisible()
  await handBack(page)
  await page.getByRole('button', { name: /Open: Intake/ }).click()
  const changes = page.getByRole('table', { name: 'What changes' })
  await expect(changes).toContainText('Almond')
  await page.getByRole('button', { name: 'Take what is ticked into the record' }).click()
  await expect(page.getByText(/Looked through\. What was ticked/)).toBeVisible()
  await page.getByRole('button', { name: 'Client', exact: true }).click()
  await expect(page.getByText('Latex').first()).toBeVisible()

  // She takes back what the session rests on while it goes on: no hands from then on.
  await openVisit(page)
  await stage(page, /At the door/).click()
  await page.getByRole('link', { name: 'All consents' }).click()
  await page.getByRole('button', { name: /Open: This session/ }).click()
  await page.getByRole('button', { name: 'Record that it was taken back' }).click()
  await page.getByRole('button', { name: 'Taken back now' }).click()
  await expect(page.getByRole('form', { name: 'Taken back' })).toBeHidden()
  await openVisit(page)
  await stage(page, /Session/).click()
  const main = page.locator('#page')
  await expect(main.getByText('Consent was taken back: no hands from now on')).toBeVisible()
  await expect(main.getByText(/or took her consent back\./)).toBeVisible()
})
