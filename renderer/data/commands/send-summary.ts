import { firstValueFrom } from 'rxjs'
import { fromUtf8, plain, utf8 } from '#shared/crypto/bytes'
import { sharingAnswer } from '#shared/domain/consents/sharing-answer'
import { makeDisclosure } from '#shared/domain/share/make-disclosure'
import { makeEntry } from '#shared/domain/share/make-entry'
import type { FittedComposition } from '#shared/domain/summary/composition'
import { sendBlocks, summaryFileName } from '#shared/domain/summary/summary-choices'
import type { Day } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { SendMethod, Summary } from '#shared/schema/summary'
import { putFile, readFile, removeFile } from '../files/files'
import { consentsOf } from '../queries/consents'
import { practiceEntry } from '../queries/practice'
import { type Session, stamp } from '../session'
import { recordSent } from './record-sent'
import {
  choosePlace,
  fhirForm,
  lockedPageForm,
  type Material,
  type Place,
  pdfForm,
  printForm,
  type SummaryForm,
} from './summary-forms'

/** `link` is made elsewhere: here it makes the summary final, and nothing leaves. */
export interface SummaryToSend {
  readonly summaryId: string
  /** Of the draft as it was shown: what leaves is what was read. */
  readonly updatedAt: string
  readonly how: SendMethod
  /** A printed page or a PDF that goes through a fax machine. */
  readonly byFax: boolean
  /** As previewed: the composition with its one page, its HTML, and its PDF. */
  readonly material: Material
  readonly leftOut: string
  readonly today: Day
}

/**
 * - cancelled: no place or printer was chosen; nothing left
 * - noPrinter: this laptop knows none
 * - disk: the chosen place is full, gone, or may not be written
 * - noRoom: the practice's own copy could not be kept, so nothing left
 * - notAllowed: sharing is not agreed, has ended or does not cover a part, or nothing is asked
 * - changedMeanwhile: the draft is not what was shown
 * - final, gone: sent or removed elsewhere before anything left here
 */
export type SendRefusal =
  | 'cancelled'
  | 'noPrinter'
  | 'disk'
  | 'noRoom'
  | 'notAllowed'
  | 'changedMeanwhile'
  | 'final'
  | 'gone'

/**
 * The one way a summary leaves. Where to is asked first, then our own encrypted copy is kept, then the very
 * same bytes go there, then the summary is final and says to whom and by what right it went. Whether it may
 * go is asked before a place is, to ask in vain of nobody, and again right before it leaves.
 */
export async function sendSummary(
  session: Session,
  sending: SummaryToSend,
): Promise<Result<{ readonly fileName: string }, SendRefusal>> {
  const shown = await sendableNow(session, sending)
  if (!shown.ok) return shown
  const { how, byFax, material, today } = sending
  const form = await makeForm(how, material, today)
  const chosen = await placeFor(form, how === 'print' ? () => printForm(material.token) : nowhere)
  if (!chosen.ok) return chosen
  const place = chosen.value
  const kept = await keepCopies(session, shown.value.summary, material, form, today)
  if (!kept.ok) {
    await place.drop()
    return kept
  }
  const allowed = await sendableNow(session, sending)
  if (!allowed.ok) {
    await place.drop()
    await kept.value.drop()
    return allowed
  }
  const left = await place.leave()
  if (!left.ok) {
    await kept.value.drop()
    return left
  }
  await recordSent(session, {
    summary: allowed.value.summary,
    disclosure: { ...makeDisclosure(allowed.value, { method: how, byFax }), ...form?.secrets },
    leftOut: sending.leftOut,
    files: kept.value.ids,
  })
  return left
}

/** By what right the draft goes as it was shown, asked of the records as they are at this moment. */
async function sendableNow(session: Session, { summaryId, updatedAt }: SummaryToSend) {
  const summary = await session.store.read('summaries', summaryId)
  if (!summary) return refused('gone' as const)
  if (summary.state === 'sent') return refused('final' as const)
  if (summary.updatedAt !== updatedAt) return refused('changedMeanwhile' as const)
  const allowed = await allowedNow(session, summary)
  return allowed ? ok(allowed) : refused('notAllowed' as const)
}

const makeForm = async (
  how: SendMethod,
  material: Pick<Material, 'fitted' | 'pdf'>,
  today: Day,
): Promise<SummaryForm | null> => {
  if (how === 'page') return lockedPageForm(material, today)
  if (how === 'fhir') return fhirForm(material, today)
  return how === 'pdf' ? pdfForm(material.pdf, today) : null
}

/** A file's place is chosen here and now; paper's, and a link's that is made elsewhere, need none. */
const placeFor = async <R>(
  form: SummaryForm | null,
  leave: Place<R>['leave'],
): Promise<Result<Place<R | 'disk'>, 'cancelled' | 'disk'>> =>
  form ? choosePlace(form) : ok({ leave, drop: async () => {} })

const nowhere = async () => ok({ fileName: '' })

/** What a sending goes by, asked of the records as they are now, not of the screen; null: it may not go. */
async function allowedNow(session: Session, summary: Summary) {
  const { store } = session
  const [client, provider] = await Promise.all([
    store.read('clients', summary.clientId),
    store.read('providers', summary.providerId),
  ])
  const parent = client?.kind === 'infant' ? await store.read('clients', client.parentId) : client
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
  if (sendBlocks(summary, sharing, true, client.kind).length > 0) return null
  return { summary, parent, consents, provider, when }
}

async function keepCopies(
  session: Session,
  { space }: Summary,
  { pdf, html, fitted }: Material,
  form: SummaryForm | null,
  today: Day,
) {
  const { keyring } = session.store
  const name = summaryFileName(today)
  // What did not fit the page stays out of every form, so it is not kept with them either.
  const words: FittedComposition = { ...fitted, content: fitted.page }
  const copies = {
    fileId: { name, type: 'application/pdf', bytes: plain(pdf) },
    pageFileId: { name: name.replace('.pdf', '.html'), type: 'text/html', bytes: utf8(html) },
    compositionFileId: {
      ...{ name: name.replace('.pdf', '.json'), type: 'application/json' },
      bytes: utf8(JSON.stringify(words)),
    },
    ...(form && form.kind !== 'pdf'
      ? { sentFileId: { name: form.name, type: form.type, bytes: form.bytes } }
      : {}),
  }
  const ids = Object.fromEntries(Object.keys(copies).map((field) => [field, session.newId()]))
  const drop = async () => {
    for (const id of Object.values(ids)) await removeFile(space, id)
  }
  for (const [field, file] of Object.entries(copies)) {
    const kept = await putFile(keyring, space, ids[field] ?? '', file)
    if (!kept.ok) {
      await drop()
      return refused('noRoom' as const)
    }
  }
  return ok({ ids: ids as { readonly [Field in keyof typeof copies]: string }, drop })
}

export type AgainRefusal =
  | 'cancelled'
  | 'noPrinter'
  | 'disk'
  | 'noRoom'
  | 'missing'
  | 'damaged'
  | 'notAllowed'
  /** Sent before its composition was kept: it can go again as PDF and on paper. */
  | 'notKept'

/**
 * What was sent leaves once more, the same way or another, from the very copies that were kept; written down
 * beside the summary. Permission is asked of the records as they are now.
 */
export async function sendAgain(
  session: Session,
  again: {
    readonly summaryId: string
    readonly how: Exclude<SendMethod, 'link'>
    readonly byFax: boolean
    readonly today: Day
  },
): Promise<Result<{ readonly fileName: string }, AgainRefusal>> {
  const { summaryId, how, byFax, today } = again
  const summary = await session.store.read('summaries', summaryId)
  if (summary?.state !== 'sent') return refused('missing')
  if (!(await allowedNow(session, summary))) return refused('notAllowed')
  const kept = await readKept(session, summary, how)
  if (!kept.ok) return kept
  const form = await formAgain(how, kept.value, today)
  const { html } = kept.value
  const chosen = await placeFor(form, () => printAgain(html))
  if (!chosen.ok) return chosen
  const place = chosen.value
  const copy = await keepSent(session, summary, form)
  const allowed = copy.ok ? await allowedNow(session, summary) : null
  if (!copy.ok || !allowed) {
    await place.drop()
    if (!copy.ok) return copy
    await copy.value.drop()
    return refused('notAllowed')
  }
  const left = await place.leave()
  if (!left.ok) {
    await copy.value.drop()
    return left.refusal === 'gone' ? refused('missing') : refused(left.refusal)
  }
  const disclosure = { ...makeDisclosure(allowed, { method: how, byFax }), ...form?.secrets }
  const entry = makeEntry(summary, stamp(session, summary.space), {
    ...{ kind: 'disclosed', how: 'here', disclosure },
  })
  await session.store.insert('summaries', { ...entry, ...copy.value.ids })
  return left
}

/** Exactly what leaves, where that is another file than the kept PDF. */
async function keepSent(session: Session, { space }: Summary, form: SummaryForm | null) {
  if (!form || form.kind === 'pdf') return ok({ ids: {}, drop: async () => {} })
  const sentFileId = session.newId()
  const file = { name: form.name, type: form.type, bytes: form.bytes }
  const put = await putFile(session.store.keyring, space, sentFileId, file)
  if (!put.ok) return refused('noRoom' as const)
  return ok({ ids: { sentFileId }, drop: () => removeFile(space, sentFileId) })
}

interface Kept {
  readonly pdf: Uint8Array
  readonly html: string
  readonly fitted: FittedComposition | null
}

async function readKept(
  { store: { keyring } }: Session,
  { space, fileId, pageFileId, compositionFileId }: Summary,
  how: SendMethod,
): Promise<Result<Kept, 'missing' | 'damaged' | 'notKept'>> {
  const read = async (id: string | null | undefined) =>
    id ? readFile(keyring, space, id) : refused('missing' as const)
  const pdf = how === 'print' ? null : await read(fileId)
  const html = how === 'print' ? await read(pageFileId) : null
  const needsWords = how === 'page' || how === 'fhir'
  if (needsWords && !compositionFileId) return refused('notKept')
  const words = needsWords ? await read(compositionFileId) : null
  for (const file of [pdf, html, words]) if (file && !file.ok) return file
  return ok({
    pdf: pdf?.ok ? pdf.value.bytes : new Uint8Array(),
    html: html?.ok ? fromUtf8(html.value.bytes) : '',
    fitted: words?.ok ? (JSON.parse(fromUtf8(words.value.bytes)) as FittedComposition) : null,
  })
}

const formAgain = async (
  how: SendMethod,
  { pdf, fitted }: Kept,
  today: Day,
): Promise<SummaryForm | null> => {
  if (how === 'pdf') return pdfForm(pdf, today)
  return fitted ? makeForm(how, { fitted, pdf }, today) : null
}

async function printAgain(html: string) {
  const { token } = await window.doorstep.call('document.put', { html })
  try {
    return await printForm(token)
  } finally {
    await window.doorstep.call('document.release', { token })
  }
}

/** The page that a sent summary was printed from; null when it is not kept or cannot be opened. */
export async function readSentPage(session: Session, summary: Summary): Promise<string | null> {
  if (!summary.pageFileId) return null
  const file = await readFile(session.store.keyring, summary.space, summary.pageFileId)
  return file.ok ? new TextDecoder().decode(file.value.bytes) : null
}

/** For what leaves by another road (a link): written down beside a summary that is sent already. */
export async function recordDisclosure(
  session: Session,
  {
    summaryId,
    method,
    byFax,
  }: { readonly summaryId: string; readonly method: SendMethod; readonly byFax: boolean },
): Promise<Result<null, 'missing' | 'notAllowed'>> {
  const summary = await session.store.read('summaries', summaryId)
  if (summary?.state !== 'sent') return refused('missing')
  const allowed = await allowedNow(session, summary)
  if (!allowed) return refused('notAllowed')
  const disclosure = makeDisclosure(allowed, { method, byFax })
  const said = { kind: 'disclosed', how: 'here', disclosure } as const
  await session.store.insert('summaries', makeEntry(summary, stamp(session, summary.space), said))
  return ok(null)
}
