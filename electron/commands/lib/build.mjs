import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, tool } from './paths.mjs'
import { run } from './run.mjs'
import { Stop, say } from './say.mjs'

/** What goes into a build. The commands themselves do not. */
const sources = [
  'electron/main',
  'electron/preload',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** What users get. */
export function buildProduct() {
  return buildWhenStale({ folder: 'out', harness: false })
}

/** What tests, tour and benchmarks drive: the same sources and one page more, the harness. */
export function buildForTests() {
  return buildWhenStale({ folder: 'out-test', harness: true })
}

/**
 * Builds unless the folder was built from exactly these sources. Answers the folder's full path, which
 * Electron can open (it has a package.json of its own).
 */
async function buildWhenStale({ folder, harness }) {
  const target = join(root, folder)
  const record = join(target, '.built-from')
  const state = await sourcesState()
  const whole = existsSync(join(target, 'main/index.js'))
  if (whole && (await readFile(record, 'utf8').catch(() => '')) === state) return target
  say(`Building ${folder}/ ...`)
  // Without its record a build that is broken off counts as none.
  await rm(record, { force: true })
  const startedAt = Date.now()
  const env = { ...process.env, DOORSTEP_OUT: folder, DOORSTEP_HARNESS: harness ? '1' : '0' }
  const [program, ...args] = tool('electron-vite/bin/electron-vite.js')
  const { code, stdout, stderr } = await run(program, [...args, 'build'], { cwd: root, env })
  if (code !== 0) throw new Stop(`The build failed:\n${stdout}${stderr}`)
  await mkdir(target, { recursive: true })
  await writePackageFile(target)
  await writeFile(record, state)
  say(`  built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  return target
}

/** `electron out` must start the same app, under the same name and version, as `electron .` does. */
async function writePackageFile(target) {
  const { name, productName, version, type } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  )
  const described = { name, productName, version, type, main: 'main/index.js' }
  await writeFile(join(target, 'package.json'), `${JSON.stringify(described, null, 2)}\n`)
}

/** Changes when any source is edited, added or removed. Sizes and times are enough, and fast. */
async function sourcesState() {
  const hash = createHash('sha256')
  for (const source of sources) await addState(hash, source)
  return hash.digest('hex')
}

async function addState(hash, path) {
  const found = await stat(join(root, path)).catch(() => null)
  if (found?.isDirectory()) {
    const names = (await readdir(join(root, path))).sort()
    for (const name of names) await addState(hash, join(path, name))
  } else {
    hash.update(`${path} ${found?.size} ${found?.mtimeMs}\n`)
  }
}
