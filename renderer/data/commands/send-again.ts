import { fromUtf8 } from '#shared/crypto/bytes'
import { makeDisclosure } from '#shared/domain/share/make-disclosure'
import { makeEntry } from '#shared/domain/share/make-entry'
import type { FittedComposition } from '#shared/domain/summary/composition'
import type { Day } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { SendMethod, Summary } from '#shared/schema/summary'
import { putFile, readFile, removeFile } from '../files/files'
import { type Session, stamp } from '../session'
import { linkChanged$ } from '../sync/link-changes'
import type { LinkRefusal, LinkWish } from './link-form'
import { recordShared } from './record-sent'
import { allowedNow, type Making, makeForm, placeFor } from './sending'
import { pdfForm, printForm, type SummaryForm } from './summary-forms'

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
  | LinkRefusal

/**
 * What was sent leaves once more, the same way or another, from the very copies that were kept; written down
 * beside the summary. Permission is asked of the records as they are now.
 */
export async function sendAgain(
  session: Session,
  again: {
    readonly summaryId: string
    readonly how: SendMethod
    readonly byFax: boolean
    readonly today: Day
    /** Of a link alone. */
    readonly wish?: LinkWish
  },
): Promise<Result<{ readonly fileName: string }, AgainRefusal>> {
  const { summaryId, how, byFax, today } = again
  const summary = await session.store.read('summaries', summaryId)
  if (summary?.state !== 'sent') return refused('missing')
  if (!(await allowedNow(session, summary))) return refused('notAllowed')
  const kept = await readKept(session, summary, how)
  if (!kept.ok) return kept
  const made = await formAgain(session, { how, today, wish: again.wish ?? null }, kept.value)
  if (!made.ok) return made
  const form = made.value
  const { html } = kept.value
  const chosen = await placeFor(session, form, () => printAgain(html))
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
  await recordShared(session, summary, how)
  if (how === 'link') linkChanged$.next()
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
  const needsWords = how === 'page' || how === 'fhir' || how === 'link'
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
  session: Session,
  making: Making,
  { pdf, fitted }: Kept,
): Promise<Result<SummaryForm | null, LinkRefusal>> => {
  if (making.how === 'pdf') return ok(pdfForm(pdf, making.today))
  return fitted ? makeForm(session, making, { fitted, pdf }) : ok(null)
}

async function printAgain(html: string) {
  const { token } = await window.doorstep.call('document.put', { html })
  try {
    return await printForm(token)
  } finally {
    await window.doorstep.call('document.release', { token })
  }
}
