import { writtenDay } from '#shared/domain/print/written-day'
import type { FormLanguage } from '#shared/schema/consent'

const months = {
  en: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
}
const stepWords: Readonly<Record<FormLanguage, Readonly<Record<string, number>>>> = {
  en: { yesterday: -1, today: 0, tomorrow: 1 },
  es: { ayer: -1, hoy: 0, manana: 1 },
}
const dayMs = 86_400_000

const pad = (value: number, length: number) => String(value).padStart(length, '0')
const toDay = (date: Date): string => date.toISOString().slice(0, 10)
const atNoon = (day: string): number => Date.parse(`${day}T12:00:00Z`)

const makeDay = (year: number, month: number, day: number): string | null => {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  const time = atNoon(text)
  return Number.isNaN(time) || toDay(new Date(time)) !== text ? null : text
}

/** Without a year, the day nearest to today is meant; `26` is 2026, `88` is 1988. */
const withYear = (year: string | undefined, month: number, day: number, today: string) => {
  const thisYear = Number(today.slice(0, 4))
  if (year?.length === 4) return makeDay(Number(year), month, day)
  if (year !== undefined) {
    const near = Math.floor(thisYear / 100) * 100 + Number(year)
    return makeDay(near > thisYear + 10 ? near - 100 : near, month, day)
  }
  const distance = (candidate: string) => Math.abs(atNoon(candidate) - atNoon(today))
  return [thisYear - 1, thisYear, thisYear + 1]
    .map((candidate) => makeDay(candidate, month, day))
    .filter((candidate) => candidate !== null)
    .reduce<string | null>(
      (best, candidate) => (best && distance(best) <= distance(candidate) ? best : candidate),
      null,
    )
}

const monthNumber = (word: string, language: FormLanguage): number =>
  months[language].indexOf(word.slice(0, 3)) + 1

const plainText = (typed: string): string =>
  typed.trim().toLocaleLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim()

/** What says nothing about which day it is. */
const withoutFiller: Readonly<Record<FormLanguage, (text: string) => string>> = {
  // The field writes the weekday itself; it is left standing when only the date is changed.
  en: (text) => text.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]* /, ''),
  es: (text) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/^el /, '')
      .replace(/^(lunes|martes|miercoles|jueves|viernes|sabado|domingo) /, '')
      .replace(/^(\d{1,2})(?:o|ro)(?= )/, '$1')
      .replace(/ del? /g, ' '),
}

/**
 * A day as people type it: `2026-03-14`, `3/14/26`, `3-14`, `14 mar`, `March 14, 2026`, `today`,
 * `tomorrow`, `yesterday`, `+3` (days from today). Figures stand month first in English, as on US forms, and
 * day first in Spanish (`14/3/26`, `14 de marzo de 2026`, `hoy`); neither order is tried where the other fails,
 * or 5/3 and 14/3 on one form would be read by two rules. `today` and the answer are `YYYY-MM-DD`; null when it
 * cannot be read as one day.
 */
export const readDay = (
  typed: string,
  today: string,
  language: FormLanguage = 'en',
): string | null => {
  const text = withoutFiller[language](plainText(typed)).trim()
  const steps = stepWords[language][text] ?? /^[+-]\d{1,3}$/.exec(text)?.[0]
  if (steps !== undefined) return toDay(new Date(atNoon(today) + Number(steps) * dayMs))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[/ -](\d{1,2})(?:[/ -](\d{4}|\d{2}))?$/.exec(text)
  if (figures) {
    const [first, second] = [Number(figures[1]), Number(figures[2])]
    return language === 'es'
      ? withYear(figures[3], second, first, today)
      : withYear(figures[3], first, second, today)
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? ?([a-z]{3,10})(?: (\d{2}|\d{4}))?$/.exec(text)
  if (dayFirst) {
    const month = monthNumber(dayFirst[2] ?? '', language)
    return withYear(dayFirst[3], month, Number(dayFirst[1]), today)
  }
  const monthFirst = /^([a-z]{3,10}) ?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{2}|\d{4}))?$/.exec(text)
  if (monthFirst) {
    const month = monthNumber(monthFirst[1] ?? '', language)
    return withYear(monthFirst[3], month, Number(monthFirst[2]), today)
  }
  return null
}

const written = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `Sat, Nov 21, 2026`, or `21 de noviembre de 2026`. What is not a day is given back as it is. */
export const writeDay = (day: string, language: FormLanguage = 'en'): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(atNoon(day))) return day
  return language === 'es' ? writtenDay(day, 'es') : written.format(new Date(atNoon(day)))
}
