import type { Locator, Page } from '@playwright/test'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { expectOpen, unlock } from '../gate/gate-steps'
import { bookAndOpen, openVisit, stage } from '../visit/visit-steps'

/** Half of them in the note, half in the part of the session at the breast. */
const rounds = process.env.DOORSTEP_LONG === '1' ? 20 : 2
const mostLostMs = 2000
/** Typed for longer than may be lost, so that a round in which nothing is saved is found. */
const shortestTypingMs = 2500
const longestTypingMs = 5000

interface Part {
  readonly name: string
  /** Its field, from the page of the visit. */
  readonly field: (page: Page) => Promise<Locator>
}

const parts: readonly Part[] = [
  {
    name: 'note',
    async field(page) {
      await stage(page, /Note/).click()
      return page.getByRole('textbox', { name: 'Subjective' })
    },
  },
  {
    name: 'site',
    async field(page) {
      await stage(page, /Session/).click()
      await page.getByRole('list', { name: 'Sites' }).getByRole('button').first().click()
      await page.getByText('More about this site').click()
      return page.getByRole('textbox', { name: 'In her words' })
    },
  },
]

interface Typed {
  readonly text: string
  /** When each letter had been taken by the page, and when the program was killed. */
  readonly times: readonly number[]
  readonly killedAt: number
}

/** Types over what stands there, without a rest, until the whole program is killed. */
async function typeAndKill(launched: LaunchedApp, field: Locator, round: number): Promise<Typed> {
  const { page } = launched
  const typingMs = shortestTypingMs + Math.random() * (longestTypingMs - shortestTypingMs)
  await field.focus()
  await page.keyboard.press('Control+a')
  // The first letter is this round's own: what is left of another round is never taken for it.
  let text = ''
  const times: number[] = []
  for (let began = performance.now(); performance.now() - began < typingMs; ) {
    const letter = text === '' ? String.fromCharCode(65 + round) : times.length % 6 ? 'o' : ' '
    await page.keyboard.type(letter)
    text += letter
    times.push(performance.now())
  }
  const killedAt = performance.now()
  await launched.kill()
  return { text, times, killedAt }
}

/** How long the typing lasted of which nothing is left; 0 when all is there. */
function lostMs({ text, times, killedAt }: Typed, kept: string, before: string): number {
  const own = kept === before ? '' : kept
  expect(text.startsWith(own), `what is left is what was typed: ${own.slice(0, 40)}`).toBe(true)
  const firstLost = times[own.length]
  return firstLost === undefined ? 0 : killedAt - firstLost
}

test('killed while somebody types, it loses at most two seconds of it', async ({ launchApp }) => {
  test.setTimeout(60_000 + rounds * 40_000)
  let launched = await launchApp({ founded: true })
  const { userDataDir } = launched
  await bookAndOpen(launched.page, /Postpartum breast/)
  await stage(launched.page, /Session/).click()
  await launched.page.getByRole('textbox', { name: 'Add a site' }).fill('L 2 4')
  await launched.page.keyboard.press('Enter')
  await expect(launched.page.getByText('Saved', { exact: true })).toBeVisible()

  const before: Record<string, string> = { note: '', site: '' }
  const losses: Record<string, number[]> = { note: [], site: [] }
  for (let round = 0; round < rounds; round++) {
    const part = parts[round % parts.length]
    if (!part) throw new Error('No such part')
    const typed = await typeAndKill(launched, await part.field(launched.page), round)
    launched = await launchApp({ profileDir: userDataDir })
    await unlock(launched.page)
    await expectOpen(launched.page)
    await openVisit(launched.page)
    const kept = await (await part.field(launched.page)).inputValue()
    losses[part.name]?.push(lostMs(typed, kept, before[part.name] ?? ''))
    before[part.name] = kept
  }
  for (const [name, lost] of Object.entries(losses)) {
    const longest = Math.round(Math.max(...lost))
    console.log(`kill -9 while typing (${name}): ${lost.length} rounds, longest loss ${longest} ms`)
    expect(longest, `lost of the ${name}, ms`).toBeLessThanOrEqual(mostLostMs)
  }
})
