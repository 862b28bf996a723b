import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type Session, SessionProvider } from '#renderer/data/session'
import '#renderer/ui/theme/all.css'
import type { AppInfo } from '#shared/ipc/contract'
import { AppInfoProvider } from './app-info'
import { lockWhenIdle } from './lock-when-idle'
import { recordViews } from './record-views'
import { makeRouter } from './router'

/** Everything behind the gate. Loaded after the first screen, mounted once the practice is open. */
export function Opened({ session, info }: { readonly session: Session; readonly info: AppInfo }) {
  const [router] = useState(makeRouter)
  useEffect(() => lockWhenIdle(() => performance.now()), [])
  useEffect(() => recordViews(router, session), [router, session])
  return (
    <AppInfoProvider info={info}>
      <SessionProvider session={session}>
        <RouterProvider router={router} />
      </SessionProvider>
    </AppInfoProvider>
  )
}
