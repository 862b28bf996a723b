import { firstValueFrom } from 'rxjs'
import { type CosignRuleRefusal, withCosignRule } from '#shared/domain/practice/cosign-rule'
import { ok, type Result, refused } from '#shared/result'
import type { CosignRule } from '#shared/schema/staff'
import { recordAct } from '../audit/record-act'
import { allStaff } from '../queries/practice'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'

/** Whose notes ask for a second signature, and of whom; null takes it off. */
export async function saveCosignRule(
  session: Session,
  {
    personId,
    rule,
  }: { readonly personId: string; readonly rule: Pick<CosignRule, 'reason' | 'by'> | null },
): Promise<Result<null, CosignRuleRefusal | 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'cosignRules')
  if (!asked.ok) return asked
  const { store } = session
  const staff = await firstValueFrom(allStaff(store))
  const changed = await store.change<'staff', CosignRuleRefusal>('staff', personId, (person) =>
    withCosignRule(person, rule, staff, touch(session)),
  )
  if (changed.ok) {
    await recordAct(session, {
      ...{ what: 'changedSettings', collection: 'staff', recordId: personId, how: 'cosigning' },
    })
    return ok(null)
  }
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}
