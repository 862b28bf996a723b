import { createHash } from 'node:crypto'
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'
import { appFolder } from '../fixtures/app-under-test'

const threePages = (text: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Summary</title><style>@page { size: Letter; margin: 15mm } section { break-after: page }
section:last-child { break-after: auto } h1 { color: rgb(0, 128, 0) }</style></head>
<body><section><h1>${text}</h1></section><section>two</section><section>three</section></body></html>`

test.describe('printable documents', () => {
  test('become a PDF of the right size and page count, tagged, and whole on disk', async ({
    launchApp,
  }, testInfo) => {
    const { page, chooseSavePath } = await launchApp()
    const path = testInfo.outputPath('summary.pdf')
    await writeFile(path, 'an older file')
    await chooseSavePath(path)
    const html = threePages('Maria Ågren \u{1f476} שלום')
    const answers = await page.evaluate(async (text) => {
      const { token, url } = await window.doorstep.call('document.put', { html: text })
      const saved = await window.doorstep.call('document.savePdf', {
        token,
        suggestedName: 'Summary',
        paper: 'Letter',
      })
      const made = await window.doorstep.call('document.pdf', { token, paper: 'A4' })
      await window.doorstep.call('document.release', { token })
      const gone = await window.doorstep.call('document.pdf', { token, paper: 'A4' })
      return { url, saved, pages: made.ok ? made.value.pages : 0, gone }
    }, html)
    expect(answers.url).toMatch(/^app:\/\/document\/[0-9a-f]{32}$/)
    expect(answers.saved).toEqual({ ok: true, value: { fileName: 'summary.pdf', pages: 3 } })
    expect(answers.pages).toBe(3)
    expect(answers.gone).toEqual({ ok: false, refusal: { code: 'unknownDocument' } })
    const pdf = await readFile(path)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1')).toContain('/StructTreeRoot')
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[\s*0 0 612 792/)
    expect(await readdir(testInfo.outputPath())).toEqual(['summary.pdf'])
  })

  test('run nothing, load nothing and leave nothing, in the preview and on paper', async ({
    launchApp,
  }) => {
    const { page, watched } = await launchApp()
    watched.expectErrors(/./)
    watched.expectRequests(/evil\.example/)
    const html = `<!doctype html><body><h1>Preview</h1>
      <script>document.body.textContent = 'script ran'; parent.postMessage('ran', '*')</script>
      <img src="x" onerror="parent.postMessage('ran', '*')">
      <img src="https://evil.example/a.png"><iframe src="https://evil.example/"></iframe>
      <link rel="stylesheet" href="https://evil.example/a.css">
      <style>@import url(https://evil.example/b.css); @font-face { font-family: x; src: url(https://evil.example/f) }
      h1 { font-family: x; background: url(https://evil.example/c.png) }</style>
      <form action="https://evil.example/" id="f"><button>Send</button></form>
      <meta http-equiv="refresh" content="0;url=https://evil.example/">
      <a href="https://evil.example/" target="_top">link</a>`
    const url = await page.evaluate(async (text) => {
      Object.assign(window, { messages: 0 })
      const counted = window as unknown as { messages: number }
      window.addEventListener('message', () => {
        counted.messages += 1
      })
      const put = await window.doorstep.call('document.put', { html: text })
      const frame = Object.assign(document.createElement('iframe'), { src: put.url, id: 'preview' })
      document.body.append(frame)
      await new Promise((done) => frame.addEventListener('load', done, { once: true }))
      await window.doorstep.call('document.pdf', { token: put.token, paper: 'Letter' })
      await new Promise((done) => setTimeout(done, 500))
      return put.url
    }, html)
    expect(page.frames().map((frame) => frame.url())).toContain(url)
    expect(page.frames().filter((frame) => /evil/.test(frame.url()))).toEqual([])
    expect(await page.evaluate(() => (window as unknown as { messages: number }).messages)).toBe(0)
    expect(page.url()).toMatch(/^app:\/\/doorstep\/(#|$)/)
    const shown = await page.frameLocator('#preview').locator('h1').textContent()
    expect(shown).toBe('Preview')
  })

  test('are set in our own typeface, in the preview and on paper', async ({ launchApp }) => {
    const assets = join(appFolder(), 'renderer/assets')
    const font = (await readdir(assets)).find((name) => /latin.*\.woff2$/.test(name))
    test.skip(font === undefined, 'this build has no typeface')
    const { page } = await launchApp()
    const html = `<!doctype html><style>@font-face { font-family: Ours; src: url(app://doorstep/assets/${font}) }
      p { font: 20px Ours }</style><p>Mother and infant</p>`
    const pdf = await page.evaluate(async (text) => {
      const { token, url } = await window.doorstep.call('document.put', { html: text })
      const frame = Object.assign(document.createElement('iframe'), { src: url })
      document.body.append(frame)
      await new Promise((done) => frame.addEventListener('load', done, { once: true }))
      const made = await window.doorstep.call('document.pdf', { token, paper: 'Letter' })
      return made.ok ? Array.from(made.value.pdf, (byte) => String.fromCharCode(byte)).join('') : ''
    }, html)
    const typefaces = [...pdf.matchAll(/\/FontName\s*\/(\S+)/g)].map((found) => found[1])
    expect(typefaces.join()).toMatch(/\+Inter/)
  })

  test('are twelve at most: the oldest goes', async ({ launchApp }) => {
    const { page } = await launchApp()
    const known = await page.evaluate(async () => {
      const tokens: string[] = []
      for (let count = 0; count < 13; count++) {
        tokens.push((await window.doorstep.call('document.put', { html: '<p>x</p>' })).token)
      }
      const find = (token = '') =>
        window.doorstep.call('document.pdf', { token, paper: 'Letter' }).then(({ ok }) => ok)
      return [await find(tokens[0]), await find(tokens[1])]
    })
    expect(known).toEqual([false, true])
  })

  test('without a printer, printing says so', async ({ launchApp }) => {
    const { page, app } = await launchApp()
    const printers = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getPrintersAsync(),
    )
    test.skip((printers?.length ?? 0) > 0, 'this machine has a printer')
    const answer = await page.evaluate(async () => {
      const { token } = await window.doorstep.call('document.put', { html: '<p>x</p>' })
      return window.doorstep.call('document.print', { token })
    })
    expect(answer).toEqual({ ok: false, refusal: { code: 'noPrinter' } })
  })
})

test.describe('files a person chose', () => {
  test('appear whole or not at all, and are read back in any order', async ({
    launchApp,
  }, testInfo) => {
    const launched = await launchApp()
    const path = testInfo.outputPath('backup.doorstep')
    await writeFile(path, 'the backup of last week')
    await launched.chooseSavePath(path)
    await launched.chooseOpenPath(path)
    const half = await launched.page.evaluate(async () => {
      const made = await window.doorstep.call('file.create', {
        kind: 'backup',
        suggestedName: 'Backup',
      })
      if (!made.ok) return null
      const { handle } = made.value
      const chunk = new Uint8Array(1_000_000).fill(7)
      await window.doorstep.call('file.append', { handle, chunk })
      return made.value
    })
    expect(half?.fileName).toBe('backup.doorstep')
    expect(await readFile(path, 'utf8')).toBe('the backup of last week')
    const unfinished = (await readdir(testInfo.outputPath())).filter((name) =>
      name.endsWith('.part'),
    )
    expect(unfinished).toHaveLength(1)
    expect(unfinished[0]).not.toContain('backup')
    const read = await launched.page.evaluate(async (handle) => {
      // Sent without waiting: they are written in this order all the same.
      const chunks = Array.from({ length: 20 }, (_, index) => new Uint8Array(100_000).fill(index))
      await Promise.all(
        chunks.map((chunk) => window.doorstep.call('file.append', { handle, chunk })),
      )
      const commit = await window.doorstep.call('file.commit', { handle })
      const chosen = await window.doorstep.call('file.choose', { kind: 'backup' })
      if (!chosen.ok) return null
      const at = async (offset: number, length: number) => {
        const answer = await window.doorstep.call('file.read', {
          handle: chosen.value.handle,
          offset,
          length,
        })
        return answer.ok ? [...answer.value.chunk.slice(0, 2), answer.value.chunk.length] : answer
      }
      const parts = [
        await at(2_900_000, 8_000_000),
        await at(0, 10),
        await at(1_000_000, 1),
        await at(3_000_000, 5),
        await at(9_000_000_000, 5),
      ]
      await window.doorstep.call('file.release', { handle: chosen.value.handle })
      return { commit: commit.ok, size: chosen.value.size, parts, after: await at(0, 1) }
    }, half?.handle ?? '')
    expect(read).toEqual({
      commit: true,
      size: 3_000_000,
      parts: [[19, 19, 100_000], [7, 7, 10], [0, 1], [0], [0]],
      after: { ok: false, refusal: { code: 'unknownHandle' } },
    })
    expect(await readdir(testInfo.outputPath())).toEqual(['backup.doorstep'])
  })

  test('a name that means mischief becomes a plain one; Cancel is an answer', async ({
    launchApp,
  }) => {
    const { app, page, chooseOpenPath } = await launchApp()
    await app.evaluate(({ dialog }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      dialog.showSaveDialog = (async (_window: unknown, options: { defaultPath?: string }) => {
        asked.push(options.defaultPath ?? '')
        return { canceled: true, filePath: '' }
      }) as typeof dialog.showSaveDialog
    })
    await chooseOpenPath(null)
    const names = [
      '../../.bashrc',
      'a/b\\c:d*e?.pdf',
      'x\u202efdp.exe',
      '...',
      '\u0000',
      ' .hidden. ',
    ]
    const answers = await page.evaluate(async (suggested) => {
      const found: unknown[] = []
      for (const suggestedName of suggested) {
        found.push(await window.doorstep.call('file.create', { kind: 'pdf', suggestedName }))
      }
      found.push(await window.doorstep.call('file.choose', { kind: 'letter' }))
      return found
    }, names)
    expect(answers).toEqual(
      Array(names.length + 1).fill({ ok: false, refusal: { code: 'cancelled' } }),
    )
    const asked = await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
    const documents = await app.evaluate(({ app: program }) => program.getPath('documents'))
    const offered = asked.map((path) => path.slice(documents.length + 1))
    expect(offered).toEqual([
      'bashrc',
      'a-b-c-d-e-.pdf',
      'x-fdp.exe',
      'Doorstep',
      'Doorstep',
      'hidden',
    ])
  })

  test('a folder that cannot be written and a file that is none are refused as the disk', async ({
    launchApp,
  }, testInfo) => {
    const launched = await launchApp()
    await launched.chooseSavePath(testInfo.outputPath('absent/folder/backup.doorstep'))
    await launched.chooseOpenPath(testInfo.outputPath())
    await chmod(testInfo.outputPath(), 0o700)
    const answers = await launched.page.evaluate(async () => {
      const { token } = await window.doorstep.call('document.put', { html: '<p>x</p>' })
      return [
        await window.doorstep.call('file.create', { kind: 'backup', suggestedName: 'x' }),
        await window.doorstep.call('file.choose', { kind: 'backup' }),
        await window.doorstep.call('document.savePdf', { token, suggestedName: 'x', paper: 'A4' }),
      ]
    })
    expect(answers).toEqual(Array(3).fill({ ok: false, refusal: { code: 'disk' } }))
  })

  test('20 MB go through in both directions unchanged', async ({ launchApp }, testInfo) => {
    const launched = await launchApp()
    const path = testInfo.outputPath('large.doorstep')
    await launched.chooseSavePath(path)
    const hash = await launched.page.evaluate(async () => {
      const made = await window.doorstep.call('file.create', { kind: 'backup', suggestedName: 'x' })
      if (!made.ok) return ''
      const { handle } = made.value
      const whole = new Uint8Array(20 * 1024 * 1024)
      for (let at = 0; at < whole.length; at += 65_536) {
        crypto.getRandomValues(whole.subarray(at, at + 65_536))
      }
      for (let at = 0; at < whole.length; at += 4 * 1024 * 1024) {
        const chunk = whole.slice(at, at + 4 * 1024 * 1024)
        await window.doorstep.call('file.append', { handle, chunk })
      }
      await window.doorstep.call('file.commit', { handle })
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
      return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    })
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(hash)
  })
})

test.describe('the clipboard', () => {
  test('loses sensitive text when the practice is locked, and only that text', async ({
    launchApp,
  }) => {
    const { app, page } = await launchApp()
    const clipboardText = () => app.evaluate(({ clipboard }) => clipboard.readText())
    await page.evaluate(() =>
      window.doorstep.call('app.copyText', { text: 'recovery-code', sensitive: true }),
    )
    expect(await clipboardText()).toBe('recovery-code')
    await page.evaluate(() => window.doorstep.call('vault.lock'))
    expect(await clipboardText()).toBe('')
    await page.evaluate(() => window.doorstep.call('app.copyText', { text: 'a', sensitive: true }))
    await app.evaluate(({ clipboard }) => clipboard.writeText('something else'))
    await page.evaluate(() => window.doorstep.call('vault.lock'))
    expect(await clipboardText()).toBe('something else')
  })
})
