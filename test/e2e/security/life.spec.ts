import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { electronExecutable, launchArguments } from '../fixtures/app-under-test'

const passphrase = 'violet harbor canyon lantern'

const kindOfVault = ({ page }: LaunchedApp) =>
  page.evaluate(async () => (await window.doorstep.call('vault.state')).kind)

const titles = ({ app }: LaunchedApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.getTitle()))

function startSecond(userDataDir: string) {
  return new Promise<{ code: number | null; stderr: string }>((done) => {
    const executable = electronExecutable()
    if (!executable) throw new Error('ELECTRON_EXEC_PATH is not set')
    const child = execFile(
      executable,
      launchArguments(userDataDir),
      { timeout: 20_000 },
      (_error, _stdout, stderr) => done({ code: child.exitCode, stderr }),
    )
  })
}

test.describe('one program, one window', () => {
  test('a second start says so, opens nothing and brings the first to the front', async ({
    launchApp,
  }) => {
    const launched = await launchApp()
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    const second = await startSecond(launched.userDataDir)
    expect(second.code).toBe(0)
    expect(second.stderr).toContain('Doorstep is already open')
    expect(await titles(launched)).toEqual(['Doorstep'])
    await expect
      .poll(() =>
        launched.app.evaluate(({ BrowserWindow }) => {
          const [window] = BrowserWindow.getAllWindows()
          return window?.isVisible() === true && !window.isMinimized()
        }),
      )
      .toBe(true)
    expect(await kindOfVault(launched)).toBe('none')
  })
})

test.describe('a page that stops', () => {
  /** Ends the page's process and waits for the page that follows; answers its address. */
  const stop = ({ app }: LaunchedApp) =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents) throw new Error('no window')
      return new Promise<string>((done) => {
        contents.once('render-process-gone', () => {
          contents.once('did-finish-load', () => done(contents.getURL()))
        })
        contents.forcefullyCrashRenderer()
      })
    })
  const inPage = ({ app }: LaunchedApp, code: string) =>
    app.evaluate(
      ({ BrowserWindow }, script) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script, true),
      code,
    )

  test('comes back by itself, locked; after three in a minute a still page says what happened', async ({
    launchApp,
  }) => {
    const launched = await launchApp()
    const made = await launched.page.evaluate(
      (words) => window.doorstep.call('vault.create', { passphrase: words }),
      passphrase,
    )
    expect(made.ok).toBe(true)
    for (let count = 1; count <= 3; count++) {
      expect(await stop(launched)).toMatch(/^app:\/\/doorstep\/(#|$)/)
    }
    const signed = await inPage(
      launched,
      `doorstep.call('vault.sign', { message: new Uint8Array(3) })`,
    )
    expect(signed).toMatchObject({ ok: false, refusal: { code: 'locked' } })
    expect(await stop(launched)).toBe('app://doorstep/stopped')
    const text = await inPage(launched, 'document.body.innerText')
    expect(text).toContain('Doorstep stopped several times in a row')
    expect(text).toContain('What you saved is still on this laptop')
    await inPage(launched, `document.querySelector('a').click()`)
    await expect
      .poll(() =>
        launched.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
        ),
      )
      .toMatch(/^app:\/\/doorstep\/(#|$)/)
  })
})

test.describe('the keys go when nobody is looking', () => {
  for (const event of ['suspend', 'lock-screen'] as const) {
    test(`on ${event}: the page is told, and documents and files are closed`, async ({
      launchApp,
    }, testInfo) => {
      const launched = await launchApp()
      const { page, app } = launched
      await launched.chooseSavePath(testInfo.outputPath('backup.doorstep'))
      const before = await page.evaluate(async (words) => {
        // The page may answer by loading itself anew: what is noted here outlives that.
        window.doorstep.on('lock', () => {
          sessionStorage.setItem('locks', `${sessionStorage.getItem('locks') ?? ''}x`)
        })
        const made = await window.doorstep.call('vault.create', { passphrase: words })
        const file = await window.doorstep.call('file.create', {
          kind: 'backup',
          suggestedName: 'Backup',
        })
        const { token } = await window.doorstep.call('document.put', { html: '<p>Canary</p>' })
        return { made: made.ok, handle: file.ok ? file.value.handle : '', token }
      }, passphrase)
      expect(before.made).toBe(true)
      expect(before.handle).toMatch(/^[0-9a-f]{32}$/)
      await app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event)
      await expect(async () => {
        expect(await page.evaluate(() => sessionStorage.getItem('locks'))).toBe('x')
        expect(await kindOfVault(launched)).toBe('locked')
        const after = await page.evaluate(async ({ handle, token }) => {
          const append = await window.doorstep.call('file.append', {
            handle,
            chunk: new Uint8Array(1),
          })
          const pdf = await window.doorstep.call('document.pdf', { token, paper: 'Letter' })
          return [append, pdf]
        }, before)
        expect(after).toEqual([
          { ok: false, refusal: { code: 'unknownHandle' } },
          { ok: false, refusal: { code: 'unknownDocument' } },
        ])
      }).toPass({ timeout: 15_000 })
      expect(await readdir(testInfo.outputPath())).toEqual([])
    })
  }
})

test.describe('closing', () => {
  test('waits for the page to finish, and not for ever', async ({ launchApp }) => {
    const launched = await launchApp()
    const { app, page } = launched
    await page.evaluate(() => {
      // Keeps every later listener's answer away: this page never says it is ready.
      Object.assign(window, { closings: 0 })
      window.doorstep.on('closing', () => {
        localStorage.setItem('closing', 'told')
      })
    })
    const started = Date.now()
    const exited = new Promise<void>((done) => app.process().once('exit', () => done()))
    await app.evaluate(({ BrowserWindow }) => {
      setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0)
    })
    await exited
    expect(Date.now() - started).toBeLessThan(6000)
    const again = await launchApp({ profileDir: launched.userDataDir })
    expect(await again.page.evaluate(() => localStorage.getItem('closing'))).toBe('told')
  })

  test('keeps the size and theme of the window, and nothing else', async ({ launchApp }) => {
    const launched = await launchApp()
    await launched.page.evaluate(() => window.doorstep.call('app.setTheme', { theme: 'dark' }))
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setSize(900, 640),
    )
    await launched.close()
    const again = await launchApp({ profileDir: launched.userDataDir })
    const look = await again.app.evaluate(({ BrowserWindow, nativeTheme }) => ({
      size: BrowserWindow.getAllWindows()[0]?.getSize(),
      theme: nativeTheme.themeSource,
    }))
    expect(look).toEqual({ size: [900, 640], theme: 'dark' })
  })

  test('damaged window settings are the usual ones', async ({ launchApp }, testInfo) => {
    const profileDir = testInfo.outputPath('profile')
    await mkdir(profileDir, { recursive: true })
    await writeFile(join(profileDir, 'window.json'), '{"theme":"purple","width":-5,"height":"x"')
    const { app } = await launchApp({ profileDir })
    const size = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getSize(),
    )
    expect(size?.[0]).toBeGreaterThan(700)
  })
})

test.describe('the practice and the sample', () => {
  /** Cut off in the middle it would complain, and rightly. */
  const made = (sample: Page) =>
    expect(sample.getByRole('link', { name: 'Settings' })).toBeVisible({ timeout: 60_000 })

  test('have their own keys and store, one window at a time, and the sample leaves nothing', async ({
    launchApp,
  }) => {
    test.setTimeout(150_000)
    const launched = await launchApp()
    await launched.page.evaluate(
      (words) => window.doorstep.call('vault.create', { passphrase: words }),
      passphrase,
    )
    await launched.page.evaluate(() => localStorage.setItem('whose', 'practice'))
    await launched.page.evaluate(() =>
      window.doorstep.call('app.openProfile', { profile: 'sample' }),
    )
    const sample = await launched.pageOf('sample')
    expect(await sample.evaluate(() => localStorage.getItem('whose'))).toBeNull()
    // With keys of its own, which its page makes by itself.
    await made(sample)
    await sample.evaluate(async () => {
      localStorage.setItem('whose', 'sample-canary-7391')
      await new Promise<void>((done, fail) => {
        const opening = indexedDB.open('rows', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const work = opening.result.transaction('rows', 'readwrite')
          work.objectStore('rows').put('sample-canary-7391', 'row')
          work.oncomplete = () => done()
        }
      })
    })
    void sample.evaluate(() => window.doorstep.call('app.discardSample')).catch(() => {})
    const practice = await launched.pageOf('practice')
    expect(await readdir(join(launched.userDataDir, 'profiles'))).toEqual(['practice'])
    expect(
      await practice.evaluate(async () => [
        (await window.doorstep.call('vault.state')).kind,
        localStorage.getItem('whose'),
      ]),
    ).toEqual(['locked', 'practice'])

    // Opened again in the same run, it is new; and again after a restart.
    await practice.evaluate(() => window.doorstep.call('app.openProfile', { profile: 'sample' }))
    const second = await launched.pageOf('sample')
    await made(second)
    expect(
      await second.evaluate(async () => [
        localStorage.getItem('whose'),
        (await indexedDB.databases()).some(({ name }) => name === 'rows'),
      ]),
    ).toEqual([null, false])
    void second.evaluate(() => window.doorstep.call('app.discardSample')).catch(() => {})
    const last = await launched.pageOf('practice')
    expect(await last.evaluate(() => window.doorstep.call('app.discardSample'))).toBeUndefined()
    await launched.close()
    const again = await launchApp({ profileDir: launched.userDataDir })
    await again.page.evaluate(() => window.doorstep.call('app.discardSample'))
    expect(await readdir(join(launched.userDataDir, 'Partitions'))).toEqual(['practice'])
  })
})
