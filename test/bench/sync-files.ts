import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { build } from 'vite'
import { electronExecutable, playwrightLoader, repository } from '../e2e/fixtures/app-under-test'
import { type Figure, median } from './figure'
import { environment } from './launch'
import { admin, makeProfile, open, type ServerProcess, startServer } from './sync'

const count = Number(process.env.DOORSTEP_BENCH_FILES ?? 200)
const size = Number(process.env.DOORSTEP_BENCH_FILE_BYTES ?? 300_000)
const rounds = 3

/** PouchDB as it comes, in a page of its own with the browser's own `fetch`. */
const peerSource = `
  import PouchDB from 'pouchdb-core'
  import idb from 'pouchdb-adapter-idb'
  import http from 'pouchdb-adapter-http'
  import replication from 'pouchdb-replication'
  PouchDB.plugin(idb).plugin(http).plugin(replication)
  window.pull = async (url, auth) => {
    const local = new PouchDB('peer-' + crypto.randomUUID(), { adapter: 'idb', auto_compaction: true })
    const remote = new PouchDB(url, { adapter: 'http', skip_setup: true, auth })
    const startedAt = performance.now()
    const { docs_written } = await local.replicate.from(remote)
    const tookMs = performance.now() - startedAt
    await local.destroy()
    return { tookMs, written: docs_written }
  }
`

/** Files of the second laptop against plain PouchDB: both from nothing to complete, in turns. */
export async function benchSyncFiles(): Promise<Figure[]> {
  const root = await mkdtemp(join(tmpdir(), 'doorstep-bench-files-'))
  const server = await startServer()
  try {
    await fillPeer(server)
    const [first, second] = [join(root, 'first'), join(root, 'second')]
    await makeProfile(first, server.url)
    await cp(first, second, { recursive: true })
    const pushMs = await pushOurs(first)
    const ours: number[] = []
    const peer: number[] = []
    for (let round = 0; round < rounds; round++) {
      const profile = join(root, `second-${round}`)
      await cp(second, profile, { recursive: true })
      const took = await pullBoth(profile, server)
      ours.push(took.ours)
      peer.push(took.peer)
    }
    const common = { name: 'files', unit: 'ms' } as const
    return [
      {
        ...common,
        figure: `${count} files of ${size / 1000} KB to the second laptop (median of ${rounds})`,
        ours: median(ours),
        peer: median(peer),
        peerIs: 'plain PouchDB, page fetch, in the clear',
        measure: 'ratio',
        target: 1.2,
      },
      {
        ...common,
        figure: `${count} files of ${size / 1000} KB to the server`,
        ours: pushMs,
        peer: null,
        peerIs: '',
        measure: 'ours',
        target: null,
      },
    ]
  } finally {
    await server.stop()
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The same number of files of the same size, in the clear, in a database without rules. */
async function fillPeer(server: ServerProcess): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(new URL(path, `${server.url}/`), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`)
  }
  await call('PUT', 'peer')
  for (let from = 0; from < count; from += 20) {
    const docs = Array.from({ length: Math.min(20, count - from) }, () => ({
      _id: crypto.randomUUID(),
      keyId: '0123abcd',
      _attachments: {
        sealed: {
          content_type: 'application/octet-stream',
          data: randomBytes(size).toString('base64'),
        },
      },
    }))
    await call('POST', 'peer/_bulk_docs', { docs })
  }
}

async function pushOurs(profile: string): Promise<number> {
  const { page, close } = await open(profile)
  try {
    const asked = [count, size] as const
    await page.evaluate(([many, bytes]) => window.harness.fillFiles(many, bytes), asked)
    return await page.evaluate((many) => window.harness.timeFiles(many), count)
  } finally {
    await close()
  }
}

/** One after the other, each on a laptop that has nothing yet. */
async function pullBoth(profile: string, server: ServerProcess) {
  const running = await open(profile)
  const ours = await running.page
    .evaluate((many) => window.harness.timeFiles(many), count)
    .finally(() => running.close())
  return { ours, peer: await pullPeer(`${profile}-peer`, server) }
}

/** The same Electron without the app, whose walls keep every page off the network. */
async function inBareElectron<Found>(
  folder: string,
  use: (app: ElectronApplication) => Promise<Found>,
): Promise<Found> {
  const main = join(folder, 'bare')
  await mkdir(main, { recursive: true })
  const about = { name: 'bare', version: '0.0.0', main: 'main.js' }
  await writeFile(join(main, 'package.json'), JSON.stringify(about))
  // With a window of its own it does not end before it is told to.
  await writeFile(
    join(main, 'main.js'),
    "require('electron').app.on('window-all-closed', () => {})",
  )
  const executablePath = electronExecutable()
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: root.length === 0,
    args: [...playwrightLoader(), ...root, `--user-data-dir=${join(folder, 'bare-data')}`, main],
    env: environment(),
  })
  try {
    return await use(app)
  } finally {
    await app.close()
  }
}

async function pullPeer(folder: string, server: ServerProcess): Promise<number> {
  const script = await bundlePeer()
  const pages = createServer((request, response) => {
    const isScript = request.url === '/peer.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<script src="/peer.js"></script>')
  })
  pages.listen(0, '127.0.0.1')
  await once(pages, 'listening')
  try {
    const { port } = pages.address() as AddressInfo
    const given = {
      page: `http://127.0.0.1:${port}/`,
      database: `${server.url}/peer`,
      auth: { username: admin.name, password: admin.password },
    }
    const asked = `${JSON.stringify(given.database)}, ${JSON.stringify(given.auth)}`
    const { tookMs, written } = await inBareElectron(folder, (app) =>
      app.evaluate(
        async ({ BrowserWindow, app: electron }, { page, call }) => {
          await electron.whenReady()
          const webPreferences = { webSecurity: false }
          const window = new BrowserWindow({ width: 400, height: 300, webPreferences })
          await window.loadURL(page)
          const found = await window.webContents.executeJavaScript(call)
          return found as { tookMs: number; written: number }
        },
        { page: given.page, call: `pull(${asked})` },
      ),
    )
    if (written !== count) throw new Error(`The peer fetched ${written} of ${count}`)
    return tookMs
  } finally {
    pages.close()
  }
}

async function bundlePeer(): Promise<string> {
  // As if it lay in the repository: its imports are found from there.
  const entry = join(repository, 'test/bench/peer-page.js')
  const built = await build({
    configFile: false,
    root: repository,
    logLevel: 'silent',
    plugins: [
      {
        name: 'peer',
        load: (id) => (id === entry ? peerSource : null),
        resolveId: (id) => (id === entry ? id : null),
      },
    ],
    build: { write: false, rollupOptions: { input: entry, output: { format: 'iife' } } },
  })
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [
    { output: readonly { type: string; code?: string }[] },
  ]
  const code = output.find(({ type }) => type === 'chunk')?.code
  if (code === undefined) throw new Error('The peer was not bundled')
  return code
}
