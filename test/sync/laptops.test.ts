import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLaptopHandlers } from '#electron/main/handlers/laptops'
import { createServerHandlers } from '#electron/main/handlers/server'
import { exchange } from '#electron/main/server/http-exchange'
import { contract } from '#shared/ipc/contract'
import { type CouchServer, startCouch } from '../support/couch-server'
import { goodPassphrase, laptopWithVault, newLaptop } from '../unit/vault/vault-fixture'

let couch: CouchServer
let folder: string
beforeAll(async () => {
  couch = await startCouch()
  folder = await mkdtemp(join(tmpdir(), 'doorstep-laptops-'))
})
afterAll(async () => {
  await couch.stop()
  await rm(folder, { recursive: true, force: true })
})

const code = (answer: { ok: boolean; refusal?: { code: string } }) => answer.refusal?.code

async function firstLaptop(withServer = true) {
  const { vault } = await laptopWithVault()
  const { name: userName, password } = couch.admin
  const server = createServerHandlers({ vault, nowMs: Date.now })
  if (withServer) {
    const done = await server.handlers['server.setUp']({ address: couch.url, userName, password })
    if (!done.ok) throw new Error(done.refusal.code)
  }
  let path: string | null = join(folder, `${crypto.randomUUID()}.doorstep-laptop`)
  const asked: string[] = []
  const made: string[] = []
  const during = { next: (_method: string) => {} }
  const { handlers, stop } = createLaptopHandlers({
    vault,
    nowMs: Date.now,
    send(request) {
      if (request.method === 'PUT') made.push(request.url.pathname.slice(1))
      during.next(request.method)
      return exchange(request)
    },
    dialogs: {
      async askWhereToSave(kind) {
        asked.push(kind)
        return path
      },
    },
  })
  const add = async (adminName: string, adminPassword: string) =>
    contract['laptop.add'].result.parse(
      await handlers['laptop.add']({
        ...{ name: 'Van', suggestedName: 'Second', adminName, adminPassword },
      }),
    )
  return {
    ...{ vault, handlers, stop, add, asked, made, during },
    path: () => path as string,
    saveTo(next: string | null) {
      path = next
    },
  }
}

/** The second laptop, from the file; and whether its account signs in. */
async function open(path: string) {
  const vault = newLaptop().start()
  const file = new Uint8Array(await readFile(path))
  const made = await vault.call('vault.createFromTransfer', { file, secret: goodPassphrase })
  const server = createServerHandlers({ vault, nowMs: Date.now })
  const account = vault.serverAccount()
  const signsIn = async () => {
    if (account === null || account === 'locked') return false
    const seen = await server.handlers['server.inspect'](account)
    return seen.ok && seen.value.databases === 'ready'
  }
  return { made, account, signsIn }
}

test('the second laptop gets an account of its own, and loses it when it is taken out', async () => {
  const first = await firstLaptop()
  const { name, password } = couch.admin
  const added = await first.add(name, password)
  if (!added.ok) throw new Error(added.refusal.code)
  const { deviceId, account } = added.value
  expect(account).toBe('made')
  expect(first.asked).toEqual(['transfer'])
  const second = await open(first.path())
  expect(second.made.value.deviceId).toBe(deviceId)
  expect(second.account).toMatchObject({ userName: `doorstep-${deviceId}` })
  expect(await second.signsIn()).toBe(true)
  expect(await readFile(first.path(), 'utf8')).not.toContain(password)

  const words = { deviceId, adminName: name, adminPassword: password }
  const wrong = { ...words, adminPassword: 'no' }
  expect(code(await first.handlers['laptop.removeAccount'](wrong))).toBe('passwordRefused')
  expect(await second.signsIn()).toBe(true)
  for (let count = 0; count < 2; count++) {
    const gone = await first.handlers['laptop.removeAccount'](words)
    expect(gone).toEqual({ ok: true, value: { removed: true } })
  }
  expect(await second.signsIn()).toBe(false)
})

test('without words or a server no account is made, and the file is written all the same', async () => {
  for (const withServer of [true, false]) {
    const first = await firstLaptop(withServer)
    const added = await first.add('', '')
    expect(added.ok && added.value.account).toBe('none')
    expect((await open(first.path())).account).toBeNull()
  }
})

test('wrong words, an account that is no administrator’s, no place or no disk: nothing is left behind', async () => {
  const first = await firstLaptop()
  const { name, password } = couch.admin
  expect(code(await first.add(name, 'wrong'))).toBe('passwordRefused')
  const own = first.vault.serverAccount()
  if (own === null || own === 'locked') throw new Error('no account')
  expect(code(await first.add(own.userName, own.password))).toBe('notAdmin')
  expect(first.asked).toEqual([])
  first.saveTo(null)
  expect(code(await first.add(name, password))).toBe('cancelled')
  first.saveTo(join(folder, 'no such folder', 'x.doorstep-laptop'))
  expect(code(await first.add(name, password))).toBe('disk')
  expect(first.made.length).toBe(1)
  for (const user of first.made) expect((await couch.call('GET', user)).status).toBe(404)
  await first.vault.lock()
  expect(code(await first.add(name, password))).toBe('locked')
})

test('locking ends a visit to the server, and an account half made is taken back', async () => {
  const first = await firstLaptop()
  const { name, password } = couch.admin
  for (const at of ['POST', 'PUT']) {
    first.during.next = (method) => {
      if (method !== at) return
      first.during.next = () => {}
      first.stop()
    }
    expect(code(await first.add(name, password))).toBe('cancelled')
    for (const user of first.made) expect((await couch.call('GET', user)).status).toBe(404)
  }
  expect(first.made.length).toBe(1)
  expect((await first.add(name, password)).ok).toBe(true)
})
