import type { Page } from '@playwright/test'
import { goToClients, pressOn, save, tabTo, typeInto } from '../clients/client-steps'
import { expect, test } from '../fixtures/app'

const field = (page: Page, name: string) => page.getByRole('textbox', { name })
const detail = (page: Page) => page.getByRole('region', { name: 'Providers: detail' })

async function goToProviders(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: 'Providers' }))
  await page.keyboard.press('Enter')
}

test.describe('providers, by keyboard', () => {
  test('a mistyped NPI is noticed, the entry is saved, found, changed, removed and put back', async ({
    launchApp,
  }) => {
    const { page } = await launchApp({ founded: true })
    await goToProviders(page)
    await expect(page.getByText('No providers yet')).toBeVisible()
    await page.keyboard.press('n')
    await expect(field(page, 'Name').first()).toBeFocused()
    await page.keyboard.type('Ingrid Achterberg')
    await typeInto(page, field(page, 'NPI'), '1234567890')
    await save(page)
    const summary = page.getByRole('alert')
    await expect(summary).toContainText('a digit is mistyped')
    await pressOn(page, summary.getByRole('link'))
    await page.keyboard.press('Control+A')
    await page.keyboard.type('1234567893')
    await typeInto(page, field(page, 'Fax'), '5035550199')
    await save(page)
    await expect(page.getByRole('heading', { name: 'Ingrid Achterberg' })).toBeVisible()
    await expect(detail(page)).toContainText('(503) 555-0199')

    await page.keyboard.press('e')
    await typeInto(page, field(page, 'Practice or clinic'), 'Rose City Women’s Health')
    await save(page)
    await expect(detail(page)).toContainText('OB/GYN · Rose City Women’s Health')

    await pressOn(page, page.getByRole('button', { name: 'Remove' }))
    await expect(page.getByText('Provider removed.')).toBeVisible()
    await expect(page.getByText('No providers yet')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('option')).toHaveCount(1)
  })

  test('added while filling in a client, a provider on a care team is set aside, not lost', async ({
    launchApp,
  }) => {
    const { page } = await launchApp({ founded: true })
    await goToClients(page)
    await page.keyboard.press('n')
    await expect(field(page, 'First name').first()).toBeFocused()
    await page.keyboard.type('Hana')
    await pressOn(page, page.getByRole('button', { name: 'Add a provider' }))
    await expect(field(page, 'Provider’s name')).toBeFocused()
    await page.keyboard.type('Noor Hadid')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: 'Noor Hadid' })).toBeVisible()
    await expect(field(page, 'First name').first()).toHaveValue('Hana')
    await save(page)
    const row = page.getByRole('button', { name: /Noor Hadid/ })
    await expect(row).toContainText('Sharing not asked')

    await pressOn(page, row)
    await expect(page.getByRole('heading', { name: 'On 1 care team' })).toBeVisible()
    await pressOn(page, page.getByRole('button', { name: 'Remove' }))
    await expect(page.getByText('On a care team, so set aside')).toBeVisible()
    await expect(detail(page).getByText('Set aside', { exact: true })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(detail(page).getByText('Set aside', { exact: true })).toBeHidden()
  })
})
