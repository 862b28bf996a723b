import { describe, expect, it } from 'vitest'
import { type NoticesView, overdueNow, planNotices } from '#shared/domain/notices/plan-notices'
import type { TimelineKind, Visit } from '#shared/schema/visit'

const timeZone = 'America/Chicago'
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const when = (time: string) => `2026-03-02T${time}:00.000Z`
const stamp = {
  ...{ id: id(90), space: id(2), createdAt: when('10:00'), createdBy: id(1) },
  ...{ updatedAt: when('10:00'), updatedBy: id(1) },
}
const visit = (n: number, state: Visit['state'], kinds: readonly TimelineKind[] = []): Visit => ({
  ...stamp,
  ...{ id: id(n), clientId: id(n + 10), infantIds: [], therapistId: id(1), serviceId: id(3) },
  ...{ startAt: when('16:00'), endAt: when('17:00'), timeZone, state, stateReason: '', plan: '' },
  ...{ window: null, checklist: [] },
  timeline: kinds.map((kind, index) => ({
    ...{ id: id(200 + index), kind, at: when('16:00'), recordedAt: when('16:00') },
  })),
})
const settings = {
  ...{ leaveBy: true, leaveBeforeMin: 10, overdue: true, overdueAfterMin: 20 },
  ...{ callName: 'Jo', callPhone: '555' },
}
const view = (visits: readonly Visit[], more: Partial<NoticesView> = {}): NoticesView => ({
  ...{ visits, settings, timeZone, therapistId: id(1), fine: null },
  margins: new Map([[id(3), { setupMin: 10, packupMin: 10 }]]),
  places: new Map([[id(15), { latitude: 45.05, longitude: -93 }]]),
  homeBase: { latitude: 45, longitude: -93 },
  ...more,
})
const overdueTimes = (given: NoticesView) =>
  planNotices(given).flatMap(({ kind, at }) => (kind === 'overdue' ? [at.slice(11, 16)] : []))

describe('what the system is to tell', () => {
  it('is when to leave for a visit that is planned, where the road is known', () => {
    const [notice, ...rest] = planNotices(view([visit(5, 'planned')]))
    expect(rest).toEqual([])
    // 5.56 km are 14 minutes, and 10 to set up: leave at 15:36.
    expect(notice).toEqual({ kind: 'leave', at: when('15:26'), aboutAt: when('15:36') })
    expect(planNotices(view([visit(5, 'planned')], { homeBase: null }))).toEqual([])
    expect(planNotices(view([visit(6, 'planned')]))).toEqual([])
  })

  it('is asked again and again of a visit under way past its end, never of one that is over', () => {
    const under = view([visit(5, 'inSession', ['departed', 'arrived', 'began'])])
    expect(overdueTimes(under)).toEqual(['17:20', '17:30', '17:40', '17:50', '18:20'])
    expect(overdueTimes(view([visit(5, 'travelling', ['departed'])]))).not.toEqual([])
    for (const state of ['planned', 'finished', 'cancelled', 'noShow'] as const) {
      expect(overdueTimes(view([visit(5, state)]))).toEqual([])
    }
    expect(overdueTimes(view([visit(5, 'inSession', ['arrived', 'left'])]))).toEqual([])
  })

  it('holds times alone', () => {
    const notices = planNotices(view([visit(5, 'arrived', ['arrived'])]))
    for (const notice of notices)
      expect(Object.keys(notice).sort()).toEqual(['aboutAt', 'at', 'kind'])
  })

  it('is nothing for others, and nothing that was not asked for', () => {
    expect(planNotices(view([{ ...visit(5, 'arrived'), therapistId: id(8) }]))).toEqual([])
    const off = { ...settings, leaveBy: false, overdue: false }
    expect(
      planNotices(view([visit(5, 'planned'), visit(6, 'arrived')], { settings: off })),
    ).toEqual([])
  })
})

describe('an overdue visit', () => {
  const under = visit(5, 'inSession', ['departed', 'arrived', 'began'])
  it('is asked for calmly first, then insistently', () => {
    expect(overdueNow(view([under]), when('17:19'))).toBeNull()
    expect(overdueNow(view([under]), when('17:20'))).toMatchObject({ level: 'calm' })
    expect(overdueNow(view([under]), when('17:30'))).toMatchObject({ level: 'insistent' })
  })

  it('is left in peace for as long as somebody said, and no other with it', () => {
    const fine = { visitId: under.id, untilAt: when('17:52') }
    expect(overdueNow(view([under], { fine }), when('17:51'))).toBeNull()
    expect(overdueNow(view([under], { fine }), when('17:52'))).toMatchObject({ level: 'calm' })
    expect(overdueTimes(view([under], { fine }))[0]).toBe('17:52')
    const other = { visitId: id(77), untilAt: when('23:00') }
    expect(overdueNow(view([under], { fine: other }), when('17:20'))).not.toBeNull()
  })
})
