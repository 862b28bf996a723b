import type { StoredAct } from '../../crypto/journal'

/** What can be done with a record, or with the practice as a whole, and is noted. */
export const actKinds = [
  'viewed',
  'printed',
  'exported',
  'shared',
  'copied',
  'signed',
  'deleted',
  'putBack',
  'changedSettings',
  'changedAccess',
  'addedLaptop',
  'tookOutLaptop',
  'madeKeys',
  'unlocked',
  'backedUp',
  'restored',
  'imported',
  'tookBackImport',
] as const
export type ActKind = (typeof actKinds)[number]

/** One act as a page or a command tells it. Ids and kinds alone: names are found when it is read. */
export interface Act {
  readonly what: ActKind
  /** The kind of record, `clients`; '' or absent where it is about none. */
  readonly collection?: string
  readonly recordId?: string
  /** The client whose record it is, where there is one. */
  readonly clientId?: string
  /** One word more: `pdf`, `fax`, `csv`. */
  readonly how?: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const idOrNone = (text = ''): string => (uuid.test(text) ? text : '')
const wordOrNone = (text = ''): string => text.replaceAll(/[^A-Za-z]/g, '').slice(0, 30)

/** As it is kept. What is no id is left out: a journal that refused an act would hold less. */
export const storedAct = (act: Act, at: string): StoredAct => [
  at,
  act.what,
  wordOrNone(act.collection),
  idOrNone(act.recordId),
  idOrNone(act.clientId),
  wordOrNone(act.how),
]

/** The same record looked at again within so many minutes is one look (a page re-opened, not a new act). */
export const sameViewWithinMin = 10

/** What tells one look from another. */
export const viewKey = ({ collection, recordId, how }: Act): string =>
  [collection, recordId, how].join(' ')

/** `lastAtMs`: when that record was last looked at in this sitting; undefined: not yet. */
export const isNewView = (lastAtMs: number | undefined, nowMs: number): boolean =>
  lastAtMs === undefined || nowMs < lastAtMs || nowMs - lastAtMs >= sameViewWithinMin * 60_000
