import { expect, test } from 'vitest'
import {
  estimatedDriveMin,
  learnFactor,
  modelledDriveMin,
  usualTravel,
  wholeDrives,
} from '#shared/domain/route/travel-model'
import { estimateDriveMin } from '#shared/domain/schedule/travel-estimate'

const home = { latitude: 40.7, longitude: -74 }
const east = (km: number) => ({ latitude: 40.7, longitude: -74 + km / 84.3 })

test('an untaught model says what the schedule says, and parking comes on top', () => {
  for (const km of [0, 0.3, 1, 4, 12, 40]) {
    const minutes = estimatedDriveMin(home, east(km), usualTravel)
    expect(Math.abs(minutes - estimateDriveMin(home, east(km)))).toBeLessThanOrEqual(1)
    const parked = estimatedDriveMin(home, east(km), { localFactor: 1, parkingMin: 6 })
    expect(parked).toBe(minutes + 6)
  }
})

test('logged drives teach by their median, few of them little, a slip of the key nothing', () => {
  const drive = (ratio: number) => ({
    from: home,
    to: east(8),
    tookMin: modelledDriveMin(home, east(8)) * ratio,
  })
  expect(learnFactor([])).toBe(1)
  expect(learnFactor([drive(1.5)])).toBeCloseTo(1.5 ** (1 / 11))
  const many = Array.from({ length: 90 }, () => drive(1.5))
  expect(learnFactor(many)).toBeCloseTo(1.5 ** 0.9)
  expect(learnFactor([...many, drive(600), drive(0)])).toBeCloseTo(1.5 ** 0.9, 1)
  expect(learnFactor(Array.from({ length: 500 }, () => drive(60)))).toBe(2)
})

test('a server that answers nonsense gives no matrix', () => {
  const of = (seconds: unknown) => wholeDrives(seconds, 2, usualTravel)
  expect(
    of([
      [0, 61],
      [119, 0],
    ]),
  ).toEqual([
    [0, 2],
    [2, 0],
  ])
  for (const bad of [
    null,
    [],
    [[0, 1]],
    [
      [0, -1],
      [1, 0],
    ],
    [
      [0, null],
      [1, 0],
    ],
    [
      [0, 1e9],
      [1, 0],
    ],
  ]) {
    expect(of(bad)).toBeNull()
  }
})
