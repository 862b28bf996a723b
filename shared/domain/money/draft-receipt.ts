import type { CatalogEntry, ServiceKind } from '#shared/schema/catalog-entry'
import type { MoneySettings, PackageOffer, Wording } from '#shared/schema/money'
import type { Issuer, Receipt, ReceiptLine } from '#shared/schema/receipt'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import { type Day, dayOf, minutesBetween } from '../time/calendar-day'
import { handsOnMinutes } from '../visit/hands-on'
import { sumCents } from './cents'
import { blankPayment, type PackageForm, type ReceiptForm } from './receipt-form'
import { grossOf } from './receipt-totals'

/** Until a practice says otherwise. */
export const usualMoney: MoneySettings = {
  ...{ taxId: '', npi: '', taxMilliPercent: 0, travelFeeCents: 0, wording: 'plain', packages: [] },
}

/** What a session is called where its service's name would tell of health (clinical rulebook 10). */
const plainNames: Readonly<Record<ServiceKind, string>> = {
  breast: 'Therapeutic massage',
  postnatal: 'Therapeutic massage',
  prenatal: 'Therapeutic massage',
  cesareanScar: 'Therapeutic massage',
  infant: 'Infant massage lesson',
  group: 'Group lesson',
}

export const describeSession = (service: CatalogEntry | null, wording: Wording): string =>
  wording === 'named' && service
    ? service.name
    : plainNames[service?.service?.serviceKind ?? 'postnatal']

/** Minutes with hands on where the visit's clock was kept; else as it was planned. */
const minutesOf = (visit: Visit): number =>
  handsOnMinutes(visit.timeline) ?? minutesBetween(visit.startAt, visit.endAt)

export interface DraftFacts {
  /** Null: for a session that is in no diary. */
  readonly visit: Visit | null
  readonly service: CatalogEntry | null
  readonly settings: MoneySettings
  readonly clientName: string
  readonly today: Day
}

/** The charge as it stands after a visit, before anybody typed: day, service, minutes, fees. */
export function draftOfVisit({
  visit,
  service,
  settings,
  clientName,
  today,
}: DraftFacts): ReceiptForm {
  return {
    ...{ clientName, withBirthDate: false },
    servedOn: visit ? dayOf(visit.startAt, visit.timeZone) : today,
    description: describeSession(service, settings.wording),
    minutes: visit ? minutesOf(visit) : null,
    priceCents: service?.service?.priceCents ?? null,
    taxable: service?.service?.taxable ?? false,
    travelCents: (service?.service?.travelFeeCents ?? settings.travelFeeCents) || null,
    extras: [],
    ...{ discountKind: 'none', discountCents: null, discountPercent: null, discountReason: '' },
    ...{ tipCents: null, placeOfService: 'home', note: '' },
    payment: blankPayment(today),
  }
}

/** The practice and the therapist as they stand today, to be frozen on a receipt. */
export function issuerOf(practice: CatalogEntry | null, staff: Staff): Issuer {
  const settings = practice?.practice
  return {
    practiceName: practice?.name ?? '',
    address: settings?.address ?? {
      ...{ street: '', unit: '', city: '', region: '', postalCode: '', country: '' },
    },
    phone: settings?.phone ?? '',
    email: settings?.email ?? '',
    taxId: settings?.money?.taxId ?? '',
    practiceNpi: settings?.money?.npi ?? '',
    therapistId: staff.id,
    therapistName: staff.name,
    licenceTitle: staff.licence.title,
    licenceNumber: staff.licence.number,
    licenceState: staff.licence.state,
    therapistNpi: staff.npi ?? '',
  }
}

/** A receipt that was made void, as a form to be put right. What was paid on it counts for the new one. */
export function draftOfReceipt(receipt: Receipt, today: Day): ReceiptForm {
  const { lines, discount } = receipt
  const session = lines.find(({ kind }) => kind === 'session')
  const centsOf = (kind: ReceiptLine['kind']) =>
    sumCents(lines.filter((line) => line.kind === kind).map(grossOf)) || null
  return {
    ...{ clientName: receipt.clientName, withBirthDate: receipt.clientBornOn !== null },
    servedOn: session?.servedOn ?? null,
    description: session?.description ?? '',
    minutes: session?.minutes ?? null,
    priceCents: session ? grossOf(session) : null,
    taxable: session?.taxable ?? false,
    travelCents: centsOf('travel'),
    extras: lines
      .filter(({ kind }) => kind === 'other')
      .map((line) => ({
        ...{ description: line.description, cents: grossOf(line), taxable: line.taxable },
      })),
    discountKind: discount?.kind ?? 'none',
    discountCents: discount?.kind === 'amount' ? discount.value : null,
    discountPercent: discount?.kind === 'percent' ? discount.value / 1000 : null,
    discountReason: discount?.reason ?? '',
    tipCents: centsOf('tip'),
    ...{ placeOfService: receipt.placeOfService, note: receipt.note },
    payment: { ...blankPayment(today), how: 'later' },
  }
}

/** What a sale can be of; one sold before may be of no service any more. */
export type SaleOffer = Omit<PackageOffer, 'serviceId'> & Pick<ReceiptLine, 'serviceId'>

/**
 * A sale that was made void, as a form to be put right, with what can be chosen in it: a package that
 * the practice sells no more, or sells otherwise now, is still offered as it was sold. Null where the
 * receipt is of no sale.
 */
export function draftOfSale(
  receipt: Receipt,
  offers: readonly PackageOffer[],
  today: Day,
): { readonly offers: readonly SaleOffer[]; readonly form: PackageForm } | null {
  const line = receipt.lines.find(({ sold }) => sold !== null)
  if (!line?.sold) return null
  const { description: name, serviceId, taxable } = line
  const { visits, expiresOn } = line.sold
  const priceCents = grossOf(line)
  const known = offers.find(
    (one) => one.name === name && one.visits === visits && one.serviceId === serviceId,
  )
  const asSold = { id: line.id, name, serviceId, visits, priceCents, validMonths: 0 }
  return {
    offers: known ? offers : [asSold, ...offers],
    form: {
      ...{ clientName: receipt.clientName, offerId: (known ?? asSold).id },
      ...{ priceCents, expiresOn, taxable, payment: { ...blankPayment(today), how: 'later' } },
    },
  }
}
