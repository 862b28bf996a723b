import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { start } from './run.mjs'
import { say } from './say.mjs'

const folder = join(root, 'node_modules/electron')

/** The executable of the `electron` package when its download is there and whole, else null. */
export function installedOfficialElectron() {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const unpacked = readFileSync(join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '')
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
    return unpacked === version && existsSync(executable) ? executable : null
  } catch {
    return null
  }
}

/** Lets the `electron` package download its binary; answers the executable, or null if it cannot. */
export async function downloadOfficialElectron() {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  say(`Electron ${version}: trying the official download (about 120 MB) ...`)
  // A folder of its own for the download, to see whether anything still arrives.
  const arriving = await mkdtemp(join(tmpdir(), 'doorstep-electron-'))
  try {
    const reason = await runInstaller(arriving)
    if (reason === null) return installedOfficialElectron()
    say(`  not to be had from here (${reason}).`)
    return null
  } finally {
    await rm(arriving, { recursive: true, force: true })
  }
}

/** A slow line may take minutes and is waited for; one on which nothing arrives is given up. */
const silenceMs = 20_000

async function runInstaller(arriving) {
  const child = start(process.execPath, [join(folder, 'install.js')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: arriving, TEMP: arriving, TMP: arriving },
  })
  let words = ''
  child.stderr.on('data', (chunk) => {
    words += chunk
  })
  let seenBytes = -1
  let seenAt = Date.now()
  let silent = false
  const watch = setInterval(async () => {
    const bytes = await folderBytes(arriving)
    if (bytes !== seenBytes) {
      seenBytes = bytes
      seenAt = Date.now()
    } else if (Date.now() - seenAt > silenceMs) {
      silent = true
      child.kill('SIGKILL')
    }
  }, 1000)
  const code = await new Promise((done) => {
    child.once('close', done)
    child.once('error', () => done(127))
  })
  clearInterval(watch)
  if (code === 0) return null
  return silent ? 'nothing arrives' : (words.trim().split('\n')[0] ?? `exit code ${code}`)
}

async function folderBytes(path) {
  let bytes = 0
  for (const name of await readdir(path, { recursive: true }).catch(() => [])) {
    bytes += (await stat(join(path, name)).catch(() => null))?.size ?? 0
  }
  return bytes
}
