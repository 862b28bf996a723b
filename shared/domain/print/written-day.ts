import type { FormLanguage } from '../../schema/consent'
import { type Day, dayOf, type Instant } from '../time/calendar-day'

const months: Readonly<Record<FormLanguage, string>> = {
  en: 'January February March April May June July August September October November December',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
}

const partsOf = (day: Day, language: FormLanguage) => {
  const [year = '', month = '1', date = '1'] = day.split('-')
  return { year, month: months[language].split(' ')[Number(month) - 1] ?? '', date: Number(date) }
}

/** `November 23` or `23 de noviembre`. */
export function writtenDayOfYear(day: Day, language: FormLanguage): string {
  const { month, date } = partsOf(day, language)
  return language === 'es' ? `${date} de ${month}` : `${month} ${date}`
}

/** `November 23, 2026` or `23 de noviembre de 2026`: never in figures, which two countries read differently. */
export function writtenDay(day: Day, language: FormLanguage): string {
  const { year } = partsOf(day, language)
  const words = writtenDayOfYear(day, language)
  return language === 'es' ? `${words} de ${year}` : `${words}, ${year}`
}

const tags: Readonly<Record<FormLanguage, string>> = { en: 'en-US', es: 'es-US' }

/** `November 23, 2026, 9:30 AM` or `23 de noviembre de 2026, 9:30 a. m.`, in `timeZone`. */
export function writtenMoment(at: Instant, timeZone: string, language: FormLanguage): string {
  const time = new Intl.DateTimeFormat(tags[language], {
    ...{ hour: 'numeric', minute: '2-digit', hour12: true, timeZone },
  }).format(new Date(at))
  return `${writtenDay(dayOf(at, timeZone), language)}, ${time.replace(/\s/g, '\u00a0')}`
}
