import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from '../../support/patient-expect'
import type { LaunchedApp } from '../fixtures/app'

/** What a person does at the gate, step by step. Any spec that needs an open practice starts here. */
export const passphrase = 'otter lamp violet river quilt'

export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true })
export const secretField = (page: Page) =>
  page.getByRole('textbox', { name: 'Passphrase', exact: true })

/** Some page behind the gate stands. */
export const expectOpen = (page: Page) =>
  expect(page.getByRole('link', { name: 'Settings' })).toBeVisible({ timeout: 20_000 })

export async function readRecoveryCode(page: Page): Promise<string> {
  const groups = await page.getByRole('list', { name: 'Recovery code' }).locator('li').all()
  const texts = await Promise.all(groups.map((group) => group.innerText()))
  return texts.map((text) => text.trim().slice(-4)).join('-')
}

export async function confirmRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('I keep it away from this laptop').check()
  await page.getByLabel('Group 9').fill(code.slice(-4).toLowerCase())
}

interface Start {
  readonly practiceName?: string
  readonly ownName?: string
}

/** From the first screen to Today. Answers the recovery code. */
export async function startPractice(page: Page, start: Start = {}): Promise<string> {
  await page.getByRole('button', { name: 'Start a practice' }).click()
  await page.getByLabel('Practice name').fill(start.practiceName ?? 'Juniper Home Massage')
  await page.getByLabel('Your name').fill(start.ownName ?? 'Maria Esposito')
  await page.getByRole('button', { name: 'Next' }).click()
  await secretField(page).fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await page.getByRole('button', { name: 'Start the practice' }).click()
  await expect(heading(page, 'Your recovery code')).toBeVisible({ timeout: 20_000 })
  const code = await readRecoveryCode(page)
  await confirmRecoveryCode(page, code)
  await page.getByRole('button', { name: 'Open my practice' }).click()
  await expectOpen(page)
  return code
}

export async function unlock(page: Page, words = passphrase): Promise<void> {
  await secretField(page).fill(words)
  await page.keyboard.press('Enter')
}

export async function goToSettings(page: Page, section: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click()
  const sections = page.getByRole('navigation', { name: 'Sections of Settings' })
  await sections.getByRole('link', { name: section, exact: true }).click()
}

/** One number over everything that is kept; with tens of thousands of records it takes its time. */
export async function checkNumber(page: Page, withinMs = 20_000): Promise<string> {
  await goToSettings(page, 'Backup')
  await page.getByRole('button', { name: 'Work it out' }).click()
  const number = page.getByRole('status', { name: 'Check number' })
  await expect(number).toBeVisible({ timeout: withinMs })
  return number.innerText()
}

/** Writes a backup beside the profile and answers its path. */
export async function backUp(launched: LaunchedApp): Promise<string> {
  const path = join(launched.userDataDir, 'practice.doorstep')
  await goToSettings(launched.page, 'Backup')
  await launched.chooseSavePath(path)
  await launched.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(launched.page.getByText('is written and whole')).toBeVisible()
  return path
}

/** On the restore screen: chooses the file and types the secret, where it comes to that. */
export async function chooseBackup(launched: LaunchedApp, path: string, secret?: string) {
  await launched.chooseOpenPath(path)
  await launched.page.getByRole('button', { name: 'Choose the backup file' }).click()
  if (secret === undefined) return
  await launched.page.getByLabel('Passphrase or recovery code').fill(secret)
  await launched.page.keyboard.press('Enter')
}

export const profileFile = (launched: LaunchedApp, name: string) =>
  join(launched.userDataDir, 'profiles/practice', name)
