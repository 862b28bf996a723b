import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defaultPrefix } from '#shared/ipc/server-names'
import { repository } from '../e2e/fixtures/app-under-test'
import type { PeerBatches } from '../support/harness/sync-bench'
import { type Figure, median, quantile } from './figure'
import { launch, passphrase, type Running, toHarness } from './launch'
import type { Profiles } from './profiles'

const count = Number(process.env.DOORSTEP_BENCH_RECORDS ?? 20_000)
const changes = 100
const restSeconds = Number(process.env.DOORSTEP_BENCH_REST ?? 90)
export const admin = { name: 'admin', password: 'made up words for a bench' }

/** The server that `npm run couch` starts, in a process of its own that counts its requests. */
const serverSource = `
  const { startCouchServer } = await import(process.env.COUCH_MODULE)
  let requests = 0
  const server = await startCouchServer({
    admin: JSON.parse(process.env.COUCH_ADMIN),
    onRequest: () => { requests += 1 },
  })
  process.on('message', async (asked) => {
    if (asked === 'count') return process.send({ requests })
    await server.stop()
    process.exit(0)
  })
  process.send({ url: server.url })
`

export interface ServerProcess {
  readonly url: string
  requests(): Promise<number>
  call(method: string, path: string): Promise<Response>
  stop(): Promise<void>
}

export async function startServer(): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', serverSource], {
    cwd: repository,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      COUCH_MODULE: pathToFileURL(join(repository, 'electron/commands/lib/couch-server.mjs')).href,
      COUCH_ADMIN: JSON.stringify(admin),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const heard = async <Said>() => (await once(child, 'message'))[0] as Said
  const { url } = await heard<{ url: string }>()
  const authorization = `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`
  return {
    url,
    async requests() {
      const answer = heard<{ requests: number }>()
      child.send('count')
      return (await answer).requests
    },
    call: (method, path) => fetch(new URL(path, `${url}/`), { method, headers: { authorization } }),
    async stop() {
      const exited = once(child, 'exit')
      child.send('stop')
      await exited
    },
  }
}

export async function open(profile: string): Promise<Running> {
  const running = await launch(profile)
  await toHarness(running)
  await running.page.evaluate((words) => window.harness.open(words), passphrase)
  return running
}

/** A practice with nothing in it whose laptop has an account on the server. */
export async function makeProfile(folder: string, url: string): Promise<void> {
  const running = await launch(folder)
  try {
    await toHarness(running)
    const account = { address: url, userName: admin.name, password: admin.password }
    await running.page.evaluate(
      async ([words, server]) => {
        await window.harness.createPractice(words, { bare: true })
        await window.harness.setUpServer(server)
      },
      [passphrase, account] as const,
    )
  } finally {
    await running.close()
  }
}

/**
 * The rules of one database taken away, as the administrator may: they refuse what is not sealed, and
 * the peer sends the records as they are.
 */
async function withoutRules(server: ServerProcess): Promise<void> {
  const names = (await (await server.call('GET', '_all_dbs')).json()) as string[]
  for (const name of names.filter((one) => one.startsWith(defaultPrefix))) {
    const path = `${encodeURIComponent(name)}/_design/doorstep`
    const found = await server.call('GET', path)
    if (!found.ok) continue
    const { _rev } = (await found.json()) as { _rev: string }
    const gone = await server.call('DELETE', `${path}?rev=${_rev}`)
    if (!gone.ok) throw new Error(`The rules of ${name} stayed: ${gone.status}`)
  }
}

const peerIs = {
  'its own': 'plain PouchDB, same road, in the clear',
  'as ours': 'the same in batches as large as ours',
} as const

export async function benchSync(_profiles: Profiles): Promise<Figure[]> {
  const root = await mkdtemp(join(tmpdir(), 'doorstep-bench-sync-'))
  const server = await startServer()
  try {
    const itsOwn = await measurePeer(join(root, 'peer'), 'its own')
    const asOurs = await measurePeer(join(root, 'peer-large'), 'as ours')
    const [first, second] = [join(root, 'first'), join(root, 'second')]
    await makeProfile(first, server.url)
    // The second laptop: the same keys and an account, and nothing received yet.
    await cp(first, second, { recursive: true })
    return await measureOurs(first, second, server, { 'its own': itsOwn, 'as ours': asOurs })
  } finally {
    await server.stop()
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface PeerTimes {
  readonly pushMs: number
  readonly pullMs: number
}

/** The same records in the clear, by PouchDB over the same road from the same page, to its own server. */
async function measurePeer(profile: string, batches: PeerBatches): Promise<PeerTimes> {
  const server = await startServer()
  try {
    await makeProfile(profile, server.url)
    await withoutRules(server)
    const { page, close } = await open(profile)
    const asked = [count, batches] as const
    const pushMs = await page.evaluate((them) => window.harness.timePeerPush(...them), asked)
    const pullMs = await page.evaluate((them) => window.harness.timePeerPull(...them), asked)
    await close()
    return { pushMs, pullMs }
  } finally {
    await server.stop()
  }
}

async function measureOurs(
  firstProfile: string,
  secondProfile: string,
  server: ServerProcess,
  plain: Readonly<Record<PeerBatches, PeerTimes>>,
): Promise<Figure[]> {
  const first = await open(firstProfile)
  let second: Running | null = null
  try {
    await first.page.evaluate((many) => window.harness.fillClients(many), count)
    const pushMs = await first.page.evaluate((many) => window.harness.timeSync(many), count)
    second = await open(secondProfile)
    const pullMs = await second.page.evaluate((many) => window.harness.timeSync(many), count)
    const delays = await timeChanges(first, second)
    await first.page.evaluate(() => window.harness.stopSync())
    const atRest = await countAtRest(server)
    const rawGetMs = await timeRawGets(server)
    const common = { name: 'sync', unit: 'ms', measure: 'ratio' } as const
    return [
      ...(['its own', 'as ours'] as const).flatMap((batches) => [
        {
          ...common,
          figure: `first sync of ${count} records, to decrypted and queryable`,
          ours: pullMs,
          peer: plain[batches].pullMs,
          peerIs: peerIs[batches],
          target: batches === 'its own' ? 0.667 : null,
        },
        {
          ...common,
          figure: `push of ${count} records`,
          ours: pushMs,
          peer: plain[batches].pushMs,
          peerIs: peerIs[batches],
          target: batches === 'its own' ? 1.667 : null,
        },
      ]),
      {
        ...common,
        figure: `a change seen on the other laptop (p95 of ${changes})`,
        ours: quantile(delays, 0.95),
        peer: null,
        peerIs: '',
        measure: 'ours',
        target: 300,
      },
      {
        ...common,
        figure: 'a change seen on the other laptop (median)',
        ours: median(delays),
        peer: null,
        peerIs: '',
        measure: 'ours',
        target: null,
      },
      {
        ...common,
        figure: `requests at rest, a space (over ${restSeconds} s)`,
        unit: '/min',
        ours: atRest,
        peer: null,
        peerIs: '',
        measure: 'ours',
        target: 1,
      },
      {
        ...common,
        figure: 'one GET answered by the server, nothing else asked (median)',
        ours: rawGetMs,
        peer: null,
        peerIs: '',
        measure: 'ours',
        target: null,
      },
    ]
  } finally {
    await second?.close()
    await first.close()
  }
}

async function timeChanges(first: Running, second: Running): Promise<number[]> {
  const delays: number[] = []
  for (let number = 0; number < changes + 5; number++) {
    const word = `change ${number}`
    await second.page.evaluate(([which, to]) => window.harness.watchPronouns(which, to), [
      number,
      word,
    ] as const)
    const askedAt = await first.page.evaluate(
      ([which, to]) => window.harness.changePronouns(which, to),
      [number, word] as const,
    )
    const seenAt = await second.page.evaluate((to) => window.harness.pronounsSeenAt(to), word)
    // The first ones warm both programs up.
    if (number >= 5) delays.push(seenAt - askedAt)
  }
  return delays
}

/** Requests a minute and space of the one laptop that syncs. */
async function countAtRest(server: ServerProcess): Promise<number> {
  // What the last change began, ends first.
  await wait(5)
  const before = await server.requests()
  await wait(restSeconds)
  const spaces = 2
  return (((await server.requests()) - before) * 60) / restSeconds / spaces
}

async function timeRawGets(server: ServerProcess): Promise<number> {
  const times: number[] = []
  for (let number = 0; number < 200; number++) {
    const startedAt = performance.now()
    await (await server.call('GET', '')).arrayBuffer()
    times.push(performance.now() - startedAt)
  }
  return median(times)
}

const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000))
