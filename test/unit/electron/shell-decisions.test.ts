import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mayNavigate, readAddress, staysInside } from '#electron/main/addresses'
import { createClearingClipboard } from '#electron/main/clipboard-clearing'
import { createDocumentShelf } from '#electron/main/document-shelf'
import { isFromPage, reportBug } from '#electron/main/ipc'
import { countStop } from '#electron/main/restarts'
import { checkWindowSettings } from '#electron/main/window-settings'

const token = '0123456789abcdef0123456789abcdef'

describe('where a frame may go', () => {
  it('is the page at the top and a printable document below it', () => {
    expect(mayNavigate('app://doorstep/', true)).toBe(true)
    expect(mayNavigate('app://doorstep/index.html#/today', true)).toBe(true)
    expect(mayNavigate(`app://document/${token}`, false)).toBe(true)
  })

  it('is nowhere else', () => {
    expect(mayNavigate(`app://document/${token}`, true)).toBe(false)
    expect(mayNavigate('app://doorstep/', false)).toBe(false)
    expect(mayNavigate('app://doorstep/assets/index.js', true)).toBe(false)
    expect(mayNavigate('app://doorstep/stopped', true)).toBe(false)
    for (const url of [
      'https://x/',
      'file:///',
      'about:blank',
      'data:,x',
      'blob:app://doorstep/x',
      '',
    ])
      expect(mayNavigate(url, true) || mayNavigate(url, false), url).toBe(false)
  })

  it('does not depend on how a host or path is dressed up', () => {
    for (const url of [
      'APP://doorstep/',
      'app:doorstep/',
      'app:///index.html',
      'app://doorstep\\/',
      'app://doorstep@evil/',
      'app://doorstep /',
      'app://doorstep/a\n',
      'app://doorstep/%69ndex.html',
    ]) {
      expect(readAddress(url).kind, url).toBe('refused')
    }
  })
})

it('the request guard lets only our own schemes through', () => {
  for (const url of ['app://doorstep/', 'blob:app://doorstep/x', 'data:,x', 'devtools://x'])
    expect(staysInside(url), url).toBe(true)
  for (const url of [
    'https://x/',
    'http://127.0.0.1/',
    'ws://x/',
    'wss://x/',
    'file:///etc/passwd',
    'ftp://x',
    'chrome-extension://x/',
    'filesystem:app://x',
    'appx://x',
    'xapp:y',
  ])
    expect(staysInside(url), url).toBe(false)
})

describe('who may call', () => {
  const contents = { mainFrame: {} as object }
  const frame = { parent: null, origin: 'app://doorstep', url: 'app://doorstep/#/today' }
  const asks = (changed: object, sender: object = contents) => {
    const senderFrame = Object.assign(contents.mainFrame, frame, changed)
    return isFromPage({ sender, senderFrame } as never, contents as never)
  }

  it('is the top frame of our window while it shows our page', () => {
    expect(asks({})).toBe(true)
  })

  it('is no other', () => {
    expect(asks({}, { mainFrame: contents.mainFrame })).toBe(false)
    expect(asks({ parent: {} })).toBe(false)
    expect(asks({ origin: 'null' })).toBe(false)
    expect(asks({ origin: 'app://document' })).toBe(false)
    expect(asks({ origin: 'app://doorstep.evil' })).toBe(false)
    expect(asks({ url: 'app://doorstep/stopped' })).toBe(false)
    expect(asks({ url: 'about:blank' })).toBe(false)
    expect(isFromPage({ sender: contents, senderFrame: null } as never, contents as never)).toBe(
      false,
    )
    expect(isFromPage({ sender: contents, senderFrame: frame } as never, contents as never)).toBe(
      false,
    )
  })

  it('a bug is reported without its words', () => {
    const written: string[] = []
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text))
      return true
    })
    reportBug('file.create', Object.assign(new Error('/home/maria-canary/x'), { code: 'EACCES' }))
    reportBug('file.create', 'maria-canary')
    spy.mockRestore()
    expect(written.join('')).toContain('file.create: Error EACCES')
    expect(written.join('')).not.toContain('maria-canary')
  })
})

describe('sensitive text on the clipboard', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function withClipboard() {
    let held = ''
    const system = {
      readText: () => held,
      writeText: (text: string) => {
        held = text
      },
      clear: () => {
        held = ''
      },
    }
    return { system, copied: createClearingClipboard(system), held: () => held }
  }

  it('is gone after 60 seconds, not before', async () => {
    const { copied, held } = withClipboard()
    copied.copy('code', true)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(held()).toBe('code')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(held()).toBe('')
  })

  it('is left alone when something else took its place, and ordinary text always', async () => {
    const { system, copied, held } = withClipboard()
    copied.copy('code', true)
    system.writeText('other')
    await vi.advanceTimersByTimeAsync(61_000)
    expect(held()).toBe('other')
    copied.copy('code', true)
    copied.copy('ordinary', false)
    await vi.advanceTimersByTimeAsync(61_000)
    expect(held()).toBe('ordinary')
  })

  it('copied twice counts from the second time', async () => {
    const { copied, held } = withClipboard()
    copied.copy('code', true)
    await vi.advanceTimersByTimeAsync(40_000)
    copied.copy('code', true)
    await vi.advanceTimersByTimeAsync(40_000)
    expect(held()).toBe('code')
  })
})

describe('a page that stops', () => {
  it('is opened again three times a minute, and again after a minute of peace', () => {
    let stops: readonly number[] = []
    const at = (atMs: number) => {
      const counted = countStop(stops, atMs)
      stops = counted.stopsAtMs
      return counted.reopen
    }
    expect([at(0), at(1000), at(2000), at(3000)]).toEqual([true, true, true, false])
    expect(at(64_000)).toBe(true)
  })

  it('is not kept shut by a clock that was set back', () => {
    expect(countStop([90_000, 91_000, 92_000], 1000).reopen).toBe(true)
  })
})

it('window settings take any damage for the usual look', () => {
  const usual = checkWindowSettings(null)
  for (const damaged of [
    undefined,
    7,
    'x',
    [],
    { theme: 'purple' },
    { width: -1, height: Number.NaN },
  ])
    expect(checkWindowSettings(damaged)).toEqual(usual)
  const good = { theme: 'dark', width: 900, height: 700, maximized: true }
  expect(checkWindowSettings({ ...good, lastClient: 'x' })).toEqual(good)
})

it('the shelf of documents drops the oldest beyond twelve, or beyond 60 million letters', () => {
  let next = 0
  const shelf = createDocumentShelf(() => String(next++))
  for (let count = 0; count < 13; count++) shelf.put('x')
  expect([shelf.find('0'), shelf.find('1'), shelf.find('12')]).toEqual([undefined, 'x', 'x'])
  const large = 'x'.repeat(20_000_000)
  for (let count = 0; count < 4; count++) shelf.put(large)
  expect(shelf.find('13')).toBeUndefined()
  expect(shelf.find('16')).toBe(large)
  shelf.clear()
  expect(shelf.find('16')).toBeUndefined()
})
