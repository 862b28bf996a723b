import { once } from 'node:events'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { DoorstepBridge } from '#shared/ipc/contract'
import {
  appFolder,
  electronExecutable,
  launchArguments,
  playwrightLoader,
} from '../e2e/fixtures/app-under-test'
import type { Harness } from '../support/harness/main'

declare global {
  interface Window {
    readonly doorstep: DoorstepBridge
    harness: Harness
  }
}

export const passphrase = 'otter lamp violet river quilt'

export interface Running {
  readonly app: ElectronApplication
  readonly page: Page
  readonly pid: number
  close(): Promise<void>
}

export function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS'].includes(entry[0]),
  )
  return Object.fromEntries(entries)
}

/** The built app on a profile, at its first screen. */
export async function launch(profileDir: string): Promise<Running> {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...playwrightLoader(), ...launchArguments(profileDir)],
    cwd: appFolder(),
    env: environment(),
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  page.setDefaultTimeout(120_000)
  // tsx names the functions it compiles, by a helper that the page does not have.
  const helper = 'globalThis.__name = (named) => named'
  await app.context().addInitScript(helper)
  await page.evaluate(helper)
  const child = app.process()
  return {
    app,
    page,
    pid: child.pid ?? 0,
    async close() {
      const exited = child.exitCode === null ? once(child, 'exit') : null
      await app.close()
      await exited
    },
  }
}

export async function toHarness({ app, page }: Running): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]
      ?.loadURL('app://doorstep/harness.html')
      .catch(() => undefined)
  })
  await page.waitForFunction(() => 'harness' in window)
}

export const unlockField = (page: Page) =>
  page.getByRole('textbox', { name: 'Passphrase', exact: true })

/** From the locked screen to Today. */
export async function unlock(page: Page): Promise<void> {
  await unlockField(page).fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
}
