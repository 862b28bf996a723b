import { z } from 'zod'
import {
  type DistanceUnit,
  type Drive,
  type DriveEnd,
  distanceKnownSchema,
  distanceUnitSchema,
  driveEndSchema,
  drivePurposeSchema,
} from '#shared/schema/drive'
import { clockTimeSchema, daySchema, lineText } from '#shared/schema/primitives'
import type { Trip } from '#shared/schema/trip'
import { addDays, clockTimeOf, type Day, instantAt } from '../time/calendar-day'
import type { DriveAnswer } from './log-drive'
import type { DriveSuggestion } from './suggest-drives'
import type { LoggedTrip } from './totals'

const distance = z.number().min(0, 'Enter 0 or more.').max(9_999.9, 'Too far for one drive.')
const counter = z.number().min(0, 'Enter 0 or more.').max(9_999_999.9, 'Too large.')

/** What the form of a drive asks; distances in whole units with one decimal. */
export const driveFormSchema = z
  .strictObject({
    day: daySchema.nullable(),
    startTime: clockTimeSchema.nullable(),
    endTime: clockTimeSchema.nullable(),
    fromKind: driveEndSchema.shape.kind,
    fromName: lineText,
    toKind: driveEndSchema.shape.kind,
    toName: lineText,
    known: distanceKnownSchema,
    distance: distance.nullable(),
    odometerStart: counter.nullable(),
    odometerEnd: counter.nullable(),
    unit: distanceUnitSchema,
    purpose: drivePurposeSchema,
    note: lineText,
    /** Asked for when a drive in the book is changed. */
    reason: lineText,
  })
  .superRefine((values, context) => {
    const say = (path: keyof DriveForm, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (values.day === null) say('day', 'Enter the day.')
    if (values.startTime === null) say('startTime', 'Enter when the drive began.')
    if (values.known === 'odometer') {
      if (values.odometerStart === null) say('odometerStart', 'Enter what the odometer showed.')
      if (values.odometerEnd === null) say('odometerEnd', 'Enter what the odometer showed.')
      else if (values.odometerStart !== null && values.odometerEnd < values.odometerStart) {
        say('odometerEnd', 'The odometer never goes back. Check both.')
      } else if (
        values.odometerStart !== null &&
        values.odometerEnd - values.odometerStart > 9_999.9
      ) {
        say('odometerEnd', 'Too far for one drive. Check both.')
      }
    } else if (values.distance === null) say('distance', 'Enter how far it was.')
  })
export type DriveForm = z.infer<typeof driveFormSchema>

/** Kept beside the form: what the person does not type. */
export interface DriveFormGround {
  readonly timeZone: string
  /** As the drive stood when the form was opened; null for one by hand. */
  readonly before: DriveAnswer | null
  /** Where the home base stands, for an end chosen by hand. */
  readonly homeBase: DriveEnd['location']
}

export const blankDriveForm = (day: Day, unit: DistanceUnit): DriveForm => ({
  ...{ day, startTime: null, endTime: null, fromKind: 'homeBase', fromName: '' },
  ...{ toKind: 'other', toName: '', known: 'typed', distance: null, unit },
  ...{ odometerStart: null, odometerEnd: null, purpose: 'business', note: '', reason: '' },
})

export function driveFormOf(answer: DriveAnswer, timeZone: string): DriveForm {
  const { day, startAt, endedAt, from, to, odometer } = answer
  return {
    ...{ day, startTime: clockTimeOf(startAt, timeZone) },
    endTime: endedAt && clockTimeOf(endedAt, timeZone),
    ...{ fromKind: from.kind, fromName: from.name, toKind: to.kind, toName: to.name },
    ...{ known: answer.known, unit: answer.unit, purpose: answer.purpose, note: answer.note },
    distance: answer.distanceTenths / 10,
    odometerStart: odometer && odometer.startTenths / 10,
    odometerEnd: odometer && odometer.endTenths / 10,
    reason: '',
  }
}

export const answerOfTrip = ({ day, startAt, drive }: LoggedTrip): DriveAnswer => {
  const { voidedAt: _voided, edits: _edits, ...rest } = drive
  return { day, startAt, ...rest }
}

/** A suggestion as an answer whose distance may still be told. */
export const answerOfSuggestion = (suggestion: DriveSuggestion): DriveAnswer => {
  const { day, startAt, endedAt, from, to, unit, purpose, distanceTenths } = suggestion
  return {
    ...{ day, startAt, endedAt, from, to, unit, purpose, odometer: null, note: '' },
    distanceTenths: distanceTenths ?? 0,
    known: distanceTenths === null ? 'typed' : 'estimated',
  }
}

const tenths = (value: number | null): number => Math.round((value ?? 0) * 10)

/** What a valid form says. Times that were not touched stay to the second as they were. */
export function readDriveForm(values: DriveForm, ground: DriveFormGround): DriveAnswer {
  const { before, timeZone } = ground
  const day = values.day ?? ''
  const startAt = whenOf(day, values.startTime ?? '00:00', before?.startAt ?? null, ground)
  const { unit, purpose, note } = values
  // A distance that a person changed is no estimate any more.
  const touched = before !== null && tenths(values.distance) !== before.distanceTenths
  const known = values.known === 'estimated' && touched ? 'typed' : values.known
  return {
    ...{ day, startAt, unit, purpose, known },
    endedAt: values.endTime === null ? null : endOf(day, values, before, timeZone),
    from: readEnd(values.fromKind, values.fromName, before?.from ?? null, ground),
    to: readEnd(values.toKind, values.toName, before?.to ?? null, ground),
    ...readDistance(values),
    note: note.trim(),
  }
}

function readDistance(values: DriveForm): Pick<Drive, 'distanceTenths' | 'odometer'> {
  if (values.known !== 'odometer') {
    return { distanceTenths: tenths(values.distance), odometer: null }
  }
  const startTenths = tenths(values.odometerStart)
  const endTenths = tenths(values.odometerEnd)
  return { distanceTenths: endTenths - startTenths, odometer: { startTenths, endTenths } }
}

function whenOf(
  day: Day,
  time: string,
  before: Trip['startAt'] | null,
  { timeZone, before: answer }: DriveFormGround,
): Trip['startAt'] {
  const same = before && answer?.day === day && clockTimeOf(before, timeZone) === time
  return same ? before : instantAt(day, time, timeZone)
}

/** An end by the clock before the start is past midnight. */
function endOf(day: Day, values: DriveForm, before: DriveAnswer | null, timeZone: string) {
  const time = values.endTime ?? '00:00'
  const untouched =
    before?.endedAt &&
    before.day === day &&
    clockTimeOf(before.endedAt, timeZone) === time &&
    clockTimeOf(before.startAt, timeZone) === values.startTime
  if (untouched) return before.endedAt
  const endDay = time < (values.startTime ?? time) ? addDays(day, 1) : day
  return instantAt(endDay, time, timeZone)
}

function readEnd(
  kind: DriveEnd['kind'],
  name: string,
  before: DriveEnd | null,
  { homeBase }: DriveFormGround,
): DriveEnd {
  if (before?.kind === kind && before.name === name.trim()) return before
  if (kind === 'homeBase') return { kind, visitId: null, name: '', location: homeBase }
  return { kind: 'other', visitId: null, name: name.trim(), location: null }
}

/** Whether kept values can be shown in the form again; they need not be right. */
export const isDriveDraft = (values: unknown): values is DriveForm =>
  typeof values === 'object' &&
  values !== null &&
  ['fromKind', 'toKind', 'known', 'unit', 'purpose', 'reason'].every(
    (name) => typeof Reflect.get(values, name) === 'string',
  ) &&
  'startTime' in values &&
  'distance' in values
