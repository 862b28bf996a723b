import { createContext, type ReactNode, useContext } from 'react'
import type { AppInfo } from '#shared/ipc/contract'

const AppInfoContext = createContext<AppInfo | null>(null)

export function AppInfoProvider({
  info,
  children,
}: {
  readonly info: AppInfo
  readonly children: ReactNode
}) {
  return <AppInfoContext value={info}>{children}</AppInfoContext>
}

export const useAppInfo = (): AppInfo => {
  const info = useContext(AppInfoContext)
  if (!info) throw new Error('useAppInfo outside of the opened app')
  return info
}
