import { describe, expect, it } from 'vitest'
import { endLetter, saveLetter } from '#renderer/data/commands/save-letter'
import { carriedCents } from '#shared/domain/money/book'
import { draftOfSale } from '#shared/domain/money/draft-receipt'
import { changeLetter } from '#shared/domain/money/letters'
import { packageFormSchema } from '#shared/domain/money/receipt-form'
import { superbillSheet } from '#shared/domain/money/receipt-sheet'
import { totalsOf } from '#shared/domain/money/receipt-totals'
import { statementOf } from '#shared/domain/money/statement'
import { moneyRecord } from '#shared/domain/money/take-payment'
import type { PackageOffer } from '#shared/schema/money'
import type { Letter } from '#shared/schema/receipt'
import { sessionOver } from '../clinical/clinical-store'
import { at, ids } from '../visit/visit-fixture'
import { clientId, desk, line, paidBy, today, uuid } from './made-up-money'

describe('a void sale put right', () => {
  const offer: PackageOffer = {
    ...{ id: uuid(90), name: 'Four visits', serviceId: uuid(91), visits: 4, priceCents: 44_000 },
    validMonths: 12,
  }
  const voidSale = () => {
    const one = desk()
    const sold = { visits: 4, expiresOn: '2027-11-19' }
    const lines = [
      line(20, 'package', 40_000, {
        ...{ description: 'Four visits', serviceId: uuid(91), taxable: true, sold },
      }),
    ]
    const { id } = one.issue(totalsOf(lines, null, 0))
    one.makeVoid(id)
    return { one, standing: one.of(id) }
  }

  it('begins as it was sold, whatever the package costs now, and paid by what was paid before', () => {
    const { standing } = voidSale()
    const draft = draftOfSale(standing.receipt, [offer], today)
    expect(draft?.offers).toEqual([offer])
    expect(draft?.form).toMatchObject({
      ...{ clientName: 'Maya Fernandez', offerId: offer.id, priceCents: 40_000, taxable: true },
      ...{ expiresOn: '2027-11-19', payment: { how: 'later' } },
    })
    expect(packageFormSchema.safeParse(draft?.form).success).toBe(true)
    expect(carriedCents(standing)).toBe(40_000)
  })

  it('can be chosen as it was sold where the practice offers it no more', () => {
    const { standing } = voidSale()
    for (const offers of [[], [{ ...offer, visits: 6 }]]) {
      const draft = draftOfSale(standing.receipt, offers, today)
      const chosen = draft?.offers.find(({ id }) => id === draft.form.offerId)
      expect(chosen).toMatchObject({ name: 'Four visits', visits: 4, serviceId: uuid(91) })
      expect(draft?.offers).toHaveLength(offers.length + 1)
    }
  })

  it('is a package again, with the money of the one before', () => {
    const { one, standing } = voidSale()
    const sold = { visits: 4, expiresOn: null }
    const next = one.issue({
      ...totalsOf([line(22, 'package', 38_000, { sold })], null, 0),
      ...{ replacesId: standing.record.id, payment: paidBy({ how: 'later' }) },
    })
    expect(one.of(next.id)).toMatchObject({ owedCents: 0, overCents: 2000 })
    expect(one.book().packages).toMatchObject([{ id: next.id, left: 4, leftCents: 38_000 }])
  })

  it('is of no use to a receipt for a session', () => {
    const one = desk()
    expect(draftOfSale(one.of(one.issue().id).receipt, [offer], today)).toBeNull()
  })
})

describe('the amount paid on a superbill', () => {
  const superbill = {
    ...{ receiptId: uuid(1), madeOn: today, diagnoses: [], procedures: [], referredBy: '' },
    letterId: null,
  }
  const lines = [line(1, 'session', 12_000), line(2, 'travel', 1500), line(3, 'tip', 2000)]
  const paid = (one: ReturnType<typeof desk>, id: string) =>
    /<dt>Amount paid<\/dt><dd>(.*?)<\/dd>/.exec(superbillSheet(one.of(id), superbill, null))?.[1]

  it('is of the sessions alone, without tip and travel', () => {
    const one = desk()
    const { id } = one.issue(totalsOf(lines, null, 0))
    expect(paid(one, id)).toBe('$120.00')
  })

  it('leaves out what was given back, and is never below nothing', () => {
    const one = desk()
    const { id } = one.issue(totalsOf([line(1, 'session', 12_000)], null, 0))
    one.giveBack(id, 5000)
    expect(paid(one, id)).toBe('$70.00')
    expect(statementOf(one.book(), clientId, 2026).paidCents).toBe(7000)
    one.giveBack(id, 7000)
    expect(paid(one, id)).toBe('$0.00')
  })

  it('is what was paid so far', () => {
    const one = desk()
    const { id } = one.issue({ ...totalsOf(lines, null, 0), payment: paidBy({ how: 'later' }) })
    one.pay(id, 3000)
    expect(paid(one, id)).toBe('$30.00')
  })
})

describe('a letter of need that is saved', () => {
  const letter: Letter = {
    ...{ providerId: null, providerName: 'Dr. Ada Njoroge', providerNpi: '' },
    ...{ issuedOn: '2026-06-01', expiresOn: '2027-05-31', endedOn: null },
    ...{ condition: 'Low back pain', treatment: 'Massage', frequency: 'Weekly' },
    duration: 'Three months',
  }

  it('changes only what was typed', () => {
    const synced = { ...letter, frequency: 'Twice a week', endedOn: '2026-11-01' }
    const typed = { ...letter, duration: 'Six months' }
    expect(changeLetter(synced, letter, typed)).toEqual({ ...synced, duration: 'Six months' })
    expect(changeLetter(synced, letter, { ...letter, frequency: 'Daily' }).frequency).toBe('Daily')
  })

  it('leaves what came from another laptop while the form was open', async () => {
    const session = await sessionOver(['receipts'])
    const { store } = session
    const stamp = {
      ...{ id: uuid(70), space: ids.space, createdBy: ids.me, updatedBy: ids.me },
      ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
    }
    await store.insert('receipts', moneyRecord(stamp, 'letter', { clientId }, { letter }))
    const known = { id: stamp.id, before: letter }
    const elsewhere = { ...letter, condition: 'Low back and hip pain' }
    expect((await saveLetter(session, { clientId, known, letter: elsewhere })).ok).toBe(true)
    expect((await endLetter(session, { id: stamp.id, endedOn: today })).ok).toBe(true)
    const typed = { ...letter, expiresOn: '2027-03-31' }
    expect((await saveLetter(session, { clientId, known, letter: typed })).ok).toBe(true)
    expect((await store.read('receipts', stamp.id))?.letter).toEqual({
      ...letter,
      ...{ condition: 'Low back and hip pain', expiresOn: '2027-03-31', endedOn: today },
    })
  })
})
