import { type ProtocolChoice, withVersion } from '#shared/domain/clinical/breast/protocol'
import { isShortTaken } from '#shared/domain/notes/snippets'
import type { PracticeAct } from '#shared/domain/practice/may-do'
import { ok, type Result, refused } from '#shared/result'
import type { Phrase, Practice } from '#shared/schema/catalog-entry'
import { recordAct } from '../audit/record-act'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'
import { askRole } from './ask-role'

/**
 * `wrongKind`: the entry is not the practice's. `noReason`: a protocol is not changed without saying why.
 * `shortTaken`: another phrase is typed by the same short form.
 */
export type SaveSessionSettingsRefusal =
  | ChangeRefusal
  | 'wrongKind'
  | 'noReason'
  | 'shortTaken'
  | 'notYours'

/** Another version of the breast protocol, with who, when and why; notes keep the one they were held by. */
export async function chooseProtocol(
  session: Session,
  { practiceId, choice }: { readonly practiceId: string; readonly choice: ProtocolChoice },
): Promise<Result<null, SaveSessionSettingsRefusal>> {
  if (choice.reason.trim().length < 3) return refused('noReason')
  return changePractice(session, 'clinicalRules', practiceId, (practice) =>
    ok({
      ...practice,
      breastProtocol: withVersion(practice.breastProtocol, choice, {
        at: session.now(),
        staffId: session.staffId,
      }),
    }),
  )
}

/** Adds a phrase of the practice's own, or puts one back. */
export const addPhrase = (
  session: Session,
  { practiceId, phrase }: { readonly practiceId: string; readonly phrase: Phrase },
): Promise<Result<null, SaveSessionSettingsRefusal>> =>
  changePractice(session, 'practiceDetails', practiceId, (practice) => {
    const others = (practice.phrases ?? []).filter(({ id }) => id !== phrase.id)
    return isShortTaken(others, phrase)
      ? refused('shortTaken')
      : ok({ ...practice, phrases: [...others, phrase] })
  })

export const removePhrase = (
  session: Session,
  { practiceId, phraseId }: { readonly practiceId: string; readonly phraseId: string },
): Promise<Result<null, SaveSessionSettingsRefusal>> =>
  changePractice(session, 'practiceDetails', practiceId, (practice) =>
    ok({
      ...practice,
      phrases: (practice.phrases ?? []).filter(({ id }) => id !== phraseId),
    }),
  )

async function changePractice(
  session: Session,
  act: PracticeAct,
  practiceId: string,
  change: (practice: Practice) => Result<Practice, 'shortTaken'>,
): Promise<Result<null, SaveSessionSettingsRefusal>> {
  const asked = await askRole(session, act)
  if (!asked.ok) return asked
  const changed = await session.store.change<'catalog', 'wrongKind' | 'shortTaken'>(
    'catalog',
    practiceId,
    (entry) => {
      if (!entry.practice) return refused('wrongKind')
      const practice = change(entry.practice)
      return practice.ok ? ok({ ...entry, ...touch(session), practice: practice.value }) : practice
    },
  )
  if (!changed.ok) return refused(changed.refusal)
  await recordAct(session, {
    ...{ what: 'changedSettings', collection: 'catalog', recordId: practiceId, how: 'sessions' },
  })
  return ok(null)
}
