import type { ClinicalRules } from '../../schema/clinical-rules'
import type { DoorGate } from '../../schema/door-gate'
import { isLockedGateRule } from '../../schema/locked-gate-rules'
import type { Fields } from './json'
import { fields, list, whole } from './rules'

/** A stop that nobody may override stays one, whatever the other side had come to. */
function stopsStay(merged: Fields): Fields {
  const findings = Array.isArray(merged.findings) ? merged.findings : []
  const locked = findings.some(
    ({ id, effect }: DoorGate['findings'][number]) => effect === 'stop' && isLockedGateRule(id),
  )
  return locked && merged.outcome !== 'stop' ? { ...merged, outcome: 'stop' } : merged
}

/** The outcome is worked out again from the answers wherever it counts; here it only must fit. */
export const doorGate = fields<DoorGate>(
  {
    answers: list('id', 200, whole),
    // Measured as one: the upper pressure of one reading and the lower of another are neither.
    vitals: whole,
    findings: list('id', 120, whole),
    overrides: list('id', 60, whole),
    calls: list('id', 60, whole),
    skipped: whole,
  },
  [],
  stopsStay,
)

export const clinicalRules = fields<ClinicalRules>({ changes: list('id', 2000, whole) })
