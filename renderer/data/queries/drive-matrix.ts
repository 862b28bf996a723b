import { firstValueFrom } from 'rxjs'
import { placeServerRefusalWords } from '#shared/domain/places/words'
import {
  distinctPlaces,
  type KnownDrives,
  knownDrivesSchema,
  learnDrives,
  nothingKnown,
  secondsKnown,
  soundSeconds,
} from '#shared/domain/route/known-drives'
import type { Place } from '#shared/domain/route/place'
import {
  estimatedDrives,
  learnFactor,
  type TravelSettings,
  usualTravel,
  wholeDrives,
} from '#shared/domain/route/travel-model'
import type { Answer } from '#shared/ipc/contract'
import { mostDrivePlaces } from '#shared/ipc/places-contract'
import type { Session } from '../session'
import { loggedDrives } from './drives'
import { practiceEntry } from './practice'

/** Minutes by car, a row and a column for each place, and where they come from. */
export interface DriveMatrix {
  readonly minutes: readonly (readonly number[])[]
  readonly source: 'estimated' | 'server'
  /** Why a road server that is set was not used, to be shown beside the plan; null when there is nothing to say. */
  readonly note: string | null
}

/** The part of the main process that knows the server; tests put their own here. */
export interface RoadServer {
  address(): Promise<string>
  drives(places: readonly Place[]): Promise<Answer<'places.drives'>>
}

const configuredServer: RoadServer = {
  async address() {
    const servers = await window.doorstep.call('places.servers')
    return servers.ok ? servers.value.routing : ''
  },
  drives: (places) =>
    window.doorstep.call('places.drives', {
      places: places.map(({ latitude, longitude }) => ({ latitude, longitude })),
    }),
}

/**
 * Drives between all places: the road server's when one is set and answers soundly (or has before),
 * else the model with what logged drives have taught. Never a mixture: half of each would prefer the
 * roads that happen to be known. Parking minutes are in both. Never fails for the network.
 */
export async function driveMatrix(
  session: Session,
  places: readonly Place[],
  server: RoadServer = configuredServer,
): Promise<DriveMatrix> {
  const settings = await travelSettings(session)
  const told = await toldSeconds(session, places, server)
  const minutes = told.seconds && wholeDrives(told.seconds, places.length, settings)
  if (minutes) return { minutes, source: 'server', note: null }
  return { minutes: estimatedDrives(places, settings), source: 'estimated', note: told.note }
}

export async function travelSettings(session: Session): Promise<TravelSettings> {
  const entry = await firstValueFrom(practiceEntry(session.store))
  return {
    localFactor: learnFactor(await loggedDrives(session)),
    parkingMin: entry?.practice?.parkingMin ?? usualTravel.parkingMin,
  }
}

interface Told {
  readonly seconds: number[][] | null
  readonly note: string | null
}

async function toldSeconds(
  session: Session,
  places: readonly Place[],
  server: RoadServer,
): Promise<Told> {
  const address = await server.address()
  const distinct = distinctPlaces(places)
  if (address === '' || distinct.length < 2) return { seconds: null, note: null }
  const known = await knownDrives(session, address)
  const now = session.now()
  const before = secondsKnown(places, known, now)
  if (before) return { seconds: before, note: null }
  if (distinct.length > mostDrivePlaces) {
    return estimated(`It takes ${mostDrivePlaces} places at most, and this plan has more.`)
  }
  const answer = await server.drives(distinct)
  if (!answer.ok) return estimated(placeServerRefusalWords[answer.refusal.code])
  const sound = soundSeconds(answer.value.seconds, distinct)
  if (!sound) {
    return estimated('It does not know a road between all of these places, or answers nonsense.')
  }
  const learned = learnDrives(known, distinct, sound, now)
  await keepDrives(session, learned)
  return { seconds: secondsKnown(places, learned, now), note: null }
}

const estimated = (why: string): Told => ({
  seconds: null,
  note: `Times are estimated: the road server was not used. ${why}`,
})

const keptAs = 'places:drives'

async function knownDrives({ store }: Session, server: string): Promise<KnownDrives> {
  const kept = await store.database.getLocal<{ value: unknown }>(keptAs)
  const known = knownDrivesSchema.safeParse(kept?.toJSON().data.value)
  return known.success && known.data.server === server ? known.data : nothingKnown(server)
}

/** Losing it costs one question more. */
async function keepDrives({ store }: Session, known: KnownDrives): Promise<void> {
  await store.database.upsertLocal(keptAs, { value: known }).catch(() => {})
}
