import type { GateAround } from '#shared/domain/clinical/gate/change-gate'
import { usualThresholds } from '#shared/domain/clinical/gate/thresholds'
import { addDays } from '#shared/domain/time/calendar-day'
import type {
  Chart,
  Clearance,
  ClearanceScope,
  InfantChart,
  ParentChart,
} from '#shared/schema/chart'
import { type GateVitals, nothingMeasured } from '#shared/schema/door-gate'

export const today = '2026-11-21'
export const someId = '3f0e8a52-6f3c-4f0a-9a51-0a6a4f6f1c11'

const person = (subject: Chart['subject']): Chart => ({
  ...{ id: someId, space: someId, createdBy: someId, updatedBy: someId, clientId: someId },
  ...{ createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-01T08:00:00.000Z' },
  ...{ subject, parent: null, infant: null, allergyHistory: 'none', allergies: [] },
  ...{ medications: [], conditions: [], clearances: [], note: '' },
})

/** 20 days after a vaginal birth, seen at a checkup, unless it says otherwise. */
export const chart = (parent: Partial<ParentChart> = {}, clearances: Clearance[] = []): Chart => ({
  ...person('parent'),
  clearances,
  parent: {
    ...{ stage: 'postpartum', dueOn: null, birthOn: addDays(today, -20), birthMode: 'vaginal' },
    ...{ birthNote: '', gravida: 1, para: 1, checkupOn: null, feeding: 'formula', goals: '' },
    ...parent,
  },
})

export const infantChart = (infant: Partial<InfantChart>): Chart => ({
  ...person('infant'),
  infant: {
    ...{ gestationAtBirthDays: 280, birthWeightG: 3500, nicu: 'no', cordHealed: 'yes' },
    ...{ feeding: 'direct' },
    ...infant,
  },
})

export const clearance = (scopes: ClearanceScope[]): Clearance => ({
  ...{ id: someId, providerId: null, scope: 'Massage', scopes, fileId: null },
  ...{ givenOn: addDays(today, -10), expiresOn: addDays(today, 30) },
})

export const vitals = (values: Partial<GateVitals>): GateVitals => ({
  ...nothingMeasured,
  ...values,
})

/** A postnatal visit of a parent, 20 days after birth. */
export const around: GateAround & { vitals: GateVitals } = {
  ...{ day: today, serviceKind: 'postnatal', subject: 'parent', bornOn: null },
  ...{ chart: chart(), vitals: nothingMeasured },
  ...{ thresholds: usualThresholds, rulesVersion: '1.0' },
}
