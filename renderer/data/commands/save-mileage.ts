import { firstValueFrom } from 'rxjs'
import { usualMileage } from '#shared/domain/mileage/totals'
import { ok, type Result, refused } from '#shared/result'
import type { MileageRate, MileageSettings } from '#shared/schema/mileage-settings'
import { practiceEntry } from '../queries/practice'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'

const mostRates = 80

/** Changes how the practice keeps its mileage book; what the form does not hold stays. */
export async function saveMileage(
  session: Session,
  change: (settings: MileageSettings) => MileageSettings,
): Promise<Result<null, 'gone' | 'full' | 'notYours'>> {
  const asked = await askRole(session, 'money')
  if (!asked.ok) return asked
  const entry = await firstValueFrom(practiceEntry(session.store))
  if (!entry) return refused('gone')
  const changed = await session.store.change<'catalog', 'gone' | 'full'>(
    'catalog',
    entry.id,
    (found) => {
      if (!found.practice) return refused('gone')
      const mileage = change(found.practice.mileage ?? usualMileage)
      if (mileage.rates.length > mostRates) return refused('full')
      return ok({ ...found, ...touch(session), practice: { ...found.practice, mileage } })
    },
  )
  if (changed.ok) return ok(null)
  return refused(changed.refusal === 'full' ? 'full' : 'gone')
}

export const saveBookKeeping = (
  session: Session,
  { unit, homeLegs }: Pick<MileageSettings, 'unit' | 'homeLegs'>,
) => saveMileage(session, (settings) => ({ ...settings, unit, homeLegs }))

/** Adds a rate, or changes the one that begins on the same day; who and when are written down. */
export const saveRate = (
  session: Session,
  rate: Pick<MileageRate, 'fromDay' | 'tenthsOfCent' | 'source'>,
) =>
  saveMileage(session, (settings) => {
    const known = settings.rates.find(({ fromDay }) => fromDay === rate.fromDay)
    const entered = {
      ...rate,
      ...{ id: known?.id ?? session.newId(), setAt: session.now(), setBy: session.staffId },
    }
    const others = settings.rates.filter((one) => one !== known)
    const rates = [...others, entered].toSorted((a, b) => b.fromDay.localeCompare(a.fromDay))
    return { ...settings, rates }
  })

export const removeRate = (session: Session, id: string) =>
  saveMileage(session, (settings) => ({
    ...settings,
    rates: settings.rates.filter((rate) => rate.id !== id),
  }))

export const putRateBack = (session: Session, rate: MileageRate) =>
  saveMileage(session, (settings) => ({
    ...settings,
    rates: [...settings.rates.filter(({ id }) => id !== rate.id), rate].toSorted((a, b) =>
      b.fromDay.localeCompare(a.fromDay),
    ),
  }))
