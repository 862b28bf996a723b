import { expect, it } from 'vitest'
import { lengthRemark } from '#shared/domain/schedule/usual-length'
import { starterServices } from '#shared/domain/supplies/starter-lists'

it.each([
  ['breast', 44, false, 'Short for this kind'],
  ['breast', 45, false, null],
  ['breast', 60, false, null],
  ['breast', 61, false, 'Long for this kind'],
  ['postnatal', 59, false, 'Short'],
  ['postnatal', 60, false, null],
  ['postnatal', 90, true, null],
  ['postnatal', 91, true, 'Long for a first visit'],
  ['postnatal', 91, false, 'Long for this kind'],
  ['infant', 60, true, null],
  ['infant', 61, true, 'Long for this kind'],
] as const)('%s of %i minutes (first: %s): %s', (kind, minutes, isFirst, words) => {
  const remark = lengthRemark(kind, minutes, isFirst)
  if (words === null) expect(remark).toBe(null)
  else expect(remark).toContain(words)
})

it('finds nothing unusual in the services a practice starts with', () => {
  for (const { serviceKind, durationMin } of starterServices.map(({ about }) => about)) {
    expect([serviceKind, lengthRemark(serviceKind, durationMin, true)]).toEqual([serviceKind, null])
  }
})
