import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  createVaultHandlers,
  type VaultChannel,
  type VaultHandlersDeps,
} from '#electron/main/handlers/vault'
import type { KeychainPort } from '#electron/main/vault/keychain'
import { defaultKdfCost } from '#shared/crypto/vault-file'
import type { Args } from '#shared/ipc/contract'
import { contract } from '#shared/ipc/contract'

export const goodPassphrase = 'lantern river cotton Tuesday'
export const otherPassphrase = 'seven quiet otters crossing'

/** For tests that are not about Argon2: as unlike for unlike inputs, and at once. */
export const quickKdf = {
  cost: defaultKdfCost,
  derive: async (passphrase: string, salt: Uint8Array, cost: object) =>
    new Uint8Array(
      createHash('sha256').update(JSON.stringify(cost)).update(salt).update(passphrase).digest(),
    ),
}

export const noKeychain: KeychainPort = {
  isAvailable: () => false,
  backend: () => 'basic_text',
  encrypt: () => {
    throw new Error('no keychain')
  },
  decrypt: () => {
    throw new Error('no keychain')
  },
}

export interface Laptop {
  readonly directory: string
  readonly storeDirectory: string
  readonly clock: { now: number }
  readonly locks: () => number
  /** Starts the program (again): the same folder, nothing in memory. */
  start(change?: Partial<VaultHandlersDeps>): ReturnType<typeof createVaultHandlers> & {
    call<C extends VaultChannel>(
      channel: C,
      ...args: Args<C> extends undefined ? [] : [Args<C>]
      // biome-ignore lint/suspicious/noExplicitAny: tests compare whole answers; the contract checks their shape.
    ): Promise<any>
  }
  /** As if the page had written records. */
  makeStore(): void
}

/** A laptop with an empty folder of its own. Every answer is checked against the contract. */
export function newLaptop(): Laptop {
  const root = mkdtempSync(join(tmpdir(), 'doorstep-vault-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const directory = join(root, 'profile')
  const storeDirectory = join(root, 'store')
  const clock = { now: Date.parse('2026-11-21T08:00:00Z') }
  let locks = 0
  return {
    directory,
    storeDirectory,
    clock,
    locks: () => locks,
    start(change = {}) {
      const vault = createVaultHandlers({
        directory,
        storeDirectory,
        profile: 'practice',
        dataVersion: 3,
        chromiumMajor: 130,
        appVersion: '0.1.0',
        now: () => new Date(clock.now),
        keychain: noKeychain,
        kdf: quickKdf,
        onLocked: () => {
          locks++
        },
        ...change,
      })
      return {
        ...vault,
        async call(channel, ...args) {
          const parsed = contract[channel].args.parse(args[0])
          const answer = await vault.handlers[channel](parsed as never)
          return contract[channel].result.parse(answer)
        },
      }
    },
    makeStore() {
      mkdirSync(storeDirectory, { recursive: true })
      writeFileSync(join(storeDirectory, '000003.log'), 'records')
    },
  }
}

export async function laptopWithVault() {
  const laptop = newLaptop()
  const vault = laptop.start()
  const created = await vault.call('vault.create', { passphrase: goodPassphrase })
  if (!created.ok) throw new Error(created.refusal.code)
  return {
    laptop,
    vault,
    recoveryCode: created.value.recoveryCode as string,
    opened: created.value.opened,
  }
}
