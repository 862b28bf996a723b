import type { Told } from './told'

interface TroubleTold extends Told {
  /** For the corner of the screen: three words or so. */
  readonly short: string
  /** Goes away by itself, or needs a person. */
  readonly needsYou: boolean
}

const onThisLaptop = 'Everything you enter is kept on this laptop.'

/** What keeps this laptop from its server. */
export const troubleWords = {
  offline: {
    short: 'No connection',
    what: 'There is no connection to the server just now.',
    safe: onThisLaptop,
    todo: '',
    needsYou: false,
  },
  silent: {
    short: 'Server is silent',
    what: 'The server was reached and then stopped answering.',
    safe: onThisLaptop,
    todo: '',
    needsYou: false,
  },
  portal: {
    short: 'Sign-in page in between',
    what: 'Something other than your server answered: a sign-in page of this Wi-Fi, most often.',
    safe: 'Nothing was sent to it. Everything you enter is kept on this laptop.',
    todo: 'Sign in to the Wi-Fi in your browser, or use another network.',
    needsYou: false,
  },
  untrusted: {
    short: 'Server not trusted',
    what: 'The server cannot prove that it is yours: its certificate is not one this laptop trusts.',
    safe: 'Nothing was sent, not even the password. Everything you enter is kept on this laptop.',
    todo: 'Try another network. If it stays, ask whoever runs the server for a valid certificate.',
    needsYou: true,
  },
  expired: {
    short: 'Certificate ran out',
    what: 'The server’s certificate has run out, or this laptop’s clock is wrong.',
    safe: 'Nothing was sent, not even the password. Everything you enter is kept on this laptop.',
    todo: 'Check the date and time of this laptop. If they are right, ask whoever runs the server to renew the certificate.',
    needsYou: true,
  },
  passwordRefused: {
    short: 'Password refused',
    what: 'The server does not take this laptop’s password any more.',
    safe: 'It is not tried again and again, so the account is not locked. Everything you enter is kept on this laptop.',
    todo: 'Set the server up again in Settings, Server. If you left the practice, its owner closed the account: then save a backup in Settings, Backup, and hand it to them.',
    needsYou: true,
  },
  lockedOut: {
    short: 'Account locked',
    what: 'The server has locked this laptop’s account for a while, after wrong passwords.',
    safe: onThisLaptop,
    todo: 'Wait some minutes, then try again.',
    needsYou: true,
  },
  noDatabase: {
    short: 'Nothing on the server',
    what: 'The server answers, and the place for your practice is not there.',
    safe: 'Everything is still on this laptop and can be put back on the server.',
    todo: 'Set the server up again in Settings, Server.',
    needsYou: true,
  },
  notAllowed: {
    short: 'No access',
    what: 'The server answers, and this laptop’s account may not use your practice’s place there.',
    safe: onThisLaptop,
    todo: 'Set the server up again in Settings, Server.',
    needsYou: true,
  },
  serverFull: {
    short: 'Server is full',
    what: 'The server has no room left.',
    safe: 'What it could not take is kept on this laptop.',
    todo: 'Ask whoever runs the server to make room. It goes on by itself.',
    needsYou: true,
  },
  laptopFull: {
    short: 'This laptop is full',
    what: 'This laptop could not keep what came from the server: its disk is full, most often.',
    safe: 'What was here before is here. What could not be kept is still on the server.',
    todo: 'Free some space on this laptop, then try again.',
    needsYou: true,
  },
  serverTrouble: {
    short: 'Server has trouble',
    what: 'The server answers with errors.',
    safe: onThisLaptop,
    todo: '',
    needsYou: false,
  },
} as const satisfies Record<string, TroubleTold>

export type TroubleKind = keyof typeof troubleWords
