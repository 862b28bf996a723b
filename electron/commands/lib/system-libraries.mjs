import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runsAsRoot } from './electron.mjs'
import { run } from './run.mjs'
import { Stop, say } from './say.mjs'

/**
 * What Electron needs of a bare Debian or Ubuntu, by what it is needed for. A second name is what
 * newer releases call the same package.
 */
const packages = {
  window: [
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libnss3'],
    ['libasound2', 'libasound2t64'],
    ['libgbm1'],
    ['libxss1'],
    ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
    ['libxshmfence1'],
  ],
  headless: [['xvfb'], ['xauth'], ['fonts-noto-core'], ['fonts-noto-color-emoji']],
  documents: [['poppler-utils']],
  // What is sent to a provider is opened in a browser that is not ours.
  browser: [['chromium', 'chromium-browser']],
}

/** The programs of each purpose, for a Linux without dpkg. */
const programs = { window: [], headless: ['Xvfb'], documents: ['pdftotext'], browser: ['chromium'] }

/** Sees to it that Linux has what `purposes` need. Other systems bring all of it along. */
export async function installSystemLibraries(purposes, electron) {
  if (process.platform !== 'linux') return
  const wanted = purposes.flatMap((purpose) => packages[purpose])
  const asked = await run('dpkg-query', [
    '--show',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
    '--showformat=${Package} ${db:Status-Status}\\n',
    ...wanted.flat(),
  ])
  // Exit code 1 only says that some are unknown to dpkg.
  if (asked.code > 1) return checkWithoutDpkg(purposes, electron)
  const installed = new Set(
    asked.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)))
  if (missing.length > 0) await aptInstall(missing)
}

// LC_ALL: what apt says is read.
const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' } }
// Another apt may be at work, as on every machine that has just started.
const waitForLock = ['-o', 'DPkg::Lock::Timeout=120']

async function aptInstall(missing) {
  if (!runsAsRoot()) {
    const names = (await Promise.all(missing.map(nameHere))).join(' ')
    throw new Stop(
      `Some system libraries are missing. Install them, then run this again:\n  sudo apt-get install -y ${names}`,
    )
  }
  say(`Installing system libraries with apt-get: ${missing.map(([name]) => name).join(' ')} ...`)
  // A fresh machine has no list of packages, and an old list names files that are gone.
  await run('apt-get', ['update', '-qq', ...waitForLock], quiet)
  const names = await Promise.all(missing.map(nameHere))
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...waitForLock, ...names]
  const { code, stdout, stderr } = await run('apt-get', args, quiet)
  if (code !== 0) {
    throw new Stop(
      `apt-get could not install them:\n${stdout}${stderr}\nThe command was: apt-get ${args.join(' ')}`,
    )
  }
}

/**
 * The newest of a package's names that can be installed here. A name that others merely provide is
 * known to apt, too, but has no candidate: Debian's `chromium-browser` is one.
 */
async function nameHere(names) {
  for (const name of names.slice(1)) {
    const { stdout } = await run('apt-cache', ['policy', name], quiet)
    if (/^ {2}Candidate: (?!\(none\))/m.test(stdout)) return name
  }
  return names[0]
}

async function checkWithoutDpkg(purposes, electron) {
  const missing = purposes.flatMap((purpose) => programs[purpose]).filter((name) => !onPath(name))
  if (purposes.includes('window')) {
    const linked = await run('ldd', [electron])
    const notFound = linked.stdout.split('\n').filter((line) => line.includes('not found'))
    missing.push(...notFound.map((line) => line.trim().split(' ')[0]))
  }
  if (missing.length > 0) {
    throw new Stop(
      `This system lacks ${missing.join(', ')}. Install them with its package manager\n` +
        `(on Debian they are in: ${purposes.flatMap((purpose) => packages[purpose].map(([name]) => name)).join(' ')}).`,
    )
  }
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
