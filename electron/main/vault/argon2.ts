import { argon2id } from 'hash-wasm'
import type { DerivePassphraseKey } from '#shared/crypto/vault-file'

/** Argon2id to 32 bytes, on the thread that calls it: about 0.2 s and 64 MiB at the default cost. */
export const deriveHere: DerivePassphraseKey = (passphrase, salt, cost) =>
  argon2id({
    password: passphrase,
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.iterations,
    parallelism: cost.parallelism,
    hashLength: 32,
    outputType: 'binary',
  })
