import type { AdmitRefusal, InviteRefusal } from '#renderer/data/commands/invite-person'
import type {
  ChangeRoleRefusal,
  CloseRefusal,
  LetGoRefusal,
} from '#renderer/data/commands/leave-practice'
import type { Answer } from '#shared/ipc/contract'

type MeetingRefusal = Extract<Answer<'people.meeting'>, { ok: false }>['refusal']['code']
export type PeopleTrouble =
  | InviteRefusal
  | AdmitRefusal
  | MeetingRefusal
  | CloseRefusal
  | LetGoRefusal
  | ChangeRoleRefusal
  | 'differs'

interface Words {
  readonly title: string
  readonly words: string
}

const nobody = 'Nobody was let in, and nothing was changed.'
const notReached: Words = {
  title: 'The server was not reached',
  words: 'What is on this laptop is safe. Check that it is online, then try again.',
}
const ended: Words = {
  title: 'This invitation is over',
  words: `Its code opens nothing any more. ${nobody} Invite again for a new one.`,
}

const words: Readonly<Partial<Record<PeopleTrouble, Words>>> = {
  notConfigured: {
    title: 'This practice has no server yet',
    words: 'Two laptops need a place to meet. Set one up in Settings, Server, then come back.',
  },
  notAdmin: {
    title: 'That is not the server’s administrator',
    words: `Only the administrator makes accounts. ${nobody} Type the administrator’s name and password.`,
  },
  passwordRefused: {
    title: 'The server refused the name or the password',
    words: `${nobody} Type both once more; capitals and spaces count.`,
  },
  lockedOut: {
    title: 'The server asks for a pause',
    words: `Several wrong passwords came from here. ${nobody} Wait five minutes, then try again.`,
  },
  notAllowed: {
    title: 'That was not allowed',
    words: `Only an owner lets people in, and the server has to let its administrator. ${nobody}`,
  },
  unconfirmed: {
    title: 'The practice does not know this laptop yet',
    words:
      'It was restored from a backup or added, and what it signs does not count for the others. Nothing was changed. On another laptop of yours, or an owner’s, confirm it in Settings, People.',
  },
  unsure: {
    title: 'The server did not answer whether the keys arrived',
    words:
      'They stand in the list now, because their laptop may have its keys. Try again: the same keys are sent once more. If it never arrives, let them leave in the list and invite anew.',
  },
  differs: {
    title: 'You stopped the invitation',
    words: `Its code opens nothing any more. ${nobody} If the numbers differed, somebody may stand between the two laptops: invite again, and if they differ once more, use another network.`,
  },
  none: ended,
  timeUp: {
    title: 'The 15 minutes are over',
    words: `The code opens nothing any more. ${nobody} Invite again for a new one.`,
  },
  damaged: {
    title: 'Something else came than a laptop with this code',
    words: `It was not used. ${nobody} Take the invitation back and make a new one.`,
  },
  badKey: {
    title: 'That laptop showed a key that nothing can be sealed to',
    words: `${nobody} Take the invitation back and make a new one.`,
  },
  locked: {
    title: 'Doorstep was locked meanwhile',
    words: `Locking ends an invitation. ${nobody} Invite again.`,
  },
  disk: {
    title: 'The disk did not take it',
    words: 'It may be full. Free some space and try again.',
  },
  self: {
    title: 'You cannot let yourself go',
    words: 'Another owner does that, on their own laptop. Nothing was changed.',
  },
  lastOwner: {
    title: 'A practice needs an owner',
    words: 'Make somebody else an owner first. Nothing was changed.',
  },
  otherKeys: {
    title: 'This role reads other records',
    words:
      'What somebody can read follows from the keys on their laptop. Let them leave, and invite them anew in the other role. Nothing was changed.',
  },
  missing: {
    title: 'Their record is not on this laptop yet',
    words: 'Let it sync, then try again. Nothing was changed.',
  },
}

/** The other half of what leaving means, by whether this laptop has the keys of their clients. */
export const theirClients = (areHere: boolean): string =>
  areHere
    ? 'Their clients stay here; hand them over to somebody else.'
    : 'Their clients are not on this laptop: it was given no keys of them. They stay on the laptop that invited this person; hand them over there.'

/** What happened, what is safe, and the one thing to do. */
export const peopleWords = (trouble: PeopleTrouble): Words => words[trouble] ?? notReached

/** Said before somebody leaves: what no program can take back. */
export const leavingMeans: readonly string[] = [
  'New keys are made for everybody who stays: what is written from now on, they cannot read, even with a copy of the server.',
  'Their accounts on the server are closed, so their laptop fetches and sends nothing any more.',
  'What their laptop holds already stays on it, encrypted, and opens with their passphrase until it is wiped by hand. No program can take that back: ask for the laptop, or for it to be wiped.',
  'Notes they signed stay theirs and stay valid.',
  'Visits and notes that are only on their laptop do not come any more. If they still work with you, let their laptop sync first. Afterwards they can still open Doorstep there and hand you a backup: open it here, on their entry in People, with their passphrase, and decide what is taken in.',
]
