import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'

/**
 * Waiting after wrong passphrases: five are free, then 1, 2, 4 … 300 seconds. Kept on disk, so that a
 * restart does not help. It slows a person at this keyboard; against a stolen disk only Argon2id and
 * the passphrase help. Nothing is ever wiped: a forgotten passphrase is far likelier than a thief.
 */
const FREE_TRIES = 5
const LONGEST_MS = 300_000

const recordSchema = z.strictObject({
  wrong: z.number().int().nonnegative(),
  lastAt: z.iso.datetime(),
})
type Tries = z.infer<typeof recordSchema>

export interface Throttle {
  /** Milliseconds until the next try. */
  waitMs(): Promise<number>
  /** Called before a try: a try that ends in a crash has counted. */
  count(): Promise<void>
  clear(): Promise<void>
}

export const waitAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(1000 * 2 ** (wrong - FREE_TRIES), LONGEST_MS)

export function createThrottle(path: string, now: () => Date): Throttle {
  let tries: Tries | null = null

  async function read(): Promise<Tries> {
    if (tries !== null) return tries
    const none = { wrong: 0, lastAt: now().toISOString() }
    try {
      const parsed = recordSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
      tries = parsed.success ? parsed.data : none
    } catch {
      tries = none
    }
    return tries
  }

  async function write(next: Tries): Promise<void> {
    tries = next
    // A full disk must not lock anyone out; the count in memory still holds.
    await writeFile(path, JSON.stringify(next), { mode: 0o600 }).catch(() => undefined)
  }

  return {
    async waitMs() {
      const { wrong, lastAt } = await read()
      const passed = now().getTime() - Date.parse(lastAt)
      // A clock set back would make the wait endless: start it again from the clock as it is.
      if (passed < 0) await write({ wrong, lastAt: now().toISOString() })
      return Math.max(0, waitAfter(wrong) - Math.max(0, passed))
    },
    async count() {
      const { wrong } = await read()
      await write({ wrong: wrong + 1, lastAt: now().toISOString() })
    },
    async clear() {
      if ((await read()).wrong > 0) await write({ wrong: 0, lastAt: now().toISOString() })
    },
  }
}
