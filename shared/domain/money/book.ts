import type {
  Letter,
  Payment,
  Receipt,
  ReceiptRecord,
  ReceiptVoid,
  Refund,
  Superbill,
} from '#shared/schema/receipt'
import type { Day } from '../time/calendar-day'
import { type Cents, nextPart, sumCents } from './cents'
import { twicesOf } from './twice'

export type Issued = ReceiptRecord & { readonly receipt: Receipt }
export interface Act<Part> {
  readonly id: string
  readonly startAt: string
  readonly by: string
  readonly act: Part
}

/** One receipt with what followed it. */
export interface ReceiptStanding {
  readonly record: Issued
  readonly receipt: Receipt
  readonly voided: ReceiptVoid | null
  /** The receipt that stands in place of this void one. */
  readonly replacedById: string | null
  /** Another receipt, charged as well, for the same visit or in place of the same void one. */
  readonly twiceOf: string | null
  /** Of this receipt and of the void ones it stands for, earliest first. None once it was replaced. */
  readonly payments: readonly Act<Payment>[]
  readonly refunds: readonly Act<Refund>[]
  readonly superbills: readonly Act<Superbill>[]
  readonly paidCents: Cents
  readonly refundedCents: Cents
  /** As much of that as was given back on the void receipts it stands for: it does not count as paid. */
  readonly backBeforeCents: Cents
  /** Still to be paid. */
  readonly owedCents: Cents
  /** Paid on what is void, or more than was asked: to be given back, or used. */
  readonly overCents: Cents
}

/** Visits that were paid ahead, with those already used. */
export interface PackageStanding {
  readonly id: string
  readonly sale: ReceiptStanding
  readonly clientId: string
  readonly name: string
  readonly serviceId: string | null
  readonly visits: number
  readonly used: number
  readonly left: number
  readonly expiresOn: Day | null
  readonly valueCents: Cents
  readonly leftCents: Cents
  /** What the next visit takes out of it: its equal part, so that the last one empties it. */
  readonly nextCents: Cents
}

export interface LetterStanding {
  readonly id: string
  readonly clientId: string
  readonly letter: Letter
}

export interface MoneyBook {
  /** Latest first. */
  readonly receipts: readonly ReceiptStanding[]
  readonly byId: ReadonlyMap<string, ReceiptStanding>
  readonly byVisit: ReadonlyMap<string, readonly ReceiptStanding[]>
  readonly packages: readonly PackageStanding[]
  readonly letters: readonly LetterStanding[]
}

interface Bits {
  readonly payments: Act<Payment>[]
  readonly refunds: Act<Refund>[]
  readonly superbills: Act<Superbill>[]
  voided: ReceiptVoid | null
}

const inOrder = (a: ReceiptRecord, b: ReceiptRecord): number =>
  a.startAt === b.startAt ? (a.id < b.id ? -1 : 1) : a.startAt < b.startAt ? -1 : 1

const isIssued = (record: ReceiptRecord): record is Issued => record.receipt !== null

/**
 * What the records add up to, whatever order they came in: two laptops with the same records read the
 * same book. What belongs to a receipt that is not here waits for it.
 */
export function bookOf(records: Iterable<ReceiptRecord>): MoneyBook {
  const sorted = [...records].sort(inOrder)
  const issued = sorted.filter(isIssued)
  const bits = bitsOf(sorted)
  const replacedBy = replacementsOf(issued, bits)
  const landed = landAll(issued, bits, replacedBy)
  const drawn = drawnFrom(issued, landed, bits, replacedBy)
  const twices = twicesOf(issued, (id) => (bits.get(id)?.voided ?? null) !== null)
  const accounts = { landed, bits, replacedBy, drawn, twices }
  const receipts = issued.map((record) => standingOf(record, accounts)).reverse()
  const byId = new Map(receipts.map((standing) => [standing.record.id, standing] as const))
  return {
    ...{ receipts, byId, byVisit: byVisitOf(receipts) },
    packages: packagesOf(receipts, drawn),
    letters: sorted.flatMap(({ id, clientId, letter }) =>
      letter ? [{ id, clientId, letter }] : [],
    ),
  }
}

function bitsOf(sorted: readonly ReceiptRecord[]): ReadonlyMap<string, Bits> {
  const all = new Map<string, Bits>()
  const at = (receiptId: string): Bits => {
    const known = all.get(receiptId)
    if (known) return known
    const bits: Bits = { payments: [], refunds: [], superbills: [], voided: null }
    all.set(receiptId, bits)
    return bits
  }
  for (const record of sorted) {
    const { id, startAt, createdBy: by, payment, refund, superbill } = record
    if (payment) at(payment.receiptId).payments.push({ id, startAt, by, act: payment })
    else if (refund) at(refund.receiptId).refunds.push({ id, startAt, by, act: refund })
    else if (superbill) at(superbill.receiptId).superbills.push({ id, startAt, by, act: superbill })
    // Void on two laptops: the first one counts.
    else if (record.void) at(record.void.receiptId).voided ??= record.void
  }
  return all
}

/** Of two receipts in place of one, made on two laptops, the earlier has its money. */
function replacementsOf(issued: readonly Issued[], bits: ReadonlyMap<string, Bits>) {
  const replacedBy = new Map<string, string>()
  for (const { id, receipt } of issued) {
    const before = receipt.replacesId
    if (before && before !== id && bits.get(before)?.voided && !replacedBy.has(before)) {
      replacedBy.set(before, id)
    }
  }
  return replacedBy
}

/** Where the money of a receipt counts: the last in the row of those that stand for it. */
function landingOf(id: string, replacedBy: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let at = id
  for (let next = replacedBy.get(at); next !== undefined; next = replacedBy.get(at)) {
    if (seen.has(at)) return id
    seen.add(at)
    at = next
  }
  return at
}

interface Landed {
  readonly payments: Act<Payment>[]
  readonly refunds: Act<Refund>[]
  backBeforeCents: Cents
}

/** A visit out of a package stays with the void receipt: it went back, and is taken anew. */
const landsAt = ({ act }: Act<Payment | Refund>, id: string, target: string): string =>
  act.packageId === null ? target : id

function landAll(
  issued: readonly Issued[],
  bits: ReadonlyMap<string, Bits>,
  replacedBy: ReadonlyMap<string, string>,
): ReadonlyMap<string, Landed> {
  const landed = new Map<string, Landed>()
  const at = (id: string): Landed => {
    const known = landed.get(id) ?? { payments: [], refunds: [], backBeforeCents: 0 }
    landed.set(id, known)
    return known
  }
  for (const { id } of issued) {
    const target = landingOf(id, replacedBy)
    const { payments = [], refunds = [] } = bits.get(id) ?? {}
    for (const one of payments) at(landsAt(one, id, target)).payments.push(one)
    for (const one of refunds) {
      const there = landsAt(one, id, target)
      at(there).refunds.push(one)
      if (there !== id) at(there).backBeforeCents += one.act.amountCents
    }
  }
  return landed
}

const byTime = <Part>(a: Act<Part>, b: Act<Part>): number =>
  a.startAt === b.startAt ? (a.id < b.id ? -1 : 1) : a.startAt < b.startAt ? -1 : 1

interface Accounts {
  readonly landed: ReadonlyMap<string, Landed>
  readonly bits: ReadonlyMap<string, Bits>
  readonly replacedBy: ReadonlyMap<string, string>
  readonly drawn: ReadonlyMap<string, Drawn>
  readonly twices: ReadonlyMap<string, string>
}

const inMoney = (acts: readonly Act<Payment | Refund>[]): Cents =>
  sumCents(acts.filter(({ act }) => act.packageId === null).map(({ act }) => act.amountCents))

function standingOf(
  record: Issued,
  { landed, bits, replacedBy, drawn, twices }: Accounts,
): ReceiptStanding {
  const own = bits.get(record.id)
  const payments = (landed.get(record.id)?.payments ?? []).toSorted(byTime)
  const refunds = (landed.get(record.id)?.refunds ?? []).toSorted(byTime)
  const paidCents = sumCents(payments.map(({ act }) => act.amountCents))
  const refundedCents = sumCents(refunds.map(({ act }) => act.amountCents))
  const voided = own?.voided ?? null
  const { totalCents } = record.receipt
  const { backBeforeCents = 0 } = landed.get(record.id) ?? {}
  // Of a sale made void on one laptop while a visit of it was used on another: that visit is kept.
  const kept = Math.min(totalCents, drawn.get(record.id)?.cents ?? 0)
  return {
    ...{ record, receipt: record.receipt, voided, payments, refunds },
    superbills: own?.superbills ?? [],
    replacedById: replacedBy.get(record.id) ?? null,
    twiceOf: twices.get(record.id) ?? null,
    ...{ paidCents, refundedCents, backBeforeCents },
    // What was given back of goodwill is not asked for again.
    owedCents: voided ? 0 : Math.max(0, totalCents - paidCents + backBeforeCents),
    // Of a void receipt, a visit out of a package is in the package again.
    overCents: voided
      ? Math.max(0, inMoney(payments) - inMoney(refunds) - kept)
      : Math.max(0, paidCents - totalCents - refundedCents),
  }
}

function byVisitOf(receipts: readonly ReceiptStanding[]): ReadonlyMap<string, ReceiptStanding[]> {
  const byVisit = new Map<string, ReceiptStanding[]>()
  for (const standing of receipts) {
    const { visitId } = standing.record
    if (visitId === '') continue
    const known = byVisit.get(visitId)
    if (known) known.push(standing)
    else byVisit.set(visitId, [standing])
  }
  return byVisit
}

interface Drawn {
  cents: Cents
  visits: number
}

/** Money put from a package to receipts, and back: by the receipt that sold it. */
function drawnFrom(
  issued: readonly Issued[],
  landed: ReadonlyMap<string, Landed>,
  bits: ReadonlyMap<string, Bits>,
  replacedBy: ReadonlyMap<string, string>,
): ReadonlyMap<string, Drawn> {
  const drawn = new Map<string, Drawn>()
  const add = (saleId: string | null, cents: Cents, visits: number) => {
    if (saleId === null) return
    // A sale that was corrected since is the same package.
    const packageId = landingOf(saleId, replacedBy)
    const known = drawn.get(packageId) ?? { cents: 0, visits: 0 }
    drawn.set(packageId, { cents: known.cents + cents, visits: known.visits + visits })
  }
  for (const { id } of issued) {
    // A void receipt used nothing.
    if (bits.get(id)?.voided) continue
    for (const { act } of landed.get(id)?.payments ?? []) add(act.packageId, act.amountCents, 1)
    for (const { act } of landed.get(id)?.refunds ?? []) add(act.packageId, -act.amountCents, -1)
  }
  return drawn
}

function packagesOf(
  receipts: readonly ReceiptStanding[],
  drawn: ReadonlyMap<string, Drawn>,
): PackageStanding[] {
  return receipts.flatMap((sale) => {
    const line = sale.receipt.lines.find(({ sold }) => sold !== null)
    if (!line?.sold || sale.voided) return []
    const id = sale.record.id
    const { cents, visits: used } = drawn.get(id) ?? { cents: 0, visits: 0 }
    const { visits, expiresOn } = line.sold
    const valueCents = line.netCents + line.taxCents
    // What was paid twice and given back was never the package's.
    const surplus = Math.max(0, sale.paidCents - sale.receipt.totalCents)
    const leftCents = valueCents - cents - Math.max(0, inMoney(sale.refunds) - surplus)
    const left = Math.max(0, visits - used)
    return [
      {
        ...{ id, sale, clientId: sale.record.clientId, name: line.description },
        ...{ serviceId: line.serviceId, visits, used, left, expiresOn, valueCents, leftCents },
        nextCents: left === 0 ? 0 : Math.max(0, nextPart(leftCents > 0 ? leftCents : 0, left, 0)),
      },
    ]
  })
}

/** What a receipt brings along to the one in its place. */
export const carriedCents = ({ payments, refunds }: ReceiptStanding): Cents =>
  Math.max(0, inMoney(payments) - inMoney(refunds))

/** Refunded packages and those past their last day are offered no more. */
export const isUsable = (one: PackageStanding, today: Day): boolean =>
  one.left > 0 &&
  one.leftCents > 0 &&
  one.sale.owedCents === 0 &&
  (one.expiresOn === null || one.expiresOn >= today)
