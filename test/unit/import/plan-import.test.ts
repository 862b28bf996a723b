import { describe, expect, test } from 'vitest'
import { withFills, withoutFills } from '#shared/domain/import/fill-missing'
import type { KnownFamily } from '#shared/domain/import/plan-import'
import {
  planRows,
  type RowChoice,
  recordsToAdd,
  recordsToFill,
  type Stamps,
  usualChoice,
  weighRows,
} from '#shared/domain/import/plan-import'
import { undoAdded } from '#shared/domain/import/undo-import'
import { chartSchema } from '#shared/schema/chart'
import { clientSchema } from '#shared/schema/client'
import { idMaker, rowsOf } from './file-of'

const newId = idMaker()
const staffId = newId()
const space = newId()
const stamps: Stamps = { at: '2026-03-01T10:00:00.000Z', staffId, space }

const recordsOf = (csv: string) => {
  const planned = planRows(weighRows(rowsOf(csv), []), new Map())
  return planned.adds.map((one) => recordsToAdd(one, stamps))
}
const parentsOf = (csv: string) => recordsOf(csv).flatMap(({ clients }) => clients.slice(0, 1))
const known = (csv: string): KnownFamily => {
  const [records] = recordsOf(csv)
  const [parent, ...infants] = records?.clients ?? []
  if (!parent) throw new Error('no family')
  return { parent, chart: records?.charts[0] ?? null, infants: infants.length }
}

const fillOf = (family: KnownFamily, csv: string) => {
  const forms = rowsOf(csv).flatMap(({ form }) => form ?? [])
  return recordsToFill(family, forms, stamps)
}

describe('Who is taken for whom', () => {
  const like = (csv: string, there: string) => {
    const [row] = weighRows(rowsOf(csv), parentsOf(there))
    return row?.repeat?.because ?? null
  }
  const heads = 'Name,DOB,Phone,Email\n'
  test.each([
    [
      'the same phone, written otherwise',
      'Bea Cole,,+1 503-555-0142,',
      'Ana Ruiz,,5035550142,',
      ['phone'],
    ],
    ['the same email in other letters', 'Bea Cole,,,Ana@X.com', 'Ana Ruiz,,,ana@x.com', ['email']],
    [
      'name and birth date, in any order',
      '"Ruiz, Ana",1990-05-03,,',
      'Ana Ruíz,1990-05-03,,',
      ['nameAndBirth'],
    ],
    ['the same name without a birth date', 'Ana Ruiz,,,', 'Ana Ruiz,1990-05-03,,', ['name']],
    [
      'two birth dates: two people',
      'Ana Ruiz,1991-05-03,5035550142,',
      'Ana Ruiz,1990-05-03,5035550142,',
      null,
    ],
    ['nothing alike', 'Bea Cole,,5035550143,', 'Ana Ruiz,,5035550142,', null],
    ['short numbers are alike by chance', 'Bea Cole,,5550142,', 'Ana Ruiz,,5035550142,', null],
  ])('%s', (_, row, there, because) => {
    expect(like(heads + row, heads + there)).toEqual(because)
  })
  test('within the file, against the first of them', () => {
    const rows = weighRows(
      rowsOf('Name,Phone\nAna Ruiz,5035550142\nA. Ruiz,5035550142\nAna Ruiz,\n'),
      [],
    )
    expect(rows.map(({ repeat }) => repeat?.of ?? null)).toEqual([
      null,
      { kind: 'row', row: 2 },
      { kind: 'row', row: 2 },
    ])
    expect(rows.map(usualChoice)).toEqual(['add', 'skip', 'skip'])
  })
  test('5,000 rows with one switchboard’s number are weighed without comparing each with each', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `Name${at} X,5035550100`).join('\n')
    const rows = weighRows(rowsOf(`Name,Phone\n${lines}`), [])
    expect(rows.filter(({ repeat }) => repeat).length).toBe(4999)
  })
})

describe('What becomes of the rows', () => {
  const csv = 'Name,Phone,Email\nAna Ruiz,5035550142,\nAna Ruiz,5035550142,ana@x.com\n,1,\n'
  const plan = (choice: RowChoice) =>
    planRows(weighRows(rowsOf(csv), []), new Map([[3, choice] as const]))
  test('filled in: two rows of the file become one family', () => {
    const { adds, skipped, leftOut } = plan('fill')
    expect(adds.map(({ form }) => form.contact.email)).toEqual(['ana@x.com'])
    expect([skipped.length, leftOut.length]).toEqual([0, 1])
  })
  test('skipped or added, as it was chosen', () => {
    expect(plan('skip')).toMatchObject({ adds: { length: 1 }, skipped: { length: 1 } })
    expect(plan('add')).toMatchObject({ adds: { length: 2 }, skipped: { length: 0 } })
  })
  test('every record passes its schema, with ids and instants of its own', () => {
    const [family] = recordsOf(
      'Name,Babies,Baby DOB,Status\nAna Ruiz,Leo & Mia,2026-01-05,inactive\n',
    )
    expect(family?.clients.map((client) => clientSchema.parse(client).status)).toEqual(
      Array.from({ length: 3 }, () => 'archived'),
    )
    expect(family?.charts.map((chart) => chartSchema.parse(chart).subject)).toEqual([
      ...['parent', 'infant', 'infant'],
    ])
    expect(family?.clients.every(({ updatedAt }) => updatedAt === stamps.at)).toBe(true)
  })
})

describe('What is missing is filled in, and nothing that stands is touched', () => {
  const there = known('Name,Phone,Address\nAna Ruiz,5035550142,"1 Oak St, Salem, OR 97301"\n')
  const csv =
    'Name,Phone,Email,Address,Due date,Allergies,Babies\nAna Ruiz,5035550199,ana@x.com,"2 Elm St, Troy, NY 12180",2026-06-01,latex,Leo\n'
  test('the phone and the address stay; email, due date, allergies and the baby come in', () => {
    const { clients, charts, fills } = fillOf(there, csv)
    expect(fills.map(({ path }) => path.join('.'))).toEqual([
      ...['contact.email', 'parent.dueOn', 'allergyHistory', 'allergies'],
    ])
    expect(clients.map(({ kind, parentId }) => [kind, parentId])).toEqual([
      ['infant', there.parent.id],
    ])
    expect(charts).toHaveLength(1)
  })
  test('“no allergies” is an answer that a file does not replace', () => {
    const answered = known('Name,Allergies\nAna Ruiz,none\n')
    expect(fillOf(answered, csv).fills.some(({ part }) => part === 'allergies')).toBe(false)
  })
  test('an address is filled in whole or not at all', () => {
    const cityOnly = known('Name,City\nAna Ruiz,Salem\n')
    expect(fillOf(cityOnly, csv).fills.some(({ part }) => part === 'address')).toBe(false)
    const homeless = known('Name\nAna Ruiz\n')
    const { fills } = fillOf(homeless, csv)
    expect(fills.filter(({ part }) => part === 'address')).toHaveLength(4)
  })
  test('taken back, the record is what it was; what was changed since stays', () => {
    const { fills } = fillOf(there, csv)
    const own = fills.filter(({ collection }) => collection === 'clients')
    const filled = withFills(there.parent, own)
    expect(clientSchema.parse(filled).contact?.email).toBe('ana@x.com')
    expect(withoutFills(filled, own)).toEqual({ record: there.parent, kept: 0 })
    const contact = {
      ...(filled.contact as NonNullable<typeof filled.contact>),
      email: 'a@new.org',
    }
    expect(withoutFills({ ...filled, contact }, own)).toEqual({
      record: { ...filled, contact },
      kept: 1,
    })
  })
  test('an allergy added since keeps the answer beside it', () => {
    const { fills } = fillOf(there, csv)
    const own = fills.filter(({ collection }) => collection === 'charts')
    const filled = withFills(there.chart as NonNullable<typeof there.chart>, own)
    const [allergy] = filled.allergies
    const more = { ...filled, allergies: [...filled.allergies, { ...allergy, id: newId() }] }
    const { record, kept } = withoutFills(more, own)
    expect(record).toMatchObject({ allergyHistory: 'some', parent: { dueOn: null } })
    expect(kept).toBe(1)
  })
})

describe('What can be taken back', () => {
  const families = recordsOf('Name,Babies\nAna Ruiz,Leo\nBea Cole,\nCo Li,\nDee Moss,\n')
  const clients = families.flatMap((family) => family.clients)
  const charts = families.flatMap((family) => family.charts)
  const ids = { clientIds: clients.map(({ id }) => id), chartIds: charts.map(({ id }) => id) }
  const nobody: ReadonlySet<string> = new Set()
  const facts = { at: stamps.at, ...ids, clients, charts, used: nobody, grown: nobody }
  const [ana, leo, bea, co] = clients
  const later = '2026-03-02T10:00:00.000Z'
  test('all of it when nobody touched it', () => {
    const answer = undoAdded(facts)
    expect(answer).toEqual({ ...ids, kept: [] })
  })
  test('not a family whose baby’s chart was changed, who was visited, or who got another baby', () => {
    const answer = undoAdded({
      ...facts,
      charts: charts.map((one) => (one.clientId === leo?.id ? { ...one, updatedAt: later } : one)),
      used: new Set([bea?.id ?? '']),
      grown: new Set([co?.id ?? '']),
    })
    expect(answer.kept).toEqual([
      { clientId: ana?.id, because: 'changed' },
      { clientId: bea?.id, because: 'used' },
      { clientId: co?.id, because: 'used' },
    ])
    expect(answer.clientIds).toHaveLength(1)
    expect(answer.chartIds).toHaveLength(1)
  })
  test('nobody who did not come with it', () => {
    const [first] = ids.clientIds
    const answer = undoAdded({ ...facts, clientIds: first ? [first] : [], chartIds: [] })
    expect(answer).toEqual({ clientIds: [first], chartIds: [], kept: [] })
  })
})
