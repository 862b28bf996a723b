import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { npm } from './run.mjs'
import { Stop, say } from './say.mjs'

/** Runs `npm ci` when node_modules is missing or is not what package-lock.json says. */
export async function installNodeModules() {
  const reason = await whyStale()
  if (reason === null) return
  say(`Installing what package-lock.json lists (${reason}) ...`)
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { code } = await npm(args, { cwd: root, show: true })
  if (code !== 0) throw new Stop('npm could not install the packages (its words are above).')
}

/**
 * npm writes node_modules/.package-lock.json last, after each install it finished. Comparing with
 * that, not with a stamp of our own, also believes an `npm install` somebody ran by hand: `npm ci`
 * would delete node_modules under a program that is using it.
 */
async function whyStale() {
  const wanted = await readPackages(join(root, 'package-lock.json'))
  if (wanted === null) throw new Stop('package-lock.json is missing or unreadable.')
  const installed = await readPackages(join(root, 'node_modules/.package-lock.json'))
  if (installed === null) return 'nothing is installed yet'
  for (const [path, { version, integrity, optional, devOptional }] of Object.entries(wanted)) {
    const found = installed[path]
    if (path === '') continue
    // npm leaves out what is for another platform.
    if (!found && (optional || devOptional)) continue
    if (found?.version !== version || found?.integrity !== integrity) {
      return `${path.replace(/^.*node_modules\//, '')} is not ${version}`
    }
  }
  return null
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}
