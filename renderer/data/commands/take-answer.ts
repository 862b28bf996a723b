import { firstValueFrom } from 'rxjs'
import { sha256 } from '#shared/crypto/bytes'
import { type FileAnswerRefusal, fileAnswer, replyRoads } from '#shared/domain/share/file-answer'
import { type EntryWords, makeEntry, replyWords } from '#shared/domain/share/make-entry'
import { type OpenReplyRefusal, openReply } from '#shared/domain/share/sealed-reply'
import { decisionsOn, type EntryRecord } from '#shared/domain/share/standing'
import { clearanceFrom, takeClearance } from '#shared/domain/share/take-clearance'
import { ok, type Result, refused } from '#shared/result'
import { practiceEntry } from '../queries/practice'
import { allSummaryRecords } from '../queries/visits'
import { type Session, stamp, touch } from '../session'

export type TakeAnswerRefusal = OpenReplyRefusal | FileAnswerRefusal

/**
 * Opens an answer that was pasted, typed or read from a file, and files it to the summary that it answers.
 * `expected`: the summary that is open on the screen; '' for any.
 */
export async function takeAnswer(
  session: Session,
  { text, expected }: { readonly text: string; readonly expected: string },
): Promise<Result<{ readonly summaryId: string }, TakeAnswerRefusal>> {
  const { store } = session
  const records = await firstValueFrom(allSummaryRecords(store))
  const opened = await openReply(text, replyRoads(records))
  if (!opened.ok) return opened
  const { road, reply, sealed } = opened.value
  const { summaryId } = road
  const mark = await sha256(sealed)
  const filed = fileAnswer(records, { summaryId, mark, authorId: session.staffId }, expected)
  if (!filed.ok) return filed
  const { summary, entryId } = filed.value
  const entry = makeEntry(summary, stamp(session, summary.space, entryId), replyWords(reply, mark))
  await store.insert('summaries', entry)
  return ok({ summaryId })
}

/** What came back another way, or was decided, as the therapist writes it down. */
export async function noteEntry(
  session: Session,
  { summaryId, said }: { readonly summaryId: string; readonly said: EntryWords },
): Promise<Result<null, 'gone'>> {
  const summary = await session.store.read('summaries', summaryId)
  if (summary?.state !== 'sent') return refused('gone')
  const entry = makeEntry(summary, stamp(session, summary.space), said)
  await session.store.insert('summaries', entry)
  return ok(null)
}

/**
 * A person's word on an answer. A clearance that is taken stands in the chart from then on, and the gate
 * counts it; the chart is written first, so that nothing is called taken that is not there. `decided`: a
 * decision stands, and entries are final: a second one would leave the chart and the screen apart.
 */
export async function decideOnAnswer(
  session: Session,
  {
    entryId,
    decision,
    words,
  }: {
    readonly entryId: string
    readonly decision: 'taken' | 'notTaken'
    readonly words: string
  },
): Promise<Result<null, 'gone' | 'decided' | 'noChart' | 'full'>> {
  const { store } = session
  const answer = (await store.read('summaries', entryId)) as EntryRecord | null
  const summary = answer?.entry && (await store.read('summaries', answer.entry.summaryId))
  if (!answer?.entry || !summary) return refused('gone')
  const records = await firstValueFrom(allSummaryRecords(store))
  if (decisionsOn(records, answer).counts) return refused('decided')
  if (decision === 'taken' && answer.entry.kind === 'clearance') {
    const put = await putClearance(session, answer)
    if (!put.ok) return put
  }
  return noteEntry(session, {
    summaryId: summary.id,
    said: { kind: 'decided', how: 'here', entryId, decision, words },
  })
}

async function putClearance(
  session: Session,
  answer: EntryRecord,
): Promise<Result<null, 'noChart' | 'full'>> {
  const { store } = session
  const practice = await firstValueFrom(practiceEntry(store))
  const timeZone = practice?.practice?.timeZone ?? session.timeZone()
  const clearance = clearanceFrom(answer, timeZone)
  const charts = await store.collections.charts
    .find({ selector: { clientId: answer.clientId } })
    .exec()
  const [chart] = charts
  if (!chart) return refused('noChart')
  const changed = await store.change<'charts', 'full'>('charts', chart.id, (current) =>
    takeClearance(current, clearance, touch(session)),
  )
  if (changed.ok) return ok(null)
  return refused(changed.refusal === 'full' ? 'full' : 'noChart')
}

/** Asks which file, and reads it as text: an answer that came as an attachment or a saved mail. */
export async function chooseAnswerFile(): Promise<
  Result<string, 'cancelled' | 'disk' | 'tooLarge'>
> {
  const { call } = window.doorstep
  const chosen = await call('file.choose', { kind: 'answer' })
  if (!chosen.ok) return refused(chosen.refusal.code === 'cancelled' ? 'cancelled' : 'disk')
  const { handle, size } = chosen.value
  try {
    if (size > largestAnswerBytes) return refused('tooLarge')
    if (size === 0) return ok('')
    const read = await call('file.read', { handle, offset: 0, length: size })
    return read.ok ? ok(new TextDecoder('utf-8').decode(read.value.chunk)) : refused('disk')
  } finally {
    await call('file.release', { handle })
  }
}
/** A mail with its wrapping is far smaller. */
const largestAnswerBytes = 1024 * 1024
