import { type Figure, median } from './figure'
import { launch, passphrase, toHarness } from './launch'
import type { Profiles } from './profiles'

const count = 5_000
const rounds = 3

/** What encryption at rest costs beside the same storage in the clear. */
export async function benchCrypto(_profiles: Profiles): Promise<Figure[]> {
  const { mkdtemp, rm } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const ours: { insertMs: number; readMs: number }[] = []
  const plain: { insertMs: number; readMs: number }[] = []
  for (let round = 0; round < rounds; round++) {
    // A fresh one each time: our store does not start over in place.
    const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-crypto-'))
    const running = await launch(folder)
    try {
      await toHarness(running)
      const { page } = running
      await page.evaluate(
        (words) => window.harness.createPractice(words, { bare: true }),
        passphrase,
      )
      plain.push(await page.evaluate((many) => window.harness.timePlainBulk(many), count))
      ours.push(await page.evaluate((many) => window.harness.timeOurBulk(many), count))
    } finally {
      await running.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  const figure = (which: 'insertMs' | 'readMs', words: string): Figure => ({
    name: 'crypto',
    figure: words,
    unit: 'ms',
    ours: median(ours.map((one) => one[which])),
    peer: median(plain.map((one) => one[which])),
    peerIs: 'plain RxDB',
    measure: 'ratio',
    target: null,
  })
  return [
    figure('insertMs', `insert ${count} records, encrypted (median)`),
    figure('readMs', `read ${count} records, encrypted (median)`),
  ]
}
