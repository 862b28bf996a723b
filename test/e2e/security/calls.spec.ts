import type { ChannelName } from '#shared/ipc/channels'
import { channelNames } from '#shared/ipc/channels'
import { contract } from '#shared/ipc/contract'
import { expect, test } from '../fixtures/app'

const refusal =
  /^Error: (?:Error invoking remote method '[a-zA-Z.]+': Error: )?Doorstep refused this call\.$/
// Values that cannot travel are stopped by the bridge itself, before they reach us.
const notCloneable = /could not be cloned|recursion depth exceeded/

/** The names of the fields a channel takes, so that half of the nonsense has the right shape. */
function fieldsOf(channel: ChannelName): string[] {
  const { args } = contract[channel]
  return 'shape' in args ? Object.keys(args.shape) : []
}

/** Runs in the page: `count` calls with made-up values, the same ones for the same seed. */
async function fuzz(given: { channel: string; fields: string[]; count: number; seed: number }) {
  let state = given.seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const text = () =>
    pick([
      '',
      'x'.repeat(Math.floor(random() * 200_000)),
      '../../etc/passwd',
      '\u0000',
      '\ud800',
      '\u202e' + 'gnp.exe',
      '{"ok":true}',
      '__proto__',
      "'; drop table clients; --",
      '0'.repeat(32),
      'ffffffff-ffff-4fff-bfff-ffffffffffff',
    ])
  const cyclic: unknown[] = []
  cyclic.push(cyclic)
  const value = (depth: number): unknown => {
    const kind = Math.floor(random() * (depth > 0 ? 20 : 16))
    switch (kind) {
      case 0:
        return null
      case 1:
        return random() < 0.5
      case 2:
        return pick([0, -0, -1, 1e308, -1e308, Number.NaN, Infinity, 2 ** 53, 0.1, 2 ** 31])
      case 3:
        return text()
      case 4:
        return new Uint8Array(Math.floor(random() * 64))
      case 5:
        return new Date(pick([0, Number.NaN, 8.64e15]))
      case 6:
        return new Map([[text(), 1]])
      case 7:
        return new Set([text()])
      case 8:
        return 10n ** 30n
      case 9:
        return /x/g
      case 10:
        return new Error(text())
      case 11:
        return new ArrayBuffer(16)
      case 12:
        return new Float64Array([Number.NaN])
      case 13:
        return cyclic
      case 14:
        return pick([() => 1, Symbol('x'), document.body, window, new Proxy({}, {})])
      case 15:
        return new Blob(['x'])
      case 16:
      case 17:
        return Array.from({ length: Math.floor(random() * 5) }, () => value(depth - 1))
      default: {
        const made: Record<string, unknown> = {}
        for (let count = Math.floor(random() * 5); count > 0; count--) {
          made[pick([...given.fields, 'constructor', 'toString', 'extra', text()])] = value(
            depth - 1,
          )
        }
        return random() < 0.2 ? JSON.parse('{"__proto__":{"polluted":1},"handle":"x"}') : made
      }
    }
  }
  const shaped = () => {
    const made: Record<string, unknown> = {}
    for (const field of given.fields) if (random() < 0.9) made[field] = value(2)
    if (random() < 0.2) made.extra = 1
    return made
  }
  const door = window.doorstep as unknown as {
    call(channel: string, ...args: unknown[]): Promise<unknown>
  }
  const outcomes = { answered: 0, refused: [] as string[], slow: 0 }
  for (let count = 0; count < given.count; count++) {
    const args = given.fields.length > 0 && random() < 0.5 ? shaped() : value(3)
    const started = performance.now()
    try {
      const answer = (await door.call(given.channel, args)) as { ok?: boolean } | undefined
      // An answer to nonsense may be a refusal (ok: false), or the nonsense was valid after all.
      if (answer?.ok !== false) outcomes.answered += 1
    } catch (error) {
      outcomes.refused.push(String(error))
    }
    // Hangs, not merely slow: the machine may be busy, and making a vault is work.
    if (performance.now() - started > 20_000) outcomes.slow += 1
  }
  return outcomes
}

// What takes a free text or a number accepts some nonsense, rightly; and what is let go of may be gone.
const takesNonsense: readonly ChannelName[] = [
  'file.release',
  'document.release',
  'app.copyText',
  'vault.measureStrength',
  'vault.create',
  'document.put',
]

test('200 made-up values on each channel are refused with one sentence, and harm nothing', async ({
  launchApp,
}) => {
  test.setTimeout(240_000)
  const { page, app, watched, chooseSavePath, chooseOpenPath } = await launchApp()
  await chooseSavePath(null)
  await chooseOpenPath(null)
  watched.expectErrors(/./)
  const pid = await app.evaluate(() => process.pid)
  // A made-up passphrase may be a good one: making the vault comes last, so that the rest meets none.
  const last: ChannelName = 'vault.create'
  const inOrder = [...channelNames.filter((channel) => channel !== last), last]
  for (const [index, channel] of inOrder.entries()) {
    const outcomes = await page.evaluate(fuzz, {
      channel,
      fields: fieldsOf(channel),
      count: 200,
      seed: 1000 + index,
    })
    const odd = outcomes.refused.filter(
      (message) => !refusal.test(message) && !notCloneable.test(message),
    )
    expect(odd, channel).toEqual([])
    if (!takesNonsense.includes(channel)) expect(outcomes.answered, channel).toBe(0)
    expect(outcomes.slow, `${channel}: slow answers`).toBe(0)
  }
  expect(await app.evaluate(() => process.pid)).toBe(pid)
  expect(await page.evaluate(() => window.doorstep.call('app.info'))).toMatchObject({
    profile: 'practice',
  })
  expect(await app.evaluate(() => 'polluted' in {})).toBe(false)
})

test('channels that take nothing refuse something', async ({ launchApp }) => {
  const { page } = await launchApp()
  const takeNothing = channelNames.filter(
    (channel) => contract[channel].args.safeParse(undefined).success,
  )
  expect(takeNothing.length).toBeGreaterThan(5)
  const outcomes = await page.evaluate(async (channels) => {
    const door = window.doorstep as unknown as {
      call(channel: string, args: unknown): Promise<unknown>
    }
    const found: string[] = []
    for (const channel of channels) {
      await door.call(channel, {}).then(
        () => found.push(channel),
        () => {},
      )
    }
    return found
  }, takeNothing)
  expect(outcomes).toEqual([])
})

test('a frame inside the page has no door', async ({ launchApp }) => {
  const { page, watched } = await launchApp()
  watched.expectErrors(/frame/i)
  const doors = await page.evaluate(async () => {
    const { url } = await window.doorstep.call('document.put', { html: '<p>A document</p>' })
    const found: string[] = []
    for (const source of [undefined, 'about:blank', url]) {
      const frame = document.createElement('iframe')
      if (source) frame.src = source
      document.body.append(frame)
      await new Promise((done) => setTimeout(done, 200))
      try {
        const inner = frame.contentWindow as unknown as Record<string, unknown>
        if ('doorstep' in inner || 'require' in inner) found.push(String(source))
      } catch {
        // Another origin: nothing of it can be seen from here.
      }
    }
    return found
  })
  expect(doors).toEqual([])
})

test('another window with the same door finds nobody behind it', async ({ launchApp }) => {
  const { app } = await launchApp()
  const outcome = await app.evaluate(async ({ app: program, BrowserWindow, session }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${program.getAppPath()}/preload/index.cjs`,
        session: session.fromPartition('persist:practice'),
        sandbox: true,
      },
    })
    await window.loadURL('app://doorstep/stopped')
    const code = `doorstep.call('app.info').then(() => 'answered', (error) => String(error))`
    const answer = await window.webContents.executeJavaScript(code)
    window.destroy()
    return String(answer)
  })
  expect(outcome).toContain('No handler registered')
})

test('our own window is not answered while it shows something else', async ({ launchApp }) => {
  const { app, page } = await launchApp()
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://doorstep/stopped'),
  )
  await page.waitForURL('app://doorstep/stopped')
  const outcome = await page.evaluate(() =>
    window.doorstep.call('app.info').then(
      () => 'answered',
      (error) => String(error),
    ),
  )
  expect(outcome).toMatch(refusal)
})
