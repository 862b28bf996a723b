import type { Locator, Page } from '@playwright/test'
import { expect } from '../../support/patient-expect'

/** What a person does with clients and providers, by keys alone. */

const farthest = 160

/** Tab by Tab to a control, as somebody without a mouse goes; Shift+Tab with `back`. */
export async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  for (let step = 0; step < farthest; step++) {
    const reached = await target.evaluateAll((found) =>
      found.some((one) => one === document.activeElement),
    )
    if (reached) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error('The control was not reached by Tab')
}

export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

export async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Goes to a question with boxes and chooses the nth answer by arrows, from the first. */
export async function chooseAnswer(page: Page, group: Locator, answer: number): Promise<void> {
  await tabTo(page, group.getByRole('radio'))
  for (let step = 0; step < answer; step++) await page.keyboard.press('ArrowDown')
}

export async function goToClients(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible()
}

export const save = (page: Page) => page.keyboard.press('Control+Enter')

/** An item of the menu of further deeds on an open client. */
export async function chooseMore(page: Page, item: string): Promise<void> {
  await pressOn(page, page.getByRole('button', { name: 'More for this client' }))
  const wanted = page.getByRole('menuitem', { name: item })
  await expect(wanted).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(wanted).toBeFocused({ timeout: 200 })
  }).toPass()
  await page.keyboard.press('Enter')
}

export interface NewClient {
  readonly given: string
  readonly family: string
}

/** From the list: a client with a name and nothing more. */
export async function addClient(page: Page, { given, family }: NewClient): Promise<void> {
  await goToClients(page)
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'First name' }).first()).toBeFocused()
  await page.keyboard.type(given)
  await page.keyboard.press('Tab')
  await page.keyboard.type(family)
  await save(page)
  await expect(page.getByRole('heading', { name: `${given} ${family}` })).toBeVisible()
}
