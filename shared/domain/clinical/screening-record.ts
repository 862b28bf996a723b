import { ok, type Result, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import type { MoodRules } from '#shared/schema/mood-rules'
import type { recordFields } from '#shared/schema/primitives'
import { type Screening, screeningSchema } from '#shared/schema/screening'

/**
 * `infant`: a screen is of the parent and never stands on a baby's record (LOCKED). `noCopy`: nobody has
 * confirmed that the practice uses its own copy of the sheet (rulebook 6). `ahead`: the time has not come.
 * `tooLong`: more than the record holds. `gone`: there is no such client.
 */
export type ScreeningRefusal = 'infant' | 'noCopy' | 'ahead' | 'tooLong' | 'gone'

export type ScreeningPart = Partial<
  Pick<Screening, 'mood' | 'triage' | 'wellbeing' | 'carePlan' | 'task'>
>
type PartName = keyof ScreeningPart
const partNames: readonly PartName[] = ['mood', 'triage', 'wellbeing', 'carePlan', 'task']

export interface ScreeningTarget {
  /** Fixed by the editor before anything is entered, so that saving twice makes one record. */
  readonly id: string
  /** '' when it is asked outside a visit. */
  readonly visitId: string
  readonly startAt: string
}

type Stamp = Pick<Screening, keyof typeof recordFields>

/** Whether an EPDS may be entered; the PHQ-2 asks nobody's leave (rulebook 6). */
export const mayEnterEpds = (rules: MoodRules | null | undefined): boolean =>
  (rules?.copyConfirmedAt ?? null) !== null

/** What keeps a part from being written for a person; null when nothing does. */
export function whyNot(
  client: Client | null,
  part: ScreeningPart,
  { startAt }: Pick<ScreeningTarget, 'startAt'>,
  known: { readonly now: string; readonly moodRules: MoodRules | null },
): ScreeningRefusal | null {
  if (!client) return 'gone'
  if (client.kind !== 'parent' && !part.task) return 'infant'
  if (part.mood?.instrument === 'epds' && !mayEnterEpds(known.moodRules)) return 'noCopy'
  return startAt > known.now ? 'ahead' : null
}

/** A new record of one part for one person. */
export function newScreening(
  stamp: Stamp,
  clientId: string,
  { visitId, startAt }: Omit<ScreeningTarget, 'id'>,
  part: ScreeningPart,
): Result<Screening, 'tooLong'> {
  const kind = partNames.find((name) => part[name])
  if (!kind) throw new Error('A screening holds one part')
  const parts = { doorGate: null, mood: null, triage: null }
  const made = screeningSchema.safeParse({
    ...{ ...stamp, kind, clientId, visitId, startAt, ...parts, ...part },
  })
  return made.success ? ok(made.data) : refused('tooLong')
}

/**
 * The record with its part as it now stands in the editor. What was done about it stays: actions and
 * offers are added by commands of their own and never taken out.
 */
export function withPart(
  record: Screening,
  part: ScreeningPart,
  startAt: string,
  touched: Pick<Screening, 'updatedAt' | 'updatedBy'>,
): Result<Screening, 'tooLong'> {
  const kept: ScreeningPart = {
    ...part,
    ...(part.mood && record.mood ? { mood: { ...part.mood, actions: record.mood.actions } } : {}),
    ...(part.triage && record.triage
      ? { triage: { ...part.triage, offers: record.triage.offers } }
      : {}),
  }
  const made = screeningSchema.safeParse({ ...record, ...kept, startAt, ...touched })
  return made.success ? ok(made.data) : refused('tooLong')
}

/** Taken out only while nothing was done about it: then it is part of what happened. */
export const mayTakeOut = ({ mood, triage }: Screening): boolean =>
  (mood?.actions ?? []).length === 0 && (triage?.offers ?? []).length === 0

export const refusalWords: Readonly<Record<ScreeningRefusal | 'acted', string>> = {
  infant: 'A screen is of the parent; it never stands on a baby’s record.',
  noCopy: 'First confirm that your practice uses its own copy of the sheet.',
  ahead: 'That time has not come yet.',
  tooLong: 'There is more text than one record holds. Shorten it.',
  gone: 'This client is not here any more.',
  acted: 'Something was done about it already, so it stays.',
}
