import { firstValueFrom } from 'rxjs'
import { plain, utf8 } from '#shared/crypto/bytes'
import { sharingAnswer } from '#shared/domain/consents/sharing-answer'
import { sendBlocks, summaryFileName } from '#shared/domain/summary/summary-choices'
import type { Day } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { Summary } from '#shared/schema/summary'
import { putFile, readFile, removeFile } from '../files/files'
import { consentsOf } from '../queries/consents'
import { practiceEntry } from '../queries/practice'
import { type Session, touch } from '../session'

export interface SummaryToSend {
  readonly summaryId: string
  /** Of the draft as it was shown: what leaves is what was read. */
  readonly updatedAt: string
  readonly how: 'pdf' | 'print'
  /** The page as previewed: its address for the printer, its HTML, and its PDF of exactly one page. */
  readonly token: string
  readonly html: string
  readonly pdf: Uint8Array
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
 * The one way a summary leaves. Our own encrypted copy is kept first, then the very same bytes go where
 * the person says, then the summary is final.
 */
export async function sendSummary(
  session: Session,
  sending: SummaryToSend,
): Promise<Result<{ readonly fileName: string }, SendRefusal>> {
  const { store } = session
  const summary = await store.read('summaries', sending.summaryId)
  if (!summary) return refused('gone')
  if (summary.state === 'sent') return refused('final')
  if (summary.updatedAt !== sending.updatedAt) return refused('changedMeanwhile')
  if (!(await mayGo(session, summary))) return refused('notAllowed')

  const kept = await keepCopies(session, summary, sending)
  if (!kept.ok) return kept
  const left =
    sending.how === 'pdf'
      ? await savePdf(sending.pdf, summaryFileName(sending.today))
      : await print(sending.token)
  if (!left.ok) {
    await kept.value.drop()
    return left
  }
  const { fileId, pageFileId } = kept.value
  const changed = await store.change('summaries', summary.id, (current) =>
    ok({
      ...current,
      ...touch(session),
      state: 'sent',
      sentAt: session.now(),
      sentHow: sending.how,
      leftOut: sending.leftOut.slice(0, 4000),
      ...{ fileId, pageFileId },
    }),
  )
  if (!changed.ok) return refused(changed.refusal === 'missing' ? 'gone' : 'final')
  return left
}

/** Asked of the records as they are now, not of the screen. */
async function mayGo(session: Session, summary: Summary): Promise<boolean> {
  const { store } = session
  const [client, provider] = await Promise.all([
    store.read('clients', summary.clientId),
    store.read('providers', summary.providerId),
  ])
  const parent = client?.kind === 'infant' ? await store.read('clients', client.parentId) : client
  if (!parent) return false
  const [consents, practice] = await Promise.all([
    firstValueFrom(consentsOf(store, parent.id)),
    firstValueFrom(practiceEntry(store)),
  ])
  const when = {
    now: session.now(),
    timeZone: practice?.practice?.timeZone ?? session.timeZone(),
  }
  const sharing = sharingAnswer(parent, consents, summary.providerId, when)
  return sendBlocks(summary, sharing, provider !== null).length === 0
}

async function keepCopies(
  session: Session,
  { space }: Summary,
  { pdf, html, today }: SummaryToSend,
) {
  const { keyring } = session.store
  const fileId = session.newId()
  const pageFileId = session.newId()
  const drop = async () => {
    await removeFile(space, fileId)
    await removeFile(space, pageFileId)
  }
  const name = summaryFileName(today)
  const copies = [
    [fileId, { name, type: 'application/pdf', bytes: plain(pdf) }],
    [pageFileId, { name: name.replace('.pdf', '.html'), type: 'text/html', bytes: utf8(html) }],
  ] as const
  for (const [id, file] of copies) {
    const kept = await putFile(keyring, space, id, file)
    if (!kept.ok) {
      await drop()
      return refused('noRoom' as const)
    }
  }
  return ok({ fileId, pageFileId, drop })
}

async function print(
  token: string,
): Promise<Result<{ fileName: string }, 'cancelled' | 'noPrinter' | 'gone'>> {
  const printed = await window.doorstep.call('document.print', { token })
  if (printed.ok) return ok({ fileName: '' })
  const { code } = printed.refusal
  return refused(code === 'unknownDocument' ? 'gone' : code)
}

/** Asks where, and writes these bytes there: whole, or not at all. */
async function savePdf(
  pdf: Uint8Array,
  suggestedName: string,
): Promise<Result<{ fileName: string }, 'cancelled' | 'disk'>> {
  const { call } = window.doorstep
  const file = await call('file.create', { kind: 'pdf', suggestedName })
  if (!file.ok) return refused(file.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, fileName } = file.value
  const written = await call('file.append', { handle, chunk: plain(pdf) })
  const whole = written.ok ? await call('file.commit', { handle }) : written
  if (whole.ok) return ok({ fileName })
  await call('file.discard', { handle })
  return refused('disk')
}

export type AgainRefusal = 'cancelled' | 'disk' | 'missing' | 'damaged'

/** The kept PDF of a sent summary, byte for byte, to another place. */
export async function saveSentAgain(
  session: Session,
  { summaryId, today }: { readonly summaryId: string; readonly today: Day },
): Promise<Result<{ fileName: string }, AgainRefusal>> {
  const summary = await session.store.read('summaries', summaryId)
  if (!summary?.fileId) return refused('missing')
  const file = await readFile(session.store.keyring, summary.space, summary.fileId)
  if (!file.ok) return file
  return savePdf(file.value.bytes, file.value.name || summaryFileName(today))
}

/** The page that a sent summary was printed from; null when it is not kept or cannot be opened. */
export async function readSentPage(session: Session, summary: Summary): Promise<string | null> {
  if (!summary.pageFileId) return null
  const file = await readFile(session.store.keyring, summary.space, summary.pageFileId)
  return file.ok ? new TextDecoder().decode(file.value.bytes) : null
}
