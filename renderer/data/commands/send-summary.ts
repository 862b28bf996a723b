import { plain, utf8 } from '#shared/crypto/bytes'
import { makeDisclosure } from '#shared/domain/share/make-disclosure'
import { makeEntry } from '#shared/domain/share/make-entry'
import type { FittedComposition } from '#shared/domain/summary/composition'
import { summaryFileName } from '#shared/domain/summary/summary-choices'
import type { Day } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { SendMethod, Summary } from '#shared/schema/summary'
import { putFile, readFile, removeFile } from '../files/files'
import { type Session, stamp } from '../session'
import { linkChanged$ } from '../sync/link-changes'
import type { LinkRefusal, LinkWish } from './link-form'
import { recordSent, recordShared } from './record-sent'
import { allowedNow, makeForm, placeFor } from './sending'
import { type Material, printForm, type SummaryForm } from './summary-forms'

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
  /** Of a link alone. */
  readonly wish?: LinkWish
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
  | LinkRefusal

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
  const made = await makeForm(session, { how, today, wish: sending.wish ?? null }, material)
  if (!made.ok) return made
  const form = made.value
  const chosen = await placeFor(session, form, () => printForm(material.token))
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
  if (how === 'link') linkChanged$.next()
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
  await recordShared(session, summary, method)
  return ok(null)
}
