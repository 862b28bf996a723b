import { randomBytes } from '#shared/crypto/bytes'
import type { GivenSpaces } from '#shared/crypto/given-spaces'
import type { VaultKeys } from '#shared/crypto/vault-file'
import type { OpenedVault } from '#shared/ipc/contract'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { type Result, refused } from '#shared/result'
import { isWeak, writeNewVault } from './make-vault'
import { withGiven } from './more-spaces'
import type { newLaptopKeys } from './open-vault'
import type { Refusal, VaultCore } from './vault'

/** What a laptop has when it was let into somebody else's practice. */
export interface Joined {
  /** Made on this laptop before it joined (`newLaptopKeys`): what was given was sealed for them. */
  readonly laptop: ReturnType<typeof newLaptopKeys>
  readonly laptopName: string | null
  /** Whose laptop it is: their record in the practice's staff. */
  readonly staffId: string
  readonly given: GivenSpaces
  /** Hash of the member log's first entry: from here on this laptop believes no other. */
  readonly founding?: string
  readonly server: ServerAccount | null
}

type JoinedVault = Promise<
  Result<
    { readonly recoveryCode: string; readonly opened: OpenedVault },
    Refusal<'exists' | 'weak' | 'damaged' | 'disk'>
  >
>

/**
 * The vault of a new person's laptop: their own passphrase, recovery code and backup key, and of the
 * practice the spaces they were given. Its records come from the server. Refused wherever there is, or
 * was, a vault. `damaged`: what was given holds no practice, or two keys of one name.
 */
export async function makeJoinedVault(
  core: VaultCore,
  passphrase: string,
  joined: Joined,
): JoinedVault {
  const found = await core.inspect()
  if (found.kind === 'unreadable') return refused({ code: 'disk' })
  if (found.kind !== 'none') return refused({ code: 'exists' })
  if (await isWeak(core, passphrase)) return refused({ code: 'weak' })
  const bare: VaultKeys = {
    ...joined.laptop,
    laptopName: joined.laptopName,
    staffId: joined.staffId,
    backupKey: randomBytes(32),
    spaces: [],
    server: joined.server,
    ...(joined.founding === undefined ? {} : { founding: joined.founding }),
  }
  const keys = await withGiven(bare, joined.given)
  if (!keys.ok) return refused({ code: keys.refusal })
  const hasPractice = keys.value.spaces.some(({ kind }) => kind === 'practice')
  if (!hasPractice) return refused({ code: 'damaged' })
  return writeNewVault(core, passphrase, keys.value, 'fromServer')
}
