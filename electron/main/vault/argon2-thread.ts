/// <reference types="electron-vite/node" />
import type { DerivePassphraseKey } from '#shared/crypto/vault-file'
import makeWorker from './argon2-worker?nodeWorker'

/** Argon2id on a thread of its own, so that the windows go on answering. For the built app only. */
export const deriveOnThread: DerivePassphraseKey = (passphrase, salt, cost) =>
  new Promise((resolve, reject) => {
    const worker = makeWorker({ workerData: { passphrase, salt, cost } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the key thread ended without an answer')))
  })
