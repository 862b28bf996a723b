import { z } from 'zod'
import { ok, type Result, refused } from '../result'
import { type AesKey, decrypt, encrypt, importAesKey, SealedDataDamaged } from './aes-gcm'
import {
  type Bytes,
  fromBase64,
  fromUtf8,
  randomBytes,
  sha256,
  toBase64,
  toHex,
  utf8,
} from './bytes'
import { canonicalJson, normalText } from './canonical-json'
import { deriveAesKey } from './hkdf'

/**
 * The vault file: one random device key, wrapped by the passphrase, by the recovery code and (for
 * convenience) by the operating system's keychain; under the device key lie the keys of the practice
 * and a few facts about the store. Changing the passphrase wraps the same device key again.
 */
const base64 = z.base64().max(100_000)
/** Twenty spaces, what was announced of each, and a key a month for years. */
const sealedKeys = z.base64().max(1_000_000)

/** Outside these bounds a file is refused: cheaper is guessable, dearer only serves to stall the laptop. */
export const kdfCostSchema = z.strictObject({
  memoryKiB: z
    .number()
    .int()
    .min(19 * 1024)
    .max(512 * 1024),
  iterations: z.number().int().min(2).max(10),
  parallelism: z.number().int().min(1).max(4),
})
export type KdfCost = z.infer<typeof kdfCostSchema>
export const defaultKdfCost: KdfCost = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 1 }

/** Argon2id to 32 bytes. A port, because it runs on a thread of its own. */
export type DerivePassphraseKey = (
  passphrase: string,
  salt: Uint8Array,
  cost: KdfCost,
) => Promise<Uint8Array>

export const passphraseWrapSchema = z.strictObject({
  kdf: kdfCostSchema.extend({ name: z.literal('argon2id'), salt: base64 }),
  sealed: base64,
})
export const recoveryWrapSchema = z.strictObject({ salt: base64, sealed: base64 })
const keychainWrapSchema = z.strictObject({ blob: base64, sealed: base64 })

const FORMAT = 'doorstep-vault'
const VERSION = 1

export const vaultFileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  vaultId: z.uuid(),
  /** Rises with every write: of two copies the higher is the newer. */
  generation: z.number().int().positive(),
  writtenBy: z.string().max(40),
  /** Below these an older Doorstep, or an older Chromium, must not touch the store. */
  dataVersion: z.number().int().nonnegative(),
  chromiumMajor: z.number().int().nonnegative(),
  wraps: z.strictObject({
    passphrase: passphraseWrapSchema,
    recoveryCode: recoveryWrapSchema,
    keychain: keychainWrapSchema.nullable(),
  }),
  keys: sealedKeys,
  facts: base64,
})
export type VaultFile = z.infer<typeof vaultFileSchema>

export const keyBytes = z.codec(z.base64(), z.custom<Bytes>(), {
  decode: (text) => fromBase64(text),
  encode: (bytes) => toBase64(bytes),
})
/** The keys of one space. What is written is under `key`; what was written before, under the older ones. */
export const spaceKeysSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['practice', 'therapist']),
  key: keyBytes,
  /** When the present key was made. Of two keys made apart, the later is the present one. */
  madeAt: z.iso.datetime(),
  /** Newest first. */
  older: z.array(z.strictObject({ key: keyBytes })),
  /** What this laptop said of the present key, if it made it: to be published, again after a wipe. */
  announcement: z.string().nullable(),
  /** Whose clients lie in a therapist space; absent: of the person whose vault it is. */
  staffId: z.uuid().optional(),
})
export type SpaceKeys = z.infer<typeof spaceKeysSchema>

const collectionName = z.string().regex(/^[a-z]{1,20}$/)
/**
 * A space given in part: the keys of some of its collections and not the space's own, from which all
 * others would follow. A person in the office is given the schedule so, and no chart.
 */
export const partKeysSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['practice', 'therapist']),
  staffId: z.uuid().optional(),
  /** When the newest of them was made. */
  madeAt: z.iso.datetime(),
  /** Newest first; what is written is under the first. The id is that of the space's key. */
  generations: z
    .array(
      z.strictObject({
        keyId: z.string().regex(/^[0-9a-f]{8}$/),
        collections: z.record(collectionName, keyBytes),
      }),
    )
    .min(1)
    .max(500),
})
export type PartKeys = z.infer<typeof partKeysSchema>

export const heldAccountSchema = z.strictObject({
  address: z.string(),
  userName: z.string(),
  password: z.string(),
})

/** Addresses are '' for none; the base map lies outside of the records, by its path on this laptop. */
export const heldMapsSchema = z.strictObject({
  routing: z.string(),
  geocoder: z.string(),
  basePackPath: z.string().nullable(),
})
export type HeldMaps = z.infer<typeof heldMapsSchema>

const vaultKeysSchema = z.strictObject({
  deviceId: z.uuid(),
  /** What the person called this laptop when it was added; null: it was the first, or a backup's. */
  laptopName: z.string().max(60).nullable(),
  staffId: z.uuid(),
  signingKey: keyBytes,
  /** X25519: opens the space keys that other laptops wrap for this one. */
  sealingKey: keyBytes,
  localKey: keyBytes,
  backupKey: keyBytes,
  spaces: z.array(spaceKeysSchema),
  /** Spaces that this laptop was given in part; absent: none. */
  parts: z.array(partKeysSchema).optional(),
  /** This laptop's own account on the practice's server. */
  server: heldAccountSchema.nullable(),
  /** What this laptop's maps are made with; absent until something is set. */
  maps: heldMapsSchema.optional(),
  /** Hash of the member log's first entry, as it was told at joining. */
  founding: z.string().max(64).optional(),
  /**
   * Laptops whose backup this vault was made from, newest first, until the practice knows this one: what
   * they may sign, they sign for it.
   */
  restoredFrom: z
    .array(z.strictObject({ deviceId: z.uuid(), signingKey: keyBytes }))
    .max(5)
    .optional(),
})
export type VaultKeys = z.infer<typeof vaultKeysSchema>

const vaultFactsSchema = z.strictObject({
  store: z.strictObject({
    id: z.uuid(),
    createdAt: z.iso.datetime().nullable(),
    restoring: z.boolean(),
    /** Made from another laptop's transfer file: its records come from the server. */
    fromServer: z.boolean(),
    dataVersion: z.number().int().nonnegative(),
    copyKeptAt: z.iso.datetime().nullable(),
  }),
  lastSeenAt: z.iso.datetime().nullable(),
  recoveryCodeConfirmed: z.boolean(),
})
export type VaultFacts = z.infer<typeof vaultFactsSchema>

type Where = Pick<VaultFile, 'vaultId'>

/** What a passphrase or a recovery code opens: a vault, or a file made from one. */
export interface WrappedKey extends Where {
  readonly wraps: Pick<VaultFile['wraps'], 'passphrase' | 'recoveryCode'>
}

const aad = ({ vaultId }: Where, part: string, params: object = {}): Bytes =>
  utf8(canonicalJson({ format: FORMAT, version: VERSION, vaultId, part, params }))

async function open(key: AesKey, sealed: string, bound: Bytes): Promise<Bytes | null> {
  try {
    return await decrypt(key, fromBase64(sealed), bound)
  } catch (error) {
    if (error instanceof SealedDataDamaged) return null
    throw error
  }
}

const seal = async (key: AesKey, content: Uint8Array, bound: Bytes): Promise<string> =>
  toBase64(await encrypt(key, content, bound))

export type PassphraseWrap = VaultFile['wraps']['passphrase']
export type RecoveryWrap = VaultFile['wraps']['recoveryCode']
export type KeychainWrap = NonNullable<VaultFile['wraps']['keychain']>

async function passphraseKey(
  derive: DerivePassphraseKey,
  passphrase: string,
  salt: Uint8Array,
  { memoryKiB, iterations, parallelism }: KdfCost,
): Promise<AesKey> {
  const cost = { memoryKiB, iterations, parallelism }
  return importAesKey(await derive(normalText(passphrase), salt, cost))
}

export async function wrapByPassphrase(
  where: Where,
  deviceKey: Uint8Array,
  passphrase: string,
  derive: DerivePassphraseKey,
  cost: KdfCost,
): Promise<PassphraseWrap> {
  const salt = randomBytes(16)
  const kdf = { name: 'argon2id' as const, ...cost, salt: toBase64(salt) }
  const key = await passphraseKey(derive, passphrase, salt, cost)
  return { kdf, sealed: await seal(key, deviceKey, aad(where, 'passphrase', kdf)) }
}

/** The device key, or null for a wrong passphrase. */
export async function unwrapByPassphrase(
  file: WrappedKey,
  passphrase: string,
  derive: DerivePassphraseKey,
): Promise<Bytes | null> {
  const { kdf, sealed } = file.wraps.passphrase
  const key = await passphraseKey(derive, passphrase, fromBase64(kdf.salt), kdf)
  return open(key, sealed, aad(file, 'passphrase', kdf))
}

const recoveryKey = (secret: Uint8Array, salt: Uint8Array) =>
  deriveAesKey(secret, 'doorstep/v1/recovery-code', salt)

export async function wrapByRecoverySecret(
  where: Where,
  deviceKey: Uint8Array,
  secret: Uint8Array,
): Promise<RecoveryWrap> {
  const saltBytes = randomBytes(16)
  const salt = toBase64(saltBytes)
  const key = await recoveryKey(secret, saltBytes)
  return { salt, sealed: await seal(key, deviceKey, aad(where, 'recoveryCode', { salt })) }
}

/** The device key, or null for the code of another vault or an older code. */
export async function unwrapByRecoverySecret(
  file: WrappedKey,
  secret: Uint8Array,
): Promise<Bytes | null> {
  const { salt, sealed } = file.wraps.recoveryCode
  const key = await recoveryKey(secret, fromBase64(salt))
  return open(key, sealed, aad(file, 'recoveryCode', { salt }))
}

/** `blob` is `keychainKey` (32 bytes) as the operating system's keychain sealed it. */
export async function wrapByKeychainKey(
  where: Where,
  deviceKey: Uint8Array,
  keychainKey: Uint8Array,
  blob: Uint8Array,
): Promise<KeychainWrap> {
  const key = await importAesKey(keychainKey)
  return { blob: toBase64(blob), sealed: await seal(key, deviceKey, aad(where, 'keychain')) }
}

export async function unwrapByKeychainKey(
  file: VaultFile,
  keychainKey: Uint8Array,
): Promise<Bytes | null> {
  const wrap = file.wraps.keychain
  if (wrap === null || keychainKey.byteLength !== 32) return null
  return open(await importAesKey(keychainKey), wrap.sealed, aad(file, 'keychain'))
}

export async function sealKeys(where: Where, deviceKey: Uint8Array, keys: VaultKeys) {
  const text = JSON.stringify(z.encode(vaultKeysSchema, keys))
  return seal(await importAesKey(deviceKey), utf8(text), aad(where, 'keys'))
}

export async function openKeys(file: VaultFile, deviceKey: Uint8Array): Promise<VaultKeys | null> {
  const content = await open(await importAesKey(deviceKey), file.keys, aad(file, 'keys'))
  if (content === null) return null
  const parsed = vaultKeysSchema.safeParse(JSON.parse(fromUtf8(content)))
  return parsed.success ? parsed.data : null
}

type Floors = Where & Pick<VaultFile, 'generation' | 'dataVersion' | 'chromiumMajor'>

// The floors stand in the clear, to be read before unlocking; here they are bound to the facts.
const factsAad = (where: Floors) => {
  const { generation, dataVersion, chromiumMajor } = where
  return aad(where, 'facts', { generation, dataVersion, chromiumMajor })
}

export async function sealFacts(where: Floors, deviceKey: Uint8Array, facts: VaultFacts) {
  return seal(await importAesKey(deviceKey), utf8(JSON.stringify(facts)), factsAad(where))
}

export async function openFacts(
  file: VaultFile,
  deviceKey: Uint8Array,
): Promise<VaultFacts | null> {
  const content = await open(await importAesKey(deviceKey), file.facts, factsAad(file))
  if (content === null) return null
  const parsed = vaultFactsSchema.safeParse(JSON.parse(fromUtf8(content)))
  return parsed.success ? parsed.data : null
}

const checksumOf = async (vault: unknown): Promise<string> =>
  toHex(await sha256(utf8(canonicalJson(vault))))

/** The text of the file: one line of canonical JSON, so that one vault has exactly one spelling. */
export async function renderVaultFile(vault: VaultFile): Promise<string> {
  return `${canonicalJson({ checksum: await checksumOf(vault), vault })}\n`
}

export type VaultFileRefusal =
  | { readonly code: 'damaged' }
  /** Whole, and of a later format than this program knows. */
  | { readonly code: 'newer'; readonly writtenBy: string }

const envelopeSchema = z.strictObject({ checksum: z.string(), vault: z.looseObject({}) })
const laterSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.number().int().gt(VERSION),
  writtenBy: z.string().max(40).catch(''),
})

/** Refuses any text that differs by one byte from what `renderVaultFile` made. */
export async function parseVaultFile(text: string): Promise<Result<VaultFile, VaultFileRefusal>> {
  const damaged = refused({ code: 'damaged' } as const)
  let json: unknown
  try {
    json = JSON.parse(text)
    if (`${canonicalJson(json)}\n` !== text) return damaged
  } catch {
    return damaged
  }
  const envelope = envelopeSchema.safeParse(json)
  if (!envelope.success) return damaged
  const { checksum, vault } = envelope.data
  if (checksum !== (await checksumOf(vault))) return damaged
  const later = laterSchema.safeParse(vault)
  if (later.success) return refused({ code: 'newer', writtenBy: later.data.writtenBy })
  const parsed = vaultFileSchema.safeParse(vault)
  return parsed.success ? ok(parsed.data) : damaged
}
