import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { ChannelName } from '#shared/ipc/channels'
import { inspectRefusals, type ServerAccount } from '#shared/ipc/server-contract'
import { ok, type Result, refused } from '#shared/result'
import type { FileDialogs } from '../file-dialogs'
import type { Send } from '../server/cookie-session'
import { exchange } from '../server/http-exchange'
import { type InspectRefusal, type ServerVisit, visitServer } from '../server/inspect'
import { makeAccount, removeAccount } from '../server/set-up'
import { writeWholeFile } from '../whole-file'
import type { Handlers } from './handler'
import type { VaultHandlers } from './vault'

export type LaptopChannel = Extract<ChannelName, `laptop.${string}`>

export interface LaptopHandlersNeeds {
  readonly vault: Pick<VaultHandlers, 'serverAccount' | 'whoseLaptop' | 'writeTransfer'>
  readonly dialogs: Pick<FileDialogs, 'askWhereToSave'>
  readonly nowMs: () => number
  readonly send?: Send
}

interface AdminWords {
  readonly adminName: string
  readonly adminPassword: string
}

type AdminRefusal = { readonly code: InspectRefusal | 'notAdmin' }

export interface LaptopHandlers {
  readonly handlers: Handlers<LaptopChannel>
  /** Ends every visit to the server: for locking and for quitting. */
  stop(): void
}

/** A visit under the administrator's words, which ends when Doorstep is locked. */
interface AdminVisit {
  readonly visit: ServerVisit
  /** For taking back what was made: that has to be done although it was locked meanwhile. */
  outlastLock(): void
}

/** Adding laptops to a practice and taking them out of it, as far as server and files are concerned. */
export function createLaptopHandlers(needs: LaptopHandlersNeeds): LaptopHandlers {
  const { vault, dialogs, nowMs } = needs
  const send = needs.send ?? exchange
  let visiting = new AbortController()

  /** To the practice's own server, under words that are used for this visit and not kept. */
  const asAdmin = async ({
    adminName,
    adminPassword,
  }: AdminWords): Promise<Result<AdminVisit, AdminRefusal>> => {
    const own = vault.serverAccount()
    if (own === 'locked') return refused({ code: 'locked' })
    if (own === null) return refused({ code: 'notConfigured' })
    const words = { address: own.address, userName: adminName, password: adminPassword }
    let signal: AbortSignal | undefined = visiting.signal
    const sendUntilLocked: Send = async (request) =>
      signal?.aborted ? refused('cancelled') : send({ ...request, signal })
    const visit = await visitServer(words, sendUntilLocked, nowMs)
    if (!visit.ok) return visit
    if (visit.value.findings.role !== 'admin') return refused({ code: 'notAdmin' })
    const outlastLock = () => {
      signal = undefined
    }
    return ok({ visit: visit.value, outlastLock })
  }

  const handlers: Handlers<LaptopChannel> = {
    async 'laptop.add'({ name, suggestedName, ...words }) {
      const laptop = vault.whoseLaptop()
      if (laptop === null) return refused({ code: 'locked' })
      const hasServer = vault.serverAccount() !== null
      // Wrong words are told before a place is asked for.
      const admin = hasServer && words.adminName !== '' ? await asAdmin(words) : null
      if (admin && !admin.ok) return admin
      const path = await dialogs.askWhereToSave('transfer', suggestedName)
      if (path === null) return refused({ code: 'cancelled' })

      const deviceId = randomUUID()
      let server: ServerAccount | null = null
      if (admin) {
        const { staffId, practice, owner } = laptop
        const made = await madeAccount(admin.value.visit, {
          deviceId,
          staffId,
          practice,
          owner,
        })
        if (!made.ok) {
          // Broken off by a lock or the network, it may be there all the same.
          admin.value.outlastLock()
          await removeAccount(admin.value.visit, deviceId).catch(() => undefined)
          return made
        }
        server = made.value
      }
      /** An account whose password nobody has is of no use to anybody. */
      const takeBack = async () => {
        admin?.value.outlastLock()
        if (admin) await removeAccount(admin.value.visit, deviceId).catch(() => undefined)
      }
      const file = await vault.writeTransfer({ deviceId, name, server })
      if (!file.ok) {
        await takeBack()
        return refused({ code: 'locked' })
      }
      const { bytes, validUntil } = file.value
      try {
        await writeWholeFile(path, bytes)
      } catch {
        await takeBack()
        return refused({ code: 'disk' })
      }
      const account = server ? ('made' as const) : ('none' as const)
      return ok({ fileName: basename(path), deviceId, account, validUntil })
    },

    async 'laptop.removeAccount'({ deviceId, ...words }) {
      const admin = await asAdmin(words)
      if (!admin.ok) return admin
      const removed = await removeAccount(admin.value.visit, deviceId)
      return removed.ok ? ok({ removed: removed.value }) : removed
    },
  }
  return {
    handlers,
    stop() {
      visiting.abort()
      visiting = new AbortController()
    },
  }
}

/** `makeAccount` ends by throwing where the network fails: here that is an answer. */
async function madeAccount(
  visit: ServerVisit,
  who: Parameters<typeof makeAccount>[1],
): Promise<Result<ServerAccount, { readonly code: InspectRefusal | 'notAllowed' }>> {
  try {
    const { account } = await makeAccount(visit, who)
    return account ? ok(account) : refused({ code: 'notAllowed' })
  } catch (error) {
    const code = inspectRefusals.find((one) => one === (error as { code?: unknown }).code)
    if (code === undefined) throw error
    return refused({ code })
  }
}
