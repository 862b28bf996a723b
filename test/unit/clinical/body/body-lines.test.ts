import { describe, expect, it } from 'vitest'
import { areaRows, bodyLines, bodyLinesBesideTable } from '#shared/domain/clinical/body/body-lines'
import { blankArea } from '#shared/domain/clinical/body/change-body'
import { areaWords } from '#shared/domain/clinical/body/words'
import type { BodyArea, BodySession } from '#shared/schema/body-session'
import { body } from './body-fixture'

const timeOf = () => '10:00'
const lowBack: BodyArea = {
  ...blankArea('lowBack'),
  ...{ painBefore: 7, painAfter: 3, tone: 'tight', toneAfter: 'soft' },
  ...{ complaints: ['tension'], tenderness: 2, words: 'From carrying' },
}
const neck: BodyArea = { ...blankArea('neckBack'), painBefore: 4, painAfter: 4 }
const told: BodySession = { ...body(), areas: [lowBack, neck] }

const count = (text: string, part: string): number => text.split(part).length - 1
const wholeText = (session: BodySession): string =>
  [
    ...areaRows(session).map((row) => Object.values(row).slice(1).join(' | ')),
    ...bodyLinesBesideTable(session, timeOf).flatMap(({ lines }) => lines),
  ].join('\n')

describe('a body note to be read', () => {
  it('tells each figure of an area once: in the table', () => {
    const text = wholeText(told)
    expect(count(text, '7 → 3')).toBe(1)
    expect(count(text, 'tight → soft')).toBe(1)
    expect(count(text, 'tenderness 2 of 4')).toBe(1)
    expect(count(text, 'From carrying')).toBe(1)
  })

  it('names an area again only where there is more to say than the table does', () => {
    const text = wholeText(told)
    expect(count(text, areaWords.lowBack)).toBe(2)
    expect(count(text, areaWords.neckBack)).toBe(1)
    const titles = (areas: BodyArea[]) =>
      bodyLinesBesideTable({ ...told, areas }, timeOf).map(({ title }) => title)
    expect(titles([lowBack])).toContain('Found there')
    expect(titles([neck])).not.toContain('Found there')
  })

  it('as lines alone, without a table, still says everything of every area', () => {
    const [areas] = bodyLines(told, timeOf)
    expect(areas).toEqual({
      title: 'Areas',
      lines: [
        'Lower back: tension; tenderness 2 of 4; From carrying; pain 7 → 3; feel tight → soft',
        'Neck, back: pain 4 → 4',
      ],
    })
  })
})
