import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'
import { freshPractice, startAgain } from './harness-page'

/** A small disk of its own, or why there is none. */
function mountSmallDisk(folder: string): string | null {
  if (process.platform !== 'linux') return 'needs a disk in memory (Linux)'
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder], { stdio: 'pipe' })
    return null
  } catch {
    return 'this user may not mount a small disk'
  }
}

test('a full disk refuses a write with an error, and keeps every record from before', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-full-disk-'))
  const reason = mountSmallDisk(folder)
  test.skip(reason !== null, reason ?? '')
  try {
    const launched = await freshPractice((options) => launchApp({ ...options, profileDir: folder }))
    launched.watched.expectErrors(/./)
    const { page } = launched
    await page.evaluate(() => window.harness.insertNumbered(1, 50))
    await writeFile(join(folder, 'ballast'), Buffer.alloc(96 * 1024 * 1024)).catch(() => undefined)
    // Some of what is written still fits into files that exist: more is written until it does not.
    const refusedAt = await page.evaluate(async () => {
      const late = () => new Promise<never>((_, fail) => setTimeout(fail, 20_000, 'no answer'))
      for (let batch = 1; batch <= 200; batch++) {
        const writing = window.harness.insertNumbered(batch * 1000, 400)
        const outcome = await Promise.race([writing, late()]).then(
          () => null,
          (error) => String(error),
        )
        if (outcome !== null) return { batch, outcome }
      }
      return null
    })
    expect(refusedAt, 'a write was refused').not.toBeNull()
    expect(refusedAt?.outcome).not.toBe('no answer')
    await launched.kill()
    await rm(join(folder, 'ballast'))
    const again = await startAgain(launchApp, launched)
    const kept = await again.page.evaluate(() => window.harness.find('clients', {}))
    const numbers = new Set(kept.map(({ name }) => Number((name as { family: string }).family)))
    for (let number = 1; number <= 50; number++) expect(numbers.has(number), `${number}`).toBe(true)
    for (let batch = 1; batch < (refusedAt?.batch ?? 0); batch++) {
      expect(numbers.has(batch * 1000 + 399), `batch ${batch}`).toBe(true)
    }
    await again.close()
  } finally {
    execFileSync('umount', ['-l', folder], { stdio: 'pipe' })
    await rm(folder, { recursive: true, force: true })
  }
})
