import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { type LaunchedApp, launch } from '../e2e/fixtures/app'
import { startClockAt, tourStart, tourZone } from '../support/screen-clock'
import {
  ownScreens,
  type Screen,
  sampleScreens,
  settle,
  showLook,
  type Walk,
} from '../support/screens'
import { openSyncScreens } from '../support/sync-screens'
import { missingForms, type ShownScreen, tourPage } from './tour-page'

/**
 * Walks through the product in real Electron and writes tour/: a picture of every screen, light and
 * dark, wide and narrow, the papers it prints, and a page that shows them all. Ends with 1 when a
 * screen cannot be reached.
 */
const folder = resolve(import.meta.dirname, '../../tour')

const looks = [
  { suffix: 'light', scheme: 'light', width: 1280, height: 800 },
  { suffix: 'dark', scheme: 'dark', width: 1280, height: 800 },
  { suffix: 'narrow', scheme: 'light', width: 1024, height: 700 },
] as const

type Look = (typeof looks)[number]

async function showAs({ app }: LaunchedApp, page: Page, look: Look): Promise<void> {
  await showLook(page, look.scheme)
  const size = { width: look.width, height: look.height }
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, height)
  }, size)
  await page.waitForFunction(
    ({ width, height }) => innerWidth === width && innerHeight === height,
    size,
  )
}

async function shoot(walk: Walk, screen: Screen): Promise<void> {
  for (const look of looks) {
    await showAs(walk.launched, walk.page, look)
    await walk.page.screenshot({
      path: join(folder, `${screen.name}-${look.suffix}.png`),
      animations: 'disabled',
    })
  }
}

async function walkThrough(screens: readonly Screen[]): Promise<ShownScreen[]> {
  const profile = await mkdtemp(join(tmpdir(), 'doorstep-tour-'))
  const launched = await launch(profile, { env: { TZ: tourZone } })
  const shown: ShownScreen[] = []
  try {
    await startClockAt(launched.app, tourStart)
    const walk: Walk = { launched, page: launched.page, folder }
    for (const screen of screens) {
      const startedAt = performance.now()
      try {
        walk.page.setDefaultTimeout(30_000)
        await screen.reach(walk)
        await settle(walk.page)
        await shoot(walk, screen)
      } catch (error) {
        await walk.page.screenshot({ path: join(folder, `${screen.name}-lost.png`) })
        throw new Error(`${screen.name} could not be reached`, { cause: error })
      }
      shown.push(screen)
      process.stdout.write(`  ${screen.name}  ${Math.round(performance.now() - startedAt)} ms\n`)
    }
    const errors = launched.watched.unexpectedErrors()
    if (errors.length > 0) throw new Error(`Errors on the console:\n${errors.join('\n')}`)
  } finally {
    await launched.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return shown
}

try {
  const startedAt = performance.now()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const shown: ShownScreen[] = []
  for (const screens of [ownScreens, sampleScreens]) shown.push(...(await walkThrough(screens)))
  const sync = await openSyncScreens()
  try {
    shown.push(...(await walkThrough(sync.screens)))
  } finally {
    await sync.close()
  }
  const missing = await missingForms(folder)
  if (missing.length > 0) throw new Error(`The walk did not write ${missing.join(', ')}`)
  await writeFile(join(folder, 'index.html'), await tourPage(folder, shown))
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  process.stdout.write(`${shown.length} screens in ${seconds} s: tour/index.html\n`)
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.stderr.write(`${error instanceof Error ? (error.cause ?? error.stack) : ''}\n`)
  process.exitCode = 1
}
