import { ok, type Result, refused } from '#shared/result'
import type { Drive, DriveEdit, DriveEnd, DriveField } from '#shared/schema/drive'
import type { recordFields } from '#shared/schema/primitives'
import type { Trip } from '#shared/schema/trip'
import type { Day } from '../time/calendar-day'
import { distanceWords, driveEndWords, knownWords, purposeWords, tenthsWords } from './drive-words'
import type { DriveSuggestion } from './suggest-drives'
import { isLoggedTrip, type LoggedTrip } from './totals'

type Stamp = Pick<Trip, Exclude<keyof typeof recordFields, 'lostEdits'>>

/** All that a person can say of a drive. */
export type DriveAnswer = Pick<Trip, 'day' | 'startAt'> & Omit<Drive, 'voidedAt' | 'edits'>

export const newDrive = (
  { day, startAt, ...drive }: DriveAnswer,
  therapistId: string,
  stamp: Stamp,
): LoggedTrip => ({
  ...stamp,
  ...{ kind: 'drive', therapistId, day, startAt, plan: null },
  drive: { ...drive, voidedAt: null, edits: [] },
})

/** The drive as it is suggested; null where the distance must be told by a person. */
export const answerOf = (suggestion: DriveSuggestion): DriveAnswer | null =>
  suggestion.distanceTenths === null
    ? null
    : {
        ...pickTimes(suggestion),
        ...{ from: suggestion.from, to: suggestion.to, unit: suggestion.unit },
        distanceTenths: suggestion.distanceTenths,
        ...{ known: 'estimated', odometer: null, purpose: suggestion.purpose, note: '' },
      }

const pickTimes = ({ day, startAt, endedAt }: DriveSuggestion) => ({ day, startAt, endedAt })

export interface EditStamp {
  readonly at: string
  readonly by: string
  newId(): string
}

export type DriveEditRefusal = 'notADrive' | 'nothing' | 'noReason' | 'full' | 'voided'

const mostEdits = 300

/** Changes a drive; each changed field leaves a line with what stood there, and why. */
export function editDrive(
  trip: Trip,
  answer: DriveAnswer,
  reason: string,
  stamp: EditStamp,
): Result<LoggedTrip, DriveEditRefusal> {
  if (!isLoggedTrip(trip)) return refused('notADrive')
  if (trip.drive.voidedAt !== null) return refused('voided')
  const old = readable({ ...trip.drive, day: trip.day, startAt: trip.startAt })
  const next = readable(answer)
  const changed = (Object.keys(next) as Exclude<DriveField, 'voided'>[]).filter(
    (field) => old[field] !== next[field],
  )
  if (changed.length === 0) return refused('nothing')
  const lines = changed.map((field) => ({ field, old: old[field], new: next[field] }))
  const { day, startAt, ...drive } = answer
  return withTrail(trip, { ...trip.drive, ...drive }, lines, reason, stamp, { day, startAt })
}

/** Takes a drive out of the sums, or back in; it stays to be seen. */
export function voidDrive(
  trip: Trip,
  isVoid: boolean,
  reason: string,
  stamp: EditStamp,
): Result<LoggedTrip, DriveEditRefusal> {
  if (!isLoggedTrip(trip)) return refused('notADrive')
  if ((trip.drive.voidedAt !== null) === isVoid) return refused('nothing')
  const words = isVoid ? { old: 'Counts', new: 'Taken out' } : { old: 'Taken out', new: 'Counts' }
  const drive = { ...trip.drive, voidedAt: isVoid ? stamp.at : null }
  return withTrail(trip, drive, [{ field: 'voided', ...words }], reason, stamp)
}

function withTrail(
  trip: LoggedTrip,
  drive: Drive,
  lines: readonly Pick<DriveEdit, 'field' | 'old' | 'new'>[],
  reason: string,
  { at, by, newId }: EditStamp,
  moved: Pick<Trip, 'day' | 'startAt'> = trip,
): Result<LoggedTrip, DriveEditRefusal> {
  const why = reason.trim()
  if (why === '') return refused('noReason')
  const edits = [
    ...trip.drive.edits,
    ...lines.map((line) => ({ id: newId(), at, by, ...line, reason: why })),
  ]
  if (edits.length > mostEdits) return refused('full')
  const { day, startAt } = moved
  return ok({ ...trip, day, startAt, updatedAt: at, updatedBy: by, drive: { ...drive, edits } })
}

/** As a field reads in the trail. Instants stay instants: the reader's clock says them. */
const readable = (
  answer: DriveAnswer & { readonly day: Day },
): Readonly<Record<Exclude<DriveField, 'voided'>, string>> => ({
  startAt: answer.startAt,
  endedAt: answer.endedAt ?? '',
  from: endWords(answer.from),
  to: endWords(answer.to),
  distance: [
    distanceWords(answer.distanceTenths, answer.unit),
    answer.odometer &&
      `${tenthsWords(answer.odometer.startTenths)} to ${tenthsWords(answer.odometer.endTenths)}`,
  ]
    .filter(Boolean)
    .join(', '),
  known: knownWords[answer.known],
  purpose: purposeWords[answer.purpose],
  note: answer.note,
})

/** An end without anybody's name. */
export const endWords = ({ kind, name }: DriveEnd): string =>
  (kind === 'other' && name) || driveEndWords[kind]
