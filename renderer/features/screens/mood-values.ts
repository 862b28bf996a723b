import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { itemCount } from '#shared/domain/clinical/mood/score'
import { clockTimeOf, dayOf, instantAt } from '#shared/domain/time/calendar-day'
import type { MoodInstrument, MoodScreen } from '#shared/schema/mood-screen'
import type { Screening } from '#shared/schema/screening'

/** A sheet as it stands in the editor; `when` is a wall clock, `YYYY-MM-DDTHH:mm`. */
export type MoodValues = Omit<MoodScreen, 'actions'> & { readonly when: string | null }

export const wallClockOf = (at: string, { timeZone }: Pick<PracticeClock, 'timeZone'>): string =>
  `${dayOf(at, timeZone)}T${clockTimeOf(at, timeZone)}`

/** Null while it is not a whole moment. */
export function instantOf(
  when: string | null,
  { timeZone }: Pick<PracticeClock, 'timeZone'>,
): string | null {
  if (!when || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(when)) return null
  const [day = '', time = ''] = when.split('T')
  return instantAt(day, time, timeZone)
}

/** A fresh sheet; language, form and risks are those of the last one. */
export function newMood(
  instrument: MoodInstrument,
  last: MoodScreen | null,
  clock: PracticeClock,
  known: { readonly language: string; readonly form: string },
): MoodValues {
  return {
    instrument,
    items: Array.from({ length: itemCount[instrument] }, () => null),
    readAs: last?.readAs ?? 'score',
    filledBy: last?.filledBy ?? 'client',
    language: last?.language ?? known.language,
    form: last?.instrument === instrument ? last.form : known.form,
    risks: last?.risks ?? [],
    note: '',
    when: wallClockOf(clock.now, clock),
  }
}

export function moodValuesOf(
  { mood, startAt }: Screening,
  clock: PracticeClock,
): MoodValues | null {
  if (!mood) return null
  const { actions: _actions, ...values } = mood
  return { ...values, when: wallClockOf(startAt, clock) }
}
