import { combineLatest, map, type Observable } from 'rxjs'
import { type KnownResource, resourcesOf } from '#shared/domain/care-plan/resources'
import type { MoodRules } from '#shared/schema/mood-rules'
import type { Screening } from '#shared/schema/screening'
import type { Store } from '../store/store'
import { clinicalSettingsOf } from './door-gates'
import { catalogOf, practiceEntry } from './practice'
import { watch } from './records'

/** Of one person, latest first; every kind. */
export const screeningsOfClient = (store: Store, clientId: string): Observable<Screening[]> =>
  watch(store, 'screenings', { where: { clientId } }).pipe(
    map((records) =>
      records.toSorted((a, b) => b.startAt.localeCompare(a.startAt) || b.id.localeCompare(a.id)),
    ),
  )

/** How the practice screens; null while nothing was confirmed or changed. */
export const moodRules = (store: Store): Observable<MoodRules | null> =>
  practiceEntry(store).pipe(map((entry) => entry?.practice?.mood ?? null))

/** Whom to turn to: the practice's own list over the one that comes along, by the numbers of its clinical rules. */
export const resources = (store: Store): Observable<readonly KnownResource[]> =>
  combineLatest([catalogOf(store, 'resource'), catalogOf(store, 'practice')]).pipe(
    map(([entries, practices]) =>
      resourcesOf(
        entries,
        clinicalSettingsOf(practices).lines,
        practices.find(({ practice }) => practice)?.practice?.timeZone ?? 'UTC',
      ),
    ),
  )
