import { firstValueFrom } from 'rxjs'
import { sharingAnswer } from '#shared/domain/consents/sharing-answer'
import { sendBlocks } from '#shared/domain/summary/summary-choices'
import type { Day } from '#shared/domain/time/calendar-day'
import { ok, type Result } from '#shared/result'
import type { SendMethod, Summary } from '#shared/schema/summary'
import { consentsOf } from '../queries/consents'
import { practiceEntry } from '../queries/practice'
import type { Session } from '../session'
import { type LinkRefusal, type LinkWish, linkForm, takePlace } from './link-form'
import {
  choosePlace,
  fhirForm,
  lockedPageForm,
  type Material,
  type Place,
  pdfForm,
  type SummaryForm,
} from './summary-forms'

/** What is made before a summary leaves, whether it leaves for the first time or again. */
export interface Making {
  readonly how: SendMethod
  readonly today: Day
  /** Of a link. */
  readonly wish: LinkWish | null
}

/** Null: paper, which is made by the printer. */
export async function makeForm(
  session: Session,
  { how, today, wish }: Making,
  material: Pick<Material, 'fitted' | 'pdf'>,
): Promise<Result<SummaryForm | null, LinkRefusal>> {
  switch (how) {
    case 'page':
      return ok(await lockedPageForm(material, today))
    case 'fhir':
      return ok(fhirForm(material, today))
    case 'link':
      if (!wish) throw new Error('A link without its end and its name')
      return linkForm(session, material, today, wish)
    case 'pdf':
      return ok(pdfForm(material.pdf, today))
    case 'print':
      return ok(null)
  }
}

/**
 * A file's place is chosen here and now. A link's was made ready on the server before, and is used up by this
 * laptop the moment it leaves; paper needs none.
 */
export async function placeFor<R>(
  session: Session,
  form: SummaryForm | null,
  print: Place<R>['leave'],
): Promise<Result<Place<R | 'disk' | 'noPlace'>, 'cancelled' | 'disk'>> {
  const drop = async () => {}
  if (!form) return ok({ leave: print, drop })
  if (form.kind === 'link') return ok({ leave: () => takePlace(session, form), drop })
  return choosePlace({ ...form, kind: form.kind })
}

/** What a sending goes by, asked of the records as they are now, not of the screen; null: it may not go. */
export async function allowedNow(session: Session, summary: Summary) {
  const asked = await askSharing(session, summary)
  // A family that was handed over says what may leave to whoever goes on with it.
  if (!asked || asked.isOver || asked.parent.handedTo?.isDone) return null
  const { client, sharing, ...allowed } = asked
  if (sendBlocks(summary, sharing, true, client.kind).length > 0) return null
  return allowed
}

/** The client's answer about the recipient at this moment; null while a record of it is not here. */
export async function askSharing(session: Session, summary: Summary) {
  const { store } = session
  const [client, provider] = await Promise.all([
    store.read('clients', summary.clientId),
    store.read('providers', summary.providerId),
  ])
  const own = client?.kind === 'infant' ? await store.read('clients', client.parentId) : client
  // Once a cover is over, the family's word stands with their therapist alone.
  const { covering } = own ?? {}
  const isOver = covering?.isOver === true
  const parent = isOver ? await store.read('clients', covering?.clientId ?? '') : own
  if (!client || !parent || !provider) return null
  const [consents, practice] = await Promise.all([
    firstValueFrom(consentsOf(store, parent.id)),
    firstValueFrom(practiceEntry(store)),
  ])
  const when = {
    now: session.now(),
    timeZone: practice?.practice?.timeZone ?? session.timeZone(),
  }
  const sharing = sharingAnswer(parent, consents, summary.providerId, when)
  return { summary, client, parent, consents, provider, when, sharing, isOver }
}
