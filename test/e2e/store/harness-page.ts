import type { Page } from '@playwright/test'
import type { Harness } from '../../support/harness/main'
import type { LaunchedApp } from '../fixtures/app'

export type { Harness }

export const passphrase = 'otter lamp violet river quilt'

/** Leaves the screens for the page that reaches the store without them. */
export async function toHarness({ app, page }: LaunchedApp): Promise<Page> {
  await app.evaluate(async ({ BrowserWindow }) => {
    // Electron calls a load failed when it stops before its finish was told: the page itself says so below.
    await BrowserWindow.getAllWindows()[0]
      ?.loadURL('app://doorstep/harness.html')
      .catch(() => undefined)
  })
  await page.waitForFunction(() => 'harness' in window)
  return page
}

/** Back to the screens, locked, as after any reload. */
export async function toScreens({ app, page }: LaunchedApp): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]
      ?.loadURL('app://doorstep/')
      .catch(() => undefined)
  })
  await page.waitForFunction(() => !('harness' in window))
}

type Launch = (options?: { profileDir?: string }) => Promise<LaunchedApp>

/** A fresh practice of one record set, open in the harness. */
export async function freshPractice(launchApp: Launch): Promise<LaunchedApp> {
  const launched = await launchApp()
  await toHarness(launched)
  await launched.page.evaluate((words) => window.harness.createPractice(words), passphrase)
  return launched
}

/** The same profile in a new run of the program, open in the harness. */
export async function startAgain(launchApp: Launch, before: LaunchedApp): Promise<LaunchedApp> {
  const again = await launchApp({ profileDir: before.userDataDir })
  await toHarness(again)
  const outcome = await again.page.evaluate((words) => window.harness.open(words), passphrase)
  if (outcome !== 'ok') throw new Error(`The store did not open: ${outcome}`)
  return again
}
