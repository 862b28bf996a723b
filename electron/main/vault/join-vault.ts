import { toBase64 } from '#shared/crypto/bytes'
import { type GivenSpaces, renderGivenSpaces } from '#shared/crypto/given-spaces'
import {
  type Handover,
  type Meeting,
  type Part,
  type PublicLaptop,
  sealHandover,
} from '#shared/crypto/invitation'
import { sealingPublicKeyOf } from '#shared/crypto/sealed-box'
import { publicKeyOf } from '#shared/crypto/signature'
import type { VaultKeys } from '#shared/crypto/vault-file'
import type { OpenedSpace, OpenedVault } from '#shared/ipc/contract'
import { ok, type Result, refused } from '#shared/result'
import { type Joined, makeJoinedVault } from './joined-vault'
import { addTherapistSpace, type Gift, spacesToGive } from './more-spaces'
import { newLaptopKeys, type OpenVault } from './open-vault'
import type { Refusal, VaultCore } from './vault'

export type LaptopKeys = ReturnType<typeof newLaptopKeys>

/** What others may know of a laptop. */
export const publicLaptopOf = (
  keys: Pick<VaultKeys, 'deviceId' | 'signingKey' | 'sealingKey'>,
): PublicLaptop => ({
  deviceId: keys.deviceId,
  signingKey: toBase64(publicKeyOf(keys.signingKey)),
  sealingKey: toBase64(sealingPublicKeyOf(keys.sealingKey)),
})

export interface ToHandOver {
  readonly meeting: Meeting
  readonly laptop: PublicLaptop
  readonly practice: string
  readonly gift: Gift
  readonly rest: Omit<Handover, 'given'>
}

/** What inviting and joining need of the keys; no key leaves it but sealed. */
export interface PeopleVault {
  /** Whether a vault may be made here: there is none, and never was. */
  readonly isFree: () => Promise<boolean>
  readonly newLaptop: () => LaptopKeys
  readonly join: (
    passphrase: string,
    joined: Joined,
  ) => Promise<
    Result<
      { readonly recoveryCode: string; readonly opened: OpenedVault },
      Refusal<'exists' | 'weak' | 'damaged' | 'disk'>
    >
  >
  /** Null while the vault is locked. */
  readonly ownLaptop: () => PublicLaptop | null
  readonly addSpace: (staffId: string) => Promise<Result<OpenedSpace, Refusal<'locked' | 'disk'>>>
  /** Takes back a space that was made for somebody who was not let in: nothing was ever written in it. */
  readonly dropSpace: (staffId: string) => Promise<Result<undefined, Refusal<'locked' | 'disk'>>>
  readonly handOver: (
    what: ToHandOver,
  ) => Promise<Result<Part<'handover'>, Refusal<'locked' | 'unknownSpace' | 'badKey'>>>
}

type WhenOpen = <Outcome>(
  work: (vault: OpenVault) => Promise<Outcome>,
) => Promise<Outcome | { readonly ok: false; readonly refusal: { readonly code: 'locked' } }>

export function createPeopleVault(core: VaultCore, whenOpen: WhenOpen): PeopleVault {
  return {
    isFree: () => core.inTurn(async () => (await core.inspect()).kind === 'none'),
    newLaptop: newLaptopKeys,
    join: (passphrase, joined) => core.inTurn(() => makeJoinedVault(core, passphrase, joined)),
    ownLaptop() {
      const vault = core.session()
      return vault === null ? null : publicLaptopOf(vault.keys)
    },
    addSpace: (staffId) =>
      whenOpen((vault) => addTherapistSpace(core, vault, staffId, core.deps.now())),
    dropSpace: (staffId) =>
      whenOpen((vault) => {
        const spaces = vault.keys.spaces.filter((space) => space.staffId !== staffId)
        return core.change(vault, { keys: { ...vault.keys, spaces } })
      }),
    handOver: ({ meeting, laptop, practice, gift, rest }) =>
      whenOpen(async (vault) => {
        const given = await spacesToGive(vault, gift)
        if (!given.ok) return refused({ code: given.refusal })
        const handover = { ...rest, given: givenText(given.value) }
        const { signingKey } = vault.keys
        const sealed = await sealHandover(meeting, { laptop, practice }, handover, signingKey)
        return sealed ? ok(sealed) : refused({ code: 'badKey' as const })
      }),
  }
}

const givenText = (given: GivenSpaces): string => toBase64(renderGivenSpaces(given))
