import {
  createHashHistory,
  createRouter,
  lazyRouteComponent,
  useMatches,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { rememberArrival } from '#renderer/ui/page/focus-when-free'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { NotFound } from './not-found'
import { PageTrouble } from './page-trouble'
import * as routes from './routes'
import { Alarm } from './shell/alarm'
import { AloneFrame } from './shell/alone-frame'
import { FeatureCommands } from './shell/feature-commands'
import { Shell } from './shell/shell'

/** A page's code, fetched when first gone to. Typed loosely on purpose: pages use the route types. */
const page = (load: () => Promise<unknown>, name: string) =>
  lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name)

const client = () => import('#renderer/features/clients/client-detail')
const clientForm = () => import('#renderer/features/clients/client-form')
const provider = () => import('#renderer/features/providers/providers-page')
const summaries = () => import('#renderer/features/summaries/summaries-page')
const settings = () => import('#renderer/features/settings/settings-page')

/** A page that is handed to a client stands alone: no rail, no palette, no names of others. */
function Frame() {
  const alone = useMatches({ select: (all) => all.some((match) => match.staticData.alone) })
  return alone ? <AloneFrame /> : <Shell commands={<FeatureCommands />} alarm={<Alarm />} />
}

const tiePages = () => {
  routes.rootRoute.update({ component: Frame, notFoundComponent: NotFound })
  routes.todayRoute.update({
    component: page(() => import('#renderer/features/today/today-page'), 'TodayPage'),
  })
  routes.scheduleRoute.update({
    component: page(() => import('#renderer/features/schedule/schedule-page'), 'SchedulePage'),
  })
  routes.bookRoute.update({
    component: page(() => import('#renderer/features/schedule/booking-page'), 'BookingPage'),
  })
  routes.dayRouteRoute.update({
    component: page(() => import('#renderer/features/route/route-page'), 'RoutePage'),
  })
  routes.practiceRouteRoute.update({
    component: page(() => import('#renderer/features/route/practice-page'), 'PracticeRoutePage'),
  })
  routes.hoursRoute.update({
    component: page(() => import('#renderer/features/schedule/hours-page'), 'HoursPage'),
  })
  routes.waitingRoute.update({
    component: page(() => import('#renderer/features/schedule/waiting-page'), 'WaitingPage'),
  })
  routes.coverRoute.update({
    component: page(() => import('#renderer/features/schedule/cover-page'), 'CoverPage'),
  })
  routes.mileageRoute.update({
    component: page(() => import('#renderer/features/mileage/mileage-page'), 'MileagePage'),
  })
  routes.daySheetRoute.update({
    component: page(() => import('#renderer/features/day-sheet/day-sheet-page'), 'DaySheetPage'),
  })
  routes.visitRoute.update({
    component: page(() => import('#renderer/features/visit/visit-page'), 'VisitPage'),
  })
  routes.screensRoute.update({
    component: page(() => import('#renderer/features/screens/screens-page'), 'ScreensPage'),
  })
  routes.clientsRoute.update({
    component: page(() => import('#renderer/features/clients/clients-page'), 'ClientsPage'),
  })
  routes.importClientsRoute.update({
    component: page(() => import('#renderer/features/import/import-page'), 'ImportPage'),
  })
  routes.newClientRoute.update({ component: page(clientForm, 'ClientForm') })
  routes.clientRoute.update({ component: page(client, 'ClientDetail') })
  routes.editClientRoute.update({ component: page(clientForm, 'ClientForm') })
  routes.providersRoute.update({ component: page(provider, 'ProvidersPage') })
  routes.consentsRoute.update({
    component: page(() => import('#renderer/features/consents/consents-page'), 'ConsentsPage'),
  })
  routes.signRoute.update({
    component: page(() => import('#renderer/features/consents/sign-page'), 'SignPage'),
  })
  routes.suppliesRoute.update({
    component: page(() => import('#renderer/features/supplies/supplies-page'), 'SuppliesPage'),
  })
  routes.summariesRoute.update({ component: page(summaries, 'SummariesPage') })
  routes.takeAnswerRoute.update({
    component: page(() => import('#renderer/features/share/take-answer-page'), 'TakeAnswerPage'),
  })
  routes.sharedRoute.update({
    component: page(() => import('#renderer/features/share/shared-page'), 'SharedPage'),
  })
  routes.copyRoute.update({
    component: page(() => import('#renderer/features/export/copy-page'), 'CopyPage'),
  })
  routes.moneyRoute.update({
    component: page(() => import('#renderer/features/money/money-page'), 'MoneyPage'),
  })
  routes.takePaymentRoute.update({
    component: page(() => import('#renderer/features/money/take-payment-page'), 'TakePaymentPage'),
  })
  routes.caseloadRoute.update({
    component: page(() => import('#renderer/features/caseload/caseload-page'), 'CaseloadPage'),
  })
  routes.syncRoute.update({
    component: page(() => import('#renderer/features/sync/sync-page'), 'SyncPage'),
  })
  routes.peopleRoute.update({
    component: page(() => import('#renderer/features/people/people-page'), 'PeoplePage'),
  })
  routes.settingsRoute.update({ component: page(settings, 'SettingsPage') })
}

export const makeRouter = () => {
  tiePages()
  const router = createRouter({
    routeTree: routes.routeTree,
    history: createHashHistory(),
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingState,
    defaultPendingMs: 0,
    defaultErrorComponent: PageTrouble,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: false,
  })
  router.subscribe('onBeforeNavigate', rememberArrival)
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
