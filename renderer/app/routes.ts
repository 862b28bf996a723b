import { createRootRoute, createRoute } from '@tanstack/react-router'
import {
  type BookSearch,
  type CaseloadSearch,
  type DaySheetSearch,
  type MileageSearch,
  type MoneySearch,
  type NewSummarySearch,
  paths,
  type RouteSearch,
  type ScheduleSearch,
  type ScreensSearch,
  type SignSearch,
  type SuppliesSearch,
  type TakeAnswerSearch,
  type TakePaymentSearch,
} from './paths'

// Route types stand apart from the pages (router.tsx ties them), so that pages may use them freely.
const words = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const dayOrNone = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
const given = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T

export const rootRoute = createRootRoute()
const under = { getParentRoute: () => rootRoute } as const

export const todayRoute = createRoute({
  ...under,
  path: paths.today,
  staticData: { title: 'Today' },
})
export const scheduleRoute = createRoute({
  ...under,
  path: paths.schedule,
  staticData: { title: 'Schedule' },
  validateSearch: (search: Record<string, unknown>): ScheduleSearch =>
    given({
      view: ['day', 'week', 'month', 'agenda'].includes(search.view as string)
        ? search.view
        : undefined,
      day: dayOrNone(search.day),
      therapistId: words(search.therapistId),
    } as ScheduleSearch),
})
export const bookRoute = createRoute({
  ...under,
  path: paths.book,
  staticData: { title: 'Book a visit' },
  validateSearch: (search: Record<string, unknown>): BookSearch =>
    given({
      clientId: words(search.clientId),
      day: dayOrNone(search.day),
      time: words(search.time),
      visitId: words(search.visitId),
      wishId: words(search.wishId),
    } as BookSearch),
})
const routeSearch = (search: Record<string, unknown>): RouteSearch =>
  given({ day: dayOrNone(search.day), therapistId: words(search.therapistId) } as RouteSearch)
export const dayRouteRoute = createRoute({
  ...under,
  path: paths.route,
  staticData: { title: 'Route' },
  validateSearch: routeSearch,
})
export const practiceRouteRoute = createRoute({
  ...under,
  path: paths.practiceRoute,
  staticData: { title: 'Route of the practice' },
  validateSearch: routeSearch,
})
export const hoursRoute = createRoute({
  ...under,
  path: paths.hours,
  staticData: { title: 'Your hours' },
})
export const waitingRoute = createRoute({
  ...under,
  path: paths.waiting,
  staticData: { title: 'Waiting list' },
})
export const coverRoute = createRoute({
  ...under,
  path: paths.cover,
  staticData: { title: 'Cover' },
})
export const mileageRoute = createRoute({
  ...under,
  path: paths.mileage,
  staticData: { title: 'Mileage' },
  validateSearch: (search: Record<string, unknown>): MileageSearch =>
    given({ day: dayOrNone(search.day), drive: words(search.drive) } as MileageSearch),
})
export const daySheetRoute = createRoute({
  ...under,
  path: paths.daySheet,
  staticData: { title: 'Day sheet' },
  validateSearch: (search: Record<string, unknown>): DaySheetSearch =>
    given({ day: dayOrNone(search.day) } as DaySheetSearch),
})
export const visitRoute = createRoute({
  ...under,
  path: paths.visit,
  staticData: { title: 'Visit' },
})
export const screensRoute = createRoute({
  ...under,
  path: paths.screens,
  staticData: { title: 'Screens and wellbeing' },
  validateSearch: (search: Record<string, unknown>): ScreensSearch =>
    given({
      view: ['mood', 'wellbeing', 'referral', 'trends', 'plan'].includes(search.view as string)
        ? search.view
        : undefined,
      begin: ['epds', 'phq2'].includes(search.begin as string) ? search.begin : undefined,
      visitId: words(search.visitId),
    } as ScreensSearch),
})
export const clientsRoute = createRoute({
  ...under,
  path: paths.clients,
  staticData: { title: 'Clients' },
})
const underClients = { getParentRoute: () => clientsRoute } as const
export const importClientsRoute = createRoute({
  ...under,
  path: paths.importClients,
  staticData: { title: 'Import clients' },
})
export const newClientRoute = createRoute({
  ...underClients,
  path: 'new',
  staticData: { title: 'New client' },
})
export const clientRoute = createRoute({
  ...underClients,
  path: '$clientId',
  staticData: { title: 'Client' },
})
export const editClientRoute = createRoute({
  ...underClients,
  path: '$clientId/edit',
  staticData: { title: 'Edit client' },
})
export const consentsRoute = createRoute({
  ...under,
  path: paths.consents,
  staticData: { title: 'Consents' },
})
export const signRoute = createRoute({
  ...under,
  path: paths.sign,
  staticData: { title: 'Form to sign', alone: true },
  validateSearch: (search: Record<string, unknown>): SignSearch =>
    given({
      kind: ['treatment', 'session', 'sharing', 'intake'].includes(search.kind as string)
        ? search.kind
        : undefined,
      visitId: words(search.visitId),
      providerId: words(search.providerId),
    } as SignSearch),
})
export const providersRoute = createRoute({
  ...under,
  path: paths.providers,
  staticData: { title: 'Providers' },
})
export const providerRoute = createRoute({
  getParentRoute: () => providersRoute,
  path: '$providerId',
  staticData: { title: 'Provider' },
})
export const suppliesRoute = createRoute({
  ...under,
  path: paths.supplies,
  staticData: { title: 'Supplies' },
  validateSearch: (search: Record<string, unknown>): SuppliesSearch =>
    given({
      view: ['pack', 'stock', 'restock', 'care', 'lists'].includes(search.view as string)
        ? search.view
        : undefined,
      day: dayOrNone(search.day),
    } as SuppliesSearch),
})
export const summariesRoute = createRoute({
  ...under,
  path: paths.summaries,
  staticData: { title: 'Summaries' },
})
const underSummaries = { getParentRoute: () => summariesRoute } as const
export const newSummaryRoute = createRoute({
  ...underSummaries,
  path: 'new',
  staticData: { title: 'New summary' },
  validateSearch: (search: Record<string, unknown>): NewSummarySearch =>
    given({
      clientId: words(search.clientId),
      visitId: words(search.visitId),
    } as NewSummarySearch),
})
export const summaryRoute = createRoute({
  ...underSummaries,
  path: '$summaryId',
  staticData: { title: 'Summary' },
})
export const takeAnswerRoute = createRoute({
  ...under,
  path: paths.takeAnswer,
  staticData: { title: 'Read in an answer' },
  validateSearch: (search: Record<string, unknown>): TakeAnswerSearch =>
    given({ summaryId: words(search.summaryId) } as TakeAnswerSearch),
})
export const sharedRoute = createRoute({
  ...under,
  path: paths.shared,
  staticData: { title: 'What was shared' },
})
export const copyRoute = createRoute({
  ...under,
  path: paths.copy,
  staticData: { title: 'Copy of everything' },
})
export const moneyRoute = createRoute({
  ...under,
  path: paths.money,
  staticData: { title: 'Money' },
  validateSearch: (search: Record<string, unknown>): MoneySearch =>
    given({
      view: ['owed', 'receipts', 'packages', 'letters', 'year', 'prices', 'client'].includes(
        search.view as string,
      )
        ? search.view
        : undefined,
      receipt: words(search.receipt),
      clientId: words(search.clientId),
      day: dayOrNone(search.day),
    } as MoneySearch),
})
export const takePaymentRoute = createRoute({
  ...under,
  path: paths.takePayment,
  staticData: { title: 'Take payment' },
  validateSearch: (search: Record<string, unknown>): TakePaymentSearch =>
    given({
      visitId: words(search.visitId),
      clientId: words(search.clientId),
      replacesId: words(search.replacesId),
      sells: search.sells === 'package' ? 'package' : undefined,
    } as TakePaymentSearch),
})
export const caseloadRoute = createRoute({
  ...under,
  path: paths.caseload,
  staticData: { title: 'Caseload' },
  validateSearch: (search: Record<string, unknown>): CaseloadSearch =>
    given({
      therapistId: words(search.therapistId),
      show: ['clients', 'unsigned', 'redFlag', 'unanswered', 'clearance', 'followUp'].includes(
        search.show as string,
      )
        ? search.show
        : undefined,
      level: ['now', 'soon'].includes(search.level as string) ? search.level : undefined,
    } as CaseloadSearch),
})
export const syncRoute = createRoute({
  ...under,
  path: paths.sync,
  staticData: { title: 'Laptop and server' },
})
export const peopleRoute = createRoute({
  ...under,
  path: paths.people,
  staticData: { title: 'People' },
})
export const settingsRoute = createRoute({
  ...under,
  path: paths.settings,
  staticData: { title: 'Settings' },
})
export const settingsSectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '$section',
  staticData: { title: 'Settings' },
})

export const routeTree = rootRoute.addChildren([
  todayRoute,
  scheduleRoute,
  bookRoute,
  dayRouteRoute,
  practiceRouteRoute,
  hoursRoute,
  waitingRoute,
  coverRoute,
  mileageRoute,
  daySheetRoute,
  visitRoute,
  screensRoute,
  clientsRoute.addChildren([newClientRoute, clientRoute, editClientRoute]),
  importClientsRoute,
  consentsRoute,
  signRoute,
  providersRoute.addChildren([providerRoute]),
  suppliesRoute,
  summariesRoute.addChildren([newSummaryRoute, summaryRoute]),
  takeAnswerRoute,
  sharedRoute,
  copyRoute,
  moneyRoute,
  takePaymentRoute,
  caseloadRoute,
  syncRoute,
  peopleRoute,
  settingsRoute.addChildren([settingsSectionRoute]),
])
