import { type Bytes, fromBase64, randomBytes, toBase64 } from '#shared/crypto/bytes'
import { parseRecoveryCode } from '#shared/crypto/recovery-code'
import {
  type DerivePassphraseKey,
  type KeychainWrap,
  unwrapByKeychainKey,
  unwrapByPassphrase,
  unwrapByRecoverySecret,
  type VaultFile,
  type WrappedKey,
  wrapByKeychainKey,
} from '#shared/crypto/vault-file'
import { isUsable, type KeychainPort } from './keychain'
import type { KeychainState } from './open-vault'

/** Tries what was typed as a recovery code if it is one, then as a passphrase. Null: it is neither. */
export async function unwrapBySecret(
  file: WrappedKey,
  secret: string,
  derive: DerivePassphraseKey,
): Promise<Bytes | null> {
  const code = await parseRecoveryCode(secret)
  const byCode = code.ok ? await unwrapByRecoverySecret(file, code.value) : null
  return byCode ?? unwrapByPassphrase(file, secret, derive)
}

/** Null: there is no such wrap, or the keychain lost or changed what it kept. Never an error. */
export async function unwrapByKeychain(
  file: VaultFile,
  keychain: KeychainPort,
): Promise<Bytes | null> {
  const wrap = file.wraps.keychain
  if (wrap === null || !isUsable(keychain)) return null
  try {
    return await unwrapByKeychainKey(file, fromBase64(keychain.decrypt(fromBase64(wrap.blob))))
  } catch {
    return null
  }
}

/** Null when the keychain will not keep a key and give the same one back. */
export async function wrapByKeychain(
  file: VaultFile,
  deviceKey: Uint8Array,
  keychain: KeychainPort,
): Promise<KeychainWrap | null> {
  if (!isUsable(keychain)) return null
  const key = randomBytes(32)
  try {
    const blob = keychain.encrypt(toBase64(key))
    if (keychain.decrypt(blob) !== toBase64(key)) return null
    return await wrapByKeychainKey(file, deviceKey, key, blob)
  } catch {
    return null
  }
}

export const keychainState = (file: VaultFile, keychain: KeychainPort): KeychainState => {
  if (!isUsable(keychain)) return 'unavailable'
  return file.wraps.keychain === null ? 'off' : 'on'
}
