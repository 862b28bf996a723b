import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { namesToldBy, namesToldWhenHidden } from '../../support/hidden-names'
import { startClockAt, tourStart, tourZone } from '../../support/screen-clock'
import {
  ownScreens,
  type Screen,
  sampleScreens,
  settle,
  showLook,
  type Walk,
} from '../../support/screens'
import { expect, type LaunchedApp, test } from '../fixtures/app'

// The longest walks of all: two workers share them.
test.describe.configure({ mode: 'parallel' })

const looks = ['light', 'dark'] as const

/**
 * What axe finds on the page as it stands, in words that say where to look. The looks differ in
 * colours alone, so that in the second one only what is about colours is asked again.
 */
async function findings(page: Page, what: 'everything' | 'colours'): Promise<string[]> {
  // What is there is not brought again: it is half a megabyte, twice for each look at a page.
  const isThere = await page.evaluate(() => 'axe' in window)
  // Legacy mode: the usual one opens a second page to gather results, which Electron has none of.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) }).setLegacyMode()
  // Of what passes only the count is told, which nobody reads.
  axe.options({ resultTypes: ['violations'] })
  if (what === 'colours') axe.withRules(['color-contrast', 'link-in-text-block'])
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}

async function walkThrough(launched: LaunchedApp, screens: readonly Screen[], folder: string) {
  await startClockAt(launched.app, tourStart)
  const walk: Walk = { launched, page: launched.page, folder }
  for (const [index, screen] of screens.entries()) {
    // By turns: the look that the screen before ended with is there already.
    const order = index % 2 === 0 ? looks : looks.toReversed()
    await test.step(screen.name, async () => {
      await screen.reach(walk)
      await settle(walk.page)
      for (const look of order) {
        await showLook(walk.page, look)
        const found = await findings(walk.page, look === order[0] ? 'everything' : 'colours')
        expect.soft(found, `${screen.name}, ${look}`).toEqual([])
      }
      // Or nothing would be looked for in what follows.
      if (screen.name === 'clients') expect(await namesToldBy(walk.page)).not.toEqual([])
      const told = await namesToldWhenHidden(walk.page)
      expect.soft(told, `${screen.name}, names hidden`).toEqual([])
    })
  }
}

test('axe finds nothing on the first run, in an empty practice and at the lock', async ({
  launchApp,
}) => {
  test.setTimeout(180_000)
  const launched = await launchApp({ env: { TZ: tourZone } })
  await walkThrough(launched, ownScreens, launched.userDataDir)
})

test('axe finds nothing in any room of the sample practice, and no client’s name once they are hidden', async ({
  launchApp,
}) => {
  test.setTimeout(900_000)
  const launched = await launchApp({ env: { TZ: tourZone } })
  await walkThrough(launched, sampleScreens, launched.userDataDir)
})
