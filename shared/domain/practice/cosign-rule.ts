import { ok, type Result, refused } from '../../result'
import type { CosignRule, Staff } from '../../schema/staff'

/**
 * - notAllowed: only an owner or a lead says whose notes are signed twice
 * - notTherapist: the office writes no notes
 * - bySelf: nobody signs beside themselves
 * - byLearner: whose own notes are co-signed does not co-sign
 * - unknown: whom it names is not in the practice
 */
export type CosignRuleRefusal = 'notAllowed' | 'notTherapist' | 'bySelf' | 'byLearner' | 'unknown'

/** Puts a person's notes under a second signature from now on, or takes it off (`rule` null). */
export function withCosignRule(
  person: Staff,
  rule: Pick<CosignRule, 'reason' | 'by'> | null,
  staff: readonly Pick<Staff, 'id' | 'role' | 'cosign'>[],
  touch: Pick<Staff, 'updatedAt' | 'updatedBy'>,
): Result<Staff, CosignRuleRefusal> {
  const actor = staff.find(({ id }) => id === touch.updatedBy)
  if (actor?.role !== 'owner' && actor?.role !== 'lead') return refused('notAllowed')
  if (rule === null) return ok({ ...person, ...touch, cosign: null })
  if (person.role === 'office') return refused('notTherapist')
  if (rule.by === person.id) return refused('bySelf')
  const by = rule.by === '' ? null : staff.find(({ id }) => id === rule.by)
  if (by === undefined) return refused('unknown')
  if (by?.role === 'office') return refused('notTherapist')
  if (by?.cosign) return refused('byLearner')
  return ok({
    ...person,
    ...touch,
    cosign: { ...rule, setAt: touch.updatedAt, setBy: touch.updatedBy },
  })
}
