import { Subject } from 'rxjs'
import { mayDo, type PracticeAct, roleNow } from '#shared/domain/practice/may-do'
import { ok, type Result, refused } from '#shared/result'
import type { Session } from '../session'
import { memberLog } from './member-log'

/** Somebody asked for what is not theirs: the shell says so, wherever it was asked. */
export const notYours$ = new Subject<PracticeAct>()

/**
 * The one question that every command puts which changes what is the practice's or somebody else's: may the
 * person at this laptop do that, by the role that is known here now? `whose`: the member of staff whom it
 * concerns, where it can be one's own.
 */
export async function askRole(
  session: Session,
  act: PracticeAct,
  whose?: string,
): Promise<Result<undefined, 'notYours'>> {
  const { store, staffId, opened } = session
  const [log, own] = await Promise.all([memberLog(session), store.read('staff', staffId)])
  const members = log?.state.members ?? null
  // A laptop whose records are still to come knows as little as one that was let in.
  const isToCome = own === null && opened.store.fromServer
  const role = roleNow(staffId, members, own, isToCome || opened.founding !== undefined)
  if (mayDo(role, act, whose === staffId)) return ok(undefined)
  notYours$.next(act)
  return refused('notYours')
}
