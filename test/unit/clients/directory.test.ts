import { describe, expect, it } from 'vitest'
import { buildDirectory } from '#renderer/data/queries/client-directory'
import { createDirectoryIndex } from '#renderer/data/queries/directory-index'
import { blankHousehold, nextBaby } from '#shared/domain/clients/blank-form'
import { peopleOf } from '#shared/domain/clients/household-records'
import { createRandom } from '#shared/sample/random'
import type { Client } from '#shared/schema/client'

const random = createRandom(5)
interface Wanted {
  readonly given: string
  readonly family: string
  readonly baby?: string
  readonly street?: string
  readonly phone?: string
}
function household(wanted: Wanted): Client[] {
  const form = blankHousehold(random.uuid)
  form.name = { given: wanted.given, family: wanted.family, preferred: '' }
  form.contact = { ...form.contact, phone: wanted.phone ?? '' }
  form.address = { ...form.address, street: wanted.street ?? '' }
  if (wanted.baby) {
    const baby = nextBaby(form, random.uuid)
    form.babies = [{ ...baby, name: { given: wanted.baby, family: '', preferred: '' } }]
  }
  return peopleOf(form).map(
    ({ clientId, client }) => ({ id: clientId, ...client, status: 'active' }) as unknown as Client,
  )
}
const clients = [
  ...household({ given: 'Zoë', family: 'Vale', baby: 'Noor', street: '12 Alder St' }),
  ...household({ given: 'Ana', family: 'Ortiz', phone: '(503) 555-0142' }),
  ...household({ given: 'نور', family: 'حداد' }),
]
const names = (text: string) =>
  buildDirectory(clients)
    .search(text)
    .map((entry) => entry.name)

describe('the directory of clients', () => {
  it('orders parents by family name and counts their babies', () => {
    const { parents } = buildDirectory(clients)
    expect(parents.map((entry) => entry.name)).toEqual(['Ana Ortiz', 'Zoë Vale', 'نور حداد'])
    expect(parents[1]?.babies).toBe(1)
  })

  it.each([
    ['z', ['Zoë Vale']],
    ['zoe', ['Zoë Vale']],
    ['vale zo', ['Zoë Vale']],
    ['noor', ['Zoë Vale']],
    ['alder', ['Zoë Vale']],
    ['0142', ['Ana Ortiz']],
    ['503 555', ['Ana Ortiz']],
    ['نور', ['نور حداد']],
    ['xyz', []],
  ])('finds by %s', (text, expected) => expect(names(text)).toEqual(expected))

  it('finds everybody by nothing, and nobody by marks alone is not an error', () => {
    expect(names('  ')).toHaveLength(3)
    expect(names('...')).toHaveLength(3)
  })

  it('follows a change, a baby more and a removal in place', () => {
    const index = createDirectoryIndex()
    const settle = () => {
      for (const _ of index.settle());
      return index.snapshot()
    }
    index.put(clients)
    const before = settle()
    const [zoe, noor] = clients
    if (!zoe || !noor) throw new Error('nobody')
    index.put([{ ...zoe, name: { given: 'Zoë', family: 'Abel', preferred: '' } }])
    const after = settle()
    expect(after.parents.map((entry) => entry.name)).toEqual(['Zoë Abel', 'Ana Ortiz', 'نور حداد'])
    expect(after.search('vale')).toEqual([])
    expect(after.search('noor').map((entry) => entry.name)).toEqual(['Zoë Abel'])
    expect(before.parents[1]?.name).toBe('Zoë Vale')
    index.remove([noor.id])
    expect(settle().search('noor')).toEqual([])
    index.remove([zoe.id])
    expect(settle().parents).toHaveLength(2)
    expect(settle().search('abel')).toEqual([])
  })
})
