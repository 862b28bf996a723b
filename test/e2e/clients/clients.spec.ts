import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/app'
import { startPractice, unlock } from '../gate/gate-steps'
import {
  addClient,
  chooseAnswer,
  chooseMore,
  goToClients,
  pressOn,
  save,
  tabTo,
  typeInto,
} from './client-steps'

const parentName = 'Amara Valentina Guadalupe Oluwaseun Van den Berghe-Montgomery'
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const allergies = (page: Page) => page.getByRole('radiogroup', { name: 'Allergies' })
const detail = (page: Page) => page.getByRole('region', { name: 'Clients: detail' })

/** The form of a household with three babies, filled in without the mouse; not saved. */
async function fillTriplets(page: Page): Promise<void> {
  await page.keyboard.press('n')
  await expect(field(page, 'First name').first()).toBeFocused()
  await page.keyboard.type(parentName)
  await page.keyboard.press('Tab')
  await page.keyboard.type('حداد 🌿')
  await typeInto(page, field(page, 'Birth date'), 'today')
  for (const [index, name] of ['Noor', 'Zoë', 'Ezra'].entries()) {
    await pressOn(page, page.getByRole('button', { name: /^Add (a|another) baby$/ }))
    await expect(page.locator(`[id="field-babies-${index}-name-given"]`)).toBeFocused()
    await page.keyboard.type(name)
  }
  // Of the third baby, where the focus is.
  await chooseAnswer(page, allergies(page).nth(2), 2)
  await typeInto(page, field(page, 'To what'), 'Arachis oil')
  await expect(page.locator('[id="field-babies-2-health-allergies-0-allergenClass"]')).toHaveValue(
    'Peanut',
  )
  await chooseAnswer(page, allergies(page).nth(3), 1)
}

test.describe('clients, by keyboard', () => {
  test('a family with three babies: added, found, changed, archived, removed and put back', async ({
    launchApp,
  }) => {
    test.slow()
    const { page } = await launchApp({ founded: true })
    await goToClients(page)
    await expect(page.getByText('No clients yet')).toBeVisible()
    await fillTriplets(page)
    await save(page)

    const heading = page.getByRole('heading', { level: 2 }).first()
    await expect(heading).toContainText(parentName)
    await expect(page.getByRole('heading', { name: '3 babies' })).toBeVisible()
    await expect(detail(page)).toContainText('Day 0 after birth')
    await expect(detail(page)).toContainText('Ezra: Arachis oil (peanut)')
    await expect(detail(page)).toContainText('Not asked yet: Noor, Zoë')

    await page.keyboard.press('/')
    await page.keyboard.type('ezr')
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('nobody at all')
    await expect(page.getByText('Nobody matches.')).toBeVisible()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('haddad')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('حداد')
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(heading).toBeFocused()

    await page.keyboard.press('e')
    await expect(page.getByRole('heading', { name: 'Edit client' })).toBeFocused()
    await typeInto(page, field(page, 'Gate code'), '#4071')
    await save(page)
    await expect(detail(page)).toContainText('#4071')
    await expect(page.getByRole('heading', { name: '3 babies' })).toBeVisible()

    await chooseMore(page, 'Archive')
    await expect(page.getByText('Client archived. Nothing was deleted.')).toBeVisible()
    await expect(detail(page).getByText('Archived', { exact: true })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(detail(page).getByText('Archived', { exact: true })).toBeHidden()

    await chooseMore(page, 'Remove')
    await expect(page.getByText('Client removed.')).toBeVisible()
    await expect(page.getByText('No clients yet')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(detail(page)).toContainText('Ezra: Arachis oil (peanut)')
    await expect(detail(page)).toContainText('#4071')
  })

  test('what was typed outlives the program being killed, and saving it makes one client', async ({
    launchApp,
  }) => {
    const profileDir = await mkdtemp(join(tmpdir(), 'doorstep-e2e-'))
    try {
      const first = await launchApp({ profileDir })
      await startPractice(first.page)
      await goToClients(first.page)
      await fillTriplets(first.page)
      await first.page.waitForTimeout(2000)
      await first.kill()

      const { page } = await launchApp({ profileDir })
      await unlock(page)
      await expect(page.getByRole('link', { name: 'Clients' })).toBeVisible({ timeout: 20_000 })
      await goToClients(page)
      await page.keyboard.press('n')
      await expect(page.getByText('What you had typed before is here again.')).toBeVisible()
      await expect(page.locator('[id="field-babies-2-name-given"]')).toHaveValue('Ezra')
      await tabTo(page, field(page, 'First name').first())
      await save(page)
      await expect(page.getByRole('heading', { name: '3 babies' })).toBeVisible()
      await expect(page.getByRole('option')).toHaveCount(1)
    } finally {
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
    }
  })

  test('dates that cannot be are refused in words, each with a way to its field', async ({
    launchApp,
  }) => {
    const { page } = await launchApp({ founded: true })
    await goToClients(page)
    await page.keyboard.press('n')
    await expect(field(page, 'First name').first()).toBeFocused()
    await typeInto(page, field(page, 'Date of birth'), '+3')
    await typeInto(page, field(page, 'Due date'), '+400')
    await page.keyboard.press('Tab')
    await save(page)
    const summary = page.getByRole('alert')
    await expect(summary).toBeFocused()
    await expect(summary).toContainText('3 things to put right')
    await expect(summary).toContainText('Enter the parent’s name.')
    await expect(summary).toContainText('The parent’s birth date is in the future.')
    await pressOn(page, summary.getByRole('link', { name: /more than 45 weeks away/ }))
    await expect(field(page, 'Due date')).toBeFocused()
  })

  test('somebody who seems known already is pointed out, and not in the way', async ({
    launchApp,
  }) => {
    const { page } = await launchApp({ founded: true })
    await addClient(page, { given: 'Zoë', family: 'García' })
    await page.keyboard.press('n')
    await expect(field(page, 'First name').first()).toBeFocused()
    await page.keyboard.type('zoe')
    await page.keyboard.press('Tab')
    await page.keyboard.type('GARCIA')
    await expect(page.getByText('Perhaps you know this family already')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Zoë García' })).toBeVisible()
    await save(page)
    await expect(page.getByRole('option')).toHaveCount(2)
  })
})
