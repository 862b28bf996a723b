import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { fillBookingByKeyboard, leaveFields, submitByKeyboard } from '../schedule/schedule-steps'
import { openVisit, runTimeline, stage } from './visit-steps'

/** A mother with one baby whose navel has healed; the first person in the form may be allergic. */
async function addFamily(page: Page, given: string, family: string, baby: string, allergen = '') {
  await page.getByRole('link', { name: 'Clients', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Clients' }).first()).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'New client' })).toBeVisible()
  await page.getByLabel('First name').first().fill(given)
  await page.getByLabel('Last name').first().fill(family)
  await page.getByRole('button', { name: /^Add (a|another) baby$/ }).click()
  await page.locator('[id="field-babies-0-name-given"]').fill(baby)
  const born = page.getByRole('textbox', { name: 'Date of birth' }).last()
  const day = new Date(Date.now() - 60 * 86_400_000)
  await born.fill(`${day.getMonth() + 1}/${day.getDate()}/${day.getFullYear()}`)
  await born.press('Tab')
  await page.getByRole('combobox', { name: 'Cord healed' }).first().click()
  await page.getByRole('option', { name: 'Yes' }).click()
  if (allergen) {
    const allergies = page.getByRole('radiogroup', { name: 'Allergies' }).first()
    await allergies.getByLabel('Yes').check({ force: true })
    await page.getByRole('textbox', { name: 'To what' }).first().fill(allergen)
  }
  await page.getByRole('button', { name: 'Save client' }).click()
  await expect(page.getByRole('heading', { name: `${given} ${family}` }).first()).toBeVisible()
}

test('a group: its families are named beforehand, the oil is checked against all of them, each has a signed note', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const { page } = await launchApp({ founded: true })
  await addFamily(page, 'Maya', 'Fernandez', 'Noa')
  await addFamily(page, 'Grace', 'Oyelaran', 'Ada', 'Safflower')
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Maya', service: /group/, time: '11:55p' })
  await submitByKeyboard(page)
  await expect(page.getByRole('button', { name: 'Maya' })).toBeVisible()
  await openVisit(page)

  await page.getByLabel('Add a family by name').fill('Grace')
  await page.getByRole('button', { name: 'Add Grace Oyelaran' }).click()
  const families = page.getByRole('list', { name: 'Families in this group' })
  await expect(families.getByText('Grace Oyelaran')).toBeVisible()
  await expect(page.getByText(/^Stop: Ada, baby of Grace Oyelaran is allergic/)).toBeVisible()
  // Each family signs for its own baby: none did yet, and each has a form of its own to take.
  await stage(page, /door/i).click()
  const consents = page.getByRole('list', { name: 'Consent of each family' })
  await expect(consents.getByText('Consent to treatment is not signed yet.')).toHaveCount(2)
  await expect(consents.getByRole('link', { name: /^Hand over/ })).toHaveCount(2)
  await runTimeline(page)

  await stage(page, /Session/).click()
  const group = page.getByRole('region', { name: 'Group session' })
  for (const name of ['Maya Fernandez', 'Grace Oyelaran']) {
    for (const part of ['Part A', 'Part B']) {
      const there = group.getByRole('group', { name: `${part}, ${name}` })
      await there.getByLabel('Was there').check({ force: true })
    }
  }
  await expect(group.getByText('Saved', { exact: true })).toBeVisible()
  const whose = page.getByRole('navigation', { name: 'Of which parent' })
  await whose.getByRole('button', { name: 'Grace Oyelaran' }).click()
  await page.getByRole('link', { name: 'EPDS' }).click()
  await expect(page.getByText(/^Grace Oyelaran ·/)).toBeVisible()
  await openVisit(page)

  await stage(page, /Sign/).click()
  for (const name of ['Maya', 'Grace Oyelaran']) {
    const note = page.getByRole('article').filter({ hasText: `Note for ${name}` })
    // Nobody's hands are on the parent: neither pain nor minutes are missing.
    await expect(note.getByText('Subjective is empty.')).toBeVisible()
    await expect(note.getByText(/Pain before|Minutes with hands on/)).toHaveCount(0)
    await note.getByRole('button', { name: 'Sign', exact: true }).click()
    await expect(note.getByText(/: unchanged$/)).toBeVisible()
  }
  await expect(page.getByText('Finished and signed')).toBeVisible()
})
