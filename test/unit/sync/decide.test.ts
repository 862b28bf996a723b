import { describe, expect, test } from 'vitest'
import type { RecordOf } from '#shared/schema/collections'
import {
  afterEdit,
  afterSent,
  decideIncoming,
  type LocalRecord,
  nextVersion,
} from '#shared/sync/decide'
import {
  lineageLength,
  type Merge,
  type ServerVersion,
  type SyncState,
  type Version,
} from '#shared/sync/version'

type Visit = RecordOf<'visits'>
// Only these parts matter to the decision: whose line of versions, and whether anything was changed.
const visit = (plan: string) => ({ id: 'v', plan }) as unknown as Visit
const hashOf = (version: Version<unknown>) =>
  `${version.deleted ? 'gone ' : ''}${(version.record as Visit).plan}`
/** Says what it was asked, so that the test sees what was merged with what. */
const merge = ((_name, base, mine, theirs) => ({
  record: visit(
    `${base ? (base.record as Visit).plan : '?'}<${(mine.record as Visit).plan}+${(theirs.record as Visit).plan}`,
  ),
  deleted: false,
  extras: [],
})) as Merge
const rules = { collection: 'visits' as const, merge, hashOf, isFinal: () => false }

const server = (
  plan: string,
  past: string[],
  rev = `${past.length + 1}-x`,
): ServerVersion<Visit> => ({
  record: visit(plan),
  deleted: false,
  n: past.length + 1,
  hash: plan,
  past,
  rev,
})
const known = (plan: string, past: string[] = [], base: string | null = null): SyncState => ({
  rev: `${past.length + 1}-x`,
  n: past.length + 1,
  hash: base ?? plan,
  past,
  base: base === null ? null : { record: visit(base), deleted: false },
})
const clean = (plan: string, past: string[] = []): LocalRecord<Visit> => ({
  record: visit(plan),
  deleted: false,
  sync: known(plan, past),
})
const edited = (plan: string, base: string, past: string[] = []): LocalRecord<Visit> => ({
  record: visit(plan),
  deleted: false,
  sync: known(plan, past, base),
})
const decide = (local: LocalRecord<Visit> | null, remote: ServerVersion<Visit>) =>
  decideIncoming(local, remote, rules)

describe('a version from the server', () => {
  test('is taken where nothing is', () => {
    const { write } = decide(null, server('b', ['a']))
    expect(write?.record.plan).toBe('b')
    expect(write?.sync).toEqual({ rev: '2-x', n: 2, hash: 'b', past: ['a'], base: null })
  })
  test('is left when it was removed before this laptop heard of it', () => {
    expect(decide(null, { ...server('b', ['a']), deleted: true }).write).toBeNull()
  })
  test('that is known already changes nothing, also beside an edit', () => {
    expect(decide(clean('a'), server('a', [])).write).toBeNull()
    expect(decide(edited('a2', 'a'), server('a', [])).write).toBeNull()
  })
  test('under a new revision only brings the revision', () => {
    const { write } = decide(edited('a2', 'a'), server('a', [], '7-y'))
    expect(write?.record.plan).toBe('a2')
    expect(write?.sync).toMatchObject({ rev: '7-y', base: { record: { plan: 'a' } } })
  })
  test('that follows is taken', () => {
    expect(decide(clean('a'), server('c', ['b', 'a'])).write?.record.plan).toBe('c')
  })
  test('that follows meets an edit: both are merged over what both had', () => {
    const { write } = decide(edited('a2', 'a'), server('b', ['a']))
    expect(write?.record.plan).toBe('a<a2+b')
    expect(write?.sync).toMatchObject({ rev: '2-x', hash: 'b', base: { record: { plan: 'b' } } })
  })
  test('that was replaced before does not come back: what is here goes there again', () => {
    const { write, notice } = decide(clean('c', ['b', 'a']), server('a', [], '9-z'))
    expect(notice).toBe('wentBack')
    expect(write?.record.plan).toBe('c')
    expect(write?.sync).toMatchObject({ rev: '9-z', hash: 'c', past: ['b', 'a'] })
    expect(write?.sync?.base).not.toBeNull()
  })
  test('of another line is merged with no common version', () => {
    expect(decide(clean('c', ['a']), server('d', ['a'])).write?.record.plan).toBe('?<c+d')
    expect(decide({ ...clean('x'), sync: null }, server('d', [])).write?.record.plan).toBe('?<x+d')
  })
  test('that descends from a restored, older record is taken', () => {
    const restored = { ...clean('a'), sync: null }
    expect(decide(restored, server('c', ['b', 'a'])).write?.record.plan).toBe('c')
  })
  test('so far ahead that the line is forgotten is taken', () => {
    const past = Array.from({ length: lineageLength }, (_, index) => `p${index}`)
    const far = { ...server('z', past), n: 60 }
    expect(decide(clean('a'), far).write?.record.plan).toBe('z')
  })
  test('does not replace what is final here', () => {
    const { write, notice } = decideIncoming(clean('a'), server('b', ['a']), {
      ...rules,
      isFinal: () => true,
    })
    expect({ write, notice }).toEqual({ write: null, notice: 'signedChanged' })
  })
})

describe('a version for the server', () => {
  test('continues the line of what it was changed from', () => {
    const next = nextVersion(edited('a2', 'a', ['o']), hashOf)
    expect(next).toMatchObject({ n: 3, hash: 'a2', past: ['a', 'o'] })
    expect(nextVersion({ ...clean('x'), sync: null }, hashOf)).toMatchObject({ n: 1, past: [] })
  })
  test('once taken, leaves the record clean, or changed since when it was edited meanwhile', () => {
    const sent = nextVersion(edited('a2', 'a'), hashOf)
    expect(afterSent(edited('a2', 'a'), sent, '2-n', hashOf).sync).toEqual({
      rev: '2-n',
      n: 2,
      hash: 'a2',
      past: ['a'],
      base: null,
    })
    const meanwhile = afterSent(edited('a3', 'a'), sent, '2-n', hashOf).sync
    expect(meanwhile?.base).toEqual({ record: visit('a2'), deleted: false })
  })
  test('is always the first departure from what the server has', () => {
    const first = afterEdit(known('a'), { record: visit('a'), deleted: false })
    const second = afterEdit(first, { record: visit('a2'), deleted: false })
    expect(second?.base).toEqual({ record: visit('a'), deleted: false })
    expect(afterEdit(null, { record: visit('a'), deleted: false })).toBeNull()
  })
})
