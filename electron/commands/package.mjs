import { join, relative } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { electronBuilder, packFolder } from './lib/pack.mjs'
import { root } from './lib/paths.mjs'
import { runCommand, Stop, say } from './lib/say.mjs'

const usage = `npm run package            the app's folder, then the installers of this system
npm run package -- --dir   only the app's folder`

await runCommand(async (args) => {
  const unknown = args.filter((arg) => arg !== '--dir')
  if (unknown.length > 0) throw new Stop(usage)
  // Building opens no window, so no system library is needed.
  const electron = await bootstrap({ libraries: [] })
  const folder = await packFolder(electron)
  say(`The app is in ${relative(root, folder)}`)
  return args.includes('--dir') ? 0 : makeInstallers(folder)
})

/**
 * The tools that make installers are not npm packages: electron-builder fetches them. Where they
 * cannot be had the folder is still a whole app, so that is said and is no failure.
 */
async function makeInstallers(folder) {
  const targets = { linux: ['AppImage', 'deb'], win32: ['nsis'], darwin: ['dmg', 'zip'] }
  const system = { linux: '--linux', win32: '--win', darwin: '--mac' }[process.platform]
  const prepackaged = process.platform === 'darwin' ? join(folder, 'Doorstep.app') : folder
  for (const target of targets[process.platform]) {
    say(`Making the ${target} ...`)
    const { code, words } = await electronBuilder([system, target, '--prepackaged', prepackaged])
    if (code === 0) say('  done, it is in dist/')
    else if (couldNotFetch(words)) {
      say('  left out, and with it what would follow: the tools cannot be downloaded from here.')
      return 0
    } else throw new Stop(`electron-builder failed:\n${words}`)
  }
  return 0
}

function couldNotFetch(words) {
  return /fetch failed|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|cannot download/i.test(words)
}
