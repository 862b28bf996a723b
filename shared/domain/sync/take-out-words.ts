import { type ServerRefusal, serverRefusalWords } from './server-words'
import type { Told } from './told'

/** Why new keys could not be made. */
export type NewKeysTrouble = 'missing' | 'locked' | 'disk' | 'unconfirmed' | 'notYours'
/** Why a laptop could not be taken out. */
export type TakeOutTrouble = NewKeysTrouble | 'thisLaptop' | 'other'
/** Why its account on the server is still open. */
export type CloseAccountTrouble = ServerRefusal | 'stillThere'

export const newKeysWords: Readonly<Record<NewKeysTrouble, Told>> = {
  notYours: {
    what: 'New keys for the whole practice are for an owner to make.',
    safe: 'Nothing was changed. The keys are as they were.',
    todo: 'Ask an owner, or take a lost laptop of your own out: that makes new keys too.',
  },
  missing: {
    what: 'Your own entry in the practice is not on this laptop yet.',
    safe: 'Nothing was changed. The keys are as they were.',
    todo: 'Wait until everything has come from the server, and try again.',
  },
  locked: {
    what: 'Doorstep was locked meanwhile.',
    safe: 'Your records are as they were.',
    todo: 'Unlock it and make new keys again; that does no harm.',
  },
  disk: {
    what: 'The new keys could not be kept: this laptop’s disk did not take them.',
    safe: 'The keys are as they were, and all records stay readable.',
    todo: 'Free some space and make new keys again.',
  },
  unconfirmed: {
    what: 'The practice’s other laptops do not know this one yet, so they would not follow it.',
    safe: 'Nothing was changed.',
    todo: 'Confirm this laptop first: in Settings, People, on another laptop of yours or an owner’s.',
  },
}

export const takeOutWords: Readonly<Record<TakeOutTrouble, Told>> = {
  ...newKeysWords,
  locked: {
    what: 'Doorstep was locked before all of it was done.',
    safe: 'Your records are as they were.',
    todo: 'Unlock it and look here: what is left to do is shown.',
  },
  disk: {
    what: 'Not all of it was done: this laptop’s disk did not take it.',
    safe: 'Your records are as they were, and readable.',
    todo: 'Free some space and take the laptop out again; that does no harm to what is done.',
  },
  thisLaptop: {
    what: 'This is the laptop you sit at.',
    safe: 'Nothing was changed.',
    todo: 'Take it out from another laptop of the practice.',
  },
  other: {
    what: 'The laptop could not be marked as taken out.',
    safe: 'Nothing was changed.',
    todo: 'Try again.',
  },
}

const stillOpen =
  'The laptop is out of the practice, and its account on the server is still open. It cannot read what you write from now on.'

const own: Partial<Record<CloseAccountTrouble, Told>> = {
  stillThere: {
    what: 'The server did not close the account.',
    safe: stillOpen,
    todo: 'Try again, or ask whoever runs the server.',
  },
  notAdmin: {
    what: 'This account may not close another: it is no administrator of the server.',
    safe: stillOpen,
    todo: 'Type the name and password of the server’s administrator. They are used once and not kept.',
  },
  offline: {
    what: 'The server does not answer.',
    safe: stillOpen,
    todo: 'Check that this laptop is online, and try again; the server may also be switched off.',
  },
  notConfigured: {
    what: 'No server is set on this laptop.',
    safe: stillOpen,
    todo: 'Set up the server in Settings first.',
  },
}

export function closeAccountWords(trouble: CloseAccountTrouble): Told {
  const told = own[trouble] ?? serverRefusalWords[trouble as ServerRefusal]
  return { ...told, safe: stillOpen }
}
