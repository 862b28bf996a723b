import { withHipaaStatus } from '#shared/domain/practice/hipaa'
import { withInterest } from '#shared/domain/practice/interest'
import { ok, type Result, refused } from '#shared/result'
import type { HipaaStatus, Practice } from '#shared/schema/catalog-entry'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'

export type SaveHipaaRefusal = 'noReason' | 'same' | 'full' | 'gone' | 'notYours'
export type SaveInterestRefusal = 'noWords' | 'same' | 'full' | 'gone' | 'notYours'

/** What the practice is under the privacy rule: kept for good with who, when and why. */
export const saveHipaaStatus = (
  session: Session,
  said: {
    readonly practiceId: string
    readonly status: HipaaStatus
    readonly reason: string
  },
): Promise<Result<null, SaveHipaaRefusal>> => {
  const { practiceId, status, reason } = said
  return changePractice(session, practiceId, (practice, made) =>
    withHipaaStatus(practice, { ...made, status, reason }),
  )
}

/** Whether the practice earns anything from what it recommends: kept with who and when. */
export const saveInterest = (
  session: Session,
  said: {
    readonly practiceId: string
    readonly interest: 'none' | 'some'
    readonly words: string
  },
): Promise<Result<null, SaveInterestRefusal>> => {
  const { practiceId, interest, words } = said
  return changePractice(session, practiceId, (practice, made) =>
    withInterest(practice, { ...made, interest, words }),
  )
}

async function changePractice<R>(
  session: Session,
  practiceId: string,
  decide: (
    practice: Practice,
    made: { readonly id: string; readonly at: string; readonly by: string },
  ) => Result<Practice, R>,
): Promise<Result<null, R | 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'practiceDetails')
  if (!asked.ok) return asked
  const touched = touch(session)
  const made = { id: session.newId(), at: touched.updatedAt, by: session.staffId }
  const changed = await session.store.change<'catalog', R | 'gone'>(
    'catalog',
    practiceId,
    (entry) => {
      if (!entry.practice) return refused('gone')
      const practice = decide(entry.practice, made)
      return practice.ok ? ok({ ...entry, ...touched, practice: practice.value }) : practice
    },
  )
  if (changed.ok) return ok(null)
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}
