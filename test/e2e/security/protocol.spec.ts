import { expect, test } from '../fixtures/app'

const zeros = '0'.repeat(32)

/**
 * What each address must answer. They are asked from the main process, where nothing of the page's
 * policy stands before the protocol; Chromium itself folds `..` and `%2e%2e` away before they arrive.
 */
const table: readonly (readonly [string, number])[] = [
  ['app://doorstep/', 200],
  ['app://doorstep', 200],
  ['app://doorstep/index.html', 200],
  ['app://doorstep/index.html?x=1', 200],
  ['app://doorstep/#/clients', 200],
  ['app://doorstep/stopped', 200],
  ['app://doorstep/absent.js', 404],
  ['app://doorstep/assets', 404],
  ['app://doorstep/assets/', 403],
  ['app://doorstep/index.html/', 403],
  ['app://doorstep/index.html/x', 404],
  ['app://doorstep//index.html', 403],
  ['app://doorstep//etc/passwd', 403],
  ['app://doorstep/./index.html', 200],
  ['app://doorstep/..%2f..%2f..%2fetc/passwd', 403],
  ['app://doorstep/..%2Fmain/index.js', 403],
  ['app://doorstep/%2e%2e%2fmain/index.js', 403],
  ['app://doorstep/%2e%2e/main/index.js', 404],
  ['app://doorstep/../main/index.js', 404],
  ['app://doorstep/../../package.json', 404],
  ['app://doorstep/..;/main/index.js', 403],
  ['app://doorstep/....//main/index.js', 403],
  ['app://doorstep/.../main/index.js', 403],
  ['app://doorstep/..%5cmain%5cindex.js', 403],
  ['app://doorstep/%5c..%5cmain', 403],
  ['app://doorstep/..\\..\\main\\index.js', 404],
  ['app://doorstep/%5c%5cserver%5cshare', 403],
  ['app://doorstep/%00', 403],
  ['app://doorstep/index.html%00.js', 403],
  ['app://doorstep/%c0%ae%c0%ae/main', 403],
  ['app://doorstep/%252e%252e%252fmain', 403],
  ['app://doorstep/%u002e%u002e/main', 403],
  ['app://doorstep/C:/Windows/win.ini', 403],
  ['app://doorstep/C|/Windows/win.ini', 403],
  ['app://doorstep/file:/etc/passwd', 403],
  ['app://doorstep/~/.ssh/id_rsa', 403],
  ['app://doorstep/.env', 403],
  ['app://doorstep/.git/config', 403],
  ['app://doorstep/assets/.hidden', 403],
  ['app://doorstep/index.html::$DATA', 403],
  ['app://doorstep/index html', 403],
  ['app://doorstep/index.html%20', 403],
  ['app://doorstep/\u202eindex.html', 403],
  ['app://doorstep/ïndex.html', 403],
  ['app://doorstep/CON', 404],
  [`app://doorstep/${'a/'.repeat(300)}x`, 404],
  [`app://doorstep/${'a'.repeat(5000)}`, 404],
  ['app://evil/', 403],
  ['app://evil/index.html', 403],
  ['app://doorstep.evil/index.html', 403],
  ['app://evil.doorstep/index.html', 403],
  // The scheme has hosts and no ports: Chromium drops the number.
  ['app://doorstep:80/index.html', 200],
  ['app://user@doorstep/index.html', 403],
  ['app://localhost/index.html', 403],
  ['app://127.0.0.1/index.html', 403],
  ['app://document/', 404],
  [`app://document/${zeros}`, 404],
  [`app://document/${zeros}/..`, 404],
  ['app://document/index.html', 404],
  ['app://document/../doorstep/index.html', 404],
]

test('every address of the table is answered as it must be', async ({ launchApp }) => {
  const { app } = await launchApp()
  expect(table.length).toBeGreaterThanOrEqual(50)
  const statuses = await app.evaluate(
    async ({ session }, urls) => {
      const page = session.fromPartition('persist:practice')
      return Promise.all(
        urls.map(async (url) => {
          try {
            return (await page.fetch(url)).status
          } catch {
            return 403
          }
        }),
      )
    },
    table.map(([url]) => url),
  )
  const wrong = table
    .map(([url, expected], index) => ({ url, expected, answered: statuses[index] }))
    .filter(({ expected, answered }) => expected !== answered)
  expect(wrong).toEqual([])
})

test('only reading is answered, and a session of another purpose reads nothing', async ({
  launchApp,
}) => {
  const { app, page, watched } = await launchApp()
  watched.expectErrors(/405/)
  const methods = await page.evaluate(async () => {
    const found: Record<string, number> = {}
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD']) {
      found[method] = (await fetch('/index.html', { method })).status
    }
    return found
  })
  expect(methods).toEqual({ POST: 405, PUT: 405, DELETE: 405, PATCH: 405, HEAD: 200 })
  const elsewhere = await app.evaluate(async ({ session }) => {
    try {
      return (await session.fromPartition('other').fetch('app://doorstep/')).status
    } catch {
      return 'refused'
    }
  })
  expect(elsewhere).toBe('refused')
})

test('files have their type, and are never guessed', async ({ launchApp }) => {
  const { page } = await launchApp()
  const types = await page.evaluate(async () => {
    const elements = document.querySelectorAll<HTMLScriptElement & HTMLLinkElement>(
      'script[src], link[href]',
    )
    const urls = [...elements].map((element) => element.src || element.href)
    const answers = await Promise.all(['app://doorstep/', ...urls].map((url) => fetch(url)))
    return answers.map((answer) => [answer.url, answer.headers.get('content-type')] as const)
  })
  const expected: Record<string, string> = {
    js: 'text/javascript; charset=utf-8',
    css: 'text/css; charset=utf-8',
    woff2: 'font/woff2',
    svg: 'image/svg+xml',
    '': 'text/html; charset=utf-8',
  }
  expect(types.length).toBeGreaterThan(1)
  for (const [url, type] of types) {
    const extension = /\.([a-z0-9]+)$/.exec(new URL(url).pathname)?.[1] ?? ''
    expect(type, url).toBe(expected[extension])
  }
})
