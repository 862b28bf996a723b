import { parentPort, workerData } from 'node:worker_threads'
import type { KdfCost } from '#shared/crypto/vault-file'
import { deriveHere } from './argon2'

// One thread, one key: the thread ends with its answer and its 64 MiB go back with it.
const { passphrase, salt, cost } = workerData as {
  passphrase: string
  salt: Uint8Array
  cost: KdfCost
}
deriveHere(passphrase, salt, cost).then((key) => parentPort?.postMessage(key))
