import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createLaptopHandlers } from '#electron/main/handlers/laptops'
import { createServerHandlers } from '#electron/main/handlers/server'
import { registerLaptop } from '#renderer/data/commands/register-laptop'
import { revokeLaptop, takeAccount } from '#renderer/data/commands/revoke-laptop'
import type { Session } from '#renderer/data/session'
import type { Road } from '#renderer/data/sync/couch'
import { emptyNewPractice, newOwner } from '#shared/domain/practice/new-practice'
import type { OpenedVault } from '#shared/ipc/contract'
import { emptyAddress } from '#shared/schema/primitives'
import { providerSchema } from '#shared/schema/provider'
import { type CouchServer, startCouch } from '../support/couch-server'
import { openDevice } from '../support/sync-device'
import {
  goodPassphrase,
  type Laptop,
  laptopWithVault,
  newLaptop,
} from '../unit/vault/vault-fixture'

let couch: CouchServer
beforeAll(async () => {
  couch = await startCouch()
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await couch.stop()
})

type Vault = ReturnType<Laptop['start']>

/** A laptop at work: vault, account, store and engine; `call` is what its page would call. */
async function atWork(vault: Vault, opened: OpenedVault) {
  const server = createServerHandlers({ vault, nowMs: Date.now })
  const { handlers: laptops } = createLaptopHandlers({
    ...{ vault, nowMs: Date.now },
    dialogs: { askWhereToSave: async () => null },
  })
  const all = { ...vault.handlers, ...server.handlers, ...laptops }
  const call = (channel: keyof typeof all, args?: unknown) => all[channel](args as never)
  const words = { userName: couch.admin.name, password: couch.admin.password }
  const done = await server.handlers['server.setUp']({ address: couch.url, ...words })
  if (!done.ok) throw new Error(done.refusal.code)
  const road: Road = {
    request: (request) => server.handlers['server.request'](request) as never,
    cancel: (requestId) => void server.handlers['server.cancel']({ requestId }),
  }
  const { spaces, staffId } = opened
  const device = await openDevice({ spaces, road, collections: ['staff', 'providers'] })
  const session = {
    ...{ store: device.store, opened, staffId },
    get sync() {
      return device.sync
    },
    now: () => new Date().toISOString(),
  } as Session
  return { device, session, call }
}

const upToDate = { phase: 'upToDate' } as const
const settled = (status: { phase: string; pendingRecords: number }) =>
  status.phase === upToDate.phase && status.pendingRecords === 0

test('a lost laptop reads nothing that is written from then on, and then reaches the server no more', async () => {
  const made = await laptopWithVault()
  const opened = made.opened as OpenedVault
  const deviceId = crypto.randomUUID()
  const file = await made.vault.writeTransfer({ deviceId, name: 'Van', server: null })
  if (!file.ok) throw new Error('locked')
  const second = newLaptop().start()
  const other = await second.call('vault.createFromTransfer', {
    file: new Uint8Array(file.value.bytes),
    secret: goodPassphrase,
  })
  const mine = await atWork(made.vault, opened)
  const lost = await atWork(second, other.value as OpenedVault)
  const space = opened.spaces[0]?.id as string
  const at = new Date().toISOString()
  const { staffId } = opened
  const stamp = { space, createdAt: at, createdBy: staffId, updatedAt: at, updatedBy: staffId }
  const own = {
    clientSpace: opened.spaces[1]?.id as string,
    deviceId: opened.deviceId,
    ...{ signingPublicKey: '', sealingPublicKey: '' },
  }
  const input = { ...emptyNewPractice, practiceName: 'Juniper', ownName: 'Maria' }
  const owner = newOwner(input, { ...stamp, id: staffId }, own)
  await mine.device.store.insert('staff', { ...owner, signingKeys: [] })
  await registerLaptop(mine.session)
  await mine.device.until(settled)
  await vi.waitUntil(() => lost.device.store.read('staff', staffId), { timeout: 20_000 })
  expect((await registerLaptop(lost.session)).ok).toBe(true)
  await lost.device.until(settled)
  const laptops = async () =>
    (await mine.device.store.read('staff', staffId))?.signingKeys.map(({ name }) => name)
  await vi.waitUntil(async () => (await laptops())?.length === 2, { timeout: 20_000 })
  expect(await laptops()).toEqual(['Laptop 1', 'Van'])

  vi.stubGlobal('window', { doorstep: { call: mine.call } })
  const none = { adminName: '', adminPassword: '' }
  expect(await revokeLaptop(mine.session, { deviceId: opened.deviceId, ...none })).toMatchObject({
    refusal: 'thisLaptop',
  })
  const revoked = await revokeLaptop(mine.session, { deviceId, ...none })
  expect(revoked).toEqual({
    ok: true,
    value: { account: 'stillThere', trouble: null, leftOut: [] },
  })
  // This device's engine takes no keys by itself: its vault is asked with what the others are told.
  const said = await made.vault.call('vault.announcements')
  expect(said.value.announcements).toHaveLength(2)
  for (const announcement of said.value.announcements) {
    for (const signerPublicKey of [opened.signingPublicKey, null]) {
      const args = { announcement, signerPublicKey }
      expect(await second.call('vault.takeSpaceKey', args)).toMatchObject({
        refusal: { code: 'notForUs' },
      })
    }
  }
  const provider = providerSchema.parse({
    ...{ ...stamp, id: crypto.randomUUID(), name: 'After the loss', role: 'midwife' },
    ...{ credentials: '', organisation: '', npi: '', phone: '', fax: '', email: '', note: '' },
    address: emptyAddress,
  })
  await mine.device.store.insert('providers', provider)
  await mine.device.until(settled)
  await lost.device.until(({ quarantine }) => quarantine.some(({ reason }) => reason === 'noKey'))
  expect(await lost.device.store.read('providers', provider.id)).toBeNull()

  const { name: adminName, password: adminPassword } = couch.admin
  expect(await takeAccount(mine.session, { deviceId, adminName, adminPassword: 'no' })).toEqual({
    account: 'stillThere',
    trouble: 'passwordRefused',
  })
  expect(await takeAccount(mine.session, { deviceId, adminName, adminPassword })).toEqual({
    account: 'removed',
    trouble: null,
  })
  // Done once more, nothing is in the way.
  const again = await revokeLaptop(mine.session, { deviceId, adminName, adminPassword })
  expect(again).toMatchObject({ ok: true, value: { account: 'removed' } })
  await Promise.all([mine.device.close(), lost.device.close()])
})
