import {
  type BothSides,
  checkNumber,
  commitmentTo,
  formatInvitationCode,
  invitationMinutes,
  invitationText,
  isArrivalOf,
  type Meeting,
  makeInvitationSecret,
  makeNonce,
  meetingOf,
  openPart,
  type Part,
  type PublicLaptop,
  sealPart,
} from '#shared/crypto/invitation'
import type { ChannelName } from '#shared/ipc/channels'
import type { Answer, Args } from '#shared/ipc/contract'
import type { ServerAccount } from '#shared/ipc/server-contract'
import { ok, type Result, refused } from '#shared/result'
import type { Send } from '../server/cookie-session'
import { exchange } from '../server/http-exchange'
import {
  closeMeeting,
  getPart,
  type LongVisit,
  longVisit,
  type MeetingRefusal,
  openMeeting,
  putPart,
  sweepMeetings,
} from '../server/meeting'
import { removeAccount, setUpServer } from '../server/set-up'
import type { PeopleVault } from '../vault/join-vault'
import type { Handlers } from './handler'
import type { VaultHandlers } from './vault'

export type PeopleChannel = Extract<ChannelName, `people.${string}`>

export interface PeopleHandlersNeeds {
  readonly vault: Pick<VaultHandlers, 'serverAccount' | 'whoseLaptop'> & {
    readonly people: PeopleVault
  }
  readonly nowMs: () => number
  readonly send?: Send
}

interface Shown {
  readonly laptop: PublicLaptop
  readonly checkNumber: string
}

/** The one invitation that stands: its place, and how far it has come. */
interface Standing {
  readonly meeting: Meeting
  readonly visit: LongVisit
  readonly nonce: string
  readonly invitation: Part<'invitation'>
  shown: Shown | null
  handover: Part<'handover'> | null
  arrived: boolean
}

/** The owner's side of letting somebody into the practice, and of letting them go. */
export function createPeopleHandlers(needs: PeopleHandlersNeeds): {
  readonly handlers: Handlers<PeopleChannel>
  /** Ends an invitation that stands, for locking and quitting: the server may take two seconds for it. */
  stop(): Promise<void>
} {
  const { vault, nowMs } = needs
  const send = needs.send ?? exchange
  let standing: Standing | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const end = async () => {
    clearTimeout(timer)
    const ended = standing
    standing = null
    if (!ended) return
    const visit = await ended.visit()
    if (visit.ok) await closeMeeting(visit.value, ended.meeting.name)
  }

  const admin = async (words: AdminWords): Promise<Result<LongVisit, AdminRefusal>> => {
    const own = vault.serverAccount()
    if (own === 'locked') return refused('locked')
    if (own === null) return refused('notConfigured')
    const visit = longVisit(wordsFor(own, words), send, nowMs)
    const there = await visit()
    if (!there.ok) return there
    return there.value.findings.role === 'admin' ? ok(visit) : refused('notAdmin')
  }

  const handlers: Handlers<PeopleChannel> = {
    async 'people.invite'({ adminName, adminPassword, ...invited }) {
      await end()
      const laptop = vault.people.ownLaptop()
      const whose = vault.whoseLaptop()
      if (laptop === null || whose === null) return refused({ code: 'locked' })
      const visit = await admin({ adminName, adminPassword })
      if (!visit.ok) return refused({ code: visit.refusal })
      const there = await visit.value()
      if (!there.ok) return refused({ code: there.refusal })
      await sweepMeetings(there.value, nowMs())

      const secret = makeInvitationSecret()
      const meeting = await meetingOf(secret)
      const nonce = makeNonce()
      const forMs = invitationMinutes * 60_000
      const expiresAt = new Date(nowMs() + forMs).toISOString()
      const invitation: Part<'invitation'> = {
        ...{ v: 1, practice: whose.practice, ...invited, expiresAt, laptop },
        commitment: commitmentTo(meeting, laptop, nonce),
      }
      const opened = await openMeeting(there.value, meeting, expiresAt)
      if (!opened.ok) return refused({ code: opened.refusal })
      standing = {
        ...{ meeting, visit: visit.value, nonce, invitation },
        ...{ shown: null, handover: null, arrived: false },
      }
      const sealed = await sealPart(meeting, 'invitation', invitation)
      const put = await putPart(there.value, meeting, 'invitation', sealed)
      if (!put.ok) {
        await end()
        return refused({ code: put.refusal === 'taken' ? 'serverTrouble' : put.refusal })
      }
      timer = setTimeout(() => void end(), forMs)
      timer.unref()
      const code = formatInvitationCode(secret)
      secret.fill(0)
      return ok({ code, text: invitationText(there.value.account.address, code), expiresAt })
    },

    async 'people.meeting'() {
      if (standing === null) return refused({ code: 'none' })
      if (Date.parse(standing.invitation.expiresAt) < nowMs()) {
        await end()
        return refused({ code: 'timeUp' })
      }
      const moved = await advance(standing)
      if (!moved.ok) return refused({ code: moved.refusal })
      return ok(moved.value)
    },

    async 'people.addSpace'({ staffId }) {
      return vault.people.addSpace(staffId)
    },

    async 'people.admit'(person) {
      if (standing?.shown == null) return refused({ code: 'none' })
      const admitted = await admit(standing, standing.shown, person)
      return admitted.ok ? admitted : refused({ code: admitted.refusal })
    },

    async 'people.endInvitation'() {
      await end()
    },

    async 'people.closeAccounts'({ deviceIds, ...words }) {
      const visit = await admin(words)
      if (!visit.ok) return refused({ code: visit.refusal })
      const there = await visit.value()
      if (!there.ok) return refused({ code: there.refusal })
      const closed: string[] = []
      for (const deviceId of deviceIds) {
        const removed = await removeAccount(there.value, deviceId)
        if (!removed.ok) return refused({ code: removed.refusal.code })
        if (removed.value) closed.push(deviceId)
      }
      return ok({ closed })
    },
  }

  /** Looks whether the other laptop has come one step further; each is answered as it was before too. */
  async function advance(at: Standing): Promise<Result<MeetingState, MeetingRefusal | 'damaged'>> {
    const { meeting } = at
    const visit = await at.visit()
    if (!visit.ok) return visit
    if (at.shown === null) {
      const found = await getPart(visit.value, meeting, 'joining')
      if (!found.ok) return found
      if (found.value === null) return ok({ at: 'waiting' })
      const joining = await openPart(meeting, 'joining', found.value)
      if (!joining) return refused('damaged')
      const opening = await sealPart(meeting, 'opening', { v: 1, nonce: at.nonce })
      const put = await putPart(visit.value, meeting, 'opening', opening)
      if (!put.ok && put.refusal !== 'taken') return refused(put.refusal)
      at.shown = { laptop: joining.laptop, checkNumber: numberOf(at, joining) }
    }
    if (at.handover !== null && !at.arrived) {
      const found = await getPart(visit.value, meeting, 'arrived')
      if (!found.ok) return found
      const arrived = await openPart(meeting, 'arrived', found.value ?? '')
      const { laptop } = at.shown
      at.arrived = arrived !== null && isArrivalOf(meeting, at.handover, arrived, laptop)
    }
    const state = at.arrived ? 'arrived' : at.handover ? 'letIn' : 'comparing'
    return ok({ at: state, ...at.shown })
  }

  async function admit(
    at: Standing,
    { laptop }: Shown,
    { staffId, spaces, whole, inPart, entries }: Args<'people.admit'>,
  ): Promise<Result<undefined, AdmitRefusal>> {
    if (at.handover !== null) return ok(undefined)
    const { practice } = at.invitation
    const visit = await at.visit()
    if (!visit.ok) return visit
    const owner = at.invitation.role === 'owner'
    const who = { deviceId: laptop.deviceId, staffId, practice, owner }
    const done = await setUpServer(visit.value, spaces, who)
    if (!done.ok) return refused(done.refusal.code)
    const { account } = done.value
    if (account === null) return refused('notAllowed')
    const part = await vault.people.handOver({
      ...{ meeting: at.meeting, laptop, practice },
      gift: { whole, inPart },
      rest: { staffId, account, entries },
    })
    const sealed = part.ok ? await sealPart(at.meeting, 'handover', part.value) : ''
    const put = part.ok
      ? await putPart(visit.value, at.meeting, 'handover', sealed)
      : refused(part.refusal.code)
    if (part.ok && put.ok) {
      at.handover = part.value
      return ok(undefined)
    }
    // An account whose password nobody has is of no use to anybody.
    await removeAccount(visit.value, laptop.deviceId)
    const refusal = put.ok ? 'serverTrouble' : put.refusal
    return refused(refusal === 'taken' ? 'serverTrouble' : refusal)
  }

  const stop = () => {
    let waited: ReturnType<typeof setTimeout> | undefined
    const enough = new Promise<void>((done) => {
      waited = setTimeout(done, 2000)
    })
    return Promise.race([end().catch(() => undefined), enough]).finally(() => clearTimeout(waited))
  }
  return { handlers, stop }
}

interface AdminWords {
  readonly adminName: string
  readonly adminPassword: string
}
type AdminRefusal = MeetingRefusal | 'notAdmin'
type AdmitRefusal = MeetingRefusal | 'unknownSpace' | 'badKey' | 'locked'
type MeetingState = Extract<Answer<'people.meeting'>, { ok: true }>['value']

const wordsFor = (own: ServerAccount, { adminName, adminPassword }: AdminWords): ServerAccount => ({
  address: own.address,
  userName: adminName,
  password: adminPassword,
})

function numberOf({ meeting, invitation, nonce }: Standing, joining: Part<'joining'>): string {
  const sides: BothSides = {
    owner: invitation.laptop,
    ownerNonce: nonce,
    joining: joining.laptop,
    joiningNonce: joining.nonce,
  }
  return checkNumber(meeting, sides)
}
