import type { ChecklistLine, TimelineEvent, TimelineKind, Visit } from '#shared/schema/visit'

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const ids = {
  visit: id(1),
  space: id(2),
  me: id(3),
  parent: id(4),
  infant: id(5),
  service: id(6),
  line: id(7),
  device: id(8),
  note: id(9),
  addendum: id(10),
} as const

/** An instant on the day of the visit, UTC. */
export const at = (time: string, day = '2026-11-21'): string => `${day}T${time}:00.000Z`

export const touchAt = (time: string, day?: string) => ({
  updatedAt: at(time, day),
  updatedBy: ids.me,
})

let events = 100
export function event(kind: TimelineKind, when: string, recordedAt = when): TimelineEvent {
  events += 1
  return { id: id(events), kind, at: when, recordedAt }
}

export const line = (label: string, more: Partial<ChecklistLine> = {}): ChecklistLine => {
  events += 1
  return {
    ...{ id: id(events), itemId: null, label, quantity: null, unit: null, phase: 'pack' },
    ...{ tickedAt: null, tickedBy: null, ...more },
  }
}

export const visit = (more: Partial<Visit> = {}): Visit => ({
  ...{ id: ids.visit, space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
  ...{ clientId: ids.parent, infantIds: [ids.infant], therapistId: ids.me, serviceId: ids.service },
  ...{ startAt: at('10:00'), endAt: at('11:00'), timeZone: 'America/Chicago' },
  ...{ state: 'planned', stateReason: '', plan: '', window: null, checklist: [], timeline: [] },
  ...more,
})

export const wholeSession = (): TimelineEvent[] => [
  event('departed', at('09:30')),
  event('arrived', at('09:50')),
  event('began', at('10:05')),
  event('paused', at('10:20')),
  event('resumed', at('10:30')),
  event('finished', at('11:00')),
  event('left', at('11:10')),
]
