import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { refusedSwitch } from '#electron/main/start-checks'
import { expect, test } from '../fixtures/app'
import { repository } from '../fixtures/app-under-test'

/** The executable of the package in dist/, or null when none was made on this machine. */
function packagedExecutable(): string | null {
  const folder = join(repository, 'dist/linux-unpacked')
  if (process.platform !== 'linux' || !existsSync(folder)) return null
  const name = readdirSync(folder).find(
    (entry) => /^doorstep$/i.test(entry) && statSync(join(folder, entry)).isFile(),
  )
  return name ? join(folder, name) : null
}

const executable = packagedExecutable()
// The character '1' in the wire of fuses; the library keeps its name for it to itself.
const fuseIsOn = 0x31
const without = 'there is no package in dist/ (npm run package makes one)'

function run(args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | null; output: string }>((done) => {
    const child = execFile(
      executable ?? '',
      [...args],
      { timeout: 15_000, env: { ...process.env, ...env } as Record<string, string> },
      (_error, stdout, stderr) => done({ code: child.exitCode, output: stdout + stderr }),
    )
  })
}

test.describe('the package', () => {
  test('has its fuses set', async () => {
    test.skip(executable === null, without)
    const fuses = await getCurrentFuseWire(executable ?? '')
    const on = (option: FuseV1Options) => fuses[option] === fuseIsOn
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      cookieEncryption: true,
      onlyAsar: true,
      fileProtocol: false,
    })
  })

  test('is no Node, and does not start under a debugger or without its sandbox', async () => {
    test.skip(executable === null, without)
    const userData = await mkdtemp(join(tmpdir(), 'doorstep-packaged-'))
    try {
      const own = `--user-data-dir=${userData}`
      const node = await run(['-e', 'console.log("ran as node")', own, '--no-sandbox'], {
        ELECTRON_RUN_AS_NODE: '1',
      })
      expect(node.output).not.toContain('ran as node')
      for (const argument of ['--remote-debugging-port=0', '--no-sandbox', '--load-extension=x']) {
        // Root needs --no-sandbox to get as far as the refusal; anyone else does not.
        const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
        const { code, output } = await run([own, argument, ...root])
        expect(output, argument).toContain('Doorstep does not start with --')
        expect(code, argument).toBe(2)
      }
    } finally {
      await rm(userData, { recursive: true, force: true })
    }
  })
})

test('the switches that hand the program over are known in every spelling', () => {
  for (const argument of [
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk=9229',
    '-inspect',
    '--Remote-Debugging-Port=9222',
    '--load-extension=/tmp/x',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '--disable-web-security',
    '--proxy-server=evil.example',
    '--renderer-cmd-prefix=x',
  ]) {
    expect(refusedSwitch([argument]), argument).not.toBeNull()
  }
  expect(
    refusedSwitch(['--user-data-dir=/tmp/x', '--force-device-scale-factor=2', 'file']),
  ).toBeNull()
})

test('the Electron that users get is a supported one', async () => {
  const { default: about } = await import('../../../package.json', { with: { type: 'json' } })
  const major = Number.parseInt(about.devDependencies.electron, 10)
  // Electron supports its newest three majors; 45 is the newest of November 2026.
  expect(major).toBeGreaterThanOrEqual(43)
})
