import { ok, type Result, refused } from '../../../result'
import {
  type GroupBaby,
  type GroupSession,
  groupBabiesMost,
  groupBabySchema,
  groupSessionSchema,
} from '../../../schema/group-session'

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
  /** How a baby was in part A; null takes it out again. */
  | {
      readonly kind: 'baby'
      readonly clientId: string
      readonly babyId: string
      readonly inA: GroupBaby['inA'] | null
    }

/**
 * Where the door stands for one baby. `skipped`: begun with a reason, without asking everything. `parentStop`: the
 * parent, whose hands they are, is to call first (4). `takenBack`: the parent took the consent back (4.E).
 */
export type BabyStanding = 'toAsk' | 'stop' | 'parentStop' | 'takenBack' | 'skipped' | 'passed'

/** The door check of every baby of the group, by the baby's id. A baby that is not here was not asked. */
export type GroupDoor = ReadonlyMap<
  string,
  { readonly familyId: string; readonly standing: BabyStanding }
>

export type GroupRefusal =
  /** A value out of its range, or a field that a family's record does not have. */
  | { readonly kind: 'notPossible'; readonly field: string }
  /** LOCKED (4, T20): an urgent question has neither a yes nor a no: "not asked" is not "no". */
  | { readonly kind: 'babyToAsk' }
  /** The door check stops this baby's massage (4.C, T13); it binds no other family. */
  | { readonly kind: 'babyStopped' }
  /** The door check stops the parent of this baby; it binds no other family. */
  | { readonly kind: 'parentStopped' }
  /** LOCKED (4.E): the parent took the consent back; it binds no other family. */
  | { readonly kind: 'consentTakenBack' }

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
 * What concerns one family can reach no other: `own` and `baby` carry whose they are. Hands on a baby wait for
 * that baby's own door check; showing on the doll is always open (3.4).
 */
export function changeGroup(
  group: GroupSession,
  change: GroupChange,
  clientId: string,
  door: GroupDoor,
): Result<GroupSession, GroupRefusal> {
  if (change.kind !== 'shared' && change.clientId !== clientId) return ok(group)
  if (change.kind === 'baby') return changeBaby(group, change, door)
  const schema = change.kind === 'own' ? ownSchema : sharedSchema
  const fresh = schema.safeParse(change.set)
  if (!fresh.success) {
    const issue = fresh.error.issues[0]
    return refused({ kind: 'notPossible', field: String(issue?.path[0] ?? '') })
  }
  return ok({ ...group, ...change.set })
}

function changeBaby(
  group: GroupSession,
  { clientId, babyId, inA }: Extract<GroupChange, { kind: 'baby' }>,
  door: GroupDoor,
): Result<GroupSession, GroupRefusal> {
  const others = (group.babies ?? []).filter(({ id }) => id !== babyId)
  if (inA === null) return ok({ ...group, babies: others })
  const at = door.get(babyId)
  if (at?.familyId !== clientId) return refused({ kind: 'notPossible', field: 'babies' })
  if (inA === 'massaged' && at.standing === 'toAsk') return refused({ kind: 'babyToAsk' })
  if (inA === 'massaged' && at.standing === 'stop') return refused({ kind: 'babyStopped' })
  if (inA === 'massaged' && at.standing === 'parentStop') return refused({ kind: 'parentStopped' })
  if (inA === 'massaged' && at.standing === 'takenBack') {
    return refused({ kind: 'consentTakenBack' })
  }
  const fresh = groupBabySchema.safeParse({ id: babyId, inA })
  if (!fresh.success || others.length >= groupBabiesMost) {
    return refused({ kind: 'notPossible', field: 'babies' })
  }
  return ok({ ...group, babies: [...others, fresh.data] })
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

export function groupRefusalWords(refusal: GroupRefusal): string {
  switch (refusal.kind) {
    case 'notPossible':
      return `This value is not possible (${refusal.field}). Check it.`
    case 'babyToAsk':
      return 'This baby’s door check comes first. Until then the family watches, or works on the doll.'
    case 'parentStopped':
      return 'The door check says that this parent calls first: no hands of hers on the baby until then. The other families go on.'
    case 'consentTakenBack':
      return 'This parent took the consent back: no hands on the baby from then on. The doll is open; what was done before can be said in the words. The other families go on.'
    case 'babyStopped':
      return 'The door check says no massage of this baby today. The doll is open, and the other families go on.'
  }
}
