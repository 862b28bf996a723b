import { type BreastWriting, recordBreast } from '#renderer/data/commands/record-breast'
import type { SessionFacts } from '#renderer/data/queries/breast-sessions'
import { useSession } from '#renderer/data/session'
import {
  type BreastChange,
  breastRefusalWords,
  changeSession,
  freshSession,
} from '#shared/domain/clinical/breast/change-session'
import type { BreastSession } from '#shared/schema/breast-session'
import type { Note } from '#shared/schema/note'
import { type PartDraft, usePartDraft } from '../use-part-draft'

export type BreastDraft = PartDraft<BreastSession, BreastChange>

/** Typing on into one field is one change. */
function joined(last: BreastChange, change: BreastChange): BreastChange | null {
  const sets =
    'set' in last && 'set' in change && last.kind === change.kind && last.id === change.id
  if (sets) return { ...change, set: { ...last.set, ...change.set } } as BreastChange
  return last.kind === 'setHandout' && change.kind === 'setHandout' ? change : null
}

/** A session at the breast while it is written. */
export function useBreastDraft(
  target: Omit<BreastWriting, 'changes'>,
  note: Note | null,
  { body, protocol }: SessionFacts,
): BreastDraft {
  const { noteId, visitId, clientId } = target
  const session = useSession()
  return usePartDraft({
    stored: {
      session: note?.content.breast ?? freshSession(protocol),
      updatedAt: note?.updatedAt ?? '',
    },
    decide: (before, change) => changeSession(before, change, body),
    words: breastRefusalWords,
    join: joined,
    write: (changes) => recordBreast(session, { noteId, visitId, clientId, changes }),
  })
}
