import { describe, expect, it } from 'vitest'
import { blankArea } from '#shared/domain/clinical/body/change-body'
import { personTrends } from '#shared/domain/clinical/trends/person-trends'
import { freshContent } from '#shared/domain/notes/draft-note'
import type { BodyArea } from '#shared/schema/body-session'
import type { Note } from '#shared/schema/note'
import { at, ids, visit } from '../../visit/visit-fixture'
import { body, id } from './body-fixture'

const note = (number: number, day: string, areas: BodyArea[], addendumTo = ''): Note => ({
  ...{ id: id(number), space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00', day), updatedAt: at('07:00', day), visitId: ids.visit },
  ...{ clientId: ids.parent, authorId: ids.me, state: 'signed', addendumTo, signature: null },
  sessionAt: at('16:00', day),
  content: { ...freshContent(visit(), 'postnatal'), body: body({ areas }) },
})
const lowBack = (painBefore: number | null, painAfter: number | null): BodyArea => ({
  ...blankArea('lowBack'),
  ...{ painBefore, painAfter },
})

describe('pain of one area', () => {
  it('has a course of its own over the days after birth; areas without a number have none', () => {
    const { trends } = personTrends({
      notes: [
        note(1, '2026-11-03', [lowBack(7, 4), blankArea('neckBack')]),
        note(2, '2026-11-10', [lowBack(5, null)]),
      ],
      ...{ screenings: [], birthOn: '2026-11-01', timeZone: 'America/Chicago', epdsMark: 13 },
    })
    expect(trends.map(({ id: name, title }) => [name, title])).toEqual([
      ['area-lowBack', 'Pain, lower back'],
    ])
    expect(trends[0]?.points.map(({ x, values }) => [x, values.before, values.after])).toEqual([
      [2, 7, 4],
      [9, 5, null],
    ])
  })
})
