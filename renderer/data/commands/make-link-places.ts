import { firstValueFrom } from 'rxjs'
import { newPlace, tooManyForLinks } from '#shared/domain/share/link'
import { type PlacesToMake, placesToMake, withPlaces } from '#shared/domain/share/link-places'
import { linkStanding, linksOf } from '#shared/domain/share/link-standing'
import { entriesBySummary, pagesAmong } from '#shared/domain/share/standing'
import type { Answer } from '#shared/ipc/contract'
import type { PlacesMade, PlaceToMake } from '#shared/ipc/link-contract'
import { ok, type Result, refused } from '#shared/result'
import { allStaff } from '../queries/practice'
import { allSummaryRecords } from '../queries/visits'
import { type Session, touch } from '../session'
import { linkChanged$ } from '../sync/link-changes'
import { askRole } from './ask-role'

export type MakePlacesRefusal =
  | Extract<Answer<'links.makePlaces'>, { ok: false }>['refusal']['code']
  | 'cancelled'
  | 'notYours'
  /** No link could name a place on this server. */
  | 'addressTooLong'

export interface PlacesProgress {
  readonly done: number
  readonly of: number
}

/** A few at a time: progress is told in between, and waiting can be ended. */
const atOnce = 4

/**
 * With an administrator's words, used once: each laptop gets as many empty places as it should have, and what
 * links are using is mended where the server has lost it. What was made before it was ended stays.
 */
export async function makeLinkPlaces(
  session: Session,
  asked: {
    readonly adminName: string
    readonly adminPassword: string
    readonly forBrowsers: boolean
    readonly onProgress: (progress: PlacesProgress) => void
    readonly signal: AbortSignal
  },
): Promise<
  Result<{ readonly made: number; readonly browsers: PlacesMade['browsers'] }, MakePlacesRefusal>
> {
  const may = await askRole(session, 'linkPlaces')
  if (!may.ok) return may
  const { server } = await window.doorstep.call('server.state')
  if (tooManyForLinks(server?.address ?? '') > 0) return refused('addressTooLong')
  const laptops = placesToMake(await firstValueFrom(allStaff(session.store)))
  const work = [...(await placesInUse(session)), ...laptops.flatMap(placesOf)]
  const { adminName, adminPassword, onProgress, signal } = asked
  let browsers: PlacesMade['browsers'] = 'notAsked'
  let made = 0
  for (let from = 0; from < work.length; from += atOnce) {
    if (signal.aborted) return refused('cancelled')
    onProgress({ done: from, of: work.length })
    const some = work.slice(from, from + atOnce)
    const answer = await window.doorstep.call('links.makePlaces', {
      ...{ adminName, adminPassword },
      places: some.map(({ place, staffId }) => ({ place, staffId })),
      forBrowsers: asked.forBrowsers && from === 0,
    })
    if (!answer.ok) return refused(answer.refusal.code)
    if (from === 0) browsers = answer.value.browsers
    made += await keep(session, some)
  }
  linkChanged$.next()
  return ok({ made, browsers })
}

/** `deviceId` null: a link uses it already. */
interface Work extends PlaceToMake {
  readonly deviceId: string | null
  readonly isNew: boolean
}

const placesOf = ({ staffId, deviceId, present, missing }: PlacesToMake): Work[] => [
  ...present.map((place) => ({ place, staffId, deviceId, isNew: false })),
  ...Array.from({ length: missing }, () => ({
    ...{ place: newPlace(), staffId, deviceId, isNew: true },
  })),
]

/** Links that are to be opened: a server that was replaced has none of their places. */
async function placesInUse(session: Session): Promise<Work[]> {
  const records = await firstValueFrom(allSummaryRecords(session.store))
  const entries = entriesBySummary(records)
  const now = session.now()
  return pagesAmong(records)
    .flatMap((summary) => linksOf(summary, entries.get(summary.id) ?? []))
    .filter((sent) => ['waiting', 'live'].includes(linkStanding(sent, now).state))
    .map(({ link, madeBy }) => ({
      ...{ place: link.place, staffId: madeBy, deviceId: null, isNew: false },
    }))
}

/** Only what stands on the server is written down: a place in the record is one that works. */
async function keep(session: Session, some: readonly Work[]): Promise<number> {
  const fresh = some.filter(({ isNew }) => isNew)
  for (const staffId of new Set(fresh.map((one) => one.staffId))) {
    await session.store.change('staff', staffId, (person) => {
      let { signingKeys } = person
      for (const { deviceId, place, staffId: whose } of fresh) {
        if (whose !== staffId || deviceId === null) continue
        signingKeys =
          withPlaces(signingKeys, deviceId, (places) => [...places, place]) ?? signingKeys
      }
      return ok({ ...person, ...touch(session), signingKeys })
    })
  }
  return fresh.length
}
