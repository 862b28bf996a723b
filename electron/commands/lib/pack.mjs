import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildProduct } from './build.mjs'
import { copyElectronToShip } from './electron-to-ship.mjs'
import { checkFuses } from './fuses.mjs'
import { root, tool } from './paths.mjs'
import { run } from './run.mjs'
import { Stop, say } from './say.mjs'

/** Builds Doorstep and wraps it and `electron` into a folder below dist/ that starts by itself on this system. */
export async function packFolder(electron) {
  const output = join(root, 'dist')
  const built = await buildProduct()
  if (existsSync(join(built, 'renderer/harness.html'))) {
    throw new Stop('out/ holds the test harness. Delete it and run this again.')
  }
  const staged = join(root, 'dist/.electron')
  const electronVersion = await copyElectronToShip(electron, staged)
  say(`Packing Doorstep with Electron ${electronVersion} ...`)
  if (electronVersion !== (await supportedVersion())) {
    say('  This Electron is not the one we support: good for a trial, not for a release.')
  }
  const { code, words } = await electronBuilder([
    '--dir',
    `-c.directories.output=${output}`,
    `-c.electronDist=${staged}`,
    `-c.electronVersion=${electronVersion}`,
  ])
  await rm(staged, { recursive: true, force: true })
  if (code !== 0) throw new Stop(`electron-builder failed:\n${words}`)
  const { folder, executable } = whereItLies(output)
  await checkFuses(executable)
  return folder
}

async function supportedVersion() {
  const file = join(root, 'node_modules/electron/package.json')
  return JSON.parse(await readFile(file, 'utf8')).version
}

function whereItLies(output) {
  const arm = process.arch === 'arm64' ? '-arm64' : ''
  const places = {
    linux: [`linux${arm}-unpacked`, 'doorstep'],
    win32: [`win${arm}-unpacked`, 'Doorstep.exe'],
    darwin: [`mac${arm}`, 'Doorstep.app'],
  }
  const [folder, executable] = places[process.platform]
  return { folder: join(output, folder), executable: join(output, folder, executable) }
}

export async function electronBuilder(args) {
  const [program, ...script] = tool('electron-builder/cli.js')
  const { code, stdout, stderr } = await run(program, [...script, ...args], {
    cwd: root,
    // A kept Electron is copied, never linked: changing the fuses of a link would change it as well.
    env: { ...process.env, USE_HARD_LINKS: 'false' },
  })
  return { code, words: `${stdout}${stderr}`.trim() }
}
