import type { Page } from '@playwright/test'
import { type Figure, quantile } from './figure'
import { launch, unlock } from './launch'
import type { Profiles } from './profiles'

const frames = 150

/** The month view with 2,000 visits in it: what a frame costs while scrolling and while carrying a visit. */
export async function benchSchedule(profiles: Profiles): Promise<Figure[]> {
  const running = await launch(await profiles.busyMonth())
  try {
    const { page } = running
    await unlock(page)
    await page.getByRole('link', { name: 'Schedule' }).click()
    await page.getByRole('radiogroup', { name: 'Show' }).getByText('Month').click()
    await page
      .getByRole('button', { name: /\d+ more/ })
      .first()
      .waitFor({ timeout: 120_000 })
    await page.waitForTimeout(1_500)
    const scrolling = await costOfFrames(page, () => scroll(page))
    const dragging = await costOfFrames(page, () => drag(page))
    return [
      figure('month of 2,000 visits: a frame while scrolling (p95)', scrolling),
      figure('month of 2,000 visits: a frame while dragging a visit (p95)', dragging),
    ]
  } finally {
    await running.close()
  }
}

const figure = (name: string, costs: readonly number[]): Figure => ({
  name: 'schedule',
  figure: name,
  unit: 'ms',
  ours: quantile(costs, 0.95),
  peer: null,
  peerIs: '',
  measure: 'ours',
  target: 16,
})

/**
 * Work of the page in each frame: from its first input event or callback until layout and paint are
 * recorded. Frames themselves come at the screen's pace, so their distance would say nothing.
 */
async function costOfFrames(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const costs: number[] = []
    const after = new MessageChannel()
    let beganAt = 0
    const begin = () => {
      if (beganAt === 0) beganAt = performance.now()
    }
    for (const kind of ['pointermove', 'scroll', 'wheel']) {
      addEventListener(kind, begin, { capture: true, passive: true })
    }
    after.port1.onmessage = () => {
      costs.push(performance.now() - beganAt)
      beganAt = 0
    }
    const frame = () => {
      if (stopped) return
      begin()
      after.port2.postMessage(null)
      requestAnimationFrame(frame)
    }
    let stopped = false
    requestAnimationFrame(frame)
    Object.assign(window, {
      stopFrames: () => {
        stopped = true
        return costs
      },
    })
  })
  await act()
  return page.evaluate(() => (window as unknown as { stopFrames: () => number[] }).stopFrames())
}

const scroll = (page: Page) =>
  page.evaluate(async (count) => {
    const month = document.querySelector('[data-day]')
    let scroller = month?.parentElement ?? null
    while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) {
      scroller = scroller.parentElement
    }
    if (!scroller) throw new Error('The month does not scroll')
    for (let frame = 0; frame < count; frame++) {
      scroller.scrollTop += frame % 40 < 20 ? 14 : -14
      await new Promise(requestAnimationFrame)
    }
    scroller.scrollTop = 0
  }, frames)

async function drag(page: Page): Promise<void> {
  const chip = page.locator('[data-visit][data-state="planned"]').first()
  const box = await chip.boundingBox()
  if (!box) throw new Error('No visit to carry')
  await page.mouse.move(box.x + 20, box.y + 6)
  await page.mouse.down()
  for (let frame = 0; frame < frames; frame++) {
    const turn = (frame / frames) * Math.PI * 4
    await page.mouse.move(640 + Math.cos(turn) * 380, 480 + Math.sin(turn) * 160)
  }
  await page.locator('[data-target]').first().waitFor()
  await page.keyboard.press('Escape')
  await page.mouse.up()
}
