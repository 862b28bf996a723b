import { expect, type LaunchedApp, test } from '../fixtures/app'

const hostile = [
  'file:///etc/passwd',
  'file://server/share/x.exe',
  'smb://server/share',
  'ms-msdt:/id PCWDiagnostic',
  'ms-officecmd:x',
  'search-ms:query=x',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:app://doorstep/x',
  'app://doorstep/',
  'vbscript:x',
  'ftp://example.org/',
  'ssh://example.org',
  'http://example.org/',
  '\\\\server\\share\\x.exe',
  '//server/share',
  'C:\\Windows\\System32\\calc.exe',
  '/usr/bin/xcalc',
  'https://user@evil.example/',
  'https://user:word@evil.example/',
  'https://@evil.example/',
  'https://example.org@evil.example/',
  'https:\\\\evil.example\\',
  'https:/evil.example',
  'https:evil.example',
  'https://',
  'https:///x',
  'https://example.org/\u202etxt.exe',
  'https://example.org/ x',
  'https://example.org/\nx',
  '\thttps://example.org/',
  ' https://example.org/',
  `https://example.org/${'x'.repeat(3000)}`,
  'HTTPS',
  '',
  'tel:',
  'tel:+1 555; rm -rf /',
  'tel:$(calc)',
  'tel:5551234?x=1',
  'mailto:a@example.org?attach=/etc/passwd',
  'mailto:a@example.org?subject=x&attachment=/etc/passwd',
  'mailto:-oQ/tmp@x -X/tmp/x',
  'mailto:a@example.org,b@example.org',
  'sms:+15551234;phone-context=x',
  'sms:+15551234?x=1',
  'intent://x#Intent;end',
  'view-source:https://example.org/',
  'chrome://settings',
  'devtools://devtools/x',
]

const honest = [
  'https://example.org/',
  'https://example.org/a?b=c#d',
  'HTTPS://EXAMPLE.ORG/',
  'tel:+15551234567',
  'tel:555-1234',
  'mailto:office@example.org',
  'mailto:office@example.org?subject=Summary&body=Please%20see',
  'sms:+15551234567',
  'sms:+15551234567?body=On%20my%20way',
]

async function recordOpened({ app }: LaunchedApp) {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => void opened.push(url)
  })
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
}

test('hostile addresses are not handed to the system', async ({ launchApp }) => {
  const launched = await launchApp()
  const opened = await recordOpened(launched)
  const answers = await launched.page.evaluate(
    (urls) =>
      Promise.all(
        urls.map((url) =>
          window.doorstep.call('app.openExternal', { url }).then((answer) => answer.ok),
        ),
      ),
    hostile,
  )
  expect(hostile.filter((_url, index) => answers[index])).toEqual([])
  expect(await opened()).toEqual([])
})

test('web pages, calls, mails and messages are, after a click', async ({ launchApp }) => {
  const launched = await launchApp()
  const opened = await recordOpened(launched)
  for (const url of honest) {
    const answer = await launched.page.evaluate(
      (address) => window.doorstep.call('app.openExternal', { url: address }),
      url,
    )
    expect(answer, url).toEqual({ ok: true, value: undefined })
  }
  expect(await opened()).toHaveLength(honest.length)
})

test('without a click nothing is', async ({ launchApp }) => {
  const launched = await launchApp()
  const opened = await recordOpened(launched)
  // Not through Playwright, whose evaluations count as the person's own action.
  const answer = await launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `new Promise((done) => setTimeout(() => {
        doorstep.call('app.openExternal', { url: 'https://example.org/' }).then((answer) => done(answer.ok))
      }, 6000))`,
      false,
    ),
  )
  expect(answer).toBe(false)
  expect(await opened()).toEqual([])
})

test('a link in the page opens nothing by itself', async ({ launchApp }) => {
  const launched = await launchApp()
  launched.watched.expectErrors(/./)
  const opened = await recordOpened(launched)
  await launched.page.evaluate(() => {
    for (const href of ['tel:+15551234567', 'mailto:a@example.org', 'ms-msdt:/id x']) {
      const link = Object.assign(document.createElement('a'), { href })
      document.body.append(link)
      link.click()
    }
  })
  await launched.page.waitForTimeout(300)
  expect(await opened()).toEqual([])
  expect(launched.page.url()).toMatch(/^app:\/\/doorstep\/(#|$)/)
})
