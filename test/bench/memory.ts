import { readdir, readFile } from 'node:fs/promises'
import { type Figure, median } from './figure'
import { launch, unlock } from './launch'
import type { Profiles } from './profiles'

const rounds = 3
const restMs = 15_000

/** The whole program after unlocking, once it has come to rest on Today. */
export async function benchMemory(profiles: Profiles): Promise<Figure[]> {
  const [empty, full] = [await profiles.empty(), await profiles.full()]
  const emptyMb: number[] = []
  const fullMb: number[] = []
  for (let round = 0; round < rounds; round++) {
    emptyMb.push(await measure(empty))
    fullMb.push(await measure(full))
  }
  return [
    {
      name: 'memory',
      figure: 'memory of all processes, 20,000 records (median)',
      unit: 'MB',
      ours: median(fullMb),
      peer: median(emptyMb),
      peerIs: 'an empty practice',
      measure: 'ratio',
      target: 1.5,
    },
  ]
}

async function measure(profile: string): Promise<number> {
  const running = await launch(profile)
  try {
    await unlock(running.page)
    await running.page.waitForTimeout(restMs)
    return (await groupKb(running.pid)) / 1024
  } finally {
    await running.close()
  }
}

/** Proportional set size of the program and everything it started: shared pages count once. */
export async function groupKb(group: number): Promise<number> {
  let sum = 0
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) !== group) continue
    const rollup = await readFile(`/proc/${name}/smaps_rollup`, 'utf8').catch(() => '')
    sum += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0)
  }
  if (sum === 0) throw new Error('No memory could be read (it is read from /proc, on Linux)')
  return sum
}
