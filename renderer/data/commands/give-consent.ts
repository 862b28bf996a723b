import { firstValueFrom } from 'rxjs'
import { currentVersion, formFor, readFormOf } from '#shared/domain/consents/form-versions'
import {
  giveConsent as decide,
  type GiveRefusal,
  type SignedForm,
} from '#shared/domain/consents/give-consent'
import { purposeOf } from '#shared/domain/consents/purposes'
import { newForm, starterTexts } from '#shared/domain/consents/starter-forms'
import {
  endsWith,
  type WithdrawRefusal,
  withdrawConsent as withdraw,
} from '#shared/domain/consents/withdraw-consent'
import { ok, type Result, refused } from '#shared/result'
import type { CatalogEntry, FormPurpose } from '#shared/schema/catalog-entry'
import type { Withdrawal } from '#shared/schema/consent'
import { idFrom } from '#shared/sync/merge/id-from'
import { practiceDay } from '../practice-day'
import { consentsOf, practiceForms } from '../queries/consents'
import { type Session, stamp, touch } from '../session'

/** `textChanged`: the form was edited while it was read; what was read must be what is signed. */
export type TakeConsentRefusal = GiveRefusal | 'gone' | 'textChanged'

/** The form for a purpose, written into the practice's lists when it is asked for the first time. */
export async function ensureForm(session: Session, purpose: FormPurpose): Promise<CatalogEntry> {
  const known = formFor(await firstValueFrom(practiceForms(session.store)), purpose)
  if (known) return known
  // Made from the practice: two laptops that ask at once write one form, not two.
  const id = idFrom(['form', session.practiceSpace, purpose])
  const entry = newForm(purpose, starterTexts[purpose], stamp(session, session.practiceSpace, id))
  const before = await session.store.read('catalog', id)
  if (before) return before
  await session.store.insert('catalog', entry)
  return entry
}

/** For a page that is about to show a form. */
export async function openForm(
  session: Session,
  purpose: FormPurpose,
): Promise<Result<CatalogEntry, never>> {
  return ok(await ensureForm(session, purpose))
}

/**
 * Keeps what was just signed, and clears its draft; answers with the consent's id, fixed by the screen:
 * a second tap writes nothing twice. `version` is the one that was read.
 */
export async function takeConsent(
  session: Session,
  taking: {
    readonly id: string
    readonly form: SignedForm
    readonly version: number
    readonly draftKey: string
  },
): Promise<Result<string, TakeConsentRefusal>> {
  const { store } = session
  const { id, form, version, draftKey } = taking
  const person = await store.read('clients', form.clientId)
  if (!person) return refused('gone')
  if (await store.read('consents', id)) return ok(id)
  const text = await ensureForm(session, purposeOf(form.kind))
  const read = currentVersion(text)
  if (!read || read.version !== version) return refused('textChanged')
  const given = decide(
    form,
    readFormOf(text.id, read, form.language),
    stamp(session, person.space, id),
    await practiceDay(session),
  )
  if (!given.ok) return given
  await store.insert('consents', given.value)
  await store.clearDraft(draftKey)
  return ok(id)
}

/** Writes down that a consent was taken back, and with it what was signed before it to the same end. */
export async function withdrawConsent(
  session: Session,
  {
    consentId,
    ...said
  }: { readonly consentId: string } & Pick<Withdrawal, 'at' | 'byName' | 'how' | 'reason'>,
): Promise<Result<null, WithdrawRefusal | 'gone'>> {
  const { store } = session
  const consent = await store.read('consents', consentId)
  if (!consent) return refused('gone')
  const earlier = endsWith(consent, await firstValueFrom(consentsOf(store, consent.clientId)))
  const touched = touch(session)
  const changed = await store.changeMany<'consents', WithdrawRefusal>(
    'consents',
    [consentId, ...earlier.map(({ id }) => id)],
    (one) => withdraw(one, { id: session.newId(), ...said }, touched),
  )
  const done = changed.get(consentId) ?? refused('missing' as const)
  if (done.ok) return ok(null)
  return refused(done.refusal === 'missing' || done.refusal === 'final' ? 'gone' : done.refusal)
}
