import { ok, type Result, refused } from '../../result'
import type { Practice } from '../../schema/catalog-entry'

type InterestChange = NonNullable<Practice['interest']>[number]

export const interestWords: Readonly<Record<InterestChange['interest'], string>> = {
  none: 'Nothing is sold or earned',
  some: 'Something is earned',
}

const mostChanges = 100
const inTime = (a: InterestChange, b: InterestChange): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1

/** What the practice says it earns from what it recommends; null until it has said so. */
export const interestOf = (practice: Pick<Practice, 'interest'>): InterestChange | null =>
  (practice.interest ?? []).toSorted(inTime).at(-1) ?? null

/** Another statement, kept for good with who and when. `some` says what it is. */
export function withInterest<P extends Pick<Practice, 'interest'>>(
  practice: P,
  change: InterestChange,
): Result<P, 'noWords' | 'same' | 'full'> {
  const words = change.interest === 'some' ? change.words.trim() : ''
  if (change.interest === 'some' && words.length < 3) return refused('noWords')
  const before = interestOf(practice)
  if (before?.interest === change.interest && before.words === words) return refused('same')
  const changes = (practice.interest ?? []).toSorted(inTime)
  if (changes.length >= mostChanges) return refused('full')
  return ok({ ...practice, interest: [...changes, { ...change, words }] })
}

const lines = {
  en: {
    none: 'We sell nothing and earn nothing from what is recommended here.',
    some: 'We earn something from what is recommended here:',
  },
  es: {
    none: 'No vendemos nada ni ganamos nada con lo que aquí se recomienda.',
    some: 'Ganamos algo con lo que aquí se recomienda:',
  },
} as const

/** The line under what is recommended (clinical rulebook 4.15); '' while the practice has said nothing. */
export function interestLine(
  practice: Pick<Practice, 'interest'> | null,
  language: 'en' | 'es',
): string {
  const stated = practice && interestOf(practice)
  if (!stated) return ''
  const line = lines[language][stated.interest]
  return stated.interest === 'some' ? `${line} ${stated.words}` : line
}
