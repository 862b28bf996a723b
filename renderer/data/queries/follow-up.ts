import { combineLatest, distinctUntilChanged, map, type Observable, of, switchMap } from 'rxjs'
import { bookOf, type LetterStanding } from '#shared/domain/money/book'
import type { TaskFacts } from '#shared/domain/tasks/find-tasks'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { MoodRules } from '#shared/schema/mood-rules'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Summary } from '#shared/schema/summary'
import type { Visit } from '#shared/schema/visit'
import type { Store } from '../store/store'
import { chartsOf, clientsByIds, notesSince } from './day-book'
import { moneyOfClient } from './money'
import { catalogOf } from './practice'
import { watch } from './records'
import { moodRules, screeningsOfClient } from './screenings'
import { notesOfClient, summaryRecordsOfClient, visitsBetween, visitsOfClient } from './visits'

/** What the rules for tasks look at, but for the clock. */
export type HouseholdFile = Omit<TaskFacts, 'now' | 'timeZone'>

const flatLists = <T>(lists: readonly Observable<T[]>[]): Observable<T[]> =>
  lists.length === 0 ? of([]) : combineLatest(lists).pipe(map((found) => found.flat()))

/** Services that teach infant massage, at home or in a group; those set aside too. */
export const courseServiceIds = (store: Store): Observable<ReadonlySet<string>> =>
  catalogOf(store, 'service').pipe(
    map(
      (entries) =>
        new Set(
          entries.flatMap(({ id, service }) =>
            service?.serviceKind === 'infant' || service?.serviceKind === 'group' ? [id] : [],
          ),
        ),
    ),
  )

/** One household's. `personIds`: parent first, joined by commas. */
export function householdFile(store: Store, personIds: string): Observable<HouseholdFile> {
  const ids = personIds.split(',')
  const [parentId = ''] = ids
  return combineLatest([
    chartsOf(store, ids),
    visitsOfClient(store, parentId),
    flatLists(ids.map((id) => notesOfClient(store, id))),
    flatLists(ids.map((id) => screeningsOfClient(store, id))),
    flatLists(ids.map((id) => summaryRecordsOfClient(store, id))),
    moodRules(store),
    moneyOfClient(store, parentId),
    courseServiceIds(store),
  ]).pipe(
    map(([charts, visits, notes, screenings, summaries, rules, { letters }, courses]) => ({
      ...{ parentId, charts, visits, notes, screenings, summaries, moodRules: rules, letters },
      courseServiceIds: courses,
    })),
  )
}

/** Stretches of time that Today looks at, as instants. */
export interface FollowUpSpan {
  /** Visits since then, and screens and referrals that may still wait. */
  readonly fromAt: string
  readonly untilAt: string
  /** Older answers to tasks are about nothing that could still stand. */
  readonly answersFromAt: string
}

export interface FollowUps {
  readonly files: readonly HouseholdFile[]
  /** Ids of the answers that were given. */
  readonly answered: ReadonlySet<string>
  /** Parents and infants by id. */
  readonly people: ReadonlyMap<string, Client>
}

/**
 * The files of one therapist's own clients who were visited of late or will be soon, or whose screen or
 * referral may still wait: never of the whole practice.
 */
export function followUps(
  store: Store,
  fromAt: string,
  untilAt: string,
  answersFromAt: string,
  therapistId: string,
): Observable<FollowUps> {
  const since = { $gte: fromAt }
  const ids$ = combineLatest([
    visitsBetween(store, fromAt, untilAt),
    watch(store, 'screenings', { where: { kind: 'mood', startAt: since } }),
    watch(store, 'screenings', { where: { kind: 'triage', startAt: since } }),
    watch(store, 'summaries', { where: { updatedAt: since } }),
  ]).pipe(
    map(([visits, moods, triages, summaries]) => ({
      parents: visits.map(({ clientId, infantIds, groupClientIds }) => [
        clientId,
        ...infantIds,
        ...(groupClientIds ?? []),
      ]),
      others: [...moods, ...triages, ...summaries].map(({ clientId }) => clientId),
    })),
  )
  const households$ = ids$.pipe(
    switchMap(({ parents, others }) => {
      const ids = [...new Set([...parents.flat(), ...others])].sort()
      return clientsByIds(store, ids)
    }),
    map((people) => ({ people, households: householdsIn(people, therapistId) })),
    distinctUntilChanged((a, b) => a.households.join(' ') === b.households.join(' ')),
  )
  const answered$ = watch(store, 'screenings', {
    where: { kind: 'task', startAt: { $gte: answersFromAt } },
  }).pipe(map((answers) => new Set(answers.map(({ id }) => id))))
  const files$ = households$.pipe(
    switchMap(({ people, households }) =>
      filesOf(store, households, fromAt).pipe(map((files) => ({ files, people }))),
    ),
  )
  return combineLatest([files$, answered$]).pipe(
    map(([{ files, people }, answered]) => ({ files, people, answered })),
  )
}

/** Ids of each household of one therapist joined by commas, parent first. */
function householdsIn(people: ReadonlyMap<string, Client>, therapistId: string): readonly string[] {
  const households = new Map<string, Set<string>>()
  for (const { id, kind, parentId } of people.values()) {
    const parent = kind === 'parent' ? id : parentId
    // An owner's laptop holds everybody's clients: to open all their files would take its day.
    if (people.get(parent)?.therapistId !== therapistId) continue
    const members = households.get(parent) ?? new Set([parent])
    households.set(parent, members.add(id))
  }
  return [...households.values()].map((members) => [...members].join()).sort()
}

function filesOf(
  store: Store,
  households: readonly string[],
  fromAt: string,
): Observable<HouseholdFile[]> {
  if (households.length === 0) return of([])
  // Two searches over the recent time instead of two a person.
  const recent$ = combineLatest([
    notesSince(store, fromAt),
    watch(store, 'summaries', { where: { updatedAt: { $gte: fromAt } } }),
    moodRules(store),
    watch(store, 'receipts', { where: { kind: 'letter' } }).pipe(map((all) => bookOf(all).letters)),
    courseServiceIds(store),
  ])
  const each$ = combineLatest(households.map((ids) => ownFile(store, ids.split(','), fromAt)))
  return combineLatest([each$, recent$]).pipe(
    map(([each, recent]) => each.map((own) => withRecent(own, ...recent))),
  )
}

interface OwnFile {
  readonly ids: readonly string[]
  readonly charts: readonly Chart[]
  readonly visits: readonly Visit[]
  readonly screenings: readonly Screening[]
  /** Of the parent, before the recent time; none where an older visit says already that they are not new. */
  readonly olderNotes: readonly Note[]
}

function ownFile(store: Store, ids: readonly string[], fromAt: string): Observable<OwnFile> {
  const [parentId = ''] = ids
  const visits$ = visitsOfClient(store, parentId)
  // Whoever came to groups alone has no visit of their own: only their notes say whether a session is the first.
  const olderNotes$ = visits$.pipe(
    map((visits) => visits.some((one) => one.state === 'finished' && one.startAt < fromAt)),
    distinctUntilChanged(),
    switchMap((isKnown) => (isKnown ? of([]) : notesOfClient(store, parentId))),
    map((notes) =>
      notes.filter(({ state, sessionAt }) => state === 'signed' && sessionAt < fromAt),
    ),
  )
  return combineLatest([
    chartsOf(store, ids),
    visits$,
    screeningsOfClient(store, parentId),
    olderNotes$,
  ]).pipe(
    map(([charts, visits, screenings, olderNotes]) => ({
      ...{ ids, charts, visits, screenings, olderNotes },
    })),
  )
}

const withRecent = (
  { ids, olderNotes, ...own }: OwnFile,
  notes: readonly Note[],
  summaries: readonly Summary[],
  rules: MoodRules | null,
  letters: readonly LetterStanding[],
  courses: ReadonlySet<string>,
): HouseholdFile => ({
  ...own,
  courseServiceIds: courses,
  parentId: ids[0] ?? '',
  notes: [...olderNotes, ...notes.filter(({ clientId }) => ids.includes(clientId))],
  summaries: summaries.filter(({ clientId }) => ids.includes(clientId)),
  moodRules: rules,
  letters: letters.filter(({ clientId }) => ids.includes(clientId)),
})
