import { ok, type Result, refused } from '../../../result'
import { type GroupSession, groupSessionSchema } from '../../../schema/group-session'

/** What is alike for every family of a group. */
export type GroupShared = Pick<
  GroupSession,
  'topicsA' | 'topicsB' | 'minutesA' | 'minutesB' | 'ledBy'
>
/** What is one family's own. */
export type GroupOwn = Pick<GroupSession, 'attendedA' | 'attendedB' | 'words'>

export type GroupChange =
  | { readonly kind: 'shared'; readonly set: Partial<GroupShared> }
  | { readonly kind: 'own'; readonly clientId: string; readonly set: Partial<GroupOwn> }

/** A value out of its range, or a field that a family's record does not have. */
export type GroupRefusal = { readonly kind: 'notPossible'; readonly field: string }

export const freshGroupSession = (): GroupSession => ({
  ...{ topicsA: [], topicsB: [], minutesA: null, minutesB: null, ledBy: [] },
  ...{ attendedA: null, attendedB: null, words: '' },
})

const sharedSchema = groupSessionSchema
  .pick({ topicsA: true, topicsB: true, minutesA: true, minutesB: true, ledBy: true })
  .partial()
const ownSchema = groupSessionSchema
  .pick({ attendedA: true, attendedB: true, words: true })
  .partial()

/**
 * One change in the record of `clientId`; the same object comes back when it says nothing to that family.
 * What concerns one family can reach no other: `own` carries whose it is.
 */
export function changeGroup(
  group: GroupSession,
  change: GroupChange,
  clientId: string,
): Result<GroupSession, GroupRefusal> {
  if (change.kind === 'own' && change.clientId !== clientId) return ok(group)
  const schema = change.kind === 'own' ? ownSchema : sharedSchema
  const fresh = schema.safeParse(change.set)
  if (!fresh.success) {
    const issue = fresh.error.issues[0]
    return refused({ kind: 'notPossible', field: String(issue?.path[0] ?? '') })
  }
  return ok({ ...group, ...change.set })
}

/** What a family that comes in later starts with: what the group is about, nothing of anybody in it. */
export const joinedGroup = (known: GroupSession | undefined): GroupSession => {
  const fresh = freshGroupSession()
  if (!known) return fresh
  const { topicsA, topicsB, minutesA, minutesB, ledBy } = known
  return { ...fresh, topicsA, topicsB, minutesA, minutesB, ledBy }
}

export const isBlankGroup = (group: GroupSession): boolean =>
  Object.values(group).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  )
