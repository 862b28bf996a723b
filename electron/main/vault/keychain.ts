/** The operating system's keychain, as far as the vault needs it. */
export interface KeychainPort {
  isAvailable(): boolean
  /** Linux: which store stands behind it. Elsewhere `system`. */
  backend(): string
  /** Both throw when the keychain is locked, emptied, or another one. */
  encrypt(text: string): Uint8Array
  decrypt(sealed: Uint8Array): string
}

/** What Electron's `safeStorage` offers, declared so that tests run without Electron. */
interface SafeStorage {
  isEncryptionAvailable(): boolean
  getSelectedStorageBackend(): string
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
}

export const systemKeychain = (safeStorage: SafeStorage, platform: string): KeychainPort => ({
  isAvailable: () => safeStorage.isEncryptionAvailable(),
  backend: () => (platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'system'),
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
})

/** `basic_text` is a password written in Chromium's source: no protection, so not offered at all. */
export const isUsable = (keychain: KeychainPort): boolean =>
  keychain.isAvailable() && !['basic_text', 'unknown'].includes(keychain.backend())
