import { firstValueFrom } from 'rxjs'
import type { PracticeAct } from '#shared/domain/practice/may-do'
import { ok, type Result, refused } from '#shared/result'
import type { Practice } from '#shared/schema/catalog-entry'
import { practiceEntry } from '../queries/practice'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'

/**
 * Changes settings of the practice, for those who may do `act`; what `change` does not answer stays. Answers
 * the id of the practice's entry.
 */
export async function changePractice<Refusal>(
  session: Session,
  act: PracticeAct,
  change: (practice: Practice) => Result<Partial<Practice>, Refusal>,
): Promise<Result<string, Refusal | 'gone' | 'notYours'>> {
  const asked = await askRole(session, act)
  if (!asked.ok) return asked
  const entry = await firstValueFrom(practiceEntry(session.store))
  if (!entry) return refused('gone')
  const changed = await session.store.change<'catalog', Refusal | 'gone'>(
    'catalog',
    entry.id,
    (found) => {
      if (!found.practice) return refused('gone')
      const next = change(found.practice)
      if (!next.ok) return next
      return ok({ ...found, ...touch(session), practice: { ...found.practice, ...next.value } })
    },
  )
  if (changed.ok) return ok(entry.id)
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}
