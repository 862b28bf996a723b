import { from, type Observable, of, switchMap } from 'rxjs'
import { type Copies, cameSince, standingOfCopy } from '#shared/domain/spaces/hand-over'
import type { Handover } from '#shared/schema/client'
import type { Store } from '../store/store'
import { familyRecords } from './family-records'

/** In the order they are copied: the people last, so that nobody opens a family that is half there. */
export const copied = ['charts', 'visits', 'notes', 'consents', 'screenings', 'clients'] as const

export interface CameSince {
  /** Missing on the new side, or older there. */
  readonly toBring: number
  /** Changed on both sides: brought over, what does not stand is shown like any other clash. */
  readonly differ: number
}

const nothing: CameSince = { toBring: 0, differ: 0 }

/** What reached the old side of a family after it was handed over. `space`: of the new therapist; '' asks nothing. */
export const handedSince = (
  store: Store,
  parentId: string,
  space: string,
): Observable<CameSince> =>
  space === ''
    ? of(nothing)
    : familyRecords(store, parentId).pipe(
        switchMap((family) => {
          const handedTo = family?.parent.handedTo
          if (!family || !handedTo) return of(nothing)
          const more = cameSince(family, { ...handedTo, space, gone: new Set() })
          if (!more) return of(nothing)
          // What is brought over changes the new side alone.
          return familyRecords(store, handedTo.clientId).pipe(
            switchMap(() => from(standingsOf(store, more.copies, handedTo))),
          )
        }),
      )

export async function standingsOf(
  store: Store,
  copies: Copies,
  handedTo: Handover,
): Promise<CameSince> {
  const counts = { keep: 0, renew: 0, differ: 0 }
  for (const name of copied) {
    const there = await store.rows(name).read(copies[name].map(({ id }) => id))
    for (const copy of copies[name]) {
      const before = there.get(copy.id)
      // Removed there: somebody decided that.
      if (before?.deleted) continue
      counts[before ? standingOfCopy(before.record, copy, handedTo) : 'renew']++
    }
  }
  return { toBring: counts.renew, differ: counts.differ }
}
