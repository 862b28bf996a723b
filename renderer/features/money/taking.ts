import type { Household } from '#renderer/data/queries/clients'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import type { MoneyBook, ReceiptStanding } from '#shared/domain/money/book'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { MoneySettings } from '#shared/schema/money'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'

/** What both forms of taking a payment stand on. */
export interface TakingProps {
  /** Null for a session that is in no diary. */
  readonly visit: Visit | null
  readonly service: CatalogEntry | null
  readonly household: Household
  readonly settings: MoneySettings
  /** The household's own. */
  readonly book: MoneyBook
  readonly practice: CatalogEntry | null
  /** Whose license it is issued under. */
  readonly therapist: Staff
  readonly clock: PracticeClock
  /** The void receipt in whose place it stands. */
  readonly replaces: ReceiptStanding | null
  readonly onIssued: (receiptId: string) => void
  readonly onLeave: () => void
  readonly onStartOver: () => void
}
