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
  visit: '/visits/$visitId',
  clients: '/clients',
  newClient: '/clients/new',
  client: '/clients/$clientId',
  editClient: '/clients/$clientId/edit',
  providers: '/providers',
  provider: '/providers/$providerId',
  supplies: '/supplies',
  summaries: '/summaries',
  newSummary: '/summaries/new',
  summary: '/summaries/$summaryId',
  sync: '/sync',
  settings: '/settings',
  settingsSection: '/settings/$section',
} as const

/** What may stand behind the question mark; all optional, ids and days only. */
export interface ScheduleSearch {
  readonly view?: 'day' | 'week' | 'month' | 'agenda'
  readonly day?: string
}
export interface BookSearch {
  readonly clientId?: string
  readonly day?: string
  /** `HH:mm` by the practice's clock. */
  readonly time?: string
  /** A visit to change instead of an empty form. */
  readonly visitId?: string
}
export interface SuppliesSearch {
  readonly view?: 'pack' | 'stock' | 'restock' | 'care' | 'lists'
}
export interface NewSummarySearch {
  readonly clientId?: string
  readonly visitId?: string
}
