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
  /** By this laptop's clock. */
  untilMs: number
  isLettingIn: boolean
  shown: Shown | null
  /** Made once and sent until it is there: a second one would be of an account that is gone. */
  sealed: { readonly part: Part<'handover'>; readonly text: string } | null
  /** Lies there for sure. */
  handover: Part<'handover'> | null
  arrived: boolean
}

/** What was confirmed in time is carried through: the other laptop fetches its keys and says so. */
const arrivalMs = 2 * 60_000

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
  /** People whose space was made for this very invitation. */
  const madeFor = new Set<string>()

  /** False when something of it may still lie on the server. */
  const end = async (): Promise<boolean> => {
    clearTimeout(timer)
    const ended = standing
    standing = null
    if (!ended) return true
    const visit = await ended.visit()
    return visit.ok && closeMeeting(visit.value, ended.meeting.name)
  }

  const endAfter = (at: Standing, ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (standing !== at) return
      if (at.isLettingIn) endAfter(at, arrivalMs)
      else void end()
    }, ms)
    timer.unref()
  }
  const endIfOver = async (at: Standing): Promise<boolean> => {
    if (at.isLettingIn || nowMs() <= at.untilMs) return false
    await end()
    return true
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
      await sweepMeetings(there.value)

      const secret = makeInvitationSecret()
      const meeting = await meetingOf(secret)
      const nonce = makeNonce()
      const forMs = invitationMinutes * 60_000
      const untilMs = nowMs() + forMs
      const expiresAt = new Date(there.value.nowMs() + forMs).toISOString()
      const invitation: Part<'invitation'> = {
        ...{ v: 1, practice: whose.practice, ...invited, expiresAt, laptop },
        commitment: commitmentTo(meeting, laptop, nonce),
      }
      const opened = await openMeeting(there.value, meeting, expiresAt)
      if (!opened.ok) return refused({ code: opened.refusal })
      standing = {
        ...{ meeting, visit: visit.value, nonce, invitation, untilMs, isLettingIn: false },
        ...{ shown: null, sealed: null, handover: null, arrived: false },
      }
      const sealed = await sealPart(meeting, 'invitation', invitation)
      const put = await putPart(there.value, meeting, 'invitation', sealed)
      if (!put.ok) {
        await end()
        return refused({ code: put.refusal === 'taken' ? 'serverTrouble' : put.refusal })
      }
      endAfter(standing, forMs)
      const code = formatInvitationCode(secret)
      secret.fill(0)
      const text = invitationText(there.value.account.address, code)
      return ok({ code, text, expiresAt: new Date(untilMs).toISOString() })
    },

    async 'people.meeting'() {
      if (standing === null) return refused({ code: 'none' })
      if (await endIfOver(standing)) return refused({ code: 'timeUp' })
      const moved = await advance(standing)
      if (!moved.ok) return refused({ code: moved.refusal })
      if (moved.value.at !== 'arrived') return ok(moved.value)
      return ok({ ...moved.value, cleared: await end() })
    },

    async 'people.addSpace'({ staffId }) {
      const before = vault.whoseLaptop()?.spaces ?? []
      const space = await vault.people.addSpace(staffId)
      if (space.ok && !before.includes(space.value.id)) madeFor.add(staffId)
      return space
    },

    async 'people.admit'(person) {
      const at = standing
      const isOver = at === null || (await endIfOver(at))
      const admitted =
        !isOver && at.shown ? await letIn(at, at.shown, person) : refused('none' as const)
      const { staffId } = person
      // Nobody has its keys, and its databases may not be there: syncing would look for them for ever.
      if (!admitted.ok && admitted.refusal !== 'unsure' && madeFor.has(staffId))
        await vault.people.dropSpace(staffId)
      madeFor.delete(staffId)
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

  /** Its time does not run out under it, and what may lie there is left until it can be fetched. */
  async function letIn(at: Standing, shown: Shown, person: Args<'people.admit'>) {
    at.isLettingIn = true
    try {
      return await admit(at, shown, person)
    } finally {
      at.isLettingIn = false
      if (at.sealed !== null && nowMs() + arrivalMs > at.untilMs) {
        at.untilMs = nowMs() + arrivalMs
        if (standing === at) endAfter(at, arrivalMs)
      }
    }
  }

  async function admit(
    at: Standing,
    { laptop }: Shown,
    { staffId, spaces, also, whole, inPart, entries }: Args<'people.admit'>,
  ): Promise<Result<undefined, AdmitRefusal>> {
    if (at.handover !== null) return ok(undefined)
    const { practice } = at.invitation
    const visit = await at.visit()
    if (!visit.ok) return at.sealed ? refused('unsure') : visit
    if (at.sealed === null) {
      const owner = at.invitation.role === 'owner'
      const who = { deviceId: laptop.deviceId, staffId, practice, owner, also }
      const done = await setUpServer(visit.value, spaces, who)
      if (!done.ok) return refused(done.refusal.code)
      const { account } = done.value
      if (account === null) return refused('notAllowed')
      const part = await vault.people.handOver({
        ...{ meeting: at.meeting, laptop, practice },
        gift: { whole, inPart },
        rest: { staffId, account, entries },
      })
      if (!part.ok) {
        await removeAccount(visit.value, laptop.deviceId)
        return refused(part.refusal.code)
      }
      const text = await sealPart(at.meeting, 'handover', part.value)
      at.sealed = { part: part.value, text }
    }
    const { part, text } = at.sealed
    const put = await putPart(visit.value, at.meeting, 'handover', text)
    const lies = put.ok ? put : await getPart(visit.value, at.meeting, 'handover')
    if (!lies.ok) return refused('unsure')
    if (put.ok || lies.value === text) {
      at.handover = part
      return ok(undefined)
    }
    // Surely not there: an account whose password nobody has is of no use to anybody.
    at.sealed = null
    await removeAccount(visit.value, laptop.deviceId)
    return refused(put.refusal === 'taken' ? 'serverTrouble' : put.refusal)
  }

  const stop = () => {
    let waited: ReturnType<typeof setTimeout> | undefined
    const enough = new Promise<void>((done) => {
      waited = setTimeout(done, 2000)
    })
    const ended = end().then(
      () => undefined,
      () => undefined,
    )
    return Promise.race([ended, enough]).finally(() => clearTimeout(waited))
  }
  return { handlers, stop }
}

interface AdminWords {
  readonly adminName: string
  readonly adminPassword: string
}
type AdminRefusal = MeetingRefusal | 'notAdmin'
type AdmitRefusal = MeetingRefusal | 'unknownSpace' | 'badKey' | 'locked' | 'unsure'
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
