/**
 * The findings at the door that nobody may work around, whatever the reason: every emergency (clinical
 * rulebook 4, urgency E) and every row that it tags LOCKED (A11 fever, B4 abscess, T5 previa, T6 an open
 * wound at the scar, 7.3 and 7.4). They stand with the schema so that the store itself refuses a record
 * that says otherwise; the rules in `domain/clinical/gate` read them from here.
 */
export const lockedGateRuleIds = [
  'A1',
  'A2',
  'A3',
  'A4',
  'A7-E',
  'A9b',
  'A10-E',
  'A11',
  'A12',
  'A13-E',
  'A14-E',
  'A15',
  'A16',
  'A19',
  'A20',
  'A21-E',
  'A25-E',
  'A26',
  'B3',
  'B4',
  'C1',
  'C1-28',
  'C2-E',
  'C3',
  'C4',
  'C7-E',
  'C9-E',
  'C10-E',
  'C11-E',
  'C12',
  'C14-E',
  'C15-E',
  'D-psychosis',
  'T5-previa',
  'T6-open',
  'T14-nipple',
  'T13-heat',
  'H-fever',
  'B-inflamed',
  'P-known',
  'P-baby-known',
  'N-baby-consent',
  'N-consent',
] as const
export type LockedGateRuleId = (typeof lockedGateRuleIds)[number]

const locked: ReadonlySet<string> = new Set(lockedGateRuleIds)

export const isLockedGateRule = (ruleId: string): boolean => locked.has(ruleId)
