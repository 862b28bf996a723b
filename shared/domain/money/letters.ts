import { z } from 'zod'
import { daySchema, lineText, shortText } from '#shared/schema/primitives'
import type { Letter } from '#shared/schema/receipt'
import { npiProblem } from '../providers/npi'
import type { Task } from '../tasks/task'
import { addDays, addMonths, type Day, daysBetween } from '../time/calendar-day'
import type { LetterStanding } from './book'

/** A letter of need counts for a year at most (clinical rulebook 10, default). */
export const letterMonths = 12
/** Days before its end from which on a letter is a thing to do: time enough to ask for a new one. */
export const letterWarnDays = 30

export const npiField = z
  .string()
  .max(10)
  .superRefine((npi, context) => {
    const problem = npiProblem(npi)
    if (!problem) return
    const message =
      problem === 'length' ? 'An NPI has 10 digits.' : 'One of these digits is mistyped: check it.'
    context.addIssue({ code: 'custom', message })
  })

/** The last day of a letter written on `issuedOn`, unless it names an earlier one. */
export const lastDayOf = (issuedOn: Day): Day => addDays(addMonths(issuedOn, letterMonths), -1)

export const letterFormSchema = z
  .strictObject({
    providerId: z.string().max(36),
    providerName: shortText.trim().min(1, 'Enter who wrote it.'),
    providerNpi: npiField,
    issuedOn: daySchema.nullable().refine((day) => day !== null, 'Enter the day it was written.'),
    expiresOn: daySchema.nullable().refine((day) => day !== null, 'Enter its last day.'),
    condition: lineText.trim().min(1, 'Enter the condition as the letter names it.'),
    treatment: lineText.trim().min(1, 'Enter what the letter asks for.'),
    frequency: shortText.trim().min(1, 'Enter how often, as the letter says.'),
    duration: shortText.trim().min(1, 'Enter for how long, as the letter says.'),
  })
  .superRefine(({ issuedOn, expiresOn }, context) => {
    if (!issuedOn || !expiresOn) return
    const say = (message: string) =>
      context.addIssue({ code: 'custom', path: ['expiresOn'], message })
    if (expiresOn < issuedOn) say('The last day is before the letter was written. Check both.')
    else if (expiresOn > lastDayOf(issuedOn)) {
      say(`A letter counts for ${letterMonths} months at most. After that a new one is needed.`)
    }
  })
export type LetterForm = z.input<typeof letterFormSchema>

export const blankLetter: LetterForm = {
  ...{ providerId: '', providerName: '', providerNpi: '', issuedOn: null, expiresOn: null },
  ...{ condition: '', treatment: '', frequency: '', duration: '' },
}

export const letterFormOf = (letter: Letter): LetterForm => {
  const { endedOn: _ended, providerId, ...rest } = letter
  return { ...rest, providerId: providerId ?? '' }
}

export const readLetterForm = (values: LetterForm): Letter => ({
  ...values,
  providerId: values.providerId || null,
  issuedOn: values.issuedOn ?? '',
  expiresOn: values.expiresOn ?? '',
  endedOn: null,
})

/**
 * A letter as it stands now with what a person changed in the form: `before` is what the form began
 * with. What came from another laptop meanwhile stays, and whether it was set aside is not the form's.
 */
export function changeLetter(now: Letter, before: Letter, typed: Letter): Letter {
  const changed = Object.entries(typed).filter(
    ([name, value]) => Reflect.get(before, name) !== value,
  )
  return { ...now, ...Object.fromEntries(changed), endedOn: now.endedOn }
}

export const isLetterDraft = (values: unknown): values is LetterForm =>
  typeof values === 'object' &&
  values !== null &&
  ['providerName', 'condition', 'treatment', 'frequency', 'duration'].every(
    (name) => typeof Reflect.get(values, name) === 'string',
  )

export type LetterState = 'current' | 'ending' | 'expired' | 'ended'

export function letterState({ expiresOn, endedOn }: Letter, today: Day): LetterState {
  if (endedOn !== null) return 'ended'
  if (expiresOn < today) return 'expired'
  return daysBetween(today, expiresOn) <= letterWarnDays ? 'ending' : 'current'
}

/** Letters to renew, the earliest end first; one that a later letter follows needs nothing. */
export function lettersToRenew(
  letters: readonly LetterStanding[],
  today: Day,
): readonly LetterStanding[] {
  const followed = (one: LetterStanding) =>
    letters.some(
      (other) =>
        other.clientId === one.clientId &&
        other.letter.endedOn === null &&
        other.letter.expiresOn > one.letter.expiresOn,
    )
  return letters
    .filter((one) => ['ending', 'expired'].includes(letterState(one.letter, today)))
    .filter((one) => !followed(one))
    .toSorted((a, b) => a.letter.expiresOn.localeCompare(b.letter.expiresOn))
}

/** The letter that covers a day of service; a session before the letter is not covered by it. */
export const letterOn = (
  letters: readonly LetterStanding[],
  clientId: string,
  day: Day,
): LetterStanding | null =>
  letters.find(
    (one) => one.clientId === clientId && one.letter.issuedOn <= day && one.letter.expiresOn >= day,
  ) ?? null

/** Lapsed for so long, a letter is asked about no more. */
const askedForDays = 60

/** A letter is renewed in time: a session before the new one is not covered by it. */
export const letterTasks = (letters: readonly LetterStanding[], today: Day): Task[] =>
  lettersToRenew(letters, today)
    .filter(({ letter }) => daysBetween(letter.expiresOn, today) <= askedForDays)
    .map(({ id, clientId, letter }) => ({
      ...{ kind: 'letterEnds', clientId, about: `${id} ${letter.expiresOn}`, visitId: '' },
      ...{ summaryId: '', fromOn: addDays(letter.expiresOn, -letterWarnDays), dueAt: null },
      dueOn: letter.expiresOn,
      words: 'Ask the provider for a new one before the next visit.',
    }))
