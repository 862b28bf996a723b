import { describe, expect, it } from 'vitest'
import { findOverlaps } from '#shared/domain/schedule/find-overlaps'
import { noMargins } from '#shared/domain/schedule/occupied-time'
import { addMinutes } from '#shared/domain/time/calendar-day'
import { madeId, madeVisit, serviceId, therapistId } from './made-visit'

const margins = new Map([[serviceId, { setupMin: 10, packupMin: 15 }]])
const asked = (startAt: string, lengthMin = 60) => ({
  startAt,
  endAt: addMinutes(startAt, lengthMin),
  therapistId,
  margins: { setupMin: 10, packupMin: 15 },
  visitId: null,
})
const midnight = '2026-11-21T08:00:00.000Z'
const at = (minutes: number) => addMinutes(midnight, minutes)

describe('overlaps', () => {
  const held = madeVisit({ startAt: at(600), endAt: at(660) })

  it('counts set-up and pack-up: 24 minutes after the end is too soon, 25 is not', () => {
    expect(findOverlaps(asked(at(684)), [held], margins)).toEqual([held])
    expect(findOverlaps(asked(at(685)), [held], margins)).toEqual([])
  })

  it('ignores visits called off, of another therapist, and the visit that is moved', () => {
    const others = [
      madeVisit({ ...held, id: madeId(), state: 'cancelled' }),
      madeVisit({ ...held, id: madeId(), state: 'noShow' }),
      madeVisit({ ...held, id: madeId(), therapistId: madeId() }),
    ]
    expect(findOverlaps(asked(at(600)), others, margins)).toEqual([])
    expect(findOverlaps({ ...asked(at(600)), visitId: held.id }, [held], margins)).toEqual([])
  })

  it('a service that is no longer in the catalog takes no set-up', () => {
    expect(findOverlaps({ ...asked(at(660)), margins: noMargins }, [held], new Map())).toEqual([])
  })
})
