import { bookOf } from '../domain/money/book'
import { draftOfVisit, issuerOf } from '../domain/money/draft-receipt'
import { lastDayOf } from '../domain/money/letters'
import { emptyLine, totalsOfForm } from '../domain/money/receipt-form'
import { totalsOf } from '../domain/money/receipt-totals'
import { issueReceipt, moneyRecord } from '../domain/money/take-payment'
import { addDays, type Day, dayOf } from '../domain/time/calendar-day'
import type { CatalogEntry } from '../schema/catalog-entry'
import type { MoneySettings } from '../schema/money'
import type { PaymentMethod, ReceiptRecord } from '../schema/receipt'
import type { Staff } from '../schema/staff'
import type { Visit } from '../schema/visit'
import { idFrom } from '../sync/merge/id-from'
import type { Random } from './random'

/** The book of money goes back so many days: what was paid in every year would fill the sample. */
const bookDays = 75
/** The latest sessions are still to be charged. */
const leftOpen = 3

/** A tax number and fees that nobody has but this made-up practice. */
export const sampleMoney = (services: readonly CatalogEntry[]): MoneySettings => {
  const postnatal = services.find(({ service }) => service?.serviceKind === 'postnatal')
  return {
    ...{ taxId: '00-0000000', npi: '', taxMilliPercent: 0, travelFeeCents: 1500, wording: 'plain' },
    packages: postnatal?.service
      ? [
          {
            id: idFrom(['sample', 'package']),
            ...{ name: 'Five visits at home', serviceId: postnatal.id, visits: 5 },
            ...{ priceCents: postnatal.service.priceCents * 5 - 5000, validMonths: 12 },
          },
        ]
      : [],
  }
}

interface MoneySetting {
  readonly random: Random
  readonly practice: CatalogEntry
  readonly services: ReadonlyMap<string, CatalogEntry>
  readonly staff: Staff
  readonly visits: readonly Visit[]
  /** By client id. */
  readonly names: ReadonlyMap<string, string>
  readonly today: Day
  /** The row of numbers of this therapist's laptop. */
  readonly series: string
}

const methods = [
  ...(['card', 'card', 'card', 'app', 'check', 'cash', 'benefitCard'] as const),
] satisfies readonly Exclude<PaymentMethod, 'package'>[]

/** Receipts of a therapist's finished visits: most paid, a few open, a package sold, a letter that ends. */
export function* receiptBook(setting: MoneySetting): Generator<ReceiptRecord> {
  const { random, visits, today, staff, services } = setting
  const settings = setting.practice.practice?.money
  if (!settings) return
  const since = addDays(today, -bookDays)
  const held = visits
    .filter(({ state, startAt }) => state === 'finished' && startAt.slice(0, 10) >= since)
    .toSorted((a, b) => a.startAt.localeCompare(b.startAt))
  const issuer = issuerOf(setting.practice, staff)
  const stampAt = (at: string) => () => ({
    ...{ id: random.uuid(), space: staff.clientSpace, createdAt: at, updatedAt: at },
    ...{ createdBy: staff.id, updatedBy: staff.id },
  })
  let sequence = 0
  const charged = held.slice(0, -leftOpen)
  for (const [index, visit] of charged.entries()) {
    const day = dayOf(visit.startAt, visit.timeZone)
    const service = services.get(visit.serviceId) ?? null
    const clientName = setting.names.get(visit.clientId) ?? ''
    const draft = draftOfVisit({ visit, service, settings, clientName, today: day })
    const method = random.pick(methods)
    const unpaid = index === charged.length - 3 || index === charged.length - 8
    const values = {
      ...draft,
      tipCents: random.chance(0.2) ? random.int(2, 6) * 500 : null,
      payment: {
        ...draft.payment,
        method,
        how: unpaid ? ('later' as const) : ('now' as const),
        reference: method === 'check' ? `Check ${1000 + index}` : '',
      },
    }
    const ground = { serviceId: visit.serviceId, taxMilliPercent: 0, package: null }
    const totals = totalsOfForm(values, { ...ground, newId: () => random.uuid() })
    const made = issueReceipt(
      bookOf([]),
      {
        ...{ ...totals, issuer, clientName, clientBornOn: null, placeOfService: 'home' },
        ...{ clientId: visit.clientId, visitId: visit.id, discount: null, taxMilliPercent: 0 },
        ...{ replacesId: null, note: '', payment: values.payment },
      },
      { series: setting.series, sequence: sequence + 1 },
      day,
      stampAt(visit.endAt),
    )
    if (!made.ok) continue
    sequence++
    yield* made.value
  }
  const last = held.at(-1)
  if (last) yield* packageAndLetter(setting, settings, last, sequence + 1, stampAt(last.endAt))
}

/** A client who paid five visits ahead, with a letter that ends within the month. */
function* packageAndLetter(
  { practice, staff, names, today, series, random }: MoneySetting,
  settings: MoneySettings,
  visit: Visit,
  sequence: number,
  stamp: () => Parameters<typeof moneyRecord>[0],
): Generator<ReceiptRecord> {
  const { clientId } = visit
  const clientName = names.get(clientId) ?? ''
  const offer = settings.packages[0]
  if (offer) {
    const { name, serviceId, priceCents, visits } = offer
    const line = {
      ...emptyLine(random.uuid()),
      ...{ kind: 'package' as const, description: name, serviceId, unitCents: priceCents },
      sold: { visits, expiresOn: addDays(today, 360) },
    }
    const made = issueReceipt(
      bookOf([]),
      {
        ...{ ...totalsOf([line], null, 0), issuer: issuerOf(practice, staff), clientName },
        ...{ clientBornOn: null, placeOfService: 'home', clientId, visitId: '', discount: null },
        ...{ taxMilliPercent: 0, replacesId: null, note: '' },
        payment: {
          ...{ how: 'now', method: 'bankTransfer', amountCents: null, reference: 'Transfer 20418' },
          ...{ paidOn: today, packageId: '' },
        },
      },
      { series, sequence },
      today,
      stamp,
    )
    if (made.ok) yield* made.value
  }
  const issuedOn = addDays(today, -350)
  yield moneyRecord(
    stamp(),
    'letter',
    { clientId },
    {
      letter: {
        ...{ providerId: null, providerName: 'Dr. Ada Njoroge', providerNpi: '', issuedOn },
        ...{ expiresOn: lastDayOf(issuedOn), condition: 'As the letter says (made up)' },
        ...{ treatment: 'Massage at home', frequency: 'Once a week', duration: '12 months' },
        endedOn: null,
      },
    },
  )
}
