import './lib/node-version.mjs'
import { checkSandbox, resolveElectron } from './lib/electron.mjs'
import { installNodeModules } from './lib/node-modules.mjs'
import { stopping } from './lib/run.mjs'
import { runCommand, Stop, say } from './lib/say.mjs'
import { installSystemLibraries } from './lib/system-libraries.mjs'

/**
 * Makes this machine ready, from nothing but Node and npm; says what it does and is silent (and done
 * in a fraction of a second) when there is nothing to do. Plain Node: it runs before `npm ci`.
 *
 * `electron: false` is for commands that only need the packages. `libraries` are the purposes of
 * lib/system-libraries.mjs. Answers the Electron executable, or null.
 */
export async function bootstrap({ electron = true, libraries = ['window'] } = {}) {
  await installNodeModules()
  if (!electron) return null
  stopIfAsked()
  const executable = await resolveElectron()
  stopIfAsked()
  await installSystemLibraries(libraries, executable)
  checkSandbox(executable)
  // What we start (electron-vite, Playwright, the tests) finds it here.
  process.env.ELECTRON_EXEC_PATH = executable
  return executable
}

function stopIfAsked() {
  if (stopping()) throw new Stop('Stopped.')
}

// By itself (`node electron/commands/bootstrap.mjs`) it prepares for everything and says with what.
if (process.argv[1] === import.meta.filename) {
  await runCommand(async () => {
    const executable = await bootstrap({ libraries: ['window', 'headless', 'documents'] })
    say(`Ready. Electron is ${executable}`)
  })
}
