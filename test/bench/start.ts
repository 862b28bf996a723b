import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import { electronExecutable, launchArguments } from '../e2e/fixtures/app-under-test'
import { type Figure, median } from './figure'
import { environment } from './launch'
import type { Profiles } from './profiles'

const rounds = 9

/**
 * From the start of the process to the first screen: the paint that shows the field for the
 * passphrase, and the first paint of an empty window on the same runtime. Read afterwards from each
 * page's own clock, so that watching costs neither side anything.
 */
export async function benchStart(profiles: Profiles): Promise<Figure[]> {
  const profile = await profiles.empty()
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-start-'))
  try {
    const empty = await makeEmptyApp(folder)
    const ours: number[] = []
    const peer: number[] = []
    const usable = "document.activeElement?.id === 'unlock-passphrase'"
    // One round more: the first of each warms the disk's cache and does not count.
    for (let round = 0; round <= rounds; round++) {
      const emptyArgs = [...launchArguments(join(folder, 'profile')).slice(0, -1), empty]
      const emptyMs = await msToScreen(emptyArgs, 'true')
      const oursMs = await msToScreen(launchArguments(profile), usable)
      if (round === 0) continue
      peer.push(emptyMs)
      ours.push(oursMs)
    }
    return [
      {
        name: 'start',
        figure: 'start to the first usable screen (median)',
        unit: 'ms',
        ours: median(ours),
        peer: median(peer),
        peerIs: 'an empty window',
        measure: 'ratio',
        target: 1.6,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function makeEmptyApp(folder: string): Promise<string> {
  const app = join(folder, 'empty')
  await mkdir(app, { recursive: true })
  await writeFile(join(app, 'package.json'), '{"name":"empty","main":"main.cjs"}')
  await writeFile(
    join(app, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadFile('index.html')
})
app.on('window-all-closed', () => app.quit())
`,
  )
  await writeFile(join(app, 'index.html'), '<!doctype html><title>Empty</title><p>Empty</p>\n')
  return app
}

async function msToScreen(args: readonly string[], usable: string): Promise<number> {
  const [app, ...switches] = args.toReversed()
  const startedAt = Date.now()
  const child = spawn(
    electronExecutable() ?? createRequire(import.meta.url)('electron'),
    [...switches.toReversed(), '--remote-debugging-port=0', app ?? ''],
    { env: environment(), detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  try {
    const port = await debuggingPort(child)
    for (let attempt = 0; attempt < 20; attempt++) {
      const paintedAt = await askPage(await pageSocket(port), whenPainted(usable))
      if (paintedAt !== null) return paintedAt - startedAt
    }
    throw new Error('The first screen was never usable')
  } finally {
    await endGroup(child)
  }
}

/** Wall-clock milliseconds of the last large paint, once the screen can be used. */
const whenPainted = (usable: string) => `new Promise((done) => {
  let paintedAt = 0
  const see = (list) => { for (const entry of list.getEntries()) paintedAt = Math.max(paintedAt, entry.startTime) }
  new PerformanceObserver(see).observe({ type: 'paint', buffered: true })
  new PerformanceObserver(see).observe({ type: 'largest-contentful-paint', buffered: true })
  const look = () => (${usable}) && paintedAt > 0
    ? setTimeout(() => done(performance.timeOrigin + paintedAt), 300)
    : setTimeout(look, 50)
  look()
})`

function debuggingPort(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1]
      if (port) done(Number(port))
    })
    child.once('error', fail)
    child.once('exit', () => fail(new Error(`Electron ended before it had a page:\n${said}`)))
  })
}

async function pageSocket(port: number): Promise<string> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const targets = (await fetch(`http://127.0.0.1:${port}/json/list`)
      .then((answer) => answer.json())
      .catch(() => [])) as { type: string; url: string; webSocketDebuggerUrl: string }[]
    const page = targets.find(({ type, url }) => type === 'page' && url !== 'about:blank')
    if (page) return page.webSocketDebuggerUrl
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Electron showed no page')
}

/** Null when the page was still on its way to its address. */
async function askPage(address: string, expression: string): Promise<number | null> {
  const socket = new WebSocket(address)
  try {
    await once(socket, 'open')
    const params = { expression, awaitPromise: true, returnByValue: true }
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    for (;;) {
      const [data] = await once(socket, 'message')
      const answer = JSON.parse(String(data))
      if (answer.id === 1) return answer.result?.result.value ?? null
    }
  } finally {
    socket.close()
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const exited = once(child, 'exit')
  process.kill(-child.pid, 'SIGKILL')
  await exited
}
