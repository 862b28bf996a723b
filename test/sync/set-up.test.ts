import https from 'node:https'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exchange } from '#electron/main/server/http-exchange'
import { findDatabases, readAddress, visitServer } from '#electron/main/server/inspect'
import { makeAccount, removeAccount, setUpServer } from '#electron/main/server/set-up'
import type { SetUpStep } from '#shared/ipc/server-contract'
import {
  accountName,
  filesDatabase,
  ownerRole,
  recordsDatabase,
  staffRole,
} from '#shared/ipc/server-names'
import { designDocument } from '#shared/ipc/server-rules'
import { type CouchServer, startCouch } from '../support/couch-server'
import { faults } from '../support/fault-kinds'
import { type Answer, type FaultProxy, startFaultProxy } from '../support/fault-proxy'
import { issue } from '../unit/road/certificate'
import { closedPort, listen } from '../unit/road/local-servers'

let couch: CouchServer
beforeAll(async () => {
  couch = await startCouch()
})
afterAll(() => couch.stop())

const visit = (address: string, userName = couch.admin.name, password = couch.admin.password) =>
  visitServer({ address, userName, password }, exchange, Date.now)
const refusal = async (answer: ReturnType<typeof visit>) => {
  const found = await answer
  return found.ok ? found.value.findings : found.refusal.code
}
const embedded = test.runIf(!process.env.COUCHDB_URL)
if (process.env.COUCHDB_URL) {
  console.log('Skipped with COUCHDB_URL: what needs a server of our own to be made otherwise.')
}

describe('an address', () => {
  test.each([
    ['https://couch.example.org', 'https://couch.example.org'],
    [' couch.example.org ', 'https://couch.example.org'],
    ['couch.example.org:6984/', 'https://couch.example.org:6984'],
    ['https://example.org/couch//', 'https://example.org/couch'],
    ['http://localhost:5984', 'http://localhost:5984'],
    ['http://127.0.0.1:5984/', 'http://127.0.0.1:5984'],
    ['http://[::1]:5984', 'http://[::1]:5984'],
    ['HTTPS://Couch.Example.ORG', 'https://couch.example.org'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(readAddress(typed)).toEqual({ ok: true, value: kept })
  })

  test.each([
    ['', 'badAddress'],
    ['not an address', 'badAddress'],
    ['ftp://example.org', 'badAddress'],
    ['file:///etc/passwd', 'badAddress'],
    ['https://name:password@example.org', 'badAddress'],
    ['https://example.org/?a=b', 'badAddress'],
    ['https://example.org/#part', 'badAddress'],
    ['http://couch.example.org', 'insecure'],
    ['http://192.168.1.10:5984', 'insecure'],
    ['http://localhost.example.org', 'insecure'],
    ['http://127.0.0.1.example.org', 'insecure'],
  ])('%j is refused as %s', (typed, code) => {
    expect(readAddress(typed)).toEqual({ ok: false, refusal: { code } })
  })
})

describe('what answers there', () => {
  let proxy: FaultProxy
  beforeEach(async () => {
    proxy = await startFaultProxy(couch.url)
  })
  afterEach(() => proxy.stop())

  const welcome = (body: unknown, more: Partial<Answer> = {}) =>
    proxy.add(
      {
        kind: 'answer',
        answer: () => ({
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          ...more,
        }),
      },
      { on: { path: /^\/$/ } },
    )

  test('an administrator, under a password with spaces, a colon and an @', async () => {
    expect(await refusal(visit(couch.url))).toMatchObject({ role: 'admin' })
  })

  test('an everyday account, under a password of any letters', async () => {
    const name = accountName(crypto.randomUUID())
    const password = 'Grüße: naïve @ ключ 🗝️ "quoted" '
    const user = { name, password, roles: [], type: 'user' }
    await couch.call('PUT', `_users/org.couchdb.user:${name}`, user)
    expect(await refusal(visit(couch.url, name, password))).toMatchObject({ role: 'member' })
    expect(await refusal(visit(couch.url, name, password.trim()))).toBe('passwordRefused')
  })

  test('a wrong password is tried once', async () => {
    const name = `doorstep-${crypto.randomUUID()}`
    expect(await refusal(visit(proxy.url, name, 'wrong'))).toBe('passwordRefused')
    expect(proxy.requests.filter(({ method }) => method === 'POST').length).toBe(1)
  })

  test('an account that was locked', async () => {
    proxy.add(faults.lockedOut403, { on: { path: /_session/ } })
    expect(await refusal(visit(proxy.url))).toBe('lockedOut')
  })

  test.each(['_utils', '_utils/', 'some-database', 'some-database/_design/x'])(
    'a path too many: %s',
    async (path) => {
      expect(await refusal(visit(`${couch.url}/${path}`))).toBe('pathTooMany')
    },
  )

  embedded('a server that says nothing to strangers, and a path too many on it', async () => {
    const key = '_node/_local/_config/chttpd/require_valid_user'
    await couch.call('PUT', key, 'true')
    expect(await refusal(visit(couch.url))).toMatchObject({ role: 'admin' })
    expect(await refusal(visit(`${couch.url}/_utils`))).toBe('pathTooMany')
    await couch.call('PUT', key, 'false')
  })

  test('CouchDB 3, 2 and 1', async () => {
    const vendor = { name: 'The Apache Software Foundation' }
    const heal = welcome({ couchdb: 'Welcome', version: '3.5.0', vendor })
    expect(await refusal(visit(proxy.url))).toEqual({
      vendor: vendor.name,
      version: '3.5.0',
      role: 'admin',
    })
    heal()
    for (const version of ['1.7.2', '2.3.1']) {
      const end = welcome({ couchdb: 'Welcome', version, vendor })
      expect(await refusal(visit(proxy.url))).toBe('tooOld')
      end()
    }
  })

  test('something that is no CouchDB, a portal, and trouble', async () => {
    const cases: [Parameters<FaultProxy['add']>[0], string][] = [
      [faults.portal, 'notCouchDb'],
      [faults.redirect, 'portal'],
      [faults.badGateway502, 'serverTrouble'],
      [faults.unavailable503, 'serverTrouble'],
      [faults.endless, 'tooLarge'],
      [faults.connectionReset, 'offline'],
      [faults.noNetwork, 'offline'],
    ]
    for (const [fault, code] of cases) {
      proxy.add(fault)
      expect(await refusal(visit(proxy.url)), code).toBe(code)
      await proxy.heal()
    }
    for (const body of [null, [], 'Welcome', 7, {}, { couchdb: 7 }, { version: '3.5.0' }]) {
      const end = welcome(body)
      expect(await refusal(visit(proxy.url)), JSON.stringify(body)).toBe('notCouchDb')
      end()
    }
  })

  test('nobody, an unknown name, and certificates that are not to be trusted', async () => {
    expect(await refusal(visit(await closedPort()))).toBe('offline')
    expect(await refusal(visit(proxy.unknownHostUrl))).toBe('offline')
    const self = issue({ name: 'localhost', fromDays: -9, toDays: 9 })
    const server = https.createServer({ cert: self.cert, key: self.key }, (_, response) =>
      response.end('{}'),
    )
    expect(await refusal(visit(await listen(server, '127.0.0.1', 'https')))).toBe('untrusted')
  })
})

describe('setting up', () => {
  const newPractice = () => {
    const spaces = [crypto.randomUUID(), crypto.randomUUID()]
    const practice = spaces[0] as string
    const who = {
      deviceId: crypto.randomUUID(),
      staffId: crypto.randomUUID(),
      practice,
      owner: true,
    }
    return { spaces, who }
  }
  const asAdmin = async (address = couch.url) => {
    const found = await visit(address)
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  }
  const run = async ({ spaces, who }: ReturnType<typeof newPractice>, address = couch.url) => {
    const done = await setUpServer(await asAdmin(address), spaces, who, couch.prefix)
    if (!done.ok) throw new Error(done.refusal.code)
    return done.value
  }
  const outcomes = (steps: readonly SetUpStep[], step: SetUpStep['step']) =>
    steps.filter((one) => one.step === step).map(({ outcome }) => outcome)
  const names = (space: string) => [
    recordsDatabase(space, couch.prefix),
    filesDatabase(space, couch.prefix),
  ]

  test('makes all of it, and finds it fine the second time', async () => {
    const practice = newPractice()
    const found = async () => findDatabases(await asAdmin(), practice.spaces, couch.prefix)
    expect(await found()).toEqual({ ok: true, value: 'missing' })
    const first = await run(practice)
    for (const step of ['database', 'rules', 'members'] as const) {
      expect(outcomes(first.steps, step)).toEqual(['made', 'made', 'made', 'made'])
    }
    expect(outcomes(first.steps, 'account')).toEqual(['made'])
    expect(await found()).toEqual({ ok: true, value: 'ready' })

    const second = await run(practice)
    for (const step of ['database', 'rules', 'members'] as const) {
      expect(outcomes(second.steps, step)).toEqual(Array(4).fill('alreadyFine'))
    }
    expect(outcomes(second.steps, 'account')).toEqual(['mended'])
    expect(second.account?.password).not.toBe(first.account?.password)
    const { userName, password } = first.account ?? { userName: '', password: '' }
    expect(await refusal(visit(couch.url, userName, password))).toBe('passwordRefused')
  })

  // The owner's role is one for the whole server: docs/server.md asks for a server a practice.
  test('an account of staff reads and writes this practice, and nothing else', async () => {
    const [mine, other] = [newPractice(), newPractice()]
    const { account } = await run({ ...mine, who: { ...mine.who, owner: false } })
    await run(other)
    if (!account) throw new Error('no account')
    const found = await visit(couch.url, account.userName, account.password)
    if (!found.ok) throw new Error(found.refusal.code)
    const { findings, call } = found.value
    expect(findings.role).toBe('member')
    expect(await findDatabases(found.value, mine.spaces, couch.prefix)).toMatchObject({
      value: 'ready',
    })
    expect(await findDatabases(found.value, other.spaces, couch.prefix)).toMatchObject({
      value: 'noAccess',
    })
    const [database] = names(mine.spaces[0] as string)
    const id = `visits:${mine.who.staffId}:${crypto.randomUUID()}`
    const doc = { v: 1, kid: '0123abcd', state: 'open', ct: 'c2VhbGVk' }
    const statusOf = async (method: string, path: string, body?: unknown) => {
      const answer = await call(method, path, body)
      return answer.ok ? answer.value.status : answer.refusal.code
    }
    expect(await statusOf('PUT', `${database}/${id}`, doc)).toBeOneOf([201, 202])
    expect(await statusOf('PUT', `${database}/plain`, { words: 'in the clear' })).toBe(403)
    expect([401, 403]).toContain(await statusOf('DELETE', `${database}`))
    expect([401, 403]).toContain(await statusOf('PUT', `${couch.prefix}another`))
    expect([401, 403]).toContain(await statusOf('GET', '_all_dbs'))
    expect([401, 403, 404]).toContain(
      await statusOf('GET', `_users/org.couchdb.user:${accountName(other.who.deviceId)}`),
    )
  })

  test('mends what is missing or was changed, and keeps who was let in', async () => {
    const practice = newPractice()
    const [first, second] = practice.spaces as [string, string]
    await run(practice)
    const colleague = staffRole(crypto.randomUUID())
    const [records, files] = names(first) as [string, string]
    await couch.call('DELETE', names(second)[0] as string)
    const rules = (await couch.call('GET', `${records}/_design/doorstep`)).json as object
    const old = { ...rules, version: 1, validate_doc_update: 'function () {}' }
    await couch.call('PUT', `${records}/_design/doorstep`, old)
    await couch.call('PUT', `${files}/_security`, {
      admins: { names: ['mallory'], roles: [staffRole(practice.who.staffId)] },
      members: { names: ['mallory'], roles: [colleague, 'everybody'] },
    })
    const { steps } = await run(practice)
    expect(
      steps.filter(({ outcome }) => outcome !== 'alreadyFine' && outcome !== 'notAllowed'),
    ).toMatchObject([
      { step: 'rules', space: first, outcome: 'mended' },
      { step: 'members', space: first, outcome: 'mended' },
      { step: 'database', space: second, outcome: 'made' },
      { step: 'rules', space: second, outcome: 'made' },
      { step: 'members', space: second, outcome: 'made' },
      { step: 'account', outcome: 'mended' },
    ])
    const design = (await couch.call('GET', `${records}/_design/doorstep`)).json
    expect(design).toMatchObject(designDocument('records'))
    const security = (await couch.call('GET', `${files}/_security`)).json
    expect(security).toEqual({
      admins: { names: [], roles: ['_admin'] },
      members: {
        names: [],
        roles: [colleague, staffRole(practice.who.staffId), ownerRole(practice.who.practice)],
      },
    })
  })

  test('leaves the rules of a newer Doorstep', async () => {
    const practice = newPractice()
    await run(practice)
    const [records] = names(practice.spaces[0] as string) as [string]
    const path = `${records}/_design/doorstep`
    const rules = (await couch.call('GET', path)).json as { validate_doc_update: string }
    const newer = { ...rules, version: 999, validate_doc_update: `${rules.validate_doc_update} ` }
    await couch.call('PUT', path, newer)
    expect(outcomes((await run(practice)).steps, 'rules')).toEqual(Array(4).fill('alreadyFine'))
    expect((await couch.call('GET', path)).json).toMatchObject({ version: 999 })
  })

  test('the rules are there before anybody is let in; without them nobody is', async () => {
    const proxy = await startFaultProxy(couch.url)
    const practice = newPractice()
    await run(practice, proxy.url)
    const puts = proxy.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path)
    for (const name of practice.spaces.flatMap(names)) {
      const at = (what: string) => puts.indexOf(`/${name}${what}`)
      expect(at('')).toBeGreaterThanOrEqual(0)
      expect(at('/_design/doorstep')).toBeGreaterThan(at(''))
      expect(at('/_security')).toBeGreaterThan(at('/_design/doorstep'))
    }
    const later = newPractice()
    proxy.add(faults.error500, { on: { method: /PUT/, path: /_design/ } })
    const { steps, account } = await run(later, proxy.url)
    expect(outcomes(steps, 'rules')).toEqual(Array(4).fill('failed'))
    expect(outcomes(steps, 'members')).toEqual(Array(4).fill('failed'))
    expect(account).toBeNull()
    for (const name of later.spaces.flatMap(names)) {
      const { json } = await couch.call('GET', `${name}/_security`)
      expect(JSON.stringify(json)).not.toContain('doorstep-')
    }
    await proxy.stop()
  })

  test.each([
    ['refused are not asked for again', 403, 'notAllowed', 1],
    ['that the server cannot take are not asked for again', 400, 'failed', 1],
    ['that clash with another laptop are tried again', 409, 'failed', 3],
    ['that meet trouble of the server are tried again', 503, 'failed', 3],
  ] as const)('rules %s', async (_, status, outcome, times) => {
    const proxy = await startFaultProxy(couch.url)
    proxy.add(
      { kind: 'answer', answer: () => ({ status, headers: {}, body: '{}' }) },
      { on: { method: /PUT/, path: /_design/ } },
    )
    const practice = newPractice()
    expect(outcomes((await run(practice, proxy.url)).steps, 'rules')).toEqual(
      Array(4).fill(outcome),
    )
    const asked = proxy.requests.filter(
      ({ method, path }) => method === 'PUT' && path.includes('_design'),
    )
    expect(asked.length).toBe(4 * times)
    await proxy.stop()
  })

  test('limits are lowered where it may, and it says where it may not', async () => {
    const proxy = await startFaultProxy(couch.url)
    const limits = async () => outcomes((await run(newPractice(), proxy.url)).steps, 'limits')
    expect(['mended', 'alreadyFine']).toContain((await limits())[0])
    expect(await limits()).toEqual(['alreadyFine'])
    proxy.add(faults.forbidden403, { on: { path: /_config/ } })
    expect(await limits()).toEqual(['notAllowed'])
    await proxy.stop()
  })

  test('cut off in the middle it says so, and the next time finishes', async () => {
    const proxy = await startFaultProxy(couch.url)
    const practice = newPractice()
    const admin = await asAdmin(proxy.url)
    for (const path of [/_security/, /_design/, /_config/, /_users/]) {
      proxy.add(faults.connectionReset, { on: { path } })
      const cut = await setUpServer(admin, practice.spaces, practice.who, couch.prefix)
      expect(cut).toEqual({ ok: false, refusal: { code: 'offline' } })
      await proxy.heal()
    }
    expect((await run(practice, proxy.url)).account).not.toBeNull()
    await proxy.stop()
  })

  test.each([
    ['is given one', ['nonode@nohost'], true],
    ['is left to its administrator when it is a cluster', ['couchdb@a', 'couchdb@b'], false],
  ])('a new server without a database of users %s', async (_, nodes, isMade) => {
    const proxy = await startFaultProxy(couch.url)
    const json = { 'content-type': 'application/json' }
    const said = (status: number, body: object) => ({
      kind: 'answer' as const,
      answer: () => ({ status, headers: json, body: JSON.stringify(body) }),
    })
    const none = { error: 'not_found', reason: 'Database does not exist.' }
    const heal = proxy.add(said(404, none), { on: { path: /_users\// } })
    proxy.add(said(200, { all_nodes: nodes, cluster_nodes: nodes }), {
      on: { path: /_membership/ },
    })
    proxy.add(
      {
        kind: 'answer',
        answer: () => {
          heal()
          return { status: 201, headers: json, body: '{"ok":true}' }
        },
      },
      { on: { method: /PUT/, path: /_users$/ } },
    )
    const { steps, account } = await run(newPractice(), proxy.url)
    expect(outcomes(steps, 'account')).toEqual([isMade ? 'made' : 'failed'])
    expect(account !== null).toBe(isMade)
    await proxy.stop()
  })

  test('an account of another laptop is made and removed, and signs in between', async () => {
    const who = { ...newPractice().who, owner: false }
    const admin = await asAdmin()
    const { account, outcome } = await makeAccount(admin, who)
    expect(outcome).toBe('made')
    const signsIn = () => refusal(visit(couch.url, account?.userName, account?.password))
    expect(await signsIn()).toMatchObject({ role: 'member' })
    const user = (await couch.call('GET', `_users/org.couchdb.user:${accountName(who.deviceId)}`))
      .json
    expect(user).toMatchObject({ roles: [staffRole(who.staffId)] })
    expect(await removeAccount(admin, who.deviceId)).toEqual({ ok: true, value: true })
    expect(await signsIn()).toBe('passwordRefused')
    expect(await removeAccount(admin, who.deviceId)).toEqual({ ok: true, value: true })
  })
})
