import type { Visit } from '#shared/schema/visit'

let serial = 0

export const madeId = (): string => {
  serial += 1
  return `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`
}

export const therapistId = '10000000-0000-4000-8000-000000000001'
export const serviceId = '10000000-0000-4000-8000-000000000002'

/** A planned visit with nothing packed; what a test is about is given. */
export function madeVisit(given: Partial<Visit> = {}): Visit {
  return {
    id: madeId(),
    space: '10000000-0000-4000-8000-000000000003',
    createdAt: '2026-11-01T00:00:00.000Z',
    createdBy: therapistId,
    updatedAt: '2026-11-01T00:00:00.000Z',
    updatedBy: therapistId,
    clientId: madeId(),
    infantIds: [],
    therapistId,
    serviceId,
    startAt: '2026-11-21T18:00:00.000Z',
    endAt: '2026-11-21T19:00:00.000Z',
    timeZone: 'America/Los_Angeles',
    state: 'planned',
    stateReason: '',
    plan: '',
    window: null,
    checklist: [],
    timeline: [],
    ...given,
  }
}
