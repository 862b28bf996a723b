import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import { sharingAnswer } from '#shared/domain/consents/sharing-answer'
import type { CompositionSources } from '#shared/domain/summary/composition'
import type { SummaryChoices } from '#shared/domain/summary/summary-choices'
import { summarySubject } from '#shared/domain/summary/summary-subject'
import type { Day, Instant } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Consent } from '#shared/schema/consent'
import type { Note } from '#shared/schema/note'
import type { Provider } from '#shared/schema/provider'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'
import type { Summary } from '#shared/schema/summary'
import type { Store } from '../store/store'
import { clientById, type Household, householdOf } from './clients'
import { consentsOf } from './consents'
import { allProviders, practiceEntry, staffMember } from './practice'
import { screeningsOfClient } from './screenings'
import { notesOfClient, summaryById } from './visits'

/** Everything a summary is written from, of one household. */
export interface SummarySheet {
  readonly summary: Summary
  readonly household: Household
  /** Signed ones of every person of the household, latest session first; addenda too. */
  readonly notes: readonly Note[]
  readonly providers: readonly Provider[]
  /** Of every person of the household, every kind. */
  readonly screenings: readonly Screening[]
  readonly therapist: Staff
  readonly practice: CatalogEntry
  /** Of the parent: the permissions to share among them. */
  readonly consents: readonly Consent[]
}

/** Null when there is no such summary, or nobody any more whom it is about. */
export const summarySheet = (store: Store, summaryId: string): Observable<SummarySheet | null> =>
  summaryById(store, summaryId).pipe(
    switchMap((summary) => {
      if (!summary) return of(null)
      return combineLatest([
        householdOf(store, summary.clientId),
        allProviders(store),
        staffMember(store, summary.createdBy),
        practiceEntry(store),
        permissionsOf(store, summary.clientId),
      ]).pipe(
        switchMap(([household, providers, therapist, practice, consents]) => {
          if (!household || !therapist || !practice) return of(null)
          return combineLatest([
            signedNotesOf(store, household),
            screeningsOf(store, household),
          ]).pipe(
            map(([notes, screenings]) => ({
              ...{
                summary,
                household,
                notes,
                screenings,
                providers,
                therapist,
                practice,
                consents,
              },
            })),
          )
        }),
      )
    }),
  )

/** Permissions are given by the parent; a summary about a baby asks for the parent's. */
const permissionsOf = (store: Store, clientId: string): Observable<Consent[]> =>
  clientById(store, clientId).pipe(
    map((client) => client?.parentId || clientId),
    distinctUntilChanged(),
    switchMap((parentId) => consentsOf(store, parentId)),
  )

const screeningsOf = (
  store: Store,
  { parent, infants }: Pick<Household, 'parent' | 'infants'>,
): Observable<Screening[]> =>
  combineLatest([parent, ...infants].map(({ id }) => screeningsOfClient(store, id))).pipe(
    map((lists) => lists.flat()),
  )

/** What a page is composed from: the sheet, the choices as they are now, and the clock. */
export function compositionSources(
  sheet: SummarySheet,
  choices: SummaryChoices,
  clock: { readonly now: Instant; readonly timeZone: string; readonly today: Day },
): CompositionSources {
  const { summary, household, providers, practice, notes, screenings, therapist } = sheet
  const subject = summarySubject(household, choices.clientId)
  if (!subject || !practice.practice) throw new Error('A summary without its person or practice')
  const parentId = household.parent.id
  return {
    ...{ subject, choices, notes, screenings, providers, therapist },
    ...{ summaryId: summary.id, practiceId: practice.id, now: clock.now, today: clock.today },
    mother:
      subject.kind === 'infant'
        ? { clientId: parentId, chart: household.charts.get(parentId) ?? null }
        : null,
    provider: providers.find(({ id }) => id === choices.providerId) ?? null,
    sharing: sharingAnswer(household.parent, sheet.consents, choices.providerId, clock),
    practiceName: practice.name,
    practice: practice.practice,
  }
}

export const signedNotesOf = (
  store: Store,
  { parent, infants }: Pick<Household, 'parent' | 'infants'>,
): Observable<Note[]> =>
  combineLatest([parent, ...infants].map(({ id }) => notesOfClient(store, id))).pipe(
    map((notes) =>
      notes
        .flat()
        .filter(({ state }) => state === 'signed')
        .toSorted((a, b) => b.sessionAt.localeCompare(a.sessionAt)),
    ),
  )

/** What the first step of a new summary offers. */
export interface SummaryStart {
  readonly household: Household
  readonly notes: readonly Note[]
}

export const summaryStart = (store: Store, clientId: string): Observable<SummaryStart | null> =>
  clientId === ''
    ? of(null)
    : householdOf(store, clientId).pipe(
        switchMap((household) =>
          household
            ? signedNotesOf(store, household).pipe(map((notes) => ({ household, notes })))
            : of(null),
        ),
      )
