import type { Answer } from '#shared/ipc/contract'

export type FoundInvitation = Extract<Answer<'join.look'>, { ok: true }>['value']

type CodeOf<A> = A extends { readonly ok: false; readonly refusal: { readonly code: infer C } }
  ? C
  : never
export type JoinTrouble =
  | CodeOf<Answer<'join.look'>>
  | CodeOf<Answer<'join.begin'>>
  | CodeOf<Answer<'join.finish'>>
  | 'noAddress'
  | 'store'
  | 'ended'
  | 'differs'

interface JoinWords {
  readonly title: string
  readonly words: string
}

/** Joining goes by a server, so not that nothing is sent: what leaves, and what never does. */
export const joinPromise =
  'Your passphrase and your recovery code stay on this laptop. What you enter is encrypted before it leaves: the practice’s server can read nothing of it.'

const nothing = 'Nothing was changed, and nothing is left of it on this laptop.'
const mistyped: JoinWords = {
  title: 'That is not the code',
  words:
    'A letter or digit is missing or mistyped. Compare it with the owner’s screen, group by group.',
}
const notReached: JoinWords = {
  title: 'The server was not reached',
  words: `Check that this laptop is online and that the address is the one on the owner’s screen, then try again. ${nothing}`,
}
const elsewhere: JoinWords = {
  title: 'Something else answers at that address',
  words: `On the Wi-Fi of a hotel or café, sign in to it in your browser first. Else compare the address with the owner’s screen. Then try again. ${nothing}`,
}
const anew = 'Ask the owner for a new invitation.'

/** What happened, what is safe, and the one thing to do. */
const words: Readonly<Partial<Record<JoinTrouble, JoinWords>>> = {
  noAddress: {
    title: 'The server’s address is missing',
    words: 'Type it as it stands beside the code, or paste the whole invitation.',
  },
  length: mistyped,
  character: mistyped,
  checksum: mistyped,
  gone: {
    title: 'This code opens nothing there',
    words: `It was used already, taken back, is older than 15 minutes, or is of another practice’s server. ${nothing} Compare the server’s address with the owner’s screen; if it is the same, ask for a new invitation.`,
  },
  timeUp: {
    title: 'The 15 minutes are over',
    words: `The code opens nothing any more. ${nothing} ${anew}`,
  },
  ended: {
    title: 'The owner’s laptop ended this invitation',
    words: `It shows another number, was locked, left the page, or the 15 minutes are over. ${nothing} ${anew}`,
  },
  differs: {
    title: 'You stopped, because the numbers differ',
    words: `Somebody may stand between the two laptops. Tell the owner to stop too, and not to let anybody in. ${nothing} ${anew} If the numbers differ again, join through another network.`,
  },
  used: {
    title: 'A laptop came with this code already',
    words: `A code is good for one laptop, once. If that was this laptop, begun before, all is well; if it was not you, tell the owner at once not to confirm it. ${nothing} ${anew}`,
  },
  damaged: {
    title: 'This was not made by the owner’s laptop',
    words: `Somebody may have changed it on the way, so none of it was used. ${nothing} ${anew}`,
  },
  exists: {
    title: 'A practice is on this laptop already',
    words:
      'It was not touched. A laptop holds one practice: join with another laptop, or under another account of this computer.',
  },
  lockedOut: {
    title: 'The server asks for a pause',
    words: `Several wrong tries came from here. Wait five minutes, then try again. ${nothing}`,
  },
  badAddress: {
    title: 'That is no address of a server',
    words: 'It looks like https://couch.example.org and stands beside the code.',
  },
  insecure: {
    title: 'That address is not protected',
    words: 'It has to begin with https:// so that nobody on the way can listen.',
  },
  untrusted: {
    title: 'This computer does not trust that server',
    words: `Its certificate is not one that this computer knows. Ask the owner how it was set up. ${nothing}`,
  },
  expired: {
    title: 'The server’s certificate has run out, or this laptop’s clock is wrong',
    words: `Put this laptop’s date and time right, then try again. If they are right, tell the owner. ${nothing}`,
  },
  portal: elsewhere,
  notCouchDb: elsewhere,
  tooOld: elsewhere,
  pathTooMany: {
    title: 'The address goes too far',
    words: `The server is there, under a shorter address: take away what stands after the last slash, then try again. ${nothing}`,
  },
  serverTrouble: {
    title: 'The server answers with errors',
    words: `Try again in a minute, or ask the owner. ${nothing}`,
  },
  none: {
    title: 'The invitation has to be opened once more',
    words: `Doorstep was locked or started anew meanwhile. ${nothing} ${anew}`,
  },
  weak: {
    title: 'This passphrase would be guessed too soon',
    words: 'Choose a longer one. The invitation still stands.',
  },
  disk: {
    title: 'The disk did not take it',
    words: 'It may be full. Free some space and try again. The invitation still stands.',
  },
  store: {
    title: 'The records could not be opened',
    words: 'Your keys are on this laptop. Start Doorstep again and unlock it with your passphrase.',
  },
}

export const joinWords = (trouble: JoinTrouble): JoinWords => words[trouble] ?? notReached

/** For what passes, while the meeting is asked again by itself. */
export const waitingWords: JoinWords = {
  title: 'The server is out of reach',
  words:
    'The invitation still stands. Check that this laptop is online, and signed in to its Wi-Fi; Doorstep then goes on by itself.',
}

/** A code that stood and opens nothing any more, while the numbers are compared: the owner’s side ended it. */
export const whileComparing = (trouble: JoinTrouble): JoinTrouble =>
  trouble === 'gone' ? 'ended' : trouble

const passing: readonly JoinTrouble[] = [
  ...(['offline', 'silent', 'serverTrouble'] as const),
  // A Wi-Fi that wants to be signed in to.
  ...(['portal', 'notCouchDb'] as const),
]

/** Trouble that passes by itself: the meeting is asked again, and the person waits. */
export const passes = (trouble: JoinTrouble): boolean => passing.includes(trouble)
