import { combineLatest, map, type Observable, scan, shareReplay } from 'rxjs'
import { bookOf, type MoneyBook } from '#shared/domain/money/book'
import { usualMoney } from '#shared/domain/money/draft-receipt'
import type { MoneySettings } from '#shared/schema/money'
import type { ReceiptRecord } from '#shared/schema/receipt'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { follow } from './follow'
import { practiceEntry } from './practice'
import { watch } from './records'
import { visitsBetween } from './visits'

const books = new WeakMap<Store, Observable<MoneyBook>>()

/** All that was charged and paid, as far as it is on this laptop; read once for all who look. */
export function moneyBook(store: Store): Observable<MoneyBook> {
  const known = books.get(store)
  if (known) return known
  const book = follow(store, 'receipts').pipe(
    scan((records, { put, gone }) => {
      for (const record of put) records.set(record.id, record)
      for (const id of gone) records.delete(id)
      return records
    }, new Map<string, ReceiptRecord>()),
    map((records) => bookOf(records.values())),
    shareReplay({ bufferSize: 1, refCount: true }),
  )
  books.set(store, book)
  return book
}

/** One household's part of the book: packages and letters are each of one household. */
export const moneyOfClient = (store: Store, clientId: string): Observable<MoneyBook> =>
  watch(store, 'receipts', { where: { clientId } }).pipe(map(bookOf))

export const moneySettings = (store: Store): Observable<MoneySettings> =>
  practiceEntry(store).pipe(map((entry) => entry?.practice?.money ?? usualMoney))

/** Visits that were held within [fromAt, toAt) and not charged for, latest first. */
export const visitsToCharge = (store: Store, fromAt: string, toAt: string): Observable<Visit[]> =>
  combineLatest([visitsBetween(store, fromAt, toAt), moneyBook(store)]).pipe(
    map(([visits, { byVisit }]) =>
      visits
        .filter(
          ({ id, state }) =>
            state === 'finished' && !byVisit.get(id)?.some(({ voided }) => voided === null),
        )
        .reverse(),
    ),
  )
