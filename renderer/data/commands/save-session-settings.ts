import { type ProtocolChoice, withVersion } from '#shared/domain/clinical/breast/protocol'
import { ok, type Result, refused } from '#shared/result'
import type { Phrase, Practice } from '#shared/schema/catalog-entry'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'

/** `wrongKind`: the entry is not the practice's. `noReason`: a protocol is not changed without saying why. */
export type SaveSessionSettingsRefusal = ChangeRefusal | 'wrongKind' | 'noReason'

/** Another version of the breast protocol, with who, when and why; notes keep the one they were held by. */
export async function chooseProtocol(
  session: Session,
  { practiceId, choice }: { readonly practiceId: string; readonly choice: ProtocolChoice },
): Promise<Result<null, SaveSessionSettingsRefusal>> {
  if (choice.reason.trim().length < 3) return refused('noReason')
  return changePractice(session, practiceId, (practice) => ({
    ...practice,
    breastProtocol: withVersion(practice.breastProtocol, choice, {
      at: session.now(),
      staffId: session.staffId,
    }),
  }))
}

/** Adds a phrase of the practice's own, or puts one back. */
export const addPhrase = (
  session: Session,
  { practiceId, phrase }: { readonly practiceId: string; readonly phrase: Phrase },
): Promise<Result<null, SaveSessionSettingsRefusal>> =>
  changePractice(session, practiceId, (practice) => ({
    ...practice,
    phrases: [...(practice.phrases ?? []).filter(({ id }) => id !== phrase.id), phrase],
  }))

export const removePhrase = (
  session: Session,
  { practiceId, phraseId }: { readonly practiceId: string; readonly phraseId: string },
): Promise<Result<null, SaveSessionSettingsRefusal>> =>
  changePractice(session, practiceId, (practice) => ({
    ...practice,
    phrases: (practice.phrases ?? []).filter(({ id }) => id !== phraseId),
  }))

async function changePractice(
  session: Session,
  practiceId: string,
  change: (practice: Practice) => Practice,
): Promise<Result<null, SaveSessionSettingsRefusal>> {
  const changed = await session.store.change('catalog', practiceId, (entry) =>
    entry.practice
      ? ok({ ...entry, ...touch(session), practice: change(entry.practice) })
      : refused('wrongKind' as const),
  )
  return changed.ok ? ok(null) : refused(changed.refusal)
}
