import { usualMoney } from '#shared/domain/money/draft-receipt'
import { ok, type Result, refused } from '#shared/result'
import type { Item } from '#shared/schema/catalog-entry'
import type { MoneySettings, PackageOffer } from '#shared/schema/money'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'
import { changePractice } from './change-practice'

const mostPackages = 60

/** Changes what the practice's receipts are made of; what the form does not hold stays. */
export const saveMoney = (
  session: Session,
  change: (settings: MoneySettings) => MoneySettings,
): Promise<Result<string, 'gone' | 'full' | 'notYours'>> =>
  changePractice(session, 'money', (practice) => {
    const money = change(practice.money ?? usualMoney)
    return money.packages.length > mostPackages ? refused('full') : ok({ money })
  })

/** Adds a package, or changes the one of that id; what was sold already stands as it was sold. */
export const savePackage = (session: Session, offer: PackageOffer) =>
  saveMoney(session, (settings) => ({
    ...settings,
    packages: settings.packages.some(({ id }) => id === offer.id)
      ? settings.packages.map((one) => (one.id === offer.id ? offer : one))
      : [...settings.packages, offer],
  }))

export const removePackage = (session: Session, id: string) =>
  saveMoney(session, (settings) => ({
    ...settings,
    packages: settings.packages.filter((one) => one.id !== id),
  }))

export interface ServicePrice {
  readonly id: string
  readonly priceCents: number
  /** Null: the practice's own travel fee. */
  readonly travelFeeCents: number | null
  readonly taxable: boolean
}

export async function saveServicePrice(
  session: Session,
  { id, priceCents, travelFeeCents, taxable }: ServicePrice,
): Promise<Result<null, 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'services')
  if (!asked.ok) return asked
  const changed = await session.store.change<'catalog', 'gone'>('catalog', id, (entry) => {
    if (!entry.service) return refused('gone')
    const { travelFeeCents: _was, ...service } = entry.service
    const own = travelFeeCents === null ? {} : { travelFeeCents }
    return ok({ ...entry, ...touch(session), service: { ...service, ...own, priceCents, taxable } })
  })
  return changed.ok ? ok(null) : refused('gone')
}

export async function saveItemCost(
  session: Session,
  { id, cost }: { readonly id: string; readonly cost: Item['cost'] },
): Promise<Result<null, 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'supplyLists')
  if (!asked.ok) return asked
  const changed = await session.store.change<'catalog', 'gone'>('catalog', id, (entry) => {
    if (!entry.item) return refused('gone')
    return ok({ ...entry, ...touch(session), item: { ...entry.item, cost } })
  })
  return changed.ok ? ok(null) : refused('gone')
}

/** The therapist's own number as a provider; '' for none. */
export async function saveNpi(
  session: Session,
  { staffId, npi }: { readonly staffId: string; readonly npi: string },
): Promise<Result<null, 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'staffRecord', staffId)
  if (!asked.ok) return asked
  const changed = await session.store.change('staff', staffId, (staff) =>
    ok({ ...staff, ...touch(session), npi }),
  )
  return changed.ok ? ok(null) : refused('gone')
}
