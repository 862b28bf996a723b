import { describe, expect, it } from 'vitest'
import {
  answerOfSuggestion,
  answerOfTrip,
  blankDriveForm,
  driveFormOf,
  driveFormSchema,
  readDriveForm,
} from '#shared/domain/mileage/drive-form'
import { answerOf, editDrive, newDrive, voidDrive } from '#shared/domain/mileage/log-drive'
import { type DrivenDay, suggestDrives } from '#shared/domain/mileage/suggest-drives'
import { usualMileage } from '#shared/domain/mileage/totals'
import { tripSchema } from '#shared/schema/trip'
import type { TimelineKind, Visit } from '#shared/schema/visit'

const timeZone = 'America/Chicago'
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const therapistId = id(1)
const when = (time: string) => `2026-03-02T${time}:00.000Z`
const stamp = {
  ...{ id: id(90), space: id(2), createdAt: when('22:00'), createdBy: therapistId },
  ...{ updatedAt: when('22:00'), updatedBy: therapistId },
}
let serial = 100
const editing = { at: when('23:00'), by: therapistId, newId: () => id(serial++) }

function visit(n: number, times: Partial<Record<TimelineKind, string>>, more = {}): Visit {
  const timeline = Object.entries(times).map(([kind, time]) => ({
    ...{ id: id(serial++), kind: kind as TimelineKind, at: when(time), recordedAt: when(time) },
  }))
  return {
    ...stamp,
    ...{ id: id(n), clientId: id(n + 10), infantIds: [], therapistId, serviceId: id(3) },
    ...{ startAt: when('16:00'), endAt: when('17:00'), timeZone, state: 'finished' },
    ...{ stateReason: '', plan: '', window: null, checklist: [], timeline },
    ...more,
  }
}
const homeBase = { latitude: 45, longitude: -93 }
const near = { latitude: 45.05, longitude: -93 }
const far = { latitude: 45.05, longitude: -93.2 }
const day = (visits: readonly Visit[], more: Partial<DrivenDay> = {}): DrivenDay => ({
  ...{ visits, therapistId, day: '2026-03-02', timeZone, homeBase, settings: usualMileage },
  places: new Map([
    [id(15), near],
    [id(16), far],
    [id(17), null],
  ]),
  ...more,
})
const none = new Set<string>()
const first = visit(5, { departed: '15:00', arrived: '15:20', left: '17:10' })
const second = visit(6, { departed: '17:15', arrived: '17:50', left: '19:30' })

describe('what was driven', () => {
  it('goes from the home base from door to door and home again, in the order it happened', () => {
    const found = suggestDrives(day([second, first]), none)
    expect(found.map(({ from, to }) => `${from.kind} ${to.kind}`)).toEqual([
      ...['homeBase visit', 'visit visit', 'visit homeBase'],
    ])
    expect(found.map(({ startAt, endedAt }) => [startAt, endedAt])).toEqual([
      [when('15:00'), when('15:20')],
      [when('17:15'), when('17:50')],
      [when('19:30'), null],
    ])
    // 0.05° of latitude are 5.56 km: 3.5 miles as the crow flies, 4.7 along roads.
    expect(found[0]?.distanceTenths).toBe(47)
  })

  it('waits for the arrival, and for the last door before it offers the way home', () => {
    const underWay = visit(5, { departed: '15:00' }, { state: 'travelling' })
    expect(suggestDrives(day([underWay]), none)).toEqual([])
    const later = visit(6, {}, { state: 'planned' })
    expect(suggestDrives(day([first, later]), none)).toHaveLength(1)
    const calledOff = visit(6, {}, { state: 'cancelled' })
    expect(suggestDrives(day([first, calledOff]), none)).toHaveLength(2)
  })

  it('is not offered twice, also when it was taken out of the book', () => {
    const [drive] = suggestDrives(day([first]), none)
    expect(suggestDrives(day([first]), new Set([drive?.id ?? '']))).toHaveLength(1)
  })

  it('has the same id on every laptop, and nothing of other people or days', () => {
    const ids = (visits: Visit[]) => suggestDrives(day(visits), none).map((one) => one.id)
    expect(ids([first, second])).toEqual(ids([second, first]))
    expect(
      ids([visit(5, { departed: '15:00', arrived: '15:20' }, { therapistId: id(9) })]),
    ).toEqual([])
    expect(suggestDrives(day([first], { day: '2026-03-03' }), none)).toEqual([])
  })

  it('asks how far it was where an end is not on the map', () => {
    const unknown = visit(7, { departed: '15:00', arrived: '15:20' })
    const [offer] = suggestDrives(day([unknown]), none)
    expect(offer?.distanceTenths).toBeNull()
    expect(offer && answerOf(offer)).toBeNull()
  })

  it('counts legs of the home base as the practice says', () => {
    const settings = { ...usualMileage, homeLegs: 'commute' as const }
    const found = suggestDrives(day([first, second], { settings }), none)
    expect(found.map(({ purpose }) => purpose)).toEqual(['commute', 'business', 'commute'])
  })
})

const logged = () => {
  const [offer] = suggestDrives(day([first]), none)
  const answer = offer && answerOf(offer)
  if (!answer) throw new Error('nothing to log')
  return newDrive(answer, therapistId, stamp)
}

describe('a drive in the book', () => {
  it('is a record as it is stored', () => {
    expect(tripSchema.safeParse(logged()).success).toBe(true)
  })

  it('keeps what stood there, who changed it, when and why', () => {
    const trip = logged()
    const answer = { ...answerOfTrip(trip), distanceTenths: 52, known: 'typed' as const }
    const changed = editDrive(trip, answer, ' Detour ', editing)
    if (!changed.ok) throw new Error(changed.refusal)
    expect(changed.value.drive.distanceTenths).toBe(52)
    expect(changed.value.drive.edits).toMatchObject([
      { field: 'distance', old: '4.7 mi', new: '5.2 mi', reason: 'Detour', by: therapistId },
      { field: 'known', old: 'Estimated from the map', new: 'Typed in', at: when('23:00') },
    ])
    const again = editDrive(changed.value, { ...answer, note: 'Snow' }, 'Forgot', editing)
    expect(again.ok && again.value.drive.edits.slice(0, 2)).toEqual(changed.value.drive.edits)
    expect(again.ok && tripSchema.safeParse(again.value).success).toBe(true)
  })

  it('is not changed without a reason, without a change, or once it is taken out', () => {
    const trip = logged()
    const answer = answerOfTrip(trip)
    expect(editDrive(trip, { ...answer, note: 'x' }, '  ', editing)).toMatchObject({
      refusal: 'noReason',
    })
    expect(editDrive(trip, answer, 'Why not', editing)).toMatchObject({ refusal: 'nothing' })
    const out = voidDrive(trip, true, 'Twice', editing)
    if (!out.ok) throw new Error(out.refusal)
    expect(editDrive(out.value, { ...answer, note: 'x' }, 'y', editing)).toMatchObject({
      refusal: 'voided',
    })
    const back = voidDrive(out.value, false, 'Put back in', editing)
    expect(back.ok && back.value.drive.voidedAt).toBeNull()
    expect(back.ok && back.value.drive.edits.map(({ field }) => field)).toEqual([
      ...['voided', 'voided'],
    ])
  })
})

describe('the form of a drive', () => {
  const ground = { timeZone, before: null, homeBase }

  it('says nothing else than it was given when nothing was touched', () => {
    const trip = logged()
    const exact = { ...answerOfTrip(trip), startAt: '2026-03-02T15:00:37.123Z' }
    const read = readDriveForm(driveFormOf(exact, timeZone), { ...ground, before: exact })
    expect(read).toEqual(exact)
  })

  it('takes a changed distance for no estimate any more', () => {
    const [offer] = suggestDrives(day([first]), none)
    if (!offer) throw new Error('nothing offered')
    const before = answerOfSuggestion(offer)
    const values = { ...driveFormOf(before, timeZone), distance: 6.1 }
    const read = readDriveForm(values, { ...ground, before })
    expect(read).toMatchObject({ known: 'typed', distanceTenths: 61, from: { kind: 'homeBase' } })
  })

  it('reckons the odometer, and ends past midnight', () => {
    const values = {
      ...blankDriveForm('2026-03-02', 'mi'),
      ...{ startTime: '23:40', endTime: '00:10', known: 'odometer' as const },
      ...{ odometerStart: 10_204.7, odometerEnd: 10_219.1, toName: ' Laundry ' },
    }
    expect(driveFormSchema.safeParse(values).success).toBe(true)
    expect(readDriveForm(values, ground)).toMatchObject({
      ...{ startAt: '2026-03-03T05:40:00.000Z', endedAt: '2026-03-03T06:10:00.000Z' },
      ...{ distanceTenths: 144, odometer: { startTenths: 102_047, endTenths: 102_191 } },
      to: { kind: 'other', name: 'Laundry' },
    })
  })

  it('says which answer is missing or cannot be', () => {
    const values = { ...blankDriveForm('2026-03-02', 'mi'), day: null }
    const said = (given: object) =>
      driveFormSchema.safeParse(given).error?.issues.map(({ path }) => path.join('.'))
    expect(said(values)).toEqual(['day', 'startTime', 'distance'])
    const backwards = { ...values, day: '2026-03-02', startTime: '09:00', known: 'odometer' }
    expect(said({ ...backwards, odometerStart: 20, odometerEnd: 10 })).toEqual(['odometerEnd'])
  })
})
