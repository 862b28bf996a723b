import { firstValueFrom } from 'rxjs'
import {
  changeLine,
  changeThreshold,
  type NewRuleChange,
  practiceThresholds,
  type RuleChangeProblem,
  ruleChanges,
} from '#shared/domain/clinical/gate/rule-settings'
import { ok, type Result, refused } from '#shared/result'
import type { ClinicalRules, RuleChange } from '#shared/schema/clinical-rules'
import { recordAct } from '../audit/record-act'
import { practiceEntry } from '../queries/practice'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'

export type ClinicalRulesRefusal = RuleChangeProblem | 'gone' | 'notYours'

/** Moves one default of the practice. Kept for good: who, when, from what to what, why. */
export const changeClinicalRule = (
  session: Session,
  change: NewRuleChange,
): Promise<Result<null, ClinicalRulesRefusal>> =>
  addChange(session, (rules, made) =>
    changeThreshold(practiceThresholds(ruleChanges([rules])), change, made),
  )

/** Puts another number for a help line in place, or says that the one there was called and is right. */
export const changeHelpLine = (
  session: Session,
  {
    line,
    number,
    reason,
  }: { readonly line: string; readonly number: string; readonly reason: string },
): Promise<Result<null, ClinicalRulesRefusal>> =>
  addChange(session, (_rules, made) => changeLine(line, number, reason, made))

async function addChange(
  session: Session,
  decide: (
    rules: ClinicalRules,
    made: Pick<RuleChange, 'id' | 'at' | 'by'>,
  ) => Result<RuleChange, RuleChangeProblem>,
): Promise<Result<null, ClinicalRulesRefusal>> {
  const asked = await askRole(session, 'clinicalRules')
  if (!asked.ok) return asked
  const practice = await firstValueFrom(practiceEntry(session.store))
  if (!practice) return refused('gone')
  const touched = touch(session)
  const made = { id: session.newId(), at: touched.updatedAt, by: session.staffId }
  const changed = await session.store.change<'catalog', RuleChangeProblem>(
    'catalog',
    practice.id,
    (entry) => {
      if (!entry.practice) throw new Error('Not the practice’s entry')
      const rules = entry.practice.clinicalRules ?? { changes: [] }
      const change = decide(rules, made)
      if (!change.ok) return change
      const clinicalRules = { changes: [...rules.changes, change.value] }
      return ok({ ...entry, ...touched, practice: { ...entry.practice, clinicalRules } })
    },
  )
  if (changed.ok) {
    await recordAct(session, {
      ...{ what: 'changedSettings', collection: 'catalog', recordId: practice.id },
      how: 'clinicalRules',
    })
    return ok(null)
  }
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}
