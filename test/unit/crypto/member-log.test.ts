import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64 } from '#shared/crypto/bytes'
import {
  headsOf,
  type MemberAct,
  type MemberEntry,
  type MemberRole,
  memberEntrySchema,
  signEntry,
} from '#shared/crypto/member-log'
import {
  laptopsInUse,
  type MemberState,
  missingEntries,
  readMemberLog,
  rememberingCheck,
} from '#shared/crypto/member-log-state'
import { publicKeyOf } from '#shared/crypto/signature'

const practice = '00000000-0000-4000-8000-0000000000aa'
const idOf = (kind: number, number: number) =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`

interface Laptop {
  readonly staffId: string
  readonly deviceId: string
  readonly secret: Uint8Array
}

/** Laptops by number, with keys that are always the same: nothing here is random but what fast-check draws. */
const laptop = (staff: number, which = 0): Laptop => {
  const secret = new Uint8Array(32).fill(1 + staff * 7 + which)
  return { staffId: idOf(1, staff), deviceId: idOf(2, staff * 10 + which), secret }
}
const keysOf = ({ staffId, deviceId, secret }: Laptop) => {
  const key = toBase64(publicKeyOf(secret))
  return { staffId, deviceId, signingKey: key, sealingKey: key }
}
let minute = 0
const write = (by: Laptop, parents: readonly string[], act: MemberAct): MemberEntry => {
  minute += 1
  const at = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
  return signEntry({ practice, parents, at, by: by.deviceId, act }, by.secret)
}
const added = (whom: Laptop, role: MemberRole): MemberAct => ({
  kind: 'added',
  role,
  ...keysOf(whom),
})

const ann = laptop(1)
const ben = laptop(2)
const cat = laptop(3)
const dee = laptop(4)
const founded = write(ann, [], { kind: 'founded', ...keysOf(ann) })
const isSigned = rememberingCheck()
const read = (entries: readonly unknown[], remembered: readonly MemberEntry[] = []) =>
  readMemberLog(entries, founded.id, remembered, isSigned)

/** Whom the log lets in, as short text: role and laptops of everybody who is in. */
const standing = ({ members }: MemberState) =>
  members
    .filter(({ leftAt }) => leftAt === null)
    .map(({ staffId, role, laptops }) => {
      const inUse = laptops.filter(({ outAt }) => outAt === null).map(({ deviceId }) => deviceId)
      return `${staffId} ${role} ${inUse.toSorted().join(',')}`
    })
    .toSorted()
const roleOf = (state: MemberState, whom: Laptop) => {
  const member = state.members.find(({ staffId }) => staffId === whom.staffId)
  return member && member.leftAt === null ? member.role : null
}

/** One after the other, each after all heads so far. */
function chain(...steps: readonly (readonly [Laptop, MemberAct])[]): MemberEntry[] {
  const entries = [founded]
  for (const [by, act] of steps) entries.push(write(by, headsOf(entries), act))
  return entries
}

describe('a member log', () => {
  it('lets in whom an owner signed, and nobody else', () => {
    const log = chain([ann, added(ben, 'therapist')], [ann, added(cat, 'owner')])
    expect(roleOf(read(log), ben)).toBe('therapist')
    expect(roleOf(read(log), cat)).toBe('owner')
    const forged = write(ben, headsOf(log), added(dee, 'owner'))
    expect(roleOf(read([...log, forged]), dee)).toBeNull()
  })

  it('keeps a therapist from making themselves an owner, and lets them add a laptop of their own', () => {
    const log = chain([ann, added(ben, 'therapist')])
    const second = laptop(2, 1)
    const more = [
      ...log,
      write(ben, headsOf(log), { kind: 'role', staffId: ben.staffId, role: 'owner' }),
      write(ben, headsOf(log), { kind: 'laptopAdded', ...keysOf(second) }),
    ]
    const state = read(more)
    expect(roleOf(state, ben)).toBe('therapist')
    expect(laptopsInUse(state).map(({ deviceId }) => deviceId)).toContain(second.deviceId)
  })

  it('gives no keys to who left, nor to a laptop that is out', () => {
    const log = chain(
      [ann, added(ben, 'therapist')],
      [ann, added(cat, 'therapist')],
      [ann, { kind: 'left', staffId: ben.staffId }],
      [ann, { kind: 'laptopOut', staffId: cat.staffId, deviceId: cat.deviceId }],
    )
    expect(laptopsInUse(read(log)).map(({ deviceId }) => deviceId)).toEqual([ann.deviceId])
  })

  it('keeps its last owner', () => {
    const log = chain([ann, { kind: 'left', staffId: ann.staffId }])
    expect(roleOf(read(log), ann)).toBe('owner')
  })

  it('opens for no other first entry than the one that was told at joining', () => {
    const other = write(ben, [], { kind: 'founded', ...keysOf(ben) })
    expect(read([other, write(ben, [other.id], added(cat, 'owner'))]).members).toEqual([])
    const both = read([founded, other, write(ben, [other.id], added(cat, 'owner'))])
    expect(roleOf(both, ben)).toBeNull()
    expect(roleOf(both, ann)).toBe('owner')
  })
})

describe('what somebody forges', () => {
  const base = chain([ann, added(ben, 'owner')], [ann, added(cat, 'therapist')])
  const forged = (count: number, by: Laptop, parents: readonly string[]) =>
    Array.from({ length: count }, (_, at) => write(by, parents, added(laptop(100 + at), 'owner')))

  it('does not keep an owner from signing: only what counts is followed', () => {
    const asAnn = { ...ann, secret: dee.secret }
    const junk = [...forged(21, asAnn, [founded.id]), ...forged(21, cat, headsOf(base))]
    const state = read([...base, ...junk])
    expect(state.heads).toEqual(headsOf(base))
    expect(state.entries).toEqual(read(base).entries)
    const many = Array.from({ length: 30 }, (_, at) =>
      write(cat, headsOf(base), { kind: 'laptopAdded', ...keysOf(laptop(3, 20 + at)) }),
    )
    const left = write(ben, headsOf(base), { kind: 'role', staffId: ann.staffId, role: 'lead' })
    const after = read([...base, ...many, left])
    expect(after.heads).toHaveLength(20)
    expect(after.heads).toContain(left.id)
  })

  it('pushes nothing out of the log, neither what is remembered nor what is new', () => {
    const log = chain(
      [ann, added(cat, 'therapist')],
      [ann, added(ben, 'therapist')],
      [ann, { kind: 'left', staffId: ben.staffId }],
    )
    const parents = [log[1]?.id ?? '']
    const ofNobody = forged(700, { ...ann, secret: dee.secret }, [founded.id])
    expect(roleOf(read([...ofNobody, ...log]), ben)).toBeNull()
    const own = Array.from({ length: 700 }, (_, at) =>
      write(cat, parents, { kind: 'laptopOut', staffId: cat.staffId, deviceId: idOf(3, at) }),
    )
    for (const state of [read([...own, ...log]), read([...own, ...log], log)]) {
      expect(state.entries).toHaveLength(600)
      expect(roleOf(state, ben)).toBeNull()
      expect(roleOf(state, cat)).toBe('therapist')
    }
  })
})

describe('two owners without a network', () => {
  const base = chain([ann, added(ben, 'owner')], [ann, added(cat, 'therapist')])
  const heads = headsOf(base)

  it('choose two roles: the one that may less stands, and it is shown', () => {
    const lead = write(ann, heads, { kind: 'role', staffId: cat.staffId, role: 'lead' })
    const office = write(ben, heads, { kind: 'role', staffId: cat.staffId, role: 'office' })
    const state = read([...base, lead, office])
    expect(roleOf(state, cat)).toBe('office')
    expect(state.members.find(({ staffId }) => staffId === cat.staffId)?.roleClashes).toBe(true)
    const decided = write(ann, headsOf([...base, lead, office]), {
      kind: 'role',
      staffId: cat.staffId,
      role: 'lead',
    })
    const after = read([...base, lead, office, decided])
    expect(roleOf(after, cat)).toBe('lead')
    expect(after.members.some(({ roleClashes }) => roleClashes)).toBe(false)
  })

  it('one lets go whom the other changes: who left has left', () => {
    const left = write(ann, heads, { kind: 'left', staffId: cat.staffId })
    const role = write(ben, heads, { kind: 'role', staffId: cat.staffId, role: 'owner' })
    expect(roleOf(read([...base, left, role]), cat)).toBeNull()
  })

  it('remove each other: the one who has been an owner for longer stays, and the practice has an owner', () => {
    const first = write(ann, heads, { kind: 'left', staffId: ben.staffId })
    const second = write(ben, heads, { kind: 'left', staffId: ann.staffId })
    const state = read([...base, second, first])
    expect(roleOf(state, ann)).toBe('owner')
    expect(roleOf(state, ben)).toBeNull()
    expect(state.held.map(({ id }) => id)).toEqual([second.id])
  })

  it('step down both: the practice keeps an owner', () => {
    const own = write(ann, heads, { kind: 'role', staffId: ann.staffId, role: 'lead' })
    const other = write(ben, heads, { kind: 'role', staffId: ben.staffId, role: 'lead' })
    const { members } = read([...base, own, other])
    expect(members.filter(({ role }) => role === 'owner')).toHaveLength(1)
  })
})

describe('a laptop that knows of a removal', () => {
  it('takes nothing that the removed one signs as if before it, not even a removal of the remover', () => {
    const base = chain([ann, added(ben, 'owner')], [ann, added(cat, 'therapist')])
    const left = write(ben, headsOf(base), { kind: 'left', staffId: ann.staffId })
    const known = [...base, left]
    expect(roleOf(read(known), ann)).toBeNull()
    const backdated = [
      write(ann, headsOf(base), added(dee, 'owner')),
      write(ann, [founded.id], { kind: 'left', staffId: ben.staffId }),
      write(ann, headsOf(base), { kind: 'left', staffId: ben.staffId }),
    ]
    const state = read([...known, ...backdated], known)
    expect(standing(state)).toEqual(standing(read(known)))
  })
})

/** A history as owners make it; numbers choose what happens, impossible things are left out. */
interface Story {
  readonly entries: MemberEntry[]
  readonly laptops: Laptop[]
}
function tell(steps: readonly (readonly [number, number, number])[]): Story {
  const roles: readonly MemberRole[] = ['owner', 'lead', 'therapist', 'office']
  const laptops = [ann]
  let entries = [founded]
  for (const [what, whom, choice] of steps) {
    const target = laptops[whom % laptops.length] ?? ann
    const owners = laptopsInUse(read(entries)).filter(({ role }) => role === 'owner')
    const signer = laptops.find(
      ({ deviceId }) => deviceId === owners[choice % owners.length]?.deviceId,
    )
    if (!signer) continue
    const role = roles[choice % 4] ?? 'therapist'
    const fresh = laptop(10 + laptops.length)
    const acts: readonly MemberAct[] = [
      added(fresh, role),
      { kind: 'role', staffId: target.staffId, role },
      { kind: 'left', staffId: target.staffId },
      { kind: 'laptopOut', staffId: target.staffId, deviceId: target.deviceId },
    ]
    const act = acts[what % acts.length] as MemberAct
    const next = [...entries, write(signer, headsOf(entries), act)]
    // Only what counts is part of an honest history.
    if (standing(read(next)).join() === standing(read(entries)).join()) continue
    entries = next
    if (act.kind === 'added') laptops.push(fresh)
  }
  return { entries, laptops }
}

const story = fc
  .array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 9 }), fc.nat({ max: 9 })), { maxLength: 9 })
  .map((steps) => tell(steps.map(([what, ...rest]) => [what > 3 ? 0 : what, ...rest])))

const runs = process.env.DOORSTEP_LONG ? 2000 : 15

describe('a hostile server', () => {
  it('changes nothing by sending entries in another order, or twice', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), ({ entries }, numbers) => {
        const mixed = [...entries, ...entries]
          .map((entry) => ({ entry, by: numbers.next().value as number }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ entry }) => entry)
        expect(read(mixed)).toEqual(read(entries))
      }),
      { numRuns: runs },
    )
  })

  it('takes away nothing that a laptop remembers, and is found out', () => {
    fc.assert(
      fc.property(story, fc.nat(), fc.nat(), ({ entries }, from, count) => {
        const at = from % entries.length
        const kept = entries.filter((_, index) => index < at || index > at + (count % 4))
        const state = read(kept, entries)
        expect(standing(state)).toEqual(standing(read(entries)))
        expect(missingEntries(kept, entries)).toHaveLength(entries.length - kept.length)
      }),
      { numRuns: runs },
    )
  })

  it('lets nobody in by keeping entries back from a laptop that is new', () => {
    fc.assert(
      fc.property(story, fc.nat(), ({ entries, laptops }, from) => {
        const kept = entries.filter((_, index) => index === 0 || index !== from % entries.length)
        const known = new Set(laptops.map(({ deviceId }) => deviceId))
        for (const { deviceId } of laptopsInUse(read(kept))) expect(known.has(deviceId)).toBe(true)
      }),
      { numRuns: runs },
    )
  })

  it('has no entry accepted that it changed, in any field', () => {
    fc.assert(
      fc.property(story, fc.nat(), fc.nat({ max: 7 }), ({ entries }, from, what) => {
        const index = from % entries.length
        const entry = entries[index] as MemberEntry
        const mallory = keysOf(laptop(90))
        const changes: readonly unknown[] = [
          { ...entry, at: '2027-01-01T00:00:00.000Z' },
          { ...entry, by: mallory.deviceId },
          { ...entry, parents: [] },
          { ...entry, act: { kind: 'added', role: 'owner', ...mallory } },
          { ...entry, practice: mallory.staffId },
          { ...entry, signature: toBase64(new Uint8Array(64)) },
          { ...entry, extra: 1 },
          { ...entry, act: { ...entry.act, ...mallory } },
        ]
        const forged = changes[what]
        // The first entry has no parents anyway.
        fc.pre(JSON.stringify(forged) !== JSON.stringify(entry))
        const state = read([...entries, forged])
        expect(standing(state)).toEqual(standing(read(entries)))
        // In its place, it is as if the entry had been kept back.
        const replaced = entries.map((one) => (one === entry ? forged : one))
        const without = entries.filter((one) => one !== entry)
        expect(standing(read(replaced))).toEqual(standing(read(without)))
      }),
      { numRuns: runs },
    )
  })

  it('extends it with none of the keys it may have: its own, a therapist’s, or of who left', () => {
    fc.assert(
      fc.property(story, fc.nat(), fc.nat(), fc.nat({ max: 3 }), (told, who, where, what) => {
        const { entries, laptops } = told
        const honest = read(entries)
        const owners = new Set(
          laptopsInUse(honest).flatMap(({ role, deviceId }) =>
            role === 'owner' ? [deviceId] : [],
          ),
        )
        const others = [laptop(90), ...laptops.filter(({ deviceId }) => !owners.has(deviceId))]
        const forger = others[who % others.length] as Laptop
        const whom = laptops[where % laptops.length] as Laptop
        const acts: readonly MemberAct[] = [
          added(laptop(91), 'owner'),
          { kind: 'role', staffId: forger.staffId, role: 'owner' },
          { kind: 'left', staffId: whom.staffId },
          { kind: 'laptopAdded', ...keysOf({ ...laptop(91), staffId: whom.staffId }) },
        ]
        const act = acts[what] as MemberAct
        // A member may add a laptop of their own; that is no forgery.
        fc.pre(!(what === 3 && whom.staffId === forger.staffId))
        const parents =
          where % 2 === 0 ? headsOf(entries) : [entries[where % entries.length]?.id ?? '']
        const state = read([...entries, write(forger, parents, act)], entries)
        expect(standing(state)).toEqual(standing(honest))
      }),
      { numRuns: runs },
    )
  })

  it('writes entries that fit into the record that carries them', () => {
    const entry = write(
      ann,
      Array.from({ length: 20 }, () => founded.id).toSorted(),
      added(dee, 'owner'),
    )
    expect(memberEntrySchema.safeParse(entry).success).toBe(true)
    expect(JSON.stringify(entry).length).toBeLessThan(2500)
  })
})
