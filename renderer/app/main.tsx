import { lazy, StrictMode, Suspense, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod/v4/core'
import type { Session } from '#renderer/data/session'
import { GatePage } from '#renderer/features/gate/gate-page'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { ThemeProvider } from '#renderer/ui/theme/theme-provider'
import type { AppInfo, VaultState } from '#shared/ipc/contract'
import { AppTrouble } from './app-trouble'
import { dropOnLock } from './drop-on-lock'
import { flushOnClosing } from './flush-on-closing'

// The page may not compile code (CSP): zod must not even try.
config({ jitless: true })

// Fetched while the passphrase is typed; the first screen does not wait for it.
const openedCode = () => import('./opened')
const Opened = lazy(async () => ({ default: (await openedCode()).Opened }))

interface Start {
  readonly info: AppInfo
  readonly state: VaultState
}

function App({ start }: { readonly start: Start }) {
  const [session, setSession] = useState<Session | null>(null)
  useEffect(() => {
    const idle = requestIdleCallback(() => void openedCode().catch(() => undefined), {
      timeout: 2000,
    })
    return () => cancelIdleCallback(idle)
  }, [])
  if (!session) return <GatePage state={start.state} info={start.info} onOpened={setSession} />
  return (
    <Suspense fallback={<LoadingState label="Opening your practice" />}>
      <Opened session={session} info={start.info} />
    </Suspense>
  )
}

const bridge = window.doorstep
dropOnLock(bridge)
flushOnClosing(bridge)
const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element')
const [info, state] = await Promise.all([bridge.call('app.info'), bridge.call('vault.state')])
createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <AppTrouble>
        <App start={{ info, state }} />
      </AppTrouble>
    </ThemeProvider>
  </StrictMode>,
)
