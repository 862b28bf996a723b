import type { Page } from '@playwright/test'
import { type Figure, median } from './figure'
import { launch, passphrase, unlockField } from './launch'
import type { Profiles } from './profiles'

const rounds = 5

interface UnlockTimes {
  /** From the passphrase's acceptance to a painted Today. */
  readonly openMs: number
  /** From the Enter key, so with the key derivation that is slow on purpose. */
  readonly allMs: number
}

export async function benchUnlock(profiles: Profiles): Promise<Figure[]> {
  const [empty, full] = [await profiles.empty(), await profiles.full()]
  const emptyTimes: UnlockTimes[] = []
  const fullTimes: UnlockTimes[] = []
  for (let round = 0; round <= rounds; round++) {
    const [small, large] = [await timeUnlock(empty), await timeUnlock(full)]
    if (round === 0) continue
    emptyTimes.push(small)
    fullTimes.push(large)
  }
  const middle = (times: readonly UnlockTimes[], which: keyof UnlockTimes) =>
    median(times.map((one) => one[which]))
  const common = {
    name: 'unlock',
    unit: 'ms',
    peerIs: 'an empty practice',
    measure: 'ratio',
  } as const
  return [
    {
      ...common,
      figure: 'passphrase accepted to Today, 20,000 records (median)',
      ours: middle(fullTimes, 'openMs'),
      peer: middle(emptyTimes, 'openMs'),
      target: 2,
    },
    {
      ...common,
      figure: 'Enter pressed to Today, 20,000 records (median)',
      ours: middle(fullTimes, 'allMs'),
      peer: middle(emptyTimes, 'allMs'),
      target: null,
    },
  ]
}

async function timeUnlock(profile: string): Promise<UnlockTimes> {
  const running = await launch(profile)
  try {
    const { page } = running
    await unlockField(page).fill(passphrase)
    // The first screen has fetched ahead what opening needs, as while a person types.
    await page.waitForTimeout(2_500)
    const times = watchUnlock(page)
    await page.waitForTimeout(50)
    await page.keyboard.press('Enter')
    return await times
  } finally {
    await running.close()
  }
}

/** Watches from within the page: what a test outside sees comes late and unevenly. */
const watchUnlock = (page: Page): Promise<UnlockTimes> =>
  page.evaluate(
    () =>
      new Promise<UnlockTimes>((done) => {
        let pressedAt = 0
        let acceptedAt = 0
        const onKey = () => {
          pressedAt = performance.now()
        }
        addEventListener('keydown', onKey, { capture: true, once: true })
        const observer = new MutationObserver(() => {
          const field = document.getElementById('unlock-passphrase')
          if (!field && acceptedAt === 0) acceptedAt = performance.now()
          const main = document.querySelector('main')
          const isToday = main?.querySelector('h1')?.textContent === 'Today'
          if (!isToday || main.querySelector('[class*="loadingPlace"]')) return
          observer.disconnect()
          requestAnimationFrame(() =>
            setTimeout(() => {
              const at = performance.now()
              done({ openMs: at - acceptedAt, allMs: at - pressedAt })
            }),
          )
        })
        observer.observe(document.body, { childList: true, subtree: true })
      }),
  )
