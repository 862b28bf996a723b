import { constants } from 'node:fs'
import { cp, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { cachedRegistryElectron, registryElectronVersion } from './registry-electron.mjs'
import { Stop } from './say.mjs'

/**
 * The Electron folder that electron-builder is to wrap, copied to `target`, and its version. A copy,
 * because what makes `electron <folder>` work (our loader, Electron's own) must not be shipped.
 */
export async function copyElectronToShip(executable, target) {
  // On macOS the executable lies three folders deep in Electron.app, beside which `version` lies.
  const folder =
    process.platform === 'darwin' ? join(executable, '../../../..') : dirname(executable)
  const version = await versionOf(executable, folder)
  const loader = join('resources', 'app')
  await rm(target, { recursive: true, force: true })
  await cp(folder, target, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => relative(folder, path) !== loader && basename(path) !== 'default_app.asar',
  })
  return version
}

async function versionOf(executable, folder) {
  if (executable === cachedRegistryElectron()) return registryElectronVersion
  try {
    return (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '')
  } catch {
    throw new Stop(`No file "version" beside ${executable}: this Electron cannot be packaged.`)
  }
}
