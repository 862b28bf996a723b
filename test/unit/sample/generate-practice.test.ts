import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkSignature } from '#shared/domain/notes/signed-content'
import { daysBetween } from '#shared/domain/time/calendar-day'
import type { SampleRecord } from '#shared/sample/generate-practice'
import { type CollectionName, collections } from '#shared/schema/collections'
import { sampleLines, sampleRecords } from '../../support/sample-practice'

const today = '2026-11-20'
const small = { therapists: 2, days: 365, seed: 7, today }
const records = [...sampleRecords(small)]

const of = <C extends CollectionName>(collection: C) =>
  records
    .filter((sample) => sample.collection === collection)
    .map(({ record }) => record) as Extract<SampleRecord, { collection: C }>['record'][]

const fingerprint = (seed: number): string => {
  const hash = createHash('sha256')
  for (const line of sampleLines({ ...small, days: 60, seed })) hash.update(line)
  return hash.digest('hex')
}

describe('the sample practice', () => {
  it('is the same for the same seed and another for another', () => {
    expect(fingerprint(1)).toBe(fingerprint(1))
    expect(fingerprint(1)).not.toBe(fingerprint(2))
  })

  it('holds only records that the schemas accept, each id once', () => {
    for (const { collection, record } of records) {
      expect(() => collections[collection].record.parse(record)).not.toThrow()
    }
    expect(new Set(records.map(({ record }) => record.id)).size).toBe(records.length)
  })

  it('points only to what is there', () => {
    const ids = new Set(records.map(({ record }) => record.id))
    for (const visit of of('visits')) {
      for (const id of [visit.clientId, visit.serviceId, visit.therapistId, ...visit.infantIds]) {
        expect(ids).toContain(id)
      }
    }
    for (const note of of('notes')) {
      expect(ids).toContain(note.visitId)
      expect(ids).toContain(note.clientId)
    }
    for (const client of of('clients'))
      if (client.kind === 'infant') expect(ids).toContain(client.parentId)
  })

  it('never puts a therapist in two homes at once', () => {
    const therapists = of('staff').map(({ id }) => id)
    expect(therapists).toHaveLength(2)
    for (const therapist of therapists) {
      const held = of('visits')
        .filter(({ therapistId, state }) => therapistId === therapist && state !== 'cancelled')
        .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
      for (const [index, visit] of held.entries()) {
        const next = held[index + 1]
        if (next) expect(visit.endAt <= next.startAt).toBe(true)
      }
    }
  })

  it('writes no note before its session, and no birth after its baby', () => {
    const visitById = new Map(of('visits').map((visit) => [visit.id, visit]))
    for (const note of of('notes')) {
      expect(visitById.get(note.visitId)?.state).toBe('finished')
      expect(note.createdAt > note.sessionAt).toBe(true)
    }
    for (const chart of of('charts')) {
      if (chart.parent?.birthOn)
        expect(daysBetween(chart.parent.birthOn, today)).toBeGreaterThanOrEqual(0)
    }
  })

  it('signs its notes truly, and leaves some of the last days unsigned', () => {
    const staff = new Map(of('staff').map((member) => [member.id, member]))
    const signed = of('notes').filter(({ state }) => state === 'signed')
    for (const note of signed.slice(0, 40)) {
      expect(checkSignature(note, staff.get(note.authorId) ?? null)).toBe('unchanged')
    }
    expect(of('notes').length).toBeGreaterThan(signed.length)
  })

  it('grows with years and therapists: visits today and ahead, a few a working day', () => {
    const visits = of('visits')
    expect(visits.some(({ startAt }) => startAt > `${today}T23:59`)).toBe(true)
    expect(visits.filter(({ startAt }) => startAt.startsWith(today)).length).toBeGreaterThanOrEqual(
      4,
    )
    const aDay = visits.length / 2 / (365 * (5 / 7))
    expect(aDay).toBeGreaterThan(1.5)
    expect(aDay).toBeLessThan(5)
  })
})
