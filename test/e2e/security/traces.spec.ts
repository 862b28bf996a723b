import { mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'

test('the spellchecker is off, so no dictionary is fetched and no word is kept', async ({
  launchApp,
}) => {
  const { app, userDataDir, close } = await launchApp()
  const enabled = await app.evaluate(({ session }) =>
    ['persist:practice', 'persist:sample', 'print-practice', ''].map((name) =>
      (name === '' ? session.defaultSession : session.fromPartition(name)).isSpellCheckerEnabled(),
    ),
  )
  expect(enabled).toEqual([false, false, false, false])
  await close()
  const left = (await readdir(userDataDir, { recursive: true })).filter((path) =>
    /\.bdic$|Custom Dictionary/.test(path),
  )
  expect(left).toEqual([])
})

test('no answer is kept in an HTTP cache', async ({ launchApp }) => {
  const { app, page, userDataDir, close } = await launchApp()
  await page.evaluate(async () => {
    const { url } = await window.doorstep.call('document.put', { html: '<p>canary-cache-5512</p>' })
    const frame = Object.assign(document.createElement('iframe'), { src: url })
    document.body.append(frame)
    await new Promise((done) => frame.addEventListener('load', done, { once: true }))
    for (let count = 0; count < 5; count++) await fetch('/index.html')
  })
  const size = await app.evaluate(({ session }) =>
    session.fromPartition('persist:practice').getCacheSize(),
  )
  expect(size).toBe(0)
  await close()
  const found: string[] = []
  for (const path of await readdir(userDataDir, { recursive: true, withFileTypes: true })) {
    if (!path.isFile()) continue
    const bytes = await readFile(join(path.parentPath, path.name)).catch(() => Buffer.alloc(0))
    for (const encoding of ['utf8', 'utf16le'] as const) {
      if (bytes.includes(Buffer.from('canary-cache-5512', encoding))) found.push(path.name)
    }
  }
  expect(found).toEqual([])
})

test('crash dumps of an earlier run are gone after a start, and none are made', async ({
  launchApp,
}, testInfo) => {
  const profileDir = testInfo.outputPath('profile')
  const first = await launchApp({ profileDir })
  const dumps = await first.app.evaluate(({ app }) => app.getPath('crashDumps'))
  await first.close()
  expect(dumps.startsWith(profileDir)).toBe(true)
  await mkdir(join(dumps, 'pending'), { recursive: true })
  await writeFile(join(dumps, 'pending/old.dmp'), 'memory of an earlier run')
  const second = await launchApp({ profileDir })
  await expect.poll(() => readdir(dumps, { recursive: true })).toEqual([])
  await second.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((done) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => done())
        contents?.forcefullyCrashRenderer()
      }),
  )
  expect(await readdir(dumps, { recursive: true })).toEqual([])
  const uploading = await second.app.evaluate(({ crashReporter }) => {
    try {
      return crashReporter.getUploadToServer()
    } catch {
      return false
    }
  })
  expect(uploading).toBe(false)
})

test('no password, autofill or history store is written', async ({ launchApp }) => {
  const launched = await launchApp()
  await launched.page.evaluate(() => window.doorstep.call('app.info'))
  await launched.close()
  const left = (await readdir(launched.userDataDir, { recursive: true })).filter((path) =>
    /(?:Login Data|Web Data|History|Top Sites|Visited Links|Favicons)$/.test(path),
  )
  expect(left).toEqual([])
})

test('the program talks to nobody: it has no socket to another machine', async ({ launchApp }) => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const { app, page } = await launchApp()
  const group = app.process().pid ?? 0
  const seen = new Set<string>()
  for (let count = 0; count < 12; count++) {
    for (const address of await remoteAddresses(group)) seen.add(address)
    await page.waitForTimeout(250)
  }
  // Playwright and the program's debugger speak over the loopback address.
  expect([...seen].filter((address) => !address.startsWith('127.') && address !== '::1')).toEqual(
    [],
  )
})

/** Every address the processes of one group are connected to. */
async function remoteAddresses(group: number): Promise<string[]> {
  const inodes = new Set<string>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) !== group) continue
    for (const descriptor of await readdir(`/proc/${name}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${name}/fd/${descriptor}`).catch(() => '')
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
      if (inode) inodes.add(inode)
    }
  }
  expect(inodes.size).toBeGreaterThan(0)
  const found: string[] = []
  for (const table of ['tcp', 'udp']) {
    const lines = (await readFile(`/proc/net/${table}`, 'utf8')).trim().split('\n').slice(1)
    for (const line of lines) {
      const fields = line.trim().split(/\s+/)
      const remote = fields[2]?.split(':')[0] ?? ''
      if (inodes.has(fields[9] ?? '') && remote !== '00000000') found.push(readable(remote))
    }
  }
  for (const table of ['tcp6', 'udp6']) {
    const lines = (await readFile(`/proc/net/${table}`, 'utf8').catch(() => '')).trim().split('\n')
    for (const line of lines.slice(1)) {
      const fields = line.trim().split(/\s+/)
      const remote = fields[2]?.split(':')[0] ?? ''
      if (inodes.has(fields[9] ?? '') && !/^0+$/.test(remote)) {
        found.push(remote === '00000000000000000000000001000000' ? '::1' : remote)
      }
    }
  }
  return found
}

/** The kernel writes IPv4 addresses as a little-endian number in hexadecimal. */
function readable(hex: string): string {
  const bytes = hex.match(/../g) ?? []
  return bytes
    .reverse()
    .map((byte) => Number.parseInt(byte, 16))
    .join('.')
}
