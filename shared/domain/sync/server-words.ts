import type { Told } from './told'

interface ServerTold extends Told {
  /** The field to look at; null when it is none of them. */
  readonly field: 'address' | 'userName' | 'password' | null
}

const unchanged = 'Nothing was changed, and your records are as they were.'

/** Why a server could not be looked at, used or set up. */
export const serverRefusalWords = {
  badAddress: {
    field: 'address',
    what: 'That is not an address of a server.',
    safe: 'Nothing was sent.',
    todo: 'Type it as it was given to you, such as https://records.example.org, with no name or password in it.',
  },
  insecure: {
    field: 'address',
    what: 'That address is not protected: it begins with http instead of https.',
    safe: 'Nothing was sent, not even the password.',
    todo: 'Use the https address. Whoever runs the server can set one up.',
  },
  notCouchDb: {
    field: 'address',
    what: 'Something answers there, and it is not the kind of server that Doorstep needs.',
    safe: unchanged,
    todo: 'Check the address. It must be a CouchDB server, and the port is often part of the address.',
  },
  tooOld: {
    field: 'address',
    what: 'That server’s CouchDB is too old for Doorstep: it must be version 3 or newer.',
    safe: unchanged,
    todo: 'Ask whoever runs it to update CouchDB.',
  },
  pathTooMany: {
    field: 'address',
    what: 'The address goes too far: the server is there, under a shorter address.',
    safe: unchanged,
    todo: 'Take away what stands after the last slash, and test again.',
  },
  offline: {
    field: 'address',
    what: 'Nobody answers at that address.',
    safe: unchanged,
    todo: 'Check the address and that this laptop is online; the server may also be switched off.',
  },
  silent: {
    field: null,
    what: 'The server was reached and then said nothing more.',
    safe: unchanged,
    todo: 'Test again in a minute.',
  },
  untrusted: {
    field: null,
    what: 'The server cannot prove that it is yours: its certificate is not one this laptop trusts.',
    safe: 'The password was not sent. Your records are as they were.',
    todo: 'Ask whoever runs the server for a valid certificate. On a strange Wi-Fi, try another network.',
  },
  expired: {
    field: null,
    what: 'The server’s certificate has run out, or this laptop’s clock is wrong.',
    safe: 'The password was not sent. Your records are as they were.',
    todo: 'Check the date and time of this laptop. If they are right, the certificate must be renewed.',
  },
  portal: {
    field: 'address',
    what: 'A web page answers there instead of a server: a Wi-Fi sign-in page, or another program.',
    safe: unchanged,
    todo: 'Check the address. On a hotel’s or café’s Wi-Fi, sign in to it in your browser first.',
  },
  passwordRefused: {
    field: 'password',
    what: 'The server does not take this user name with this password.',
    safe: unchanged,
    todo: 'Check both. Capitals and spaces count.',
  },
  lockedOut: {
    field: null,
    what: 'The server has locked this account for a while, after wrong passwords.',
    safe: unchanged,
    todo: 'Wait some minutes before you test again.',
  },
  serverTrouble: {
    field: null,
    what: 'The server answers with errors.',
    safe: unchanged,
    todo: 'Test again in a while, or ask whoever runs it.',
  },
  tooLarge: {
    field: 'address',
    what: 'The answer is larger than any that a practice’s server gives.',
    safe: unchanged,
    todo: 'Check the address.',
  },
  notAdmin: {
    field: 'userName',
    what: 'This account may not set the server up: it is no administrator there.',
    safe: unchanged,
    todo: 'Type the name and password of the server’s administrator. They are used once and not kept.',
  },
  disk: {
    field: null,
    what: 'The account could not be kept: this laptop’s disk did not take it.',
    safe: 'Your records are as they were.',
    todo: 'Free some space and do it once more; that does no harm to what is done already.',
  },
  locked: {
    field: null,
    what: 'Doorstep was locked meanwhile.',
    safe: unchanged,
    todo: 'Unlock it and test again.',
  },
  notConfigured: {
    field: null,
    what: 'No server is set on this laptop.',
    safe: unchanged,
    todo: 'Type its address, and test again.',
  },
  cancelled: {
    field: null,
    what: 'The test was stopped.',
    safe: unchanged,
    todo: 'Test again.',
  },
  refused: {
    field: 'address',
    what: 'That address cannot be used.',
    safe: 'Nothing was sent.',
    todo: 'Check the address.',
  },
} as const satisfies Record<string, ServerTold>

export type ServerRefusal = keyof typeof serverRefusalWords

/** What a look at the server found: who you are there, and whether the practice's place is made. */
export interface Findings {
  readonly role: 'admin' | 'member'
  readonly databases: 'ready' | 'partly' | 'missing' | 'noAccess'
}

export interface FindingsTold extends Told {
  /** The one step that follows; null when another account or another person is needed first. */
  readonly next: 'setUp' | 'use' | null
}

/** What was found, and what follows. */
export function findingsWords({ role, databases }: Findings): FindingsTold {
  if (role === 'admin') {
    return {
      next: 'setUp',
      what: 'This is the administrator of the server.',
      safe:
        databases === 'missing'
          ? 'Doorstep makes the place for your practice and an account for this laptop. Your administrator’s name and password are used once and not kept.'
          : 'The place for your practice is there. Doorstep checks it, mends what is missing, and makes an account for this laptop. Your administrator’s name and password are used once and not kept.',
      todo: '',
    }
  }
  if (databases === 'ready') {
    return {
      next: 'use',
      what: 'The place for your practice is ready, and this account may use it.',
      safe: 'The name and password are kept on this laptop, encrypted.',
      todo: '',
    }
  }
  return {
    next: null,
    ...(databases === 'missing'
      ? {
          what: 'The server is right, and there is no place for your practice on it yet.',
          safe: 'Nothing was changed.',
          todo: 'Type the name and password of the server’s administrator instead: then Doorstep makes it.',
        }
      : {
          what:
            databases === 'noAccess'
              ? 'The server is right, and this account may not use your practice’s place on it.'
              : 'The server is right, and a part of your practice’s place on it is missing.',
          safe: 'Nothing was changed.',
          todo: 'Type the name and password of the server’s administrator instead: then Doorstep mends it.',
        }),
  }
}

/** What set-up looks at, in the order it does. */
export const setUpStepWords = {
  database: 'A place for your records',
  rules: 'Rules that keep signed notes as they are',
  members: 'Only your practice may read it',
  limits: 'Limits against rubbish and floods',
  account: 'An account for this laptop',
  signIn: 'This laptop signs in with it',
} as const
export type SetUpStepName = keyof typeof setUpStepWords

export const setUpOutcomeWords = {
  made: { meaning: 'done', word: 'Made' },
  mended: { meaning: 'done', word: 'Mended' },
  alreadyFine: { meaning: 'done', word: 'Was fine already' },
  notAllowed: { meaning: 'waiting', word: 'Not allowed here; it works without' },
  failed: { meaning: 'attention', word: 'Did not work' },
} as const
export type SetUpOutcome = keyof typeof setUpOutcomeWords

interface Step {
  readonly step: SetUpStepName
  readonly outcome: SetUpOutcome
}

const weight: Record<SetUpOutcome, number> = {
  alreadyFine: 0,
  made: 1,
  mended: 2,
  notAllowed: 3,
  failed: 4,
}

/** One line a step, over all spaces: the weightiest outcome stands. In the order of the steps. */
export function setUpLines(steps: readonly Step[]): readonly Step[] {
  const outcomes = new Map<SetUpStepName, SetUpOutcome>()
  for (const { step, outcome } of steps) {
    const known = outcomes.get(step)
    if (known === undefined || weight[outcome] > weight[known]) outcomes.set(step, outcome)
  }
  const names = Object.keys(setUpStepWords) as SetUpStepName[]
  return names.flatMap((step) => {
    const outcome = outcomes.get(step)
    return outcome ? [{ step, outcome }] : []
  })
}

/** What to do when something did not work. */
export function setUpAdvice(steps: readonly Step[]): string {
  const failed = steps.filter(({ outcome }) => outcome === 'failed').map(({ step }) => step)
  // All before it worked: the server is fine, and has no place where accounts lie.
  const accountsAlone =
    failed.includes('account') && failed.every((step) => step === 'account' || step === 'signIn')
  return accountsAlone
    ? 'A new CouchDB has no place for accounts until it is finished as a single node or a cluster. Ask whoever runs the server to look at that (docs/server.md), then do it once more: what is done already stays.'
    : 'Do it once more: what is done already stays. If it stays so, show this list to whoever runs the server.'
}

/** Syncing can begin: nothing that it needs failed. */
export const isSetUp = (steps: readonly Step[]): boolean =>
  steps.length > 0 && steps.every(({ outcome }) => outcome !== 'failed')
