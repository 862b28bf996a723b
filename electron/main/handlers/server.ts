import type { ChannelName } from '#shared/ipc/channels'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok, refused } from '#shared/result'
import type { Send } from '../server/cookie-session'
import { exchange } from '../server/http-exchange'
import { findDatabases, visitServer } from '../server/inspect'
import { createRoad } from '../server/road'
import { setUpServer } from '../server/set-up'
import type { Handlers } from './handler'
import type { VaultHandlers } from './vault'

export type ServerChannel = Extract<ChannelName, `server.${string}`>

export interface ServerHandlersNeeds {
  readonly vault: Pick<VaultHandlers, 'serverAccount' | 'keepServerAccount' | 'whoseLaptop'>
  readonly nowMs: () => number
  readonly send?: Send
}

export interface ServerHandlers {
  readonly handlers: Handlers<ServerChannel>
  /** Ends all requests and forgets the session: for locking and for quitting. */
  stop(): void
}

export function createServerHandlers(needs: ServerHandlersNeeds): ServerHandlers {
  const { vault, nowMs } = needs
  const send = needs.send ?? exchange
  const road = createRoad({ account: vault.serverAccount, nowMs, send })
  let visiting = new AbortController()

  const inspect = async (account: ServerAccount) => {
    // Of this visit from its first request to its last: what began before a lock ends with it.
    const { signal } = visiting
    const sendUntilLocked: Send = async (request) =>
      signal.aborted ? refused('cancelled') : send({ ...request, signal })
    const laptop = vault.whoseLaptop()
    if (!laptop) return refused({ code: 'locked' as const })
    const visit = await visitServer(account, sendUntilLocked, nowMs)
    if (!visit.ok) return visit
    const databases = await findDatabases(visit.value, laptop.spaces)
    if (!databases.ok) return databases
    return ok({ visit: visit.value, laptop, databases: databases.value })
  }

  return {
    handlers: {
      'server.state': () => {
        const account = vault.serverAccount()
        if (account === null || account === 'locked') return { server: null }
        return { server: { address: account.address, userName: account.userName } }
      },
      async 'server.inspect'(account) {
        const found = await inspect(account)
        if (!found.ok) return found
        return ok({ ...found.value.visit.findings, databases: found.value.databases })
      },
      async 'server.setUp'({ members, ...account }) {
        const found = await inspect(account)
        if (!found.ok) return found
        const { visit, laptop } = found.value
        if (visit.findings.role !== 'admin') return refused({ code: 'notAdmin' })
        const done = await setUpServer(visit, laptop.spaces, { ...laptop, members })
        if (!done.ok) return done
        const { steps, account: own } = done.value
        if (own) {
          const kept = await vault.keepServerAccount(own)
          if (!kept.ok) return refused({ code: kept.refusal.code })
          road.stop()
        }
        return ok({ steps })
      },
      async 'server.use'(account) {
        const found = await inspect(account)
        if (!found.ok) return found
        const { visit, databases } = found.value
        const findings = { ...visit.findings, databases }
        // An administrator's words are never kept, and an account that can read nothing is of no use.
        if (findings.role === 'admin' || databases !== 'ready') return ok(findings)
        const kept = await vault.keepServerAccount(visit.account)
        if (!kept.ok) return refused({ code: kept.refusal.code })
        road.stop()
        return ok(findings)
      },
      async 'server.forget'() {
        road.stop()
        const kept = await vault.keepServerAccount(null)
        return kept.ok ? ok(undefined) : refused({ code: kept.refusal.code })
      },
      'server.request': (request) => road.request(request),
      'server.forgive': () => road.forgive(),
      'server.cancel': ({ requestId }) => road.cancel(requestId),
    },
    stop() {
      visiting.abort()
      visiting = new AbortController()
      road.stop()
    },
  }
}
