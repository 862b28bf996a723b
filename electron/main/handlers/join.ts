import { fromBase64 } from '#shared/crypto/bytes'
import { parseGivenSpaces } from '#shared/crypto/given-spaces'
import {
  type BothSides,
  checkNumber,
  commitmentTo,
  type Handover,
  type Meeting,
  makeNonce,
  meetingOf,
  openHandover,
  openPart,
  type Part,
  parseInvitationCode,
  sealPart,
  signArrival,
} from '#shared/crypto/invitation'
import { readMemberLog } from '#shared/crypto/member-log-state'
import type { ChannelName } from '#shared/ipc/channels'
import { ok, type Result, refused } from '#shared/result'
import type { Send } from '../server/cookie-session'
import { exchange } from '../server/http-exchange'
import { getPart, type LongVisit, longVisit, type MeetingRefusal, putPart } from '../server/meeting'
import { type LaptopKeys, type PeopleVault, publicLaptopOf } from '../vault/join-vault'
import type { Handlers } from './handler'

export type JoinChannel = Extract<ChannelName, `join.${string}`>

export interface JoinHandlersNeeds {
  readonly vault: PeopleVault
  readonly nowMs: () => number
  readonly send?: Send
}

interface Joining {
  readonly meeting: Meeting
  readonly visit: LongVisit
  readonly invitation: Part<'invitation'>
  readonly laptop: LaptopKeys
  readonly nonce: string
  readonly address: string
}

type Refused = Exclude<MeetingRefusal, 'notAllowed'> | 'gone' | 'timeUp' | 'none'

/** After it, or with the invitation taken back, the account is refused like one that never was. */
const overOr = (refusal: MeetingRefusal): Exclude<MeetingRefusal, 'notAllowed'> | 'gone' =>
  refusal === 'notAllowed' || refusal === 'passwordRefused' ? 'gone' : refusal

/** Joining somebody's practice, on the laptop that has nothing yet. */
export function createJoinHandlers(needs: JoinHandlersNeeds): {
  readonly handlers: Handlers<JoinChannel>
  /** Forgets the keys of a joining that was not finished. */
  stop(): void
} {
  const { vault, nowMs } = needs
  const send = needs.send ?? exchange
  let joining: Joining | null = null
  /** How often what was begun was dropped: by locking, leaving, or another look. */
  let forgotten = 0
  let handover: { readonly part: Part<'handover'>; readonly content: Handover } | null = null

  const forget = () => {
    forgotten += 1
    if (joining) blank(joining.laptop)
    joining = null
    handover = null
  }

  const fetch = async <Name extends 'opening' | 'handover'>(
    present: Joining,
    name: Name,
  ): Promise<Result<Part<Name> | null, Refused | 'damaged'>> => {
    const visit = await present.visit()
    if (!visit.ok) return refused(overOr(visit.refusal))
    const found = await getPart(visit.value, present.meeting, name)
    if (!found.ok) return refused(overOr(found.refusal))
    if (found.value === null) return ok(null)
    const part = await openPart(present.meeting, name, found.value)
    return part ? ok(part) : refused('damaged')
  }

  const handlers: Handlers<JoinChannel> = {
    async 'join.look'({ code, address }) {
      forget()
      const secret = parseInvitationCode(code)
      if (!secret.ok) return refused({ code: secret.refusal })
      if (!(await vault.isFree())) return refused({ code: 'exists' })
      const meeting = await meetingOf(secret.value)
      const words = { address, userName: meeting.name, password: meeting.password }
      const visit = longVisit(words, send, nowMs)
      const there = await visit()
      if (!there.ok) return refused({ code: overOr(there.refusal) })
      const found = await getPart(there.value, meeting, 'invitation')
      if (!found.ok) return refused({ code: overOr(found.refusal) })
      const invitation = await openPart(meeting, 'invitation', found.value)
      if (!invitation) return refused({ code: 'damaged' })
      if (Date.parse(invitation.expiresAt) < there.value.nowMs()) return refused({ code: 'timeUp' })
      const laptop = vault.newLaptop()
      joining = {
        ...{ meeting, visit, invitation, laptop },
        nonce: makeNonce(),
        address: there.value.account.address,
      }
      const { practiceName, name, role, expiresAt } = invitation
      return ok({ practiceName, name, role, expiresAt })
    },

    /** Only now does this laptop show itself, so that looking at an invitation uses nothing up. */
    async 'join.begin'() {
      if (joining === null) return refused({ code: 'none' })
      const { meeting, laptop, nonce } = joining
      const visit = await joining.visit()
      if (!visit.ok) return refused({ code: overOr(visit.refusal) })
      const content = { v: 1 as const, laptop: publicLaptopOf(laptop), nonce }
      const put = await putPart(
        visit.value,
        meeting,
        'joining',
        await sealPart(meeting, 'joining', content),
      )
      if (put.ok) return ok(undefined)
      if (put.refusal !== 'taken') return refused({ code: overOr(put.refusal) })
      // Its own, when the answer was lost on the way; else another laptop's.
      const there = await getPart(visit.value, meeting, 'joining')
      const lies = there.ok ? await openPart(meeting, 'joining', there.value) : null
      return lies?.nonce === nonce ? ok(undefined) : refused({ code: 'used' })
    },

    async 'join.checkNumber'() {
      if (joining === null) return refused({ code: 'none' })
      const { meeting, invitation, laptop, nonce } = joining
      const opening = await fetch(joining, 'opening')
      if (!opening.ok) return refused({ code: opening.refusal })
      if (opening.value === null) return ok({ checkNumber: null })
      const owner = invitation.laptop
      const isBound = commitmentTo(meeting, owner, opening.value.nonce) === invitation.commitment
      if (!isBound) return refused({ code: 'damaged' })
      const sides: BothSides = {
        owner,
        ownerNonce: opening.value.nonce,
        joining: publicLaptopOf(laptop),
        joiningNonce: nonce,
      }
      return ok({ checkNumber: checkNumber(meeting, sides) })
    },

    async 'join.isLetIn'() {
      if (joining === null) return refused({ code: 'none' })
      if (handover !== null) return ok(true)
      const part = await fetch(joining, 'handover')
      if (!part.ok) return refused({ code: part.refusal })
      if (part.value === null) return ok(false)
      const content = await readHandover(joining, part.value)
      if (!content) return refused({ code: 'damaged' })
      handover = { part: part.value, content }
      return ok(true)
    },

    async 'join.finish'({ passphrase, laptopName }) {
      if (joining === null || handover === null) return refused({ code: 'none' })
      const [present, taken, before] = [joining, handover, forgotten]
      const { meeting, laptop, visit, invitation, address } = present
      const { content, part } = taken
      const given = parseGivenSpaces(fromBase64(content.given))
      if (!given) return refused({ code: 'damaged' })
      // The vault writes these very keys: nobody is to blank them meanwhile.
      joining = null
      handover = null
      const made = await vault.join(passphrase, {
        laptop,
        laptopName: laptopName.trim() === '' ? null : laptopName.trim(),
        staffId: content.staffId,
        given,
        founding: invitation.founding,
        // The way that this laptop came: the owner's own may lead through another network.
        server: { ...content.account, address },
      })
      if (!made.ok) {
        if (before !== forgotten) blank(laptop)
        else {
          joining = present
          handover = taken
        }
        return refused({ code: made.refusal.code })
      }
      // Not heard: the owner's screen says that it does not know, and the first sync tells.
      const there = await visit()
      if (there.ok) {
        const arrived = signArrival(meeting, part, laptop.signingKey)
        const sealed = await sealPart(meeting, 'arrived', arrived)
        await putPart(there.value, meeting, 'arrived', sealed)
      }
      const { entries } = content
      return ok({ ...made.value, entries, founding: invitation.founding })
    },

    'join.leave': () => forget(),
  }
  return { handlers, stop: forget }
}

const blank = ({ signingKey, sealingKey, localKey }: LaptopKeys): void => {
  for (const key of [signingKey, sealingKey, localKey]) key.fill(0)
}

/** Signed by the laptop of the check number, and its log says that laptop an owner's and us a member. */
async function readHandover(
  { meeting, invitation, laptop }: Joining,
  part: Part<'handover'>,
): Promise<Handover | null> {
  const own = { laptop: publicLaptopOf(laptop), sealingKey: laptop.sealingKey }
  const from = { owner: invitation.laptop, practice: invitation.practice }
  const content = await openHandover(meeting, part, from, own)
  if (!content) return null
  const { members } = readMemberLog(content.entries, invitation.founding)
  const holds = (staffId: string | null, signingKey: string, isOwner: boolean) =>
    members.some(
      (member) =>
        member.leftAt === null &&
        (staffId === null || member.staffId === staffId) &&
        (!isOwner || member.role === 'owner') &&
        member.laptops.some((one) => one.signingKey === signingKey && one.outAt === null),
    )
  const isGood =
    holds(null, invitation.laptop.signingKey, true) &&
    holds(content.staffId, own.laptop.signingKey, false)
  return isGood ? content : null
}
