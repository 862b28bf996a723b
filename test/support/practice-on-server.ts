import { createServerHandlers } from '#electron/main/handlers/server'
import type { Road } from '#renderer/data/sync/couch'
import { keyIdOf } from '#shared/crypto/hkdf'
import type { OpenedVault } from '#shared/ipc/contract'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok } from '#shared/result'
import type { CollectionName } from '#shared/schema/collections'
import type { CouchServer } from './couch-server'
import { type Device, type DeviceOptions, openDevice } from './sync-device'

export type Space = OpenedVault['spaces'][number]

async function makeSpace(kind: Space['kind']): Promise<Space> {
  const key = crypto.getRandomValues(new Uint8Array(32))
  return { id: crypto.randomUUID(), kind, key, keyId: await keyIdOf(key), older: [] }
}

/** A practice with keys of its own, whose laptops reach a server by the road of the main process. */
export interface PracticeOnServer {
  readonly spaces: readonly Space[]
  readonly staffId: string
  /** A laptop with an account of its own; `through` is a proxy's address instead of the server's. */
  laptop(options?: { readonly through?: string }): Promise<ServerLaptop>
  open(
    laptop: ServerLaptop,
    collections: readonly CollectionName[],
    openKeys?: DeviceOptions['openKeys'],
  ): Promise<Device>
}

export interface ServerLaptop {
  readonly deviceId: string
  readonly road: Road
  readonly handlers: ReturnType<typeof createServerHandlers>['handlers']
  readonly account: () => ServerAccount | null
  /** Without a network nothing leaves, and nothing that was under way comes back. */
  setOnline(online: boolean): void
}

export async function makePractice(
  couch: CouchServer,
  kinds: readonly Space['kind'][] = ['practice', 'therapist'],
): Promise<PracticeOnServer> {
  const spaces = await Promise.all(kinds.map(makeSpace))
  const staffId = crypto.randomUUID()
  return {
    spaces,
    staffId,
    async laptop({ through } = {}) {
      const laptop = newLaptop(spaces, staffId)
      const { name: userName, password } = couch.admin
      const done = await laptop.handlers['server.setUp']({ address: couch.url, userName, password })
      if (!done.ok) throw new Error(`Not set up: ${done.refusal.code}`)
      const failed = done.value.steps.filter(({ outcome }) => outcome === 'failed')
      if (failed.length > 0) throw new Error(`Not set up: ${JSON.stringify(failed)}`)
      if (through) laptop.sendThrough(through)
      return laptop
    },
    open: (laptop, collections, openKeys) =>
      openDevice({
        ...{ spaces: [...spaces], road: laptop.road, collections },
        ...(openKeys ? { openKeys } : {}),
      }),
  }
}

function newLaptop(
  spaces: readonly Space[],
  staffId: string,
): ServerLaptop & { sendThrough(address: string): void } {
  const deviceId = crypto.randomUUID()
  let account: ServerAccount | null = null
  let online = true
  const { handlers } = createServerHandlers({
    vault: {
      serverAccount: () => account,
      async keepServerAccount(next) {
        account = next
        return ok(undefined)
      },
      whoseLaptop: () => ({
        ...{ deviceId, staffId, practice: spaces[0]?.id ?? '' },
        spaces: spaces.map(({ id }) => id),
        owner: true,
      }),
    },
    nowMs: Date.now,
  })
  const offline = { ok: false, refusal: { code: 'offline' } } as const
  return {
    deviceId,
    handlers,
    account: () => account,
    setOnline(next) {
      online = next
    },
    sendThrough(address) {
      if (account) account = { ...account, address }
    },
    road: {
      async request(request) {
        if (!online) return offline
        const answer = await handlers['server.request'](request)
        return online ? (answer as Awaited<ReturnType<Road['request']>>) : offline
      },
      cancel: (requestId) => void handlers['server.cancel']({ requestId }),
    },
  }
}
