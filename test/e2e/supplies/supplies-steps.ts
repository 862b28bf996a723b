import type { Page } from '@playwright/test'
import { expect } from '../../support/patient-expect'

/** Opens one of the views of Supplies by its tab. */
export async function openView(page: Page, name: string): Promise<void> {
  const views = page.getByRole('radiogroup', { name: 'Supplies' })
  await views.getByText(name, { exact: true }).click()
  await expect(views.getByRole('radio', { name, exact: true })).toBeChecked()
}
