import { describe, expect, it } from 'vitest'
import { bookOf, isUsable } from '#shared/domain/money/book'
import { totalsOf } from '#shared/domain/money/receipt-totals'
import { refundableCents } from '#shared/domain/money/take-payment'
import { desk, line, paidBy, today, uuid } from './made-up-money'

type Desk = ReturnType<typeof desk>

/** Both laptops know what either wrote. */
function meet(one: Desk, other: Desk) {
  const both = new Map([...one.records, ...other.records].map((each) => [each.id, each] as const))
  for (const { records } of [one, other]) records.splice(0, records.length, ...both.values())
}

const twoDesks = () => {
  const [one, other] = [desk(), desk('B3XH9')]
  return { one, other, meet: () => meet(one, other) }
}

const fourVisits = (cents = 40_000) =>
  totalsOf([line(20, 'package', cents, { sold: { visits: 4, expiresOn: null } })], null, 0)

const use = (one: Desk, packageId: string) =>
  one.issue({
    ...totalsOf([line(21, 'session', one.book().packages[0]?.nextCents ?? 0)], null, 0),
    payment: paidBy({ how: 'package', packageId }),
  })

describe('a package paid on both laptops', () => {
  const paidTwice = () => {
    const { one, other, meet } = twoDesks()
    const { id } = one.issue({ ...fourVisits(), payment: paidBy({ how: 'later' }) })
    meet()
    one.pay(id, 40_000)
    other.pay(id, 40_000)
    meet()
    return { one, id }
  }

  it('keeps its visits when what was paid twice is given back', () => {
    const { one, id } = paidTwice()
    expect(one.of(id).overCents).toBe(40_000)
    expect(one.giveBack(id, 40_000, 'Paid twice')).toBe('ok')
    const [ahead] = one.book().packages
    expect(ahead).toMatchObject({ left: 4, leftCents: 40_000, nextCents: 10_000 })
    expect(ahead && isUsable(ahead, today)).toBe(true)
    expect(one.of(id).overCents).toBe(0)
    expect(use(one, id).refusal).toBeNull()
  })

  it('gives back what is over and what is left, and not what was used', () => {
    const { one, id } = paidTwice()
    use(one, id)
    expect(one.giveBack(id, 70_001)).toBe('tooMuch')
    expect(one.giveBack(id, 70_000)).toBe('ok')
    expect(one.book().packages[0]).toMatchObject({ used: 1, leftCents: 0 })
    expect(one.giveBack(id, 1)).toBe('tooMuch')
  })

  it('is whole again once a corrected sale was paid anew', () => {
    const one = desk()
    const { id } = one.issue(fourVisits())
    one.makeVoid(id)
    one.giveBack(id, 40_000, 'Wrong price')
    const payment = paidBy({ how: 'later' })
    const next = one.issue({ ...fourVisits(36_000), replacesId: id, payment })
    expect(one.of(next.id)).toMatchObject({ owedCents: 36_000 })
    expect(one.pay(next.id, 36_000)).toBe('ok')
    expect(one.book().packages).toMatchObject([{ id: next.id, left: 4, leftCents: 36_000 }])
  })
})

describe('a sale made void while a visit of it was used elsewhere', () => {
  it('gives back no more than the visits that were not used', () => {
    const { one, other, meet } = twoDesks()
    const { id } = one.issue(fourVisits())
    meet()
    expect(use(other, id).refusal).toBeNull()
    expect(one.makeVoid(id)).toBe('ok')
    meet()
    expect(one.of(id).overCents).toBe(30_000)
    expect(refundableCents(one.of(id))).toBe(30_000)
    expect(one.giveBack(id, 30_001)).toBe('tooMuch')
    expect(one.giveBack(id, 30_000)).toBe('ok')
    expect(refundableCents(one.of(id))).toBe(0)
  })
})

describe('a visit charged on both laptops', () => {
  const visitId = uuid(50)

  it('is told on both receipts, whichever came first, until one is void', () => {
    const { one, other, meet } = twoDesks()
    const first = one.issue({ visitId })
    const second = other.issue({ visitId })
    expect([one.of(first.id).twiceOf, other.of(second.id).twiceOf]).toEqual([null, null])
    meet()
    expect([one.of(first.id).twiceOf, one.of(second.id).twiceOf]).toEqual([second.id, first.id])
    const backwards = bookOf(one.records.toReversed())
    expect(backwards.byId.get(first.id)?.twiceOf).toBe(second.id)
    expect(one.makeVoid(second.id)).toBe('ok')
    expect([one.of(first.id).twiceOf, one.of(second.id).twiceOf]).toEqual([null, null])
  })

  it('is not told of two sessions that are of no visit', () => {
    const one = desk()
    const ids = [one.issue().id, one.issue().id]
    expect(ids.map((id) => one.of(id).twiceOf)).toEqual([null, null])
  })
})

describe('a receipt put right on both laptops', () => {
  it('is told on both in its place, and on a later correction of one', () => {
    const { one, other, meet } = twoDesks()
    const { id } = one.issue()
    one.makeVoid(id)
    meet()
    const [mine, theirs] = [one, other].map((each) => each.issue({ replacesId: id }).id)
    if (!mine || !theirs) throw new Error('not issued')
    meet()
    expect(one.of(id).twiceOf).toBeNull()
    expect([one.of(mine).twiceOf, one.of(theirs).twiceOf]).toEqual([theirs, mine])
    one.makeVoid(mine)
    expect(one.of(theirs).twiceOf).toBeNull()
    const later = one.issue({ replacesId: mine })
    expect(later.refusal).toBeNull()
    expect([one.of(later.id).twiceOf, one.of(theirs).twiceOf]).toEqual([theirs, later.id])
  })
})
