import { describe, expect, it } from 'vitest'
import { mayBecome, mayBeRemoved } from '#shared/domain/may-change'
import { bookOf, isUsable } from '#shared/domain/money/book'
import { missingFrom } from '#shared/domain/money/completeness'
import { drawSeries, nextNumber, numberRows, numberWords } from '#shared/domain/money/numbers'
import { receiptSheet, superbillSheet } from '#shared/domain/money/receipt-sheet'
import { addsUp, totalsOf } from '#shared/domain/money/receipt-totals'
import { holdsCardNumber, referenceTrouble } from '#shared/domain/money/reference'
import { statementOf } from '#shared/domain/money/statement'
import { makeSuperbill, superbillFormSchema, timedUnits } from '#shared/domain/money/superbills'
import { clientId, desk, issuer, line, paidBy, today, uuid } from './made-up-money'

describe('the totals of a receipt', () => {
  it('share a discount out to the cent, tax what is left, and leave the tip alone', () => {
    const totals = totalsOf(
      [
        line(1, 'session', 10_000, { taxable: true }),
        line(2, 'travel', 3333),
        line(3, 'other', 3334, { taxable: true }),
        line(4, 'tip', 2000),
      ],
      { kind: 'amount', value: 1000, reason: '' },
      6875,
    )
    expect(totals.subtotalCents).toBe(16_667)
    expect(totals.lines.map(({ netCents }) => netCents)).toEqual([9400, 3133, 3134, 2000])
    // 6.875 % of 94.00 + 31.34 = 125.34 is 8.617125.
    expect(totals.taxCents).toBe(862)
    expect(totals.lines.map(({ taxCents }) => taxCents)).toEqual([646, 0, 216, 0])
    expect(totals.totalCents).toBe(16_667 - 1000 + 862 + 2000)
  })

  it('never take off more than there is, and a tip is not there to be discounted', () => {
    const totals = totalsOf(
      [line(1, 'session', 5000), line(2, 'tip', 1000)],
      { kind: 'amount', value: 9999, reason: 'Gift' },
      0,
    )
    expect([totals.discountCents, totals.totalCents]).toEqual([5000, 1000])
  })
})

describe('a receipt is issued', () => {
  it('with its number and its payment, and owes nothing', () => {
    const one = desk()
    const { id } = one.issue()
    expect(one.of(id)).toMatchObject({ owedCents: 0, paidCents: 12_000, overCents: 0 })
    expect(numberWords(one.of(id).receipt.number)).toBe('K7QF2-0001')
    expect(addsUp(one.of(id).receipt)).toBe(true)
  })

  it('never without a license number: what is missing is named, and nothing is written', () => {
    const one = desk()
    const { refusal } = one.issue({ issuer: { ...issuer, licenceNumber: ' ' } })
    expect(refusal).toEqual({ code: 'incomplete', missing: ['licenceNumber'] })
    expect(one.records).toEqual([])
  })

  it('with everything that section 10 asks for', () => {
    const address = { ...issuer.address, postalCode: '' }
    const bare = { ...issuer, address, practiceName: '', phone: '', taxId: '', licenceTitle: '' }
    const session = { ...line(1, 'session', 100), servedOn: null, minutes: 0, description: ' ' }
    expect(missingFrom({ issuer: bare, clientName: '', lines: [session] })).toEqual([
      ...['practiceName', 'address', 'phone', 'taxId', 'credential', 'clientName'],
      ...['servedOn', 'description', 'minutes'],
    ])
    expect(missingFrom({ issuer, clientName: 'Maya', lines: [] })).toEqual(['lines'])
  })

  it('once for a visit; once void, anew', () => {
    const one = desk()
    const visitId = uuid(50)
    const { id } = one.issue({ visitId })
    expect(one.issue({ visitId }).refusal).toEqual({ code: 'chargedAlready' })
    expect(one.makeVoid(id)).toBe('ok')
    expect(one.issue({ visitId, replacesId: id }).refusal).toBeNull()
    expect(one.issue({ replacesId: id }).refusal).toEqual({ code: 'notVoid' })
  })

  it('is never changed and never removed; a letter is written on', () => {
    const one = desk()
    one.issue()
    const [record] = one.records
    if (!record?.receipt) throw new Error('no receipt')
    const changed = { ...record, receipt: { ...record.receipt, note: 'Other words' } }
    expect(mayBecome('receipts', record, changed)).toBe(false)
    expect(mayBeRemoved('receipts')).toBe(false)
  })
})

describe('what follows a receipt', () => {
  it('is paid in parts, and never more than is open', () => {
    const one = desk()
    const { id } = one.issue({ payment: paidBy({ how: 'later' }) })
    expect(one.pay(id, 5000)).toBe('ok')
    expect(one.pay(id, 7001)).toBe('tooMuch')
    expect(one.pay(id, 7000)).toBe('ok')
    expect(one.pay(id, 1)).toBe('tooMuch')
    expect(one.of(id).owedCents).toBe(0)
  })

  it('is given back with a reason, at most what was paid, and is not asked for again', () => {
    const one = desk()
    const { id } = one.issue()
    expect(one.giveBack(id, 3000, ' ')).toBe('noReason')
    expect(one.giveBack(id, 12_001)).toBe('tooMuch')
    expect(one.giveBack(id, 3000)).toBe('ok')
    expect(one.of(id)).toMatchObject({ owedCents: 0, overCents: 0, refundedCents: 3000 })
    expect(one.giveBack(id, 9001)).toBe('tooMuch')
  })

  it('is void: what was paid waits, and counts for the receipt in its place', () => {
    const one = desk()
    const { id } = one.issue()
    one.makeVoid(id)
    expect(one.of(id)).toMatchObject({ owedCents: 0, overCents: 12_000 })
    expect(one.pay(id, 1)).toBe('void')
    expect(one.makeVoid(id)).toBe('void')
    const dearer = totalsOf([line(10, 'session', 15_000)], null, 0)
    const next = one.issue({ ...dearer, replacesId: id, payment: paidBy({ how: 'later' }) })
    expect(one.of(id)).toMatchObject({ overCents: 0, replacedById: next.id })
    expect(one.of(next.id)).toMatchObject({ paidCents: 12_000, owedCents: 3000 })
  })

  it('is owed in full by its successor once the money went back', () => {
    const one = desk()
    const { id } = one.issue()
    one.makeVoid(id)
    expect(one.giveBack(id, 12_000)).toBe('ok')
    expect(one.of(id).overCents).toBe(0)
    const next = one.issue({ replacesId: id, payment: paidBy({ how: 'later' }) })
    expect(one.of(next.id)).toMatchObject({ owedCents: 12_000, overCents: 0 })
  })

  it('is seen when two laptops wrote down the same payment', () => {
    const one = desk()
    const { id } = one.issue({ payment: paidBy({ how: 'later' }) })
    const other = desk('B3XH9')
    other.records.push(...one.records)
    one.pay(id, 12_000)
    other.pay(id, 12_000)
    const both = bookOf([...other.records, ...one.records.slice(1)])
    expect(both.byId.get(id)).toMatchObject({ owedCents: 0, overCents: 12_000 })
  })
})

describe('a package', () => {
  const sold = () =>
    totalsOf(
      [line(20, 'package', 10_000, { sold: { visits: 3, expiresOn: '2027-11-19' } })],
      null,
      0,
    )
  const use = (one: ReturnType<typeof desk>, packageId: string) => {
    const nextCents = one.book().packages[0]?.nextCents ?? 0
    return one.issue({
      ...totalsOf([line(21, 'session', nextCents)], null, 0),
      payment: paidBy({ how: 'package', packageId }),
    })
  }

  it('is used visit by visit until the last cent is gone', () => {
    const one = desk()
    const { id } = one.issue(sold())
    const taken = [1, 2, 3].map(() => one.of(use(one, id).id).receipt.totalCents)
    expect(taken.toSorted()).toEqual([3333, 3333, 3334])
    expect(one.book().packages[0]).toMatchObject({ left: 0, leftCents: 0, used: 3 })
    expect(use(one, id).refusal).toEqual({ code: 'noPackage' })
  })

  it('has its visit again when the receipt is void, and cannot be void while visits are used', () => {
    const one = desk()
    const { id } = one.issue(sold())
    const used = use(one, id)
    expect(one.makeVoid(id)).toBe('packageUsed')
    one.makeVoid(used.id)
    expect(one.book().packages[0]).toMatchObject({ left: 3, leftCents: 10_000 })
    expect(one.of(used.id).overCents).toBe(0)
    expect(one.makeVoid(id)).toBe('ok')
  })

  it('pays a visit once: the corrected receipt takes it out of the package anew', () => {
    const one = desk()
    const { id } = one.issue(sold())
    const used = use(one, id)
    one.makeVoid(used.id)
    const next = one.issue({ replacesId: used.id, payment: paidBy({ how: 'later' }) })
    expect(one.of(next.id)).toMatchObject({ paidCents: 0, owedCents: 12_000 })
    expect(one.book().packages[0]).toMatchObject({ left: 3, leftCents: 10_000 })
  })

  it('is given back only as far as it was not used', () => {
    const one = desk()
    const { id } = one.issue(sold())
    use(one, id)
    expect(one.giveBack(id, 7000)).toBe('tooMuch')
    expect(one.giveBack(id, 6666)).toBe('ok')
    expect(one.book().packages.map((each) => isUsable(each, today))).toEqual([false])
  })

  it('is not offered after its last day, before it is paid, or to somebody else', () => {
    const one = desk()
    const { id } = one.issue({ ...sold(), payment: paidBy({ how: 'later' }) })
    const [ahead] = one.book().packages
    if (!ahead) throw new Error('no package')
    expect(isUsable(ahead, today)).toBe(false)
    one.pay(id, 10_000)
    const [paid] = one.book().packages
    if (!paid) throw new Error('no package')
    expect([isUsable(paid, '2027-11-19'), isUsable(paid, '2027-11-20')]).toEqual([true, false])
    const other = one.issue({
      clientId: uuid(9),
      payment: paidBy({ how: 'package', packageId: id }),
    })
    expect(other.refusal).toEqual({ code: 'noPackage' })
  })
})

describe('the numbers', () => {
  it('run without a gap in a row of each laptop, and gaps are seen', () => {
    const known = [1, 2, 4, 4, 7].map((sequence) => ({ series: 'K7QF2', sequence }))
    expect(nextNumber('K7QF2', known)).toEqual({ series: 'K7QF2', sequence: 8 })
    expect(nextNumber('B3XH9', known)).toEqual({ series: 'B3XH9', sequence: 1 })
    expect(numberRows(known)).toEqual([
      { series: 'K7QF2', last: 7, missing: [3, 5, 6], twice: [4] },
    ])
  })

  it('are drawn until nobody has the row, without vowels', () => {
    let count = 0
    const bytes = () => new Uint8Array(16).fill(count++)
    const series = drawSeries(bytes, (row) => row === '22222')
    expect(series).toBe('33333')
    expect(series).toMatch(/^[2-9BCDFGHJKMNPQRTVWXZ]{5}$/)
  })
})

describe('a reference', () => {
  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    '4242-4242-4242-4242',
    'card 378282246310005',
    '12 4242 4242 4242 4242',
    '４２４２４２４２４２４２４２４２',
  ])('is refused with a card number in it: %s', (text) => {
    expect(holdsCardNumber(text)).toBe(true)
    expect(referenceTrouble(text)).toBe('cardNumber')
  })

  it.each(['', 'Check 1042', '4242', 'TX-88AB-2210', '4242424242424241', 'Zelle 20418'])(
    'is taken: “%s”',
    (text) => expect(referenceTrouble(text)).toBeNull(),
  )

  it.each(['mastitis visit', 'postpartum massage', 'Check 1042 for her scar'])(
    'holds no words of anybody’s health: %s',
    (text) => expect(referenceTrouble(text)).toBe('words'),
  )
})

describe('the paper', () => {
  const hostile = '<script>window.__x=1</script>'

  it('says what section 10 asks for, marks the tip, and runs no script', () => {
    const one = desk()
    const lines = [line(1, 'session', 12_000), line(2, 'travel', 1500), line(3, 'tip', 2000)]
    const { id } = one.issue({ ...totalsOf(lines, null, 0), clientName: hostile })
    const html = receiptSheet(one.of(id))
    const said = [
      ...['Lantern Home Massage', '4 Lantern Row', '(555) 010-0142', 'Tax ID 00-0000000'],
      ...['Maya Lindgren, LMT', 'license MN MT-04100', 'Nov 20, 2026', '60 min', 'Travel fee'],
      ...['not eligible for FSA or HSA', 'K7QF2-0001', '(12)', 'Cash', 'Balance', '$155.00'],
    ]
    for (const words of said) expect(html).toContain(words)
    expect(html).not.toContain(hostile)
  })

  it('of the year lists sessions by their day, without tips, void receipts and sales ahead', () => {
    const one = desk()
    const tipped = totalsOf([line(1, 'session', 12_000), line(3, 'tip', 2000)], null, 0)
    const { id } = one.issue({ ...tipped, payment: paidBy({ amountCents: 13_000 }) })
    one.issue(totalsOf([line(2, 'session', 9000, { servedOn: '2025-12-31' })], null, 0))
    one.makeVoid(one.issue().id)
    const year = statementOf(one.book(), clientId, 2026)
    expect(year.lines.map(({ receipt }) => receipt.record.id)).toEqual([id])
    expect(year).toMatchObject({ chargedCents: 12_000, paidCents: 12_000, tipCents: 2000 })
  })
})

describe('a superbill', () => {
  const form = (code: string, others: readonly string[] = []) => ({
    diagnoses: [
      ...[{ id: uuid(60), code: 'a00.0', providerName: 'Dr. Ada Njoroge', providerNpi: '' }],
    ].map((one) => ({ ...one, onDay: '2026-10-01' })),
    procedures: [code, ...others].map((one, index) => ({
      ...{ id: uuid(70 + index), lineId: uuid(10), code: one, modifier: '', units: 4 },
    })),
    referredBy: '',
  })

  it('needs a provider’s name and day with each diagnosis', () => {
    const { diagnoses, ...rest } = form('97124')
    const [first] = diagnoses
    const nobody = { ...rest, diagnoses: [{ ...first, providerName: ' ', onDay: null }] }
    const tried = superbillFormSchema.safeParse(nobody)
    expect(tried.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'diagnoses.0.providerName',
      'diagnoses.0.onDay',
    ])
    expect(superbillFormSchema.safeParse({ ...rest, diagnoses: [] }).success).toBe(false)
  })

  it('is made of typed codes, and refuses two that are not paid for one time', () => {
    const one = desk()
    const { id } = one.issue()
    const standing = one.of(id)
    const about = { receiptId: id, receipt: standing.receipt, isVoid: false, letterId: null, today }
    const made = makeSuperbill(form('97124'), about)
    if (!made.ok) throw new Error(made.refusal)
    expect(made.value.diagnoses[0]).toMatchObject({ code: 'A00.0', onDay: '2026-10-01' })
    expect(superbillSheet(standing, made.value, null)).toContain('Not submitted to an insurer')
    expect(makeSuperbill(form('97124', ['97140']), about)).toMatchObject({
      refusal: 'sameTimeTwice',
    })
    expect(makeSuperbill(form('97124'), { ...about, isVoid: true })).toMatchObject({
      refusal: 'void',
    })
  })

  it('counts a further unit from its eighth minute', () => {
    expect([7, 8, 22, 23, 37, 38, 52, 53, 67, 68, 82, 83].map(timedUnits)).toEqual([
      ...[0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6],
    ])
  })
})
