import type { ChannelName } from '#shared/ipc/channels'
import { ok, refused } from '#shared/result'
import type { Send } from '../server/cookie-session'
import { exchange } from '../server/http-exchange'
import { visitServer } from '../server/inspect'
import { createLinkFiles } from '../server/link-files'
import { makePlaces } from '../server/link-places'
import type { Handlers } from './handler'
import type { VaultHandlers } from './vault'

export type LinkChannel = Extract<ChannelName, `links.${string}`>

interface LinkHandlersNeeds {
  readonly vault: Pick<VaultHandlers, 'serverAccount' | 'whoseLaptop'>
  readonly nowMs: () => number
  readonly send?: Send
}

export interface LinkHandlers {
  readonly handlers: Handlers<LinkChannel>
  /** Ends what is under way: for locking and for quitting. */
  stop(): void
}

/** Places for links on the practice's server, and what lies in them. */
export function createLinkHandlers(needs: LinkHandlersNeeds): LinkHandlers {
  const { vault, nowMs } = needs
  const send = needs.send ?? exchange
  const files = createLinkFiles({ account: vault.serverAccount, nowMs, send })
  let visiting = new AbortController()
  return {
    handlers: {
      async 'links.makePlaces'({ adminName, adminPassword, places, forBrowsers }) {
        const own = vault.serverAccount()
        const laptop = vault.whoseLaptop()
        if (own === 'locked' || laptop === null) return refused({ code: 'locked' })
        if (own === null) return refused({ code: 'notConfigured' })
        const { signal } = visiting
        const sendUntilLocked: Send = async (request) =>
          signal.aborted ? refused('cancelled') : send({ ...request, signal })
        const words = { address: own.address, userName: adminName, password: adminPassword }
        const visit = await visitServer(words, sendUntilLocked, nowMs)
        if (!visit.ok) return visit
        if (visit.value.findings.role !== 'admin') return refused({ code: 'notAdmin' })
        const { practice } = laptop
        return makePlaces(visit.value, { places, practice, forBrowsers }, sendUntilLocked)
      },
      async 'links.put'({ place, file }) {
        const put = await files.put(place, file)
        return put.ok ? ok({ outcome: put.value }) : put
      },
      async 'links.remove'({ place }) {
        const removed = await files.remove(place)
        return removed.ok ? ok({ outcome: removed.value }) : removed
      },
    },
    stop() {
      visiting.abort()
      visiting = new AbortController()
      files.stop()
    },
  }
}
