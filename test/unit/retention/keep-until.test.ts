import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type HomeFacts,
  keepUntil,
  leastYears,
  mayBeErased,
  retentionRule,
} from '#shared/domain/retention/keep-until'
import { type ErasedCollection, erasedCollections, scrubbed } from '#shared/domain/retention/scrub'
import { collections } from '#shared/schema/collections'
import { madeUpPractice } from '../export/copy-sources'

const address = (region: string) => ({
  ...{ street: '', unit: '', city: '', region, postalCode: '', country: 'US' },
})
const rule = retentionRule({ address: address('OR') })
const home = (more: Partial<HomeFacts> = {}): HomeFacts => ({
  ...{ parentBornOn: '1990-01-01', infants: [], lastOn: '2015-03-01', lastDocumentOn: null },
  ...{ enteredOn: '2014-01-01', hasVisitAhead: false, unsignedNotes: 0, unpaid: false },
  ...{ hold: null, ...more },
})
const dueOn = (more: Partial<HomeFacts> = {}, by = rule) => keepUntil(home(more), by).dueOn

describe('how long a family is kept', () => {
  it('is seven years from the last visit, to the day', () => {
    expect(dueOn()).toBe('2022-03-01')
    const keeping = keepUntil(home(), rule)
    expect(mayBeErased(keeping, '2022-02-28')).toBe(false)
    expect(mayBeErased(keeping, '2022-03-01')).toBe(true)
  })

  it('is until the youngest child is 21, and a child without a birthday counts from its entry', () => {
    const child = (bornOn: string | null) => ({ name: 'Noa', bornOn })
    expect(dueOn({ infants: [child('2014-02-28'), child('2015-02-28')] })).toBe('2036-02-28')
    expect(dueOn({ infants: [child(null)] })).toBe('2035-01-01')
  })

  it('is longer for a mother who was a minor herself, and for late consents', () => {
    expect(dueOn({ parentBornOn: '1999-05-01' })).toBe('2022-03-01')
    expect(dueOn({ parentBornOn: '2002-05-01' })).toBe('2023-05-01')
    expect(dueOn({ lastDocumentOn: '2020-06-01' })).toBe('2026-06-01')
  })

  it('is never shorter than a state is known to ask, whatever the practice set', () => {
    const retention = { years: 2, minorUntilAge: 18, removals: [] }
    const inNewYork = retentionRule({ address: address('NY'), retention })
    expect([inNewYork.years, inNewYork.minorAge]).toEqual([6, 22])
    expect(leastYears({ address: address('ny ') })).toEqual({ years: 6, minorAge: 22 })
    expect(retentionRule({ address: address('TX') }).years).toBe(7)
  })

  it('has no end while it is held, a visit is booked, a note unsigned or a receipt unpaid', () => {
    const hold = { reason: 'Complaint', setAt: '2020-01-01T00:00:00.000Z', setBy: 'x' }
    for (const more of [
      { hold },
      { hasVisitAhead: true },
      { unsignedNotes: 1 },
      { unpaid: true },
    ]) {
      expect(mayBeErased(keepUntil(home(more), rule), '2099-01-01')).toBe(false)
    }
  })

  it('never comes earlier by something that is added', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, fc.array(day, { maxLength: 4 }), (lastOn, bornOn, more) => {
        const few = more.map((on) => ({ name: '', bornOn: on }))
        const before = dueOn({ lastOn, infants: few })
        expect(dueOn({ lastOn, infants: [...few, { name: '', bornOn }] }) >= before).toBe(true)
        expect(dueOn({ lastOn, infants: few, lastDocumentOn: bornOn }) >= before).toBe(true)
      }),
    )
  })
})

describe('what is left of a removed record', () => {
  it('fits its own schema and holds no word of the one before', () => {
    const held = madeUpPractice(11, 60)
    for (const collection of erasedCollections) {
      for (const record of held[collection].slice(0, 40)) {
        const rest = scrubbed(collection as ErasedCollection, record as never)
        expect(() => collections[collection].record.parse(rest)).not.toThrow()
        const text = JSON.stringify(rest)
        for (const word of wordsOf(record)) expect(text).not.toContain(word)
      }
    }
  })
})

/** Texts of people: anything with a space in it that is no zone. */
const wordsOf = (value: unknown): string[] => {
  if (typeof value === 'string')
    return / \w/.test(value) ? [JSON.stringify(value).slice(1, -1)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsOf)
}
