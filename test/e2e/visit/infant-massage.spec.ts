import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { fillBookingByKeyboard, leaveFields, submitByKeyboard } from '../schedule/schedule-steps'
import { askAllNo, nextButton, openVisit, stage } from './visit-steps'

const daysAgo = (days: number): string => {
  const day = new Date(Date.now() - days * 86_400_000)
  return `${day.getMonth() + 1}/${day.getDate()}/${day.getFullYear()}`
}

/** A mother with twins of 100 days whose navels have healed. */
async function addTwins(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Clients' }).click()
  await expect(page.getByRole('heading', { name: 'Clients' }).first()).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'New client' })).toBeVisible()
  await page.getByLabel('First name').first().fill('Maya')
  await page.getByLabel('Last name').first().fill('Fernandez')
  for (const [index, name] of ['Noa', 'Ben'].entries()) {
    await page.getByRole('button', { name: /^Add (a|another) baby$/ }).click()
    await page.locator(`[id="field-babies-${index}-name-given"]`).fill(name)
    const born = page.getByRole('textbox', { name: 'Date of birth' }).last()
    await born.fill(daysAgo(100))
    await born.press('Tab')
    await page.getByRole('combobox', { name: 'Cord healed' }).nth(index).click()
    await page.getByRole('option', { name: 'Yes' }).click()
  }
  await page.getByRole('button', { name: 'Save client' }).click()
  await expect(page.getByRole('heading', { name: '2 babies' })).toBeVisible()
}

async function takeStep(page: Page, name: string): Promise<void> {
  await expect(nextButton(page, name)).toBeVisible()
  await leaveFields(page)
  await page.keyboard.press('Control+Enter')
  if (name === 'Ask at the door') await askAllNo(page)
  await expect(nextButton(page, name)).toBeHidden()
}

test('twins: the mother learns the strokes, each baby has a note of its own, and her mood screen stands in none', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const { page } = await launchApp({ founded: true })
  await addTwins(page)
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Maya', service: /Infant massage/, time: '11:55p' })
  await submitByKeyboard(page)
  await expect(page.getByRole('button', { name: 'Maya' })).toBeVisible()
  await openVisit(page)
  for (const step of ['Start travel', 'At the door', 'Ask at the door', 'Begin session']) {
    await takeStep(page, step)
  }
  // Her screen, in the same visit.
  await stage(page, /Session/).click()
  await page.getByRole('link', { name: 'EPDS' }).click()
  await page.getByRole('button', { name: 'My practice uses its own copy' }).click()
  const first = page.getByRole('radio', { name: 'Finding amusement: 0' })
  await expect(first).toBeVisible()
  await first.focus()
  await page.keyboard.type('0123012300', { delay: 10 })
  await expect(page.getByText('Total 12 of 30')).toBeVisible()
  await openVisit(page)
  await stage(page, /Session/).click()

  const session = page.getByRole('region', { name: 'Infant massage' })
  await expect(session.getByRole('heading', { name: /Infant massage, Noa/ })).toBeVisible()
  // What is found on the skin stops it, and the call is written down at the door.
  await session.getByRole('radio', { name: 'Rash' }).check({ force: true })
  await expect(session.getByText('No massage of this baby today')).toBeVisible()
  await session.getByRole('button', { name: 'Ask at the door' }).click()
  await expect(page.getByRole('region', { name: 'Stage: At the door' })).toBeVisible()
  await stage(page, /Session/).click()
  await session.getByRole('radio', { name: 'Clear' }).check({ force: true })
  await expect(session.getByText('No massage of this baby today')).toBeHidden()
  await session.getByRole('combobox', { name: 'Which oil' }).selectOption('Sunflower oil')
  await session.getByRole('textbox', { name: 'Another oil' }).fill('Mustard oil')
  await session.getByRole('button', { name: 'Check and take it' }).click()
  await expect(session.getByText(/Not for babies/)).toBeVisible()
  await session.getByRole('button', { name: 'Strokes and cues', exact: true }).click()

  // Nothing on the baby before the baby is asked; asleep is no yes.
  await session.getByRole('button', { name: 'Begin this stroke' }).click()
  await expect(session.getByText(/Ask the baby first/)).toBeVisible()
  await session.getByRole('radio', { name: 'Drowsy' }).check({ force: true })
  await expect(session.getByRole('button', { name: 'Yes, a good moment' })).toBeHidden()
  await session.getByRole('radio', { name: 'Quiet and alert' }).check({ force: true })
  await session.getByRole('button', { name: 'Yes, a good moment' }).click()
  await session.getByRole('button', { name: 'Begin this stroke' }).click()
  const strokes = session.getByRole('list', { name: 'Strokes' })
  await expect(strokes.getByRole('listitem')).toHaveCount(1)
  await session.getByRole('textbox', { name: /stroke 1: minutes/ }).fill('4')
  await strokes.getByRole('combobox', { name: /shown back/ }).selectOption('Did it')

  // Two in a row that say enough: a pause, until the baby is asked again.
  await session.getByRole('button', { name: 'Looks', exact: true }).click()
  await session.getByRole('button', { name: 'Turns away' }).click()
  await session.getByRole('button', { name: 'Frowns' }).click()
  await expect(session.getByText('The baby asks for a pause')).toBeVisible()
  await session.getByRole('button', { name: 'Begin this stroke' }).click()
  await expect(strokes.getByRole('listitem')).toHaveCount(1)
  const axe = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])

  await session.getByRole('button', { name: 'After and at home', exact: true }).click()
  await session.getByRole('radio', { name: 'Drowsy' }).check({ force: true })
  await session.getByRole('textbox', { name: 'At home, each time' }).fill('10')
  await session.getByRole('radio', { name: 'Twice' }).click({ force: true })
  await expect(session.getByText('At most 15 minutes a day at this age.')).toBeVisible()
  await expect(session.getByText('Saved', { exact: true })).toBeVisible()

  // The other twin sleeps: shown on the doll alone.
  await session.getByRole('button', { name: 'Ben' }).click()
  await expect(session.getByRole('heading', { name: /Infant massage, Ben/ })).toBeVisible()
  await session.getByRole('button', { name: 'Strokes and cues', exact: true }).click()
  await session.getByRole('radio', { name: 'Deep sleep' }).check({ force: true })
  await session.getByRole('button', { name: 'Not now' }).click()
  await session.getByRole('radio', { name: 'Let sleep' }).check({ force: true })
  await session.getByRole('radio', { name: 'Shown on the doll' }).check({ force: true })
  await session.getByRole('button', { name: 'Begin this stroke' }).click()
  await expect(strokes.getByRole('listitem')).toHaveCount(1)
  await expect(session.getByText('Saved', { exact: true })).toBeVisible()

  await takeStep(page, 'Finish')
  await stage(page, /Sign/).click()
  for (const [name, own] of [
    ['Noa', /Quiet and alert, yes, a good moment/],
    ['Ben', /Deep sleep, not now, instead: let sleep/],
  ] as const) {
    const note = page.getByRole('article').filter({ hasText: `Note for ${name}` })
    await expect(note.getByText(own)).toBeVisible()
    await expect(note).not.toContainText(/EPDS|mood|12 of 30/i)
    await note.getByRole('button', { name: 'Sign', exact: true }).click()
    await expect(note.getByRole('button', { name: 'Sign', exact: true })).toBeHidden()
    await expect(note.getByText(own)).toBeVisible()
    await expect(note).not.toContainText(/EPDS|mood|12 of 30/i)
  }
  // The babies' notes are the session's: nothing of hers is waited for.
  await expect(page.getByText('Finished and signed')).toBeVisible()
  await expect(nextButton(page, 'Write the note')).toBeHidden()
})
