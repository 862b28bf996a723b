import type { Page } from '@playwright/test'
import { type Figure, quantile } from './figure'
import { launch, unlock } from './launch'
import { householdsWanted, type Profiles } from './profiles'

/** As it is typed in the driveway: names, parts of names, slips, a street, a telephone number. */
const typed = [
  'maya',
  'ol',
  'fernandez',
  'rosa hi',
  'jsoephine',
  'lake st',
  '5550',
  'zoë',
  'a',
  'qqq',
]
const msBetweenKeys = 90

interface KeyTime {
  /** From the key until everything it changed stands in the page: script, style, layout. */
  readonly workMs: number
  /** From the key to the frame that shows it; waits for the screen's beat as well. */
  readonly frameMs: number
}

export async function benchSearch(profiles: Profiles): Promise<Figure[]> {
  const running = await launch(await profiles.manyClients())
  try {
    const { page } = running
    await unlock(page)
    await page.getByRole('link', { name: 'Clients' }).click()
    const list = page.getByRole('listbox', { name: 'Clients' })
    await list.getByRole('option').first().waitFor()
    const households = await countHouseholds(page)
    if (households < householdsWanted) throw new Error(`Only ${households} households`)
    await page.waitForTimeout(2_000)
    await addPeer(page)
    const ours: KeyTime[] = []
    const peer: KeyTime[] = []
    for (const words of [typed[0] ?? '', ...typed, ...typed]) {
      const peerTimes = await timeTyping(page, '#bench-peer', words)
      const ourTimes = await timeTyping(page, 'input[role="searchbox"]', words)
      peer.push(...peerTimes)
      ours.push(...ourTimes)
    }
    // The first word of each warms what a person has warm after the first word, too.
    const warm = (times: readonly KeyTime[], which: keyof KeyTime) =>
      times.slice(typed[0]?.length).map((time) => time[which])
    const figure = (share: number, which: keyof KeyTime, words: string, target: number | null) =>
      ({
        name: 'search',
        figure: `${words}, ${households} households (${share === 0.5 ? 'p50' : 'p95'})`,
        unit: 'ms',
        ours: quantile(warm(ours, which), share),
        peer: quantile(warm(peer, which), share),
        peerIs: 'an empty field',
        measure: 'ours',
        target,
      }) as const
    return [
      figure(0.5, 'workMs', 'key to the list in the page', null),
      figure(0.95, 'workMs', 'key to the list in the page', 16),
      figure(0.95, 'frameMs', 'key to the frame that shows it', null),
    ]
  } finally {
    await running.close()
  }
}

const countHouseholds = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const option = document.querySelector('[role="listbox"] [role="option"]')
    const archived = /\((\d+)\)/.exec(document.querySelector('main')?.textContent ?? '')?.[1]
    return Number(option?.getAttribute('aria-setsize')) + Number(archived ?? 0)
  })

const addPeer = (page: Page) =>
  page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { id: 'bench-peer' })
    Object.assign(field.style, { position: 'fixed', insetBlockEnd: '0', insetInlineEnd: '0' })
    document.body.append(field)
  })

async function timeTyping(page: Page, selector: string, words: string): Promise<KeyTime[]> {
  await page.locator(selector).fill('')
  await page.locator(selector).focus()
  await page.waitForTimeout(200)
  await page.evaluate((field) => {
    const times: KeyTime[] = []
    const target = document.querySelector(field)
    const onKey = (event: Event) => {
      const startedAt = performance.now()
      const channel = new MessageChannel()
      let workMs = 0
      channel.port1.onmessage = () => {
        if (workMs === 0) {
          // Reading a size makes the browser lay out everything that has changed.
          document.body.getBoundingClientRect()
          workMs = performance.now() - startedAt
          requestAnimationFrame(() => channel.port2.postMessage(null))
        } else {
          times.push({ workMs, frameMs: performance.now() - event.timeStamp })
        }
      }
      channel.port2.postMessage(null)
    }
    target?.addEventListener('beforeinput', onKey, { capture: true })
    Object.assign(window, { benchKeys: { times, onKey, target } })
  }, selector)
  for (const key of words) {
    await page.keyboard.type(key)
    await page.waitForTimeout(msBetweenKeys)
  }
  await page.waitForTimeout(100)
  return page.evaluate(() => {
    const { times, onKey, target } = (
      window as unknown as {
        benchKeys: { times: KeyTime[]; onKey: EventListener; target: Element }
      }
    ).benchKeys
    target.removeEventListener('beforeinput', onKey, { capture: true })
    return times
  })
}
