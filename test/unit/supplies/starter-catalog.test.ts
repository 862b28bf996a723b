import { describe, expect, it } from 'vitest'
import { checklistFor } from '#shared/domain/supplies/checklist'
import { starterCatalog } from '#shared/domain/supplies/starter-catalog'
import { catalogEntrySchema } from '#shared/schema/catalog-entry'
import { countedIds, stampsFrom } from './catalog-fixture'

const catalog = () => starterCatalog(stampsFrom(countedIds()))

describe('the starter lists', () => {
  it('hold six services, six kits and records that the schema takes, each with its own id', () => {
    const entries = catalog()
    for (const entry of entries) expect(catalogEntrySchema.parse(entry)).toEqual(entry)
    expect(entries.filter(({ kind }) => kind === 'service').map(({ name }) => name)).toEqual([
      'Postpartum breast massage',
      'Postnatal body massage',
      'Prenatal massage',
      'Cesarean scar care',
      'Infant massage coaching',
      'Infant massage group',
    ])
    expect(entries.filter(({ kind }) => kind === 'kit')).toHaveLength(6)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  })

  it('are the same for the same ids', () => expect(catalog()).toEqual(catalog()))

  it('give every service something to pack, a door step and a washing of hands', () => {
    const entries = catalog()
    const of = (kind: string) => entries.filter((entry) => entry.kind === kind)
    for (const service of of('service')) {
      const lines = checklistFor(service, of('kit'), of('item'), countedIds())
      expect(lines.filter(({ phase }) => phase === 'pack').length).toBeGreaterThan(5)
      expect(lines.some(({ phase }) => phase === 'door')).toBe(true)
      expect(
        lines.some(({ label, phase }) => phase === 'leave' && /Hands washed/.test(label)),
      ).toBe(true)
    }
  })

  it('add the gloves of the scar kit to those of every visit', () => {
    const entries = catalog()
    const of = (kind: string) => entries.filter((entry) => entry.kind === kind)
    const scar = of('service').find(({ name }) => name === 'Cesarean scar care')
    if (!scar) throw new Error('no scar service')
    const lines = checklistFor(scar, of('kit'), of('item'), countedIds())
    expect(lines.find(({ label }) => label === 'Nitrile gloves')?.quantity).toBe(12)
  })

  it('pack no nut, sesame or peanut product unasked, and no latex', () => {
    const entries = catalog()
    const inKits = new Set(
      entries.flatMap(({ kit }) => kit?.lines.map(({ itemId }) => itemId) ?? []),
    )
    const risky = ['almond', 'hazelnut', 'walnut', 'macadamia', 'peanut', 'sesame', 'latex']
    for (const { id, item } of entries) {
      if (inKits.has(id)) expect(item?.allergens.filter((one) => risky.includes(one))).toEqual([])
    }
  })
})
