import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { AppInfoProvider } from '#renderer/app/app-info'
import { rooms } from '#renderer/app/shell/rooms'
import { Shell } from '#renderer/app/shell/shell'
import { SessionProvider } from '#renderer/data/session'
import { ThemeProvider } from '#renderer/ui/theme/theme-provider'
import '#renderer/ui/theme/all.css'
import { FormSheet } from './form-sheet'
import { ListSheet } from './list-sheet'
import { madeUpPractice } from './made-up-practice'
import { ShowSheet } from './show-sheet'
import { syncStates } from './sync-states'

const sheets: Record<string, () => React.ReactNode> = {
  '/': ShowSheet,
  '/clients': ListSheet,
  '/schedule': FormSheet,
}

const rootRoute = createRootRoute({ component: Shell })
const routes = rooms.map((room) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path: room.to,
    component: sheets[room.to] ?? ShowSheet,
    staticData: { title: room.label },
  }),
)
const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  history: createHashHistory(),
})

const info = {
  version: '0',
  electron: '0',
  chromium: '0',
  platform: 'linux',
  profile: 'sample',
  packaged: false,
} as const

// The shell's corner asks where the records are.
const session = await madeUpPractice(syncStates.off as never, false)

createRoot(document.getElementById('root') as HTMLElement).render(
  <ThemeProvider>
    <AppInfoProvider info={info}>
      {/* The gallery's few routes stand in for the app's. */}
      <SessionProvider session={session}>
        <RouterProvider router={router as never} />
      </SessionProvider>
    </AppInfoProvider>
  </ThemeProvider>,
)
