import { describe, expect, test } from 'vitest'
import { checkSignature } from '#shared/domain/notes/signed-content'
import {
  calledOffWords,
  cameSince,
  type FamilyRecords,
  handOver,
  standingOfCopy,
} from '#shared/domain/spaces/hand-over'
import { placesForClient } from '#shared/domain/spaces/whose-space'
import { collections, type RecordOf } from '#shared/schema/collections'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'
import { sampleRecords } from '../../support/sample-practice'

/** The families of a made-up practice of two, with notes that are truly signed. */
function samplePractice() {
  const records = [...sampleRecords({ therapists: 2, days: 120, seed: 7, today: '2026-11-20' })]
  const all = <C extends keyof typeof collections>(name: C) =>
    records
      .filter(({ collection }) => collection === name)
      .map(({ record }) => record as RecordOf<C>)
  const staff = all('staff') as Staff[]
  const clients = all('clients')
  const families = clients
    .filter(({ kind }) => kind === 'parent')
    .map((parent): FamilyRecords => {
      const infants = clients.filter(({ parentId }) => parentId === parent.id)
      const ids = new Set([parent.id, ...infants.map(({ id }) => id)])
      const of = <R extends { readonly clientId: string }>(some: readonly R[]) =>
        some.filter(({ clientId }) => ids.has(clientId))
      return {
        ...{ parent, infants, charts: of(all('charts')), visits: of(all('visits')) },
        ...{ notes: of(all('notes')), consents: of(all('consents')), groupVisits: [] },
        screenings: of(all('screenings')),
      }
    })
  return { staff, families }
}

const { staff, families } = samplePractice()
const signed = families.filter(
  ({ notes, visits }) =>
    notes.some(({ state }) => state === 'signed') &&
    notes.every(({ state }) => state === 'signed') &&
    visits.every(
      ({ state }) => state === 'planned' || state === 'finished' || state === 'cancelled',
    ),
)
const other = (family: FamilyRecords): Staff => {
  const found = staff.find(({ clientSpace }) => clientSpace !== family.parent.space)
  if (!found) throw new Error('one therapist alone')
  return found
}
const wantedFor = (family: FamilyRecords) => ({
  ...{ staffId: other(family).id, space: other(family).clientSpace, reason: 'Moves to the north' },
  ...{ at: '2026-11-21T08:00:00.000Z', by: staff[0]?.id as string, gone: new Set<string>() },
})
function handed(family: FamilyRecords, wanted = wantedFor(family)) {
  const done = handOver(family, wanted)
  if (!done.ok) throw new Error(done.refusal.kind)
  return done.value
}
const everything = ({ copies }: ReturnType<typeof handed>) =>
  (Object.keys(copies) as (keyof typeof copies)[]).flatMap((name) =>
    copies[name].map((record) => [name, record] as const),
  )

describe('a family that is handed over', () => {
  test('is whole in the new space: every record there once, by its schema, and nothing with an old id', () => {
    expect(signed.length).toBeGreaterThan(5)
    for (const family of signed) {
      const done = handed(family)
      for (const name of ['charts', 'visits', 'notes', 'consents', 'screenings'] as const) {
        expect(done.copies[name].length).toBe(family[name].length)
      }
      // What was said about a note is of that note, and stays with it.
      const [screen] = family.screenings
      const review = { ...screen, kind: 'review' } as Screening
      const talked = screen ? { ...family, screenings: [...family.screenings, review] } : family
      expect(handed(talked).copies.screenings).toEqual(done.copies.screenings)
      expect(done.copies.clients.length).toBe(1 + family.infants.length)
      const old = new Set(
        Object.values(family)
          .flat()
          .map(({ id }) => id),
      )
      for (const [name, record] of everything(done)) {
        collections[name].record.parse(record)
        expect(record.space).toBe(other(family).clientSpace)
        // What says where it came from names the old ones, and what was signed is never touched.
        const {
          signedFor: _a,
          signedAsId: _b,
          copyOf: _c,
          handedFrom: _d,
          ...rest
        } = record as never as Record<string, unknown>
        const { content: _e, signature: _f, cosign: _g, therapistSigned: _h, ...plain } = rest
        const text = JSON.stringify(plain)
        expect([...old].filter((id) => text.includes(id))).toEqual([])
      }
    }
  })

  test('keeps every signature, its author and its words', () => {
    for (const family of signed) {
      const { copies } = handed(family)
      for (const [index, copy] of copies.notes.entries()) {
        const note = family.notes[index]
        const author = staff.find(({ id }) => id === copy.authorId) ?? null
        expect(checkSignature(copy, author)).toBe('unchanged')
        expect(copy.content).toEqual(note?.content)
        expect(copies.clients.some(({ id }) => id === copy.clientId)).toBe(true)
        expect(copies.visits.some(({ id }) => id === copy.visitId)).toBe(true)
        const changed = { ...copy, content: { ...copy.content, plan: `${copy.content.plan}.` } }
        expect(checkSignature(changed, author)).toBe('altered')
      }
    }
  })

  test('goes on with the new therapist, and its past stays with who held it', () => {
    const family = signed.find(({ visits }) => visits.some(({ state }) => state === 'planned'))
    if (!family) throw new Error('nobody has a visit planned')
    const { copies, plannedVisitIds, parentId, handedTo } = handed(family)
    const parent = copies.clients.find(({ id }) => id === parentId)
    expect(parent).toMatchObject({ therapistId: other(family).id, status: family.parent.status })
    expect(parent?.handedFrom).toMatchObject({ clientId: family.parent.id, isDone: true })
    expect(handedTo).toMatchObject({ clientId: parentId, isDone: false })
    expect(plannedVisitIds.length).toBeGreaterThan(0)
    for (const [index, visit] of copies.visits.entries()) {
      const before = family.visits[index]
      const isPlanned = visit.state === 'planned'
      expect(visit.therapistId).toBe(isPlanned ? other(family).id : before?.therapistId)
      expect(visit.copyOf).toBe(isPlanned ? undefined : before?.id)
    }
  })

  test('broken off and worked out again is the very same, whenever and by whomever it is asked', () => {
    const [family] = signed as [FamilyRecords]
    const first = handed(family)
    const parent = { ...family.parent, handedTo: first.handedTo }
    const later = { ...wantedFor(family), at: '2026-11-25T08:00:00.000Z', reason: 'other words' }
    expect(handed({ ...family, parent }, later)).toEqual(first)
  })

  test('handed back is there a third time, and its notes are still as they were signed', () => {
    const [family] = signed as [FamilyRecords]
    const { copies, parentId } = handed(family)
    const there = {
      ...{ parent: copies.clients.find(({ id }) => id === parentId) as FamilyRecords['parent'] },
      ...{ infants: copies.clients.filter(({ id }) => id !== parentId), charts: copies.charts },
      ...{ visits: copies.visits, notes: copies.notes, consents: copies.consents },
      ...{ screenings: copies.screenings, groupVisits: [] },
    }
    const back = handed(there, {
      ...{ ...wantedFor(family), staffId: family.parent.therapistId, space: family.parent.space },
      at: '2026-12-01T08:00:00.000Z',
    })
    expect(back.parentId).not.toBe(family.parent.id)
    for (const note of back.copies.notes) {
      expect(checkSignature(note, staff.find(({ id }) => id === note.authorId) ?? null)).toBe(
        'unchanged',
      )
    }
  })
})

describe('a family that was in a group in another home', () => {
  const [family] = signed as [FamilyRecords]
  const [first, ...others] = family.notes
  const [host] = family.visits
  if (!first || !host) throw new Error('no note of a visit')
  const groupVisit = {
    ...host,
    ...{ id: crypto.randomUUID(), clientId: crypto.randomUUID(), state: 'finished' as const },
    ...{ infantIds: [crypto.randomUUID()], groupClientIds: [family.parent.id], plan: 'Bring mats' },
  }
  const notes = [{ ...first, visitId: groupVisit.id }, ...others]
  const invited = { ...family, groupVisits: [groupVisit], notes }

  test('finds its note on a visit of its own, with nothing of the others', () => {
    const { copies, parentId } = handed(invited)
    const copy = copies.visits.find(({ copyOf }) => copyOf === groupVisit.id)
    expect(copies.notes[0]?.visitId).toBe(copy?.id)
    expect(copy).toMatchObject({ clientId: parentId, plan: '', space: other(family).clientSpace })
    expect(copy?.groupClientIds).toBeUndefined()
    const people = copies.clients.map(({ id }) => id)
    expect(copy?.infantIds.every((id) => people.includes(id))).toBe(true)
    expect(JSON.stringify(copy)).not.toContain(groupVisit.clientId)
    collections.visits.record.parse(copy)
  })

  test('has a copy that is no other family’s', () => {
    const neighbour = { ...family, parent: { ...family.parent, id: crypto.randomUUID() } }
    const copyOf = (of: FamilyRecords) =>
      handed({ ...of, groupVisits: [groupVisit], notes }).copies.visits.find(
        (visit) => visit.copyOf === groupVisit.id,
      )?.id
    expect(copyOf(neighbour)).not.toBe(copyOf(family))
  })
})

describe('what comes after a family was handed over', () => {
  const [family] = signed as [FamilyRecords]
  const { handedTo } = handed(family)
  const parent = {
    ...family.parent,
    ...{ status: 'archived' as const, handedTo: { ...handedTo, isDone: true } },
  }

  test('goes over under the ids it would have had, and the parent stays as they are', () => {
    const [visit] = family.visits
    if (!visit) throw new Error('no visit')
    const late = { ...visit, id: crypto.randomUUID(), state: 'planned' as const }
    const draft = { ...family.notes[0], id: crypto.randomUUID(), state: 'draft' as const } as never
    const more = cameSince(
      { ...family, parent, visits: [...family.visits, late], notes: [...family.notes, draft] },
      wantedFor(family),
    )
    const before = handed(family)
    expect(more?.copies.visits.slice(0, -1)).toEqual(before.copies.visits)
    expect(more?.plannedVisitIds).toContain(late.id)
    expect(more?.copies.notes).toEqual(before.copies.notes)
    expect(more?.copies.clients.map(({ kind }) => kind)).not.toContain('parent')
    expect(cameSince(family, wantedFor(family))).toBeNull()
  })

  test('a visit that was called off because its copy is held does not call off the copy', () => {
    const visits = family.visits.map((visit) => ({
      ...visit,
      ...{ state: 'cancelled' as const, stateReason: calledOffWords('Noor') },
    }))
    expect(cameSince({ ...family, parent, visits }, wantedFor(family))?.copies.visits).toEqual([])
    const broken = { ...family, visits, parent: { ...family.parent, handedTo } }
    expect(handed(broken).copies.visits).toEqual([])
  })

  test('is written over the copy, but never over what the new therapist wrote', () => {
    const [maya, noor] = ['maya', handedTo.staffId]
    const stamp = (hour: number, updatedBy: string) => ({
      id: 'visit',
      ...{ updatedAt: `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`, updatedBy },
    })
    const standing = (there: ReturnType<typeof stamp>, copy: ReturnType<typeof stamp>) =>
      standingOfCopy(there, copy, handedTo)
    expect(standing(stamp(7, maya), stamp(7, maya))).toBe('keep')
    expect(standing(stamp(7, maya), stamp(9, maya))).toBe('renew')
    expect(standing(stamp(9, noor), stamp(7, maya))).toBe('keep')
    expect(standing(stamp(9, noor), stamp(10, maya))).toBe('differ')
    expect(standing(stamp(9, noor), stamp(10, noor))).toBe('renew')
  })
})

describe('a family is not handed over', () => {
  const [family] = signed as [FamilyRecords]
  const refusal = (of: FamilyRecords, wanted = wantedFor(family)) => {
    const done = handOver(of, wanted)
    return done.ok ? null : done.refusal
  }

  test('to the therapist they are with, and no second time', () => {
    const same = { ...wantedFor(family), space: family.parent.space }
    expect(refusal(family, same)).toEqual({ kind: 'sameTherapist' })
    const { handedTo } = handed(family)
    const gone = {
      ...family,
      parent: { ...family.parent, handedTo: { ...handedTo, isDone: true } },
    }
    expect(refusal(gone)).toEqual({ kind: 'handedAlready' })
  })

  test('while notes are not signed, or a visit is under way', () => {
    const notes = family.notes.map((note) => ({
      ...note,
      state: 'draft' as const,
      signature: null,
    }))
    expect(refusal({ ...family, notes })).toEqual({ kind: 'unsigned', notes: notes.length })
    const visits = family.visits.map((visit) => ({ ...visit, state: 'inSession' as const }))
    expect(refusal({ ...family, visits })).toEqual({ kind: 'underWay' })
    expect(refusal({ ...family, groupVisits: visits.slice(0, 1) })).toEqual({ kind: 'underWay' })
  })

  test('but for notes of those who left: nobody can sign them, and they stay', () => {
    const [note, ...others] = family.notes
    if (!note) throw new Error('no note')
    const draft = { ...note, state: 'draft' as const, signature: null }
    const notes = [draft, ...others]
    expect(refusal({ ...family, notes })).toEqual({ kind: 'unsigned', notes: 1 })
    const left = { ...wantedFor(family), gone: new Set([note.authorId]) }
    expect(handed({ ...family, notes }, left).copies.notes.length).toBe(others.length)
  })

  test('while other families are asked to their home', () => {
    const [visit, ...others] = family.visits
    if (!visit) throw new Error('no visit')
    const group = { ...visit, groupClientIds: [crypto.randomUUID()] }
    const visits = (state: 'planned' | 'finished') => [{ ...group, state }, ...others]
    expect(refusal({ ...family, visits: visits('planned') })).toEqual({ kind: 'group' })
    expect(refusal({ ...family, visits: visits('finished') })).toBeNull()
  })
})

test('a new client may become whose space is here: one’s own first, and never the office’s', () => {
  const [one, two] = staff as [Staff, Staff]
  const office = { ...two, id: crypto.randomUUID(), role: 'office' as const }
  const held = [
    { id: one.clientSpace, staffId: one.id, isWhole: true },
    { id: two.clientSpace, staffId: two.id, isWhole: false },
  ]
  const ids = (userId: string) =>
    placesForClient(held, [one, two, office], userId).map(({ staffId }) => staffId)
  expect(ids(one.id)).toEqual([one.id, two.id])
  expect(ids(two.id)).toEqual([two.id, one.id])
  expect(ids(office.id)).not.toContain(office.id)
  expect(placesForClient(held.slice(0, 1), [one, two], two.id)).toEqual([
    { staffId: one.id, space: one.clientSpace },
  ])
})
