import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { repository } from '../e2e/fixtures/app-under-test'
import { benchCaseload } from './caseload'
import { benchCrypto } from './crypto'
import { benchExport } from './export'
import { type Figure, isMet, ratioOf, renderTable } from './figure'
import { benchMemory } from './memory'
import { benchMoney } from './money'
import { benchNote } from './note'
import { benchPack } from './pack'
import { benchPracticeDay } from './practice-day'
import { createProfiles, type Profiles } from './profiles'
import { benchRoute } from './route'
import { benchSave } from './save'
import { benchSchedule } from './schedule'
import { benchSearch } from './search'
import { benchShare } from './share'
import { benchStart } from './start'
import { benchSync } from './sync'
import { benchSyncFiles } from './sync-files'
import { benchUnlock } from './unlock'

type Say = (line: string) => void

const benches: Readonly<Record<string, (profiles: Profiles, say: Say) => Promise<Figure[]>>> = {
  start: benchStart,
  unlock: benchUnlock,
  search: benchSearch,
  save: benchSave,
  memory: benchMemory,
  caseload: benchCaseload,
  crypto: benchCrypto,
  sync: benchSync,
  files: benchSyncFiles,
  note: benchNote,
  money: benchMoney,
  pack: benchPack,
  share: benchShare,
  export: benchExport,
  schedule: benchSchedule,
  'practice-day': benchPracticeDay,
  route: async () => (await benchRoute([])) ?? [],
}

const say: Say = (line) => process.stderr.write(`${line}\n`)

async function measure(names: readonly string[]): Promise<Figure[]> {
  const profiles = createProfiles(say)
  const figures: Figure[] = []
  try {
    for (const name of names) {
      say(`Measuring ${name} ...`)
      figures.push(...((await benches[name]?.(profiles, say)) ?? []))
    }
  } finally {
    await profiles.removeAll()
  }
  return figures
}

async function keep(figures: readonly Figure[]): Promise<void> {
  const results = {
    measuredAt: new Date().toISOString(),
    machine: {
      processors: cpus().length,
      model: cpus()[0]?.model ?? '',
      platform: process.platform,
    },
    figures: figures.map((one) => ({ ...one, ratio: ratioOf(one), met: isMet(one) })),
  }
  await writeFile(join(repository, 'bench-results.json'), `${JSON.stringify(results, null, 2)}\n`)
}

const wanted = process.argv[2]
if (wanted === 'route' && process.argv.length > 3) {
  await benchRoute(process.argv.slice(3))
} else if (wanted !== undefined && !(wanted in benches)) {
  say(`There is no benchmark "${wanted}". There are: ${Object.keys(benches).join(', ')}.`)
  process.exitCode = 2
} else {
  const figures = await measure(wanted === undefined ? Object.keys(benches) : [wanted])
  process.stdout.write(`${renderTable(figures)}\n`)
  await keep(figures)
  const missed = figures.filter((figure) => isMet(figure) === false)
  if (missed.length > 0) {
    say(`${missed.length} of the targets not met.`)
    process.exitCode = 1
  }
}
