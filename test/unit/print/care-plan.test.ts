import { describe, expect, it } from 'vitest'
import {
  carePlanItemIds,
  carePlanItems,
  carePlanText,
  emptyCarePlan,
} from '#shared/domain/care-plan/items'
import { resourcesOf, startingResources } from '#shared/domain/care-plan/resources'
import { helpLineKeys } from '#shared/domain/clinical/gate/lines'
import { changeLine, practiceLines } from '#shared/domain/clinical/gate/rule-settings'
import { lockedStatements } from '#shared/domain/clinical/triage/words'
import { carePlanSheet } from '#shared/domain/print/care-plan-sheet'
import { trendSheet } from '#shared/domain/print/trend-sheet'
import { type CarePlan, carePlanItemSchema } from '#shared/schema/care-plan'
import type { CatalogEntry } from '#shared/schema/catalog-entry'

const page = (plan: Partial<CarePlan>, clientName = 'Ana') =>
  carePlanSheet({
    plan: { ...emptyCarePlan, ...plan },
    clientName,
    ...{ therapist: 'Maya Lindgren', practiceName: '', phone: '555', paper: 'Letter' },
    resources: startingResources,
  })

describe('the self-care plan', () => {
  it('has words for every choice in both languages, and none promises anything', () => {
    expect([...carePlanItemIds].sort()).toEqual([...carePlanItemSchema.options].sort())
    const claims =
      /heal|cure|treat|prevent|reliev|boost|improv|reduc|detox|hormon|immun|sana|cura|trata|previene|alivia|mejora|reduce/i
    for (const { en, es } of Object.values(carePlanItems)) {
      expect(es).not.toBe(en)
      expect(`${en} ${es}`).not.toMatch(claims)
    }
  })

  it('prints what is chosen and nothing else, in the client’s language', () => {
    const spanish = page({ language: 'es', items: ['rest'], nextContactOn: '2026-11-23' })
    expect(spanish).toContain('<html lang="es">')
    expect(spanish).toContain(carePlanItems.rest.es)
    expect(spanish).not.toContain(carePlanItems.rest.en)
    expect(spanish).not.toContain(carePlanItems.water.es)
    expect(spanish).toContain('23 de noviembre')
    expect(spanish).not.toContain('988 Suicide')
    expect(page({ nextContactOn: '2026-02-05' })).toContain('February 5.')
  })

  it.each(['en', 'es'] as const)(
    'always says in %s when to call and what massage is not',
    (language) => {
      const empty = page({ language })
      for (const words of [carePlanText[language].emergency, ...lockedStatements[language]]) {
        expect(empty).toContain(words)
      }
    },
  )

  it('takes hostile words as words', () => {
    const hostile = page({ ownLines: ['<script>alert(1)</script>'] }, '<img src=x>')
    expect(hostile).not.toMatch(/<script|<img/)
    const charts = [
      { title: '<b>', svg: '<svg></svg>', head: ['<i>'], rows: [['<u>']], remark: '' },
    ]
    expect(trendSheet('<script>', '', charts)).not.toMatch(/<script|<b>|<i>|<u>/)
  })
})

describe('whom to turn to', () => {
  it('is the list that comes along until the practice changes an entry', () => {
    const first = startingResources[0]
    if (!first) throw new Error('The list is empty')
    const { id, name, active: _active, own: _own, line: _line, ...resource } = first
    const changed = { id, name, active: false, resource } as unknown as CatalogEntry
    const known = resourcesOf([changed], practiceLines([]), 'America/Chicago')
    expect(known).toHaveLength(startingResources.length)
    expect(known.find((one) => one.id === id)).toMatchObject({ own: true, active: false })
    expect(
      resourcesOf([], practiceLines([]), 'UTC').every(({ verifiedOn }) => verifiedOn === null),
    ).toBe(true)
  })

  it('has the numbers of the door check, also once the practice moved one or keeps an entry of its own', () => {
    const hand = {
      id: crypto.randomUUID(),
      at: '2026-11-21T03:00:00.000Z',
      by: crypto.randomUUID(),
    }
    const moved = changeLine('crisis988', '555 0101', 'Ours answers faster', hand)
    if (!moved.ok) throw new Error(moved.refusal)
    const lines = practiceLines([moved.value])
    const known = resourcesOf([], lines, 'America/Chicago')
    expect(known.flatMap(({ line, phone }) => (line ? [[line, phone]] : [])).sort()).toEqual(
      helpLineKeys
        .filter((key) => key !== 'emergency' && key !== 'stateReport')
        .map((key) => [key, lines[key].number])
        .sort(),
    )
    const crisis = known.find(({ line }) => line === 'crisis988')
    expect(crisis).toMatchObject({ phone: '555 0101', verifiedOn: '2026-11-20' })
    if (!crisis) throw new Error('The line is not there')
    const { id, name } = crisis
    const resource = { use: 'crisis', phone: '988', web: '', verifiedOn: '2020-01-01' }
    const stale = { id, name, active: true, resource } as unknown as CatalogEntry
    expect(
      resourcesOf([stale], lines, 'America/Chicago').find((one) => one.id === id),
    ).toMatchObject({ own: true, phone: '555 0101', verifiedOn: '2026-11-20' })
  })
})
