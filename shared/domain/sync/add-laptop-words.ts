import { type ServerRefusal, serverRefusalWords } from './server-words'
import type { Told } from './told'

/** Why no laptop file was written: what the server says, or the disk. */
export type AddLaptopTrouble = ServerRefusal | 'notAllowed'

const nothingWritten = 'No file was written and no account was made.'

const own: Partial<Record<AddLaptopTrouble, Told>> = {
  notAllowed: {
    what: 'The server does not let this account make another one.',
    safe: nothingWritten,
    todo: 'Type the name and password of the server’s administrator. They are used once and not kept.',
  },
  notAdmin: {
    what: 'This account may not add a laptop: it is no administrator of the server.',
    safe: nothingWritten,
    todo: 'Type the name and password of the server’s administrator. They are used once and not kept.',
  },
  offline: {
    what: 'The server does not answer.',
    safe: nothingWritten,
    todo: 'Check that this laptop is online, and try again; the server may also be switched off.',
  },
  silent: {
    what: 'The server was reached and then said nothing more.',
    safe: nothingWritten,
    todo: 'Try again in a minute.',
  },
  serverTrouble: {
    what: 'The server answers with errors.',
    safe: nothingWritten,
    todo: 'Try again in a while, or ask whoever runs it.',
  },
  lockedOut: {
    what: 'The server has locked that account for a while, after wrong passwords.',
    safe: nothingWritten,
    todo: 'Wait some minutes before you try again.',
  },
  notConfigured: {
    what: 'No server is set on this laptop.',
    safe: nothingWritten,
    todo: 'Set up a server first: a second laptop gets its records from there.',
  },
  disk: {
    what: 'The file could not be written: the disk or stick did not take it.',
    safe: 'No file is there, and the account made for it was taken back.',
    todo: 'Free some space or choose another place, and try again.',
  },
  locked: {
    what: 'Doorstep was locked meanwhile.',
    safe: 'Your records are as they were.',
    todo: 'Unlock it and try again.',
  },
}

export const addLaptopWords = (trouble: AddLaptopTrouble): Told =>
  own[trouble] ?? serverRefusalWords[trouble as ServerRefusal]

/** Once the file is written: what is to be done with it, in order. */
export const afterLaptopFile = (validUntilWords: string): readonly string[] => [
  'Take the file to the other laptop, on a stick.',
  'Install Doorstep there, and on its first screen choose “This practice is on another laptop”.',
  'Your passphrase opens it. Your records then come from the server.',
  `The file is good until ${validUntilWords}. Delete it when the other laptop is open.`,
]
