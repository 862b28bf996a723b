import { firstValueFrom } from 'rxjs'
import { householdFormSchema } from '#shared/domain/clients/household-form'
import { formOf } from '#shared/domain/clients/household-records'
import { answerKey, withAnswers } from '#shared/domain/consents/intake-answers'
import { reviewIntake as decide, type ReviewRefusal } from '#shared/domain/consents/review-intake'
import { ok, type Result, refused } from '#shared/result'
import { practiceDay } from '../practice-day'
import { householdOf } from '../queries/clients'
import { type Session, touch } from '../session'
import { saveHousehold } from './save-household'

/** `words`: an answer cannot stand in the record like that (a birth date to come). */
export type ReviewIntakeRefusal = ReviewRefusal | 'gone' | { readonly words: string }

/**
 * Takes the chosen answers of a signed intake into the record, the way anything typed there goes, and
 * writes down that it was looked through. The record first: broken off in between, the answers are
 * offered once more and then say nothing new.
 */
export async function reviewIntake(
  session: Session,
  { consentId, taken }: { readonly consentId: string; readonly taken: readonly string[] },
): Promise<Result<null, ReviewIntakeRefusal>> {
  const { store } = session
  const consent = await store.read('consents', consentId)
  if (!consent) return refused('gone')
  if (consent.review) return refused('reviewed')
  const household = await firstValueFrom(householdOf(store, consent.clientId))
  if (!household) return refused('gone')
  const active = household.infants.filter(({ status }) => status === 'active')
  const shown = formOf(household.parent, active, household.charts, session.newId)
  const chosen = consent.answers.filter((one) => taken.includes(answerKey(one)))
  if (chosen.length > 0) {
    const form = withAnswers(shown, chosen, session.newId)
    const today = await practiceDay(session)
    const checked = householdFormSchema(today).safeParse(form)
    if (!checked.success) {
      return refused({ words: checked.error.issues[0]?.message ?? 'An answer cannot be read.' })
    }
    const saved = await saveHousehold(session, { form: checked.data, shown })
    if (!saved.ok) return refused('gone')
  }
  const changed = await store.change<'consents', ReviewRefusal>('consents', consentId, (current) =>
    decide(current, taken, touch(session)),
  )
  if (changed.ok) return ok(null)
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}
