import { firstValueFrom } from 'rxjs'
import { utf8 } from '#shared/crypto/bytes'
import { openLinkFile, sealLinkFile } from '#shared/crypto/link-file'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import { type LinkDays, type MintRefusal, mintLink } from '#shared/domain/share/link'
import { freePlaces, withPlaces } from '#shared/domain/share/link-places'
import { usedPlaces } from '#shared/domain/share/link-standing'
import { fhirType } from '#shared/domain/share/make-letter'
import type { Day } from '#shared/domain/time/calendar-day'
import { largestLinkBytes } from '#shared/ipc/link-names'
import { ok, type Result, refused } from '#shared/result'
import type { Staff } from '#shared/schema/staff'
import { allSummaryRecords } from '../queries/visits'
import { type Session, touch } from '../session'
import type { Material, SummaryForm } from './summary-forms'

/** What a person says about a link: for how long, and what it is called. */
export interface LinkWish {
  readonly days: LinkDays
  readonly label: string
}

/**
 * - noServer: this laptop has none, and a link lies on one
 * - noPlace: no empty place is left for this laptop; only an administrator makes new ones
 * - addressTooLong: the server's address leaves no room in a link
 * - tooLarge: more than readers of links take
 */
export type LinkRefusal = MintRefusal | 'noServer' | 'noPlace' | 'tooLarge'

/** The link with its sealed file, made here without any network. Nothing is used up by it yet. */
export async function linkForm(
  session: Session,
  { fitted, pdf }: Pick<Material, 'fitted' | 'pdf'>,
  today: Day,
  { days, label }: LinkWish,
): Promise<Result<SummaryForm, LinkRefusal>> {
  const { server } = await window.doorstep.call('server.state')
  if (!server) return refused('noServer')
  const [place] = await placesLeft(session)
  if (place === undefined) return refused('noPlace')
  const expiresAt = new Date(Date.parse(session.now()) + days * 86_400_000).toISOString()
  const address = server.address.replace(/\/+$/, '')
  const link = mintLink({ id: session.newId(), server: address, place, expiresAt, label })
  if (!link.ok) return link
  const words = fhirText(fhirDocument(fitted, pdf))
  const file = await sealLinkFile(words, fhirType, link.value.key)
  const bytes = utf8(file)
  if (bytes.byteLength > largestLinkBytes) return refused('tooLarge')
  // What nobody could open must not be found out at the doctor's desk.
  const opened = await openLinkFile(file, link.value.key)
  if (!opened.ok || opened.value.content !== words) throw new Error('A link that does not open')
  return ok({
    ...{ kind: 'link', name: `link-${today}.jwe`, type: 'application/jose', bytes },
    secrets: { link: link.value },
  })
}

/** Empty places of this laptop, as far as is known here. */
export async function placesLeft(session: Session): Promise<readonly string[]> {
  const { store, staffId, opened } = session
  const person = await store.read('staff', staffId)
  const used = usedPlaces(await firstValueFrom(allSummaryRecords(store)))
  return person ? freePlaces([person], opened.deviceId, used) : []
}

/** From here on the place is this link's, and no other link of this laptop gets it. */
export async function takePlace(
  session: Session,
  { secrets }: SummaryForm,
): Promise<Result<{ readonly fileName: string }, 'noPlace'>> {
  const { store, staffId, opened } = session
  const place = secrets.link?.place
  const changed = await store.change<'staff', 'noPlace'>('staff', staffId, (person: Staff) => {
    const own = person.signingKeys.find(({ deviceId }) => deviceId === opened.deviceId)
    if (!place || !own?.linkPlaces?.includes(place)) return refused('noPlace')
    const without = (places: readonly string[]) => places.filter((one) => one !== place)
    const signingKeys = withPlaces(person.signingKeys, opened.deviceId, without)
    return signingKeys ? ok({ ...person, ...touch(session), signingKeys }) : refused('noPlace')
  })
  return changed.ok ? ok({ fileName: '' }) : refused('noPlace')
}
