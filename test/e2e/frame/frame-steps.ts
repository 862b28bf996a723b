import type { Page } from '@playwright/test'
import { expect } from '../../support/patient-expect'
import { startClockAt, tourStart } from '../../support/screen-clock'
import type { LaunchedApp } from '../fixtures/app'

/** What a person does with what stands around every page. */
export const rooms = [
  'Today',
  'Schedule',
  'Clients',
  'Providers',
  'Supplies',
  'Summaries',
  'Money',
  'Caseload',
  'Settings',
] as const

export const roomLink = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name, exact: true })

export const expectRoom = (page: Page, name: string) =>
  expect(roomLink(page, name)).toHaveAttribute('aria-current', 'page')

/** The sample practice on a working morning, whatever day the test runs; ends on Today. */
export async function openSample(launched: LaunchedApp): Promise<Page> {
  await startClockAt(launched.app, tourStart)
  const opening = launched.app.waitForEvent('window')
  await launched.page.getByRole('button', { name: 'Explore a sample practice' }).click()
  const page = await opening
  await expect(page.getByRole('article')).toBeVisible({ timeout: 60_000 })
  return page
}
