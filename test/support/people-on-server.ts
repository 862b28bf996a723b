import { onTestFinished } from 'vitest'
import { createServerHandlers } from '#electron/main/handlers/server'
import { exchange } from '#electron/main/server/http-exchange'
import { visitServer } from '#electron/main/server/inspect'
import { setUpServer } from '#electron/main/server/set-up'
import { makeJoinedVault } from '#electron/main/vault/joined-vault'
import { createVault } from '#electron/main/vault/make-vault'
import {
  addTherapistSpace,
  type Gift,
  heldSpaces as spacesOf,
  spacesToGive,
  takeInSpaces,
} from '#electron/main/vault/more-spaces'
import { newLaptopKeys, type OpenVault } from '#electron/main/vault/open-vault'
import { createVaultCore, type VaultCore } from '#electron/main/vault/vault'
import { heldSpaces } from '#renderer/data/spaces'
import type { Road } from '#renderer/data/sync/couch'
import { keysForRole } from '#shared/domain/practice/role-keys'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok, type Result } from '#shared/result'
import type { CollectionName } from '#shared/schema/collections'
import type { Staff } from '#shared/schema/staff'
import { newLaptop, noKeychain, quickKdf } from '../unit/vault/vault-fixture'
import type { CouchServer } from './couch-server'
import { type Device, openDevice } from './sync-device'

const passphrase = 'lantern river cotton Tuesday'

function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** One person's laptop: a vault as the program makes it, and an account of their own on the server. */
export interface PersonsLaptop {
  readonly staffId: string
  readonly core: VaultCore
  readonly open: () => OpenVault
  readonly opened: () => Promise<Awaited<ReturnType<VaultCore['view']>>>
  readonly road: Road
  readonly account: () => ServerAccount
  setOnline(online: boolean): void
  device(collections: readonly CollectionName[]): Promise<Device>
}

export interface PeopleOnServer {
  readonly founder: PersonsLaptop
  readonly practice: string
  /** Makes the person a space (where their role has one), and their laptop with what the role may hold. */
  join(role: Staff['role']): Promise<PersonsLaptop>
  /** The therapist space of somebody. */
  spaceOf(staffId: string): Promise<string>
}

export function newCore(): VaultCore {
  const { directory, storeDirectory, clock } = newLaptop()
  return createVaultCore({
    ...{ directory, storeDirectory, profile: 'practice', dataVersion: 3, chromiumMajor: 130 },
    ...{ appVersion: '0.1.0', now: () => new Date(clock.now++), keychain: noKeychain },
    ...{ kdf: quickKdf, onLocked: () => {} },
  })
}

/** A practice founded on one laptop, whose people join with laptops and accounts of their own. */
export async function foundPractice(couch: CouchServer): Promise<PeopleOnServer> {
  const core = newCore()
  const { opened } = must(await createVault(core, passphrase))
  const practice = opened.spaces.find(({ kind }) => kind === 'practice')?.id ?? ''
  const setUp = async (
    staffId: string,
    deviceId: string,
    spaces: readonly string[],
    owner: boolean,
  ) => {
    const { name: userName, password } = couch.admin
    const words = { address: couch.url, userName, password }
    const visit = must(await visitServer(words, exchange, Date.now))
    const done = must(await setUpServer(visit, spaces, { deviceId, staffId, practice, owner }))
    if (!done.account) throw new Error(JSON.stringify(done.steps))
    return done.account
  }
  const idsOf = async (of: VaultCore) => {
    const { spaces, parts } = await spacesOf((of.session() as OpenVault).keys)
    return [...spaces, ...parts].map(({ id }) => id)
  }
  const founder = laptopOf(core)
  founder.keep(await setUp(opened.staffId, opened.deviceId, await idsOf(core), true))

  return {
    founder,
    practice,
    async spaceOf(staffId) {
      const held = heldSpaces(await founder.opened())
      return held.find((space) => space.staffId === staffId)?.id ?? ''
    },
    async join(role) {
      const staffId = crypto.randomUUID()
      if (role !== 'office') {
        must(await addTherapistSpace(core, founder.open(), staffId, new Date()))
        const { deviceId } = founder.open().keys
        founder.keep(await setUp(founder.staffId, deviceId, await idsOf(core), true))
      }
      const gift = await giftFor(founder, { staffId, role })
      const given = must(await spacesToGive(founder.open(), gift))
      const theirs = newCore()
      const laptop = newLaptopKeys()
      const server = await setUp(
        ...([
          staffId,
          laptop.deviceId,
          [...gift.whole, ...gift.inPart.map(({ space }) => space)],
        ] as const),
        role === 'owner',
      )
      const joined = { laptop, laptopName: null, staffId, given, server }
      must(await makeJoinedVault(theirs, passphrase, joined))
      const made = laptopOf(theirs)
      made.keep(server)
      return made
    },
  }
}

/** Gives a laptop that is in the practice what its person may hold by now. */
export async function giveAgain(
  { founder }: PeopleOnServer,
  laptop: PersonsLaptop,
  role: Staff['role'],
): Promise<void> {
  const gift = await giftFor(founder, { staffId: laptop.staffId, role })
  const given = must(await spacesToGive(founder.open(), gift))
  must(await takeInSpaces(laptop.core, laptop.open(), given))
}

async function giftFor(
  founder: PersonsLaptop,
  person: { readonly staffId: string; readonly role: Staff['role'] },
): Promise<Gift> {
  const held = heldSpaces(await founder.opened())
  const practice = held.find(({ staffId }) => staffId === null)?.id ?? ''
  const { spaces, parts = [] } = keysForRole(person, practice, held)
  return { whole: spaces ?? held.map(({ id }) => id), inPart: parts }
}

function laptopOf(core: VaultCore): PersonsLaptop & { keep(account: ServerAccount): void } {
  let account: ServerAccount | null = null
  let online = true
  const open = () => {
    const session = core.session()
    if (!session) throw new Error('locked')
    return session
  }
  const { handlers, stop } = createServerHandlers({
    vault: {
      serverAccount: () => account,
      keepServerAccount: async () => ok(undefined),
      whoseLaptop: () => null,
    },
    nowMs: Date.now,
  })
  onTestFinished(stop)
  const offline = { ok: false, refusal: { code: 'offline' } } as const
  const road: Road = {
    async request(request) {
      if (!online) return offline
      const answer = await handlers['server.request'](request)
      return online ? (answer as Awaited<ReturnType<Road['request']>>) : offline
    },
    cancel: (requestId) => void handlers['server.cancel']({ requestId }),
  }
  return {
    staffId: open().keys.staffId,
    core,
    open,
    opened: () => core.view(open(), null),
    road,
    keep(next) {
      account = next
    },
    account() {
      if (!account) throw new Error('no account')
      return account
    },
    setOnline(next) {
      online = next
    },
    async device(collections) {
      const { spaces, parts = [] } = await core.view(open(), null)
      const device = await openDevice({ spaces, parts, road, collections })
      onTestFinished(() => device.close().catch(() => undefined))
      return device
    },
  }
}
