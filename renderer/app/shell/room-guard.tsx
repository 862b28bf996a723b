import { Navigate, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '#renderer/data/session'
import { useOwnRole } from '#renderer/data/use-own-role'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { isRoomFor } from '#shared/domain/practice/roles'
import { paths } from '../paths'

/**
 * The page, where the role of whoever works here has a use for it. A link, a shortcut or an old address may
 * lead elsewhere: without the keys such a page would show nothing as if there were nothing.
 */
export function RoomGuard({ children }: { readonly children: ReactNode }) {
  const role = useOwnRole()
  const { opened } = useSession()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  if (isRoomFor(role, pathname)) {
    const mayBeOffice = role === undefined && (opened.parts ?? []).length > 0
    return mayBeOffice && !isRoomFor('office', pathname) ? <LoadingState /> : children
  }
  if (pathname === paths.today) return <Navigate to={paths.schedule} replace />
  return (
    <PageFrame title="Not on this laptop">
      <EmptyState title="This page is not shown to you">
        It needs records that this laptop was not given. Nothing is missing or lost: those who work
        with them have them.
      </EmptyState>
    </PageFrame>
  )
}
