import { firstValueFrom } from 'rxjs'
import { withAction } from '#shared/domain/clinical/mood/safety'
import {
  mayTakeOut,
  newScreening,
  type ScreeningPart,
  type ScreeningRefusal,
  type ScreeningTarget,
  whyNot,
  withPart,
} from '#shared/domain/clinical/screening-record'
import { emptyTriage, withOffer } from '#shared/domain/clinical/triage/where-to'
import { type Task, taskAnswerId } from '#shared/domain/tasks/task'
import { ok, type Result, refused } from '#shared/result'
import type { MoodAction } from '#shared/schema/mood-screen'
import type { TriageOffer } from '#shared/schema/referral-triage'
import type { Screening } from '#shared/schema/screening'
import type { TaskAnswer } from '#shared/schema/task-answer'
import { practiceEntry } from '../queries/practice'
import { type Session, stamp, touch } from '../session'

interface ScreeningWriting {
  readonly target: ScreeningTarget
  readonly clientId: string
  readonly part: ScreeningPart
}

/** Writes what stands in the editor; the first time, it makes the record. A baby's record is refused. */
export async function saveScreening(
  session: Session,
  { target, clientId, part }: ScreeningWriting,
): Promise<Result<null, ScreeningRefusal>> {
  const { store } = session
  const client = await store.read('clients', clientId)
  const practice = await firstValueFrom(practiceEntry(store))
  const known = { now: session.now(), moodRules: practice?.practice?.mood ?? null }
  const refusal = whyNot(client, part, target, known)
  if (refusal || !client) return refused(refusal ?? 'gone')
  const changed = await store.change<'screenings', 'tooLong'>('screenings', target.id, (record) =>
    withPart(record, part, target.startAt, touch(session)),
  )
  if (changed.ok) return ok(null)
  if (changed.refusal === 'tooLong') return refused('tooLong')
  const made = newScreening(stamp(session, client.space, target.id), clientId, target, part)
  if (!made.ok) return made
  await store.insert('screenings', made.value)
  return ok(null)
}

/** Writes down what was done about a mood screen, now; it is never changed again. */
export async function addMoodAction(
  session: Session,
  { screeningId, step, words }: { screeningId: string } & Pick<MoodAction, 'step' | 'words'>,
): Promise<Result<null, 'gone'>> {
  const action = { id: session.newId(), step, words, at: session.now(), by: session.staffId }
  const changed = await session.store.change('screenings', screeningId, (record) =>
    record.mood
      ? ok({ ...record, ...touch(session), mood: withAction(record.mood, action) })
      : refused('gone' as const),
  )
  return changed.ok ? ok(null) : refused('gone')
}

interface Offering extends Pick<TriageOffer, 'to' | 'answer' | 'words'> {
  readonly clientId: string
  readonly target: ScreeningTarget
}

/**
 * Writes down that a referral was offered, and what became of it. What was said at the door can be reason
 * enough: then the check has no answer of its own yet, and its first record is made here.
 */
export async function addOffer(
  session: Session,
  { clientId, target, ...offer }: Offering,
): Promise<Result<null, ScreeningRefusal>> {
  const made = { ...offer, id: session.newId(), at: session.now(), by: session.staffId }
  const add = () =>
    session.store.change('screenings', target.id, (record) =>
      record.triage
        ? ok({ ...record, ...touch(session), triage: withOffer(record.triage, made) })
        : refused('gone' as const),
    )
  const added = await add()
  if (added.ok) return ok(null)
  if (added.refusal !== 'missing') return refused('gone')
  const begun = await saveScreening(session, { target, clientId, part: { triage: emptyTriage } })
  if (!begun.ok) return begun
  return (await add()).ok ? ok(null) : refused('gone')
}

/** Takes a screening out that nothing was done about; answers with it, to put it back. */
export async function takeOutScreening(
  session: Session,
  screeningId: string,
): Promise<Result<Screening, 'acted' | 'gone'>> {
  const record = await session.store.read('screenings', screeningId)
  if (record && !mayTakeOut(record)) return refused('acted')
  const removed = await session.store.remove('screenings', screeningId)
  return removed.ok ? removed : refused('gone')
}

export async function putScreeningBack(
  session: Session,
  record: Screening,
): Promise<Result<null, never>> {
  await session.store.insert('screenings', { ...record, ...touch(session) })
  return ok(null)
}

/** A person's word on a task; the second one on the same task stands. */
export async function answerTask(
  session: Session,
  { task, answer, words }: { readonly task: Task } & Pick<TaskAnswer, 'answer' | 'words'>,
): Promise<Result<null, ScreeningRefusal>> {
  const answeredAt = session.now()
  const part = { task: { task: task.kind, about: task.about, answer, words, answeredAt } }
  const target = { id: taskAnswerId(task), visitId: task.visitId, startAt: answeredAt }
  return saveScreening(session, { target, clientId: task.clientId, part })
}

export async function takeAnswerBack(session: Session, task: Task): Promise<Result<null, never>> {
  await session.store.remove('screenings', taskAnswerId(task))
  return ok(null)
}
