import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharingAnswer } from '#shared/domain/consents/sharing-answer'
import { coveredWords, coversBefore, lend } from '#shared/domain/spaces/cover'
import { givenBack, hasMoreToGive, leftThere, takenBack } from '#shared/domain/spaces/give-back'
import type { FamilyRecords } from '#shared/domain/spaces/hand-over'
import type { Client, Cover } from '#shared/schema/client'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import type { Consent } from '#shared/schema/consent'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'
import type { Visit } from '#shared/schema/visit'
import { sampleRecords } from '../../support/sample-practice'

const records = [...sampleRecords({ therapists: 2, days: 60, seed: 7, today: '2026-11-20' })]
const all = <C extends CollectionName>(name: C) =>
  records.flatMap(({ collection, record }) =>
    collection === name ? [record as unknown as RecordOf<C>] : [],
  )

/** A family with a visit ahead, and only what a test is about. */
function oneFamily(): FamilyRecords {
  const clients = all('clients')
  const isAhead = ({ state, groupClientIds = [] }: Visit) =>
    state === 'planned' && groupClientIds.length === 0
  const ahead = new Map(all('visits').flatMap((one) => (isAhead(one) ? [[one.clientId, one]] : [])))
  const parent = clients.find(
    ({ id, kind, home, contact }) => kind === 'parent' && ahead.has(id) && home && contact,
  )
  if (!parent) throw new Error('nobody has a visit ahead')
  const infants = clients.filter(({ parentId }) => parentId === parent.id)
  const ids = new Set([parent.id, ...infants.map(({ id }) => id)])
  return {
    ...{ parent, infants, visits: [ahead.get(parent.id) as Visit] },
    charts: all('charts').filter(({ clientId }) => ids.has(clientId)),
    ...{ notes: [], consents: [], screenings: [], groupVisits: [] },
  }
}

const colleague = all('staff').find(({ id }) => id !== oneFamily().parent.therapistId) as Staff
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString()

interface World {
  readonly family: FamilyRecords
  readonly there: FamilyRecords
  readonly cover: Cover
}

function lendIt(family: FamilyRecords): World {
  const lent = lend(family, {
    ...{ id: crypto.randomUUID(), staffId: colleague.id, space: colleague.clientSpace },
    ...{ visitIds: family.visits.map(({ id }) => id), at: at(0), by: colleague.id },
    ...{ fromDay: '2026-11-20', untilDay: '2026-11-30' },
  })
  if (!lent.ok) throw new Error(lent.refusal.kind)
  const { cover, copies } = lent.value
  const stamped = { updatedAt: cover.at, updatedBy: cover.by }
  const stateReason = coveredWords(colleague.name)
  const parentThere = copies.clients.at(-1) as Client
  return {
    cover: { ...cover, state: 'lent' },
    family: {
      ...family,
      parent: { ...family.parent, ...stamped },
      visits: family.visits.map((one) => ({ ...one, ...stamped, state: 'cancelled', stateReason })),
    },
    there: {
      ...{ parent: parentThere, infants: copies.clients.slice(0, -1) },
      ...{ charts: copies.charts, visits: copies.visits, notes: [], groupVisits: [] },
      ...{ consents: copies.consents, screenings: [] },
    },
  }
}

type Listed = 'charts' | 'visits' | 'notes' | 'consents' | 'screenings'

function withBack<C extends CollectionName>(
  name: C,
  here: readonly RecordOf<C>[],
  back: readonly RecordOf<C>[],
  { sources }: Cover,
): RecordOf<C>[] {
  const next = new Map(here.map((one) => [one.id, one]))
  for (const one of back) {
    const taken = takenBack<C>(name, next.get(one.id) ?? null, one, sources)
    if (taken) next.set(one.id, taken)
  }
  return [...next.values()]
}

/** As the command does it. */
function end({ family, there, cover }: World): World {
  const back = givenBack(family, there, cover)
  const list = <C extends Listed>(name: C) =>
    withBack<C>(name, family[name] as never, back.copies[name] as never, cover)
  const clients = withBack(
    'clients',
    [family.parent, ...family.infants],
    back.copies.clients,
    cover,
  )
  const left = leftThere(there, cover, false)
  const stay = <R extends { readonly id: string }>(
    name: keyof typeof left.remove,
    of: readonly R[],
  ) => of.filter(({ id }) => !left.remove[name].includes(id))
  return {
    cover: { ...cover, state: 'ended', sources: [...back.sources] },
    family: {
      ...{ ...family, parent: clients[0] as Client, infants: clients.slice(1) },
      ...{ charts: list('charts'), notes: list('notes'), consents: list('consents') },
      screenings: list('screenings'),
      visits: list('visits').map((one) =>
        back.planAgain.includes(one.id) ? { ...one, state: 'planned', stateReason: '' } : one,
      ),
    },
    there: {
      ...there,
      parent: left.clients.find(({ kind }) => kind === 'parent') as Client,
      infants: left.clients.filter(({ kind }) => kind === 'infant'),
      ...{ charts: stay('charts', there.charts), visits: left.visits },
      ...{ consents: stay('consents', there.consents) },
      screenings: stay('screenings', there.screenings),
    },
  }
}

type Side = 'family' | 'there'
interface Edit {
  readonly what: 'chart' | 'phone' | 'note' | 'visit'
  readonly side: Side
}

/** Writes a word that stands nowhere else. */
function write(world: World, { what, side }: Edit, minute: number): World {
  const one = world[side]
  const word = `word${minute}.`
  const stamped = {
    updatedAt: at(minute),
    updatedBy: side === 'there' ? colleague.id : one.parent.therapistId,
  }
  const { parent } = one
  switch (what) {
    case 'chart':
      return {
        ...world,
        [side]: {
          ...one,
          charts: one.charts.map((chart) => ({ ...chart, ...stamped, note: word })),
        },
      }
    case 'visit':
      return {
        ...world,
        [side]: {
          ...one,
          visits: one.visits.map((visit) => ({ ...visit, ...stamped, plan: word })),
        },
      }
    case 'phone': {
      const contact = parent.contact && { ...parent.contact, phone: word }
      return { ...world, [side]: { ...one, parent: { ...parent, ...stamped, contact } } }
    }
    case 'note':
      return { ...world, [side]: { ...one, parent: { ...parent, ...stamped, note: word } } }
  }
}

describe('what a colleague wrote while covering', () => {
  const edits = fc.array(
    fc.record({
      what: fc.constantFrom('chart', 'phone', 'note', 'visit' as const),
      side: fc.constantFrom('family', 'there' as const),
    }),
    { maxLength: 8 },
  ) as fc.Arbitrary<Edit[]>

  test('meets what was written at home without a word lost, and a second look writes nothing', () => {
    fc.assert(
      fc.property(edits, edits, (during, after) => {
        let world = lendIt(oneFamily())
        let minute = 1
        const last = new Map<string, string>()
        const step = (edit: Edit) => {
          world = write(world, edit, minute)
          last.set(`${edit.side} ${edit.what}`, `word${minute}.`)
          minute++
        }
        for (const edit of during) step(edit)
        world = end(world)
        const back = JSON.stringify(world.family)
        for (const word of last.values()) expect(back).toContain(word)
        for (const edit of after) if (edit.side === 'family') step(edit)
        // Somebody brings what is left back from the archive, or makes a copy of it.
        const touched = { updatedAt: at(minute), updatedBy: colleague.id }
        const { there } = world
        world = { ...world, there: { ...there, parent: { ...there.parent, ...touched } } }
        expect(hasMoreToGive(world.there, world.cover)).toBe(false)
        const again = end(world)
        expect(again.family).toEqual(world.family)
        expect(again.cover).toEqual(world.cover)
        const { home, dateOfBirth, careTeam, contact } = again.family.parent
        const before = oneFamily().parent
        expect({ home, dateOfBirth, careTeam }).toEqual({
          ...{ home: before.home, dateOfBirth: before.dateOfBirth, careTeam: before.careTeam },
        })
        expect(contact?.email).toBe(before.contact?.email)
      }),
      { numRuns: 60 },
    )
  })

  test('after its end brings what a laptop that was off wrote, and nothing that was emptied', () => {
    const world = end(lendIt(oneFamily()))
    const before = world.family.parent
    const late = { updatedAt: at(5), updatedBy: colleague.id }
    const home = before.home && { ...before.home, parking: 'Behind the barn' }
    const { there } = world
    const came = { ...world, there: { ...there, parent: { ...there.parent, ...late, home } } }
    expect(hasMoreToGive(came.there, came.cover)).toBe(true)
    const next = end(came)
    expect(next.family.parent).toEqual({ ...before, ...late, home })
    expect(hasMoreToGive(next.there, next.cover)).toBe(false)
  })

  test('brings a moved visit back at its new time, under its own therapist', () => {
    const world = lendIt(oneFamily())
    const moved = { startAt: '2026-12-09T15:00:00.000Z', endAt: '2026-12-09T16:00:00.000Z' }
    const { there } = world
    const visits = there.visits.map((one) => ({ ...one, ...moved, updatedAt: at(3) }))
    const { family } = end({ ...world, there: { ...there, visits } })
    expect(family.visits).toMatchObject([
      { ...moved, state: 'planned', stateReason: '', therapistId: family.parent.therapistId },
    ])
  })

  test('leaves what was said about a note with its author', () => {
    const world = lendIt(oneFamily())
    const { there } = world
    const sample = all('screenings')[0] as Screening
    const review = {
      ...{ ...sample, kind: 'review' as const, id: crypto.randomUUID() },
      ...{ clientId: there.parent.id, visitId: there.visits[0]?.id ?? '' },
    }
    const done = end({ ...world, there: { ...there, screenings: [review] } })
    expect(done.family.screenings).toEqual([])
    expect(done.there.screenings).toEqual([review])
  })
})

describe('a cover', () => {
  test('lends what was signed about sharing: a permission that was taken back stays so there', () => {
    const family = oneFamily()
    const providerId = crypto.randomUUID()
    const careTeam = [
      { providerId, role: 'pediatrician', sharing: 'agreed', sharingOn: '2026-10-01' },
    ]
    const sharing = {
      ...{ ...family.parent, kind: 'sharing', clientId: family.parent.id, visitId: '' },
      ...{ sharing: { providerId, parts: ['body'] }, startAt: at(-90), expiresOn: null },
      withdrawals: [{ id: crypto.randomUUID(), at: at(-60) }],
    } as unknown as Consent
    const parent = { ...family.parent, careTeam } as unknown as Client
    const { there } = lendIt({
      ...family,
      parent,
      consents: [{ ...sharing, id: crypto.randomUUID() }],
    })
    expect(
      sharingAnswer(there.parent, there.consents, providerId, { now: at(1), timeZone: 'UTC' }),
    ).toMatchObject({ sharing: 'withdrawn' })
  })

  test('of a visit that another one has is refused; of two, the one arranged first stands', () => {
    const { family, cover } = lendIt(oneFamily())
    const parent = { ...family.parent, covers: [cover] }
    const wanted = { ...cover, id: crypto.randomUUID(), space: colleague.clientSpace }
    expect(lend({ ...family, parent }, wanted)).toMatchObject({ refusal: { kind: 'covered' } })
    const second = { ...cover, id: crypto.randomUUID(), at: at(2) }
    const both = { covers: [second, cover] }
    expect(coversBefore(both, second)).toEqual([cover])
    expect(coversBefore(both, cover)).toEqual([])
    expect(coversBefore({ covers: [{ ...cover, state: 'ended' }] }, second)).toEqual([])
  })
})
