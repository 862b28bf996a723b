/**
 * Every page's address, named once. Imports nothing: features may import it too. Addresses hold ids and
 * days, never a name.
 */
export const paths = {
  today: '/',
  schedule: '/schedule',
  book: '/book',
  hours: '/hours',
  waiting: '/waiting',
  cover: '/cover',
  mileage: '/mileage',
  daySheet: '/day-sheet',
  route: '/route',
  practiceRoute: '/route/practice',
  visit: '/visits/$visitId',
  screens: '/screens/$clientId',
  clients: '/clients',
  newClient: '/clients/new',
  importClients: '/clients/import',
  client: '/clients/$clientId',
  editClient: '/clients/$clientId/edit',
  consents: '/consents/$clientId',
  sign: '/sign/$clientId',
  providers: '/providers',
  provider: '/providers/$providerId',
  supplies: '/supplies',
  summaries: '/summaries',
  newSummary: '/summaries/new',
  summary: '/summaries/$summaryId',
  takeAnswer: '/answers',
  shared: '/shared/$clientId',
  copy: '/copy/$clientId',
  money: '/money',
  takePayment: '/money/take',
  caseload: '/caseload',
  sync: '/sync',
  people: '/people',
  settings: '/settings',
  settingsSection: '/settings/$section',
} as const

/** What may stand behind the question mark; all optional, ids and days only. */
export interface ScheduleSearch {
  readonly view?: 'day' | 'week' | 'month' | 'agenda'
  readonly day?: string
  /** Whose visits; the person at this laptop when it is not told. */
  readonly therapistId?: string
}
export interface RouteSearch {
  readonly day?: string
  /** Whose day; the person at this laptop when it is not told. */
  readonly therapistId?: string
}
export interface BookSearch {
  readonly clientId?: string
  readonly day?: string
  /** `HH:mm` by the practice's clock. */
  readonly time?: string
  /** A visit to change instead of an empty form. */
  readonly visitId?: string
  /** Of the waiting list: met, and taken off, by what is booked here. */
  readonly wishId?: string
}
export interface MileageSearch {
  /** A day of the year to show. */
  readonly day?: string
  /** A drive in the book, or one of that day that is still to be told. */
  readonly drive?: string
}
export interface DaySheetSearch {
  readonly day?: string
}
export interface SignSearch {
  readonly kind?: 'treatment' | 'session' | 'sharing' | 'intake'
  /** Signed for this visit; the way back leads there. */
  readonly visitId?: string
  /** Of a permission to share: for whom. */
  readonly providerId?: string
}
export interface ScreensSearch {
  readonly view?: 'mood' | 'wellbeing' | 'referral' | 'trends' | 'plan'
  /** A new sheet, begun at once. */
  readonly begin?: 'epds' | 'phq2'
  /** Asked in this visit; the way back leads there. */
  readonly visitId?: string
}
export interface SuppliesSearch {
  readonly view?: 'pack' | 'stock' | 'restock' | 'care' | 'lists'
  /** Whose pack list is shown: most bags are packed the evening before. */
  readonly day?: string
}
export interface NewSummarySearch {
  readonly clientId?: string
  readonly visitId?: string
}
export interface TakeAnswerSearch {
  /** The summary that an answer is awaited to. */
  readonly summaryId?: string
}
export interface MoneySearch {
  readonly view?: 'owed' | 'receipts' | 'packages' | 'letters' | 'year' | 'prices' | 'client'
  /** One of the list. */
  readonly receipt?: string
  /** One household's letters or packages. */
  readonly clientId?: string
  /** A day of the year to show. */
  readonly day?: string
}
export interface CaseloadSearch {
  /** One therapist; all when it is not told. */
  readonly therapistId?: string
  /** What is listed below the table. */
  readonly show?: 'clients' | 'unsigned' | 'redFlag' | 'unanswered' | 'clearance' | 'followUp'
  /** How urgent what is listed beside it is at least. */
  readonly level?: 'now' | 'soon'
}
export interface TakePaymentSearch {
  readonly visitId?: string
  readonly clientId?: string
  /** A void receipt in whose place the new one stands. */
  readonly replacesId?: string
  /** A sale of visits ahead instead of a session. */
  readonly sells?: 'package'
}
