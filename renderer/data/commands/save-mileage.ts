import { usualMileage } from '#shared/domain/mileage/totals'
import { ok, type Result, refused } from '#shared/result'
import type { MileageRate, MileageSettings } from '#shared/schema/mileage-settings'
import type { Session } from '../session'
import { changePractice } from './change-practice'

const mostRates = 80

/** Changes how the practice keeps its mileage book; what the form does not hold stays. */
export const saveMileage = (
  session: Session,
  change: (settings: MileageSettings) => MileageSettings,
): Promise<Result<string, 'gone' | 'full' | 'notYours'>> =>
  changePractice(session, 'money', (practice) => {
    const mileage = change(practice.mileage ?? usualMileage)
    return mileage.rates.length > mostRates ? refused('full') : ok({ mileage })
  })

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
