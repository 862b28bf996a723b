import {
  type BreastChange,
  blankSite,
  changeSession,
  freshSession,
} from '#shared/domain/clinical/breast/change-session'
import type { BodyFacts } from '#shared/domain/clinical/breast/technique-rules'
import type {
  BreastSession,
  BreastSite,
  ConsentEvent,
  TechniqueRow,
  WarmUp,
} from '#shared/schema/breast-session'

export const id = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
/** Minutes after 10:00 on one day. */
export const minute = (minutes: number): string =>
  new Date(Date.parse('2026-11-21T10:00:00.000Z') + minutes * 60_000).toISOString()

export const well: BodyFacts = {
  ...{
    stage: 'postpartum',
    postpartumDay: 20,
    gestationDays: null,
    temperatureC: null,
    door: null,
  },
}
export const profileA = { profile: 'A', version: 1, pressureMost: 2 } as const
export const profileB = { profile: 'B', version: 2, pressureMost: 3 } as const

export const siteAt = (number: number, more: Partial<BreastSite> = {}): BreastSite => ({
  ...blankSite(id(number), { side: 'left', clock: 2, distanceCm: 4 }),
  ...more,
})

export const event = (
  number: number,
  kind: ConsentEvent['kind'],
  at = minute(0),
  siteId = '',
): ConsentEvent => ({ id: id(number), at, kind, method: 'verbal', siteId, words: '', by: id(9) })

export const row = (number: number, more: Partial<TechniqueRow> = {}): TechniqueRow => ({
  ...{ id: id(number), technique: 'lymphTrunk', side: 'left', siteId: '', pressure: 1 },
  ...{ startedAt: minute(5), minutes: null, softened: null, tolerated: null, skinAfter: null },
  ...more,
})

export const cloth = (number: number, more: Partial<WarmUp> = {}): WarmUp => ({
  ...{ id: id(number), method: 'warmCloth', temperatureC: 40, measuredBy: 'probe' },
  ...{ wristChecked: true, comfortable: null, startedAt: minute(2), minutes: null },
  ...{ skinAfter: null, reason: '' },
  ...more,
})

/** A session that she agreed to, with what is given. */
export const session = (more: Partial<BreastSession> = {}): BreastSession => ({
  ...freshSession(profileB),
  consents: [event(900, 'agreed')],
  ...more,
})

/** The session after these, or the kind of the first refusal. */
export function sessionAfter(
  start: BreastSession,
  changes: readonly BreastChange[],
  body: BodyFacts = well,
): BreastSession | string {
  let now = start
  for (const change of changes) {
    const next = changeSession(now, change, body)
    if (!next.ok) return next.refusal.kind
    now = next.value
  }
  return now
}

/** 'ok', or the kind of refusal. */
export const answer = (
  start: BreastSession,
  change: BreastChange,
  body: BodyFacts = well,
): string => {
  const done = changeSession(start, change, body)
  return done.ok ? 'ok' : done.refusal.kind
}
