import type { Clearance } from '../../schema/chart'
import { clearanceState } from '../clients/clearance-state'
import type { Day } from '../time/calendar-day'

/** The last days of clearances that name the breast; in words alone ("may be massaged") none does. */
export const breastClearedUntil = (clearances: readonly Clearance[]): readonly Day[] =>
  clearances
    .filter(({ scopes }) => scopes?.includes('breast'))
    .map((clearance) => clearanceState(clearance, clearance.givenOn).until)
