import { expect, type LaunchedApp, test } from '../fixtures/app'

const countWebContents = ({ app }: LaunchedApp) =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
const countWindows = ({ app }: LaunchedApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

test.describe('the page is only a page', () => {
  test('it has no Node: require, process, module, Buffer and global do not exist', async ({
    launchApp,
  }) => {
    const { page } = await launchApp()
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname'].filter(
        (name) => name in globalThis,
      ),
    )
    expect(found).toEqual([])
  })

  test('its preferences are the hardened ones', async ({ launchApp }) => {
    const { app } = await launchApp()
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      // Electron has it and leaves it out of its types.
      const contents = window?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      return contents.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, webSecurity: true })
    for (const name of [
      'nodeIntegration',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'webviewTag',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'plugins',
      'navigateOnDragDrop',
      'spellcheck',
    ]) {
      expect(preferences[name], name).toBeFalsy()
    }
  })

  test('Chromium runs it in its sandbox, unless root started this checkout', async ({
    launchApp,
  }) => {
    const { app } = await launchApp()
    const args = await app.evaluate(() => process.argv)
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
  })

  test('it is served from its own secure origin, not from a file', async ({ launchApp }) => {
    const { page } = await launchApp()
    const about = await page.evaluate(() => ({
      origin: location.origin,
      secure: isSecureContext,
      crypto: typeof crypto.subtle.encrypt,
    }))
    expect(about).toEqual({ origin: 'app://doorstep', secure: true, crypto: 'function' })
  })

  test('it sees two functions of the main process and nothing of Electron', async ({
    launchApp,
  }) => {
    const { page } = await launchApp()
    const bridge = await page.evaluate(() => {
      const descriptor = Object.getOwnPropertyDescriptor(window, 'doorstep')
      const add = () => Object.assign(window.doorstep, { extra: 1 })
      const refuses = (change: () => unknown) => {
        try {
          change()
          return false
        } catch {
          return true
        }
      }
      return {
        keys: Object.keys(window.doorstep),
        replaceable: descriptor?.writable === true || descriptor?.configurable === true,
        frozen: refuses(add) && !('extra' in window.doorstep),
        electron: ['ipcRenderer', 'electron', 'electronAPI'].filter((name) => name in window),
      }
    })
    expect(bridge).toEqual({
      keys: ['call', 'on'],
      replaceable: false,
      frozen: true,
      electron: [],
    })
  })

  test('a listener is given nothing, and names outside the list are refused', async ({
    launchApp,
  }) => {
    const { page, app } = await launchApp()
    const refusals = await page.evaluate(async () => {
      const door = window.doorstep as unknown as Record<string, (...args: unknown[]) => unknown>
      const outcome = async (act: () => unknown) => {
        try {
          await act()
          return 'allowed'
        } catch {
          return 'refused'
        }
      }
      return Promise.all([
        outcome(() => door.call?.('ELECTRON_BROWSER_REQUIRE')),
        outcome(() => door.call?.('__proto__')),
        outcome(() => door.call?.(['app.info'])),
        outcome(() => door.on?.('ELECTRON_RENDERER', () => {})),
        outcome(() => door.on?.('lock', 'not a function')),
      ])
    })
    expect(refusals).toEqual(Array(5).fill('refused'))
    await page.evaluate(() => {
      // The page may answer by loading itself anew: what is noted here outlives that.
      window.doorstep.on('lock', (...given: unknown[]) => {
        sessionStorage.setItem('given', String(given.length))
      })
    })
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await expect(async () => {
      expect(await page.evaluate(() => sessionStorage.getItem('given'))).toBe('0')
    }).toPass({ timeout: 10_000 })
  })

  test('the window title never changes', async ({ launchApp }) => {
    const { page, app } = await launchApp()
    await page.evaluate(() => {
      document.title = 'Maria Canary, 34 weeks'
    })
    await page.waitForTimeout(200)
    const titles = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    )
    expect(titles).toEqual(['Doorstep'])
  })
})

test.describe('the page cannot leave or multiply', () => {
  for (const target of [
    'https://evil.example/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,<h1>x</h1>',
    'app://evil/',
    'app://document/00000000000000000000000000000000',
    'app://doorstep/assets/',
    'javascript:document.body.remove()',
    'chrome://gpu',
  ]) {
    test(`setting location to ${target} changes nothing`, async ({ launchApp }) => {
      const launched = await launchApp()
      const { page, watched } = launched
      watched.expectErrors(/./)
      watched.expectRequests(/evil\.example|127\.0\.0\.1|^file:|^chrome:|app:\/\/evil/)
      const before = await page.evaluate(() => performance.timeOrigin)
      await page.evaluate((url) => {
        setTimeout(() => {
          location.href = url
        }, 0)
      }, target)
      await page.waitForTimeout(300)
      expect(new URL(page.url()).href.replace(/#.*$/, '')).toBe('app://doorstep/')
      expect(await page.evaluate(() => performance.timeOrigin)).toBe(before)
      expect(await page.evaluate(() => document.body !== null)).toBe(true)
    })
  }

  test('the page may reload itself, which is how it forgets', async ({ launchApp }) => {
    const { page } = await launchApp()
    const before = await page.evaluate(() => performance.timeOrigin)
    const loaded = page.waitForEvent('load')
    await page.evaluate(() => {
      setTimeout(() => location.reload(), 0)
    })
    await loaded
    expect(await page.evaluate(() => performance.timeOrigin)).toBeGreaterThan(before)
  })

  test('a page that blanks itself is locked and shown again', async ({ launchApp }) => {
    const { page } = await launchApp()
    await page.evaluate(() => {
      setTimeout(() => {
        location.href = 'about:blank'
      }, 0)
    })
    await page.waitForURL('about:blank')
    await page.waitForURL(/^app:\/\/doorstep\/(#|$)/)
    const info = await page.evaluate(() => window.doorstep.call('app.info'))
    expect(info.profile).toBe('practice')
  })

  test('window.open, target=_blank, a middle click and a form open no window', async ({
    launchApp,
  }) => {
    const launched = await launchApp()
    const { page, watched } = launched
    watched.expectErrors(/./)
    watched.expectRequests(/evil\.example/)
    const opened = await page.evaluate(() =>
      ['https://evil.example/', 'about:blank', 'app://doorstep/', 'blob:app://doorstep/x'].map(
        (url) => window.open(url) === null,
      ),
    )
    expect(opened).toEqual([true, true, true, true])
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        id: 'trap',
        href: 'https://evil.example/',
        target: '_blank',
        textContent: 'a link that fills the page',
      })
      link.style.cssText = 'position:fixed;inset:0;z-index:99999;background:white'
      document.body.append(link)
    })
    await page.click('#trap')
    await page.click('#trap', { button: 'middle' })
    await page.click('#trap', { modifiers: ['Shift'] })
    await page.click('#trap', { modifiers: ['ControlOrMeta'] })
    await page.evaluate(() => {
      const form = Object.assign(document.createElement('form'), {
        action: 'https://evil.example/',
        target: '_blank',
        method: 'post',
      })
      document.body.append(form)
      form.submit()
    })
    await page.waitForTimeout(300)
    expect(await countWindows(launched)).toBe(1)
    expect(page.url()).toMatch(/^app:\/\/doorstep\/(#|$)/)
  })

  test('a webview element is an unknown element', async ({ launchApp }) => {
    const launched = await launchApp()
    const before = await countWebContents(launched)
    await launched.page.evaluate(() => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://evil.example/')
      view.setAttribute('nodeintegration', '')
      document.body.append(view)
    })
    await launched.page.waitForTimeout(300)
    expect(await countWebContents(launched)).toBe(before)
  })

  test('a frame of another page, or of ours, is not loaded', async ({ launchApp }) => {
    const { page, watched } = await launchApp()
    watched.expectErrors(/frame|Content Security Policy|ERR_BLOCKED/i)
    watched.expectRequests(/evil\.example/)
    await page.evaluate(() => {
      for (const url of ['https://evil.example/', 'app://doorstep/', 'data:text/html,x']) {
        document.body.append(Object.assign(document.createElement('iframe'), { src: url }))
      }
    })
    await page.waitForTimeout(300)
    const shown = page.frames().map((frame) => frame.url())
    expect(shown.filter((url) => /evil|^data:/.test(url))).toEqual([])
    expect(shown.filter((url) => url.startsWith('app://doorstep/'))).toHaveLength(1)
  })

  test('a dropped file of 200 MB does nothing', async ({ launchApp }, testInfo) => {
    const { truncate, writeFile } = await import('node:fs/promises')
    const launched = await launchApp()
    const { page } = launched
    const file = testInfo.outputPath('dropped.html')
    await writeFile(file, '<script>document.title = "ran"</script>')
    await truncate(file, 200 * 1024 * 1024)
    const before = await page.evaluate(() => performance.timeOrigin)
    const devtools = await page.context().newCDPSession(page)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', {
        type,
        x: 300,
        y: 300,
        data: { items: [], files: [file], dragOperationsMask: 1 },
      })
    }
    await page.waitForTimeout(500)
    expect(page.url()).toMatch(/^app:\/\/doorstep\/(#|$)/)
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(before)
    expect(await countWindows(launched)).toBe(1)
  })
})
