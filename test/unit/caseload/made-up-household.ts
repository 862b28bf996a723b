import type { HouseholdRecords } from '#shared/domain/caseload/digest'
import { addMinutes } from '#shared/domain/time/calendar-day'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { MoodScreen } from '#shared/schema/mood-screen'
import type { Note } from '#shared/schema/note'
import type { Screening } from '#shared/schema/screening'
import type { Visit } from '#shared/schema/visit'

export const timeZone = 'America/Chicago'
export const now = '2026-11-21T20:00:00.000Z'
export const fromAt = '2025-10-01T05:00:00.000Z'
export const settings = { fromAt, moodRules: null, courseServiceIds: new Set<string>(), timeZone }

/** `00000000-0000-4000-8000-000000000007` */
export const id = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
export const maya = id(901)
export const rosa = id(902)

const stamp = { space: id(900), createdAt: '2026-01-05T08:00:00.000Z', createdBy: maya } as const
const touched = { updatedAt: '2026-11-20T23:40:00.000Z', updatedBy: maya } as const

export const daysAgo = (days: number, hour = 0): string => addMinutes(now, -days * 1440 + hour * 60)

export const client = (number: number, more: Partial<Client> = {}): Client =>
  ({
    ...{ ...stamp, ...touched, id: id(number), kind: 'parent', parentId: '', status: 'active' },
    ...{ name: { given: 'June', family: `Row ${number}`, preferred: '' }, therapistId: maya },
    ...more,
  }) as Client

export const visit = (number: number, startAt: string, more: Partial<Visit> = {}): Visit =>
  ({
    ...{ ...stamp, ...touched, id: id(number), clientId: id(1), infantIds: [], therapistId: maya },
    ...{ startAt, endAt: addMinutes(startAt, 60), timeZone, state: 'finished', timeline: [] },
    ...more,
  }) as unknown as Visit

export const note = (number: number, sessionAt: string, more: Partial<Note> = {}): Note =>
  ({
    ...{ ...stamp, ...touched, id: id(number), clientId: id(1), visitId: '', authorId: maya },
    ...{ state: 'signed', addendumTo: '', sessionAt },
    content: { painBefore: null, painAfter: null },
    ...more,
  }) as unknown as Note

export const painNote = (number: number, at: string, before: number, after: number): Note =>
  note(number, at, { content: { painBefore: before, painAfter: after } as Note['content'] })

export const sheet = (item10: number, total: number): MoodScreen => {
  let left = total - item10
  const items = Array.from({ length: 9 }, () => {
    const score = Math.min(3, left)
    left -= score
    return score
  })
  return {
    ...{ instrument: 'epds', items: [...items, item10], readAs: 'score', filledBy: 'client' },
    ...{ language: '', form: '', risks: [], note: '', actions: [] },
  }
}

export const screening = (
  number: number,
  startAt: string,
  more: Partial<Screening> = {},
): Screening =>
  ({
    ...{
      ...stamp,
      ...touched,
      id: id(number),
      kind: 'mood',
      clientId: id(1),
      visitId: '',
      startAt,
    },
    ...{ doorGate: null, mood: null, triage: null, ...more },
  }) as Screening

export const chart = (number: number, clientId: string, expiresOn: string | null): Chart =>
  ({
    ...{ ...stamp, ...touched, id: id(number), clientId, parent: null, infant: null },
    clearances: expiresOn === null ? [] : [{ expiresOn }],
  }) as unknown as Chart

export const household = (more: Partial<HouseholdRecords> = {}): HouseholdRecords => ({
  ...{ parentId: id(1), people: [client(1)], charts: [], visits: [], notes: [] },
  ...{ screenings: [], summaries: [], ...more },
})
