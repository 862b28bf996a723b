import { describe, expect, it } from 'vitest'
import { everyoneWaiting, whoWouldTake } from '#shared/domain/schedule/waiting-list'
import { instantAt } from '#shared/domain/time/calendar-day'
import type { Client, WaitingWish } from '#shared/schema/client'
import { madeId, serviceId } from './made-visit'

const zone = 'America/Los_Angeles'
const at = (time: string) => instantAt('2026-11-21', time, zone)
const slot = { startAt: at('10:00'), endAt: at('11:00') }
const wish = (given: Partial<WaitingWish> = {}): WaitingWish => ({
  id: madeId(),
  serviceId,
  visitId: null,
  fromDay: '2026-11-01',
  untilDay: null,
  note: '',
  askedAt: '2026-11-02T10:00:00.000Z',
  ...given,
})
const client = (waiting: WaitingWish[], windows: object[] = []) =>
  ({ id: madeId(), status: 'active', waiting, home: { windows } }) as unknown as Client
const nap = { id: madeId(), weekdays: [], startTime: '13:00', endTime: '15:00', reason: 'nap' }

describe('who would take a time that has become free', () => {
  it('is whoever waits longest and whose days it suits', () => {
    const early = client([wish({ askedAt: '2026-10-01T10:00:00.000Z' })])
    const late = client([wish()])
    const over = client([wish({ untilDay: '2026-11-20' })])
    const notYet = client([wish({ fromDay: '2026-11-22' })])
    const waiting = everyoneWaiting([late, over, notYet, early])
    expect(whoWouldTake(slot, zone, waiting, new Map()).map((one) => one.client)).toEqual([
      early,
      late,
    ])
  })

  it('is nobody whose home it never suits, nor who has an earlier visit already', () => {
    const visitId = madeId()
    const hard = client([wish()], [{ ...nap, strength: 'hard' }])
    const soft = client([wish()], [{ ...nap, strength: 'preferred' }])
    const earlier = client([wish({ visitId })])
    const waiting = everyoneWaiting([hard, soft, earlier])
    const found = (held: string) =>
      whoWouldTake(slot, zone, waiting, new Map([[visitId, held]])).map((one) => one.client)
    expect(found(at('09:00'))).toEqual([soft])
    expect(found(at('12:00'))).toEqual([soft, earlier])
  })

  it('leaves out people who are no longer visited', () => {
    expect(everyoneWaiting([{ ...client([wish()]), status: 'archived' } as Client])).toEqual([])
  })
})
