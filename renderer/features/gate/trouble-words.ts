import type { OpenStoreRefusal } from '#renderer/data/opening'

/** Whatever can stand between a person and their records. */
export type Trouble =
  | OpenStoreRefusal
  | 'damaged'
  | 'keysMissing'
  | 'none'
  | 'newer'
  | 'unreadable'
  | 'disk'

export type WayOut = 'tryAgain' | 'restore' | 'putBackCopy'

interface TroubleWords {
  readonly title: string
  readonly happened: string
  readonly safe: string
  /** The first is the one to take. */
  readonly waysOut: readonly WayOut[]
}

const fromBackup =
  'Choose your newest backup: its passphrase or recovery code brings keys and records back.'

/**
 * What happened, what is safe, what to do. None of these ever leads to a new, empty practice: an empty
 * practice in place of a full one is how records get lost.
 */
export const troubleWords: Readonly<Record<Trouble, TroubleWords>> = {
  missing: {
    title: 'The records are not on this laptop any more',
    happened:
      'Your keys are here, and the folder with the records is empty or gone. A cleaning program or a moved folder can do this.',
    safe: `Nothing was deleted or replaced by Doorstep. ${fromBackup}`,
    waysOut: ['restore', 'tryAgain'],
  },
  foreign: {
    title: 'These records belong to another practice',
    happened: 'The records on this laptop were made with other keys than the ones it holds now.',
    safe: 'They were not opened and not changed. If a folder was copied here, put the right one back and try again. Otherwise restore a backup.',
    waysOut: ['tryAgain', 'restore'],
  },
  restoreInterrupted: {
    title: 'The restore was not finished',
    happened: 'It stopped before the last record was written, so what is here is not complete.',
    safe: 'The backup file is whole and unchanged. Choose it again, and Doorstep starts over from the beginning.',
    waysOut: ['restore'],
  },
  notOpening: {
    title: 'The records do not open right now',
    happened: 'The disk may be full, or another program, such as a virus check, holds the files.',
    safe: 'Your records are where they were. Free some space or close other programs, then try again.',
    waysOut: ['tryAgain', 'restore'],
  },
  copyFailed: {
    title: 'There is no room for a safety copy',
    happened:
      'This version of Doorstep wants to bring your records to a new shape, and keeps a copy first. The copy could not be written.',
    safe: 'Nothing was changed. Free some space on this laptop, then try again.',
    waysOut: ['tryAgain'],
  },
  upgradeFailed: {
    title: 'Your records could not be brought to the new version',
    happened: 'The change stopped half way.',
    safe: 'The copy from before it is whole. Put it back, and open it with the Doorstep you had before.',
    waysOut: ['putBackCopy', 'tryAgain'],
  },
  damaged: {
    title: 'The key file on this laptop is damaged',
    happened: 'Both copies of it were changed or cut, so the passphrase cannot be checked.',
    safe: `Your records are still on the disk, encrypted and untouched. ${fromBackup}`,
    waysOut: ['restore', 'tryAgain'],
  },
  keysMissing: {
    title: 'The key file is missing',
    happened:
      'There are records on this laptop, and the file with their keys is gone. Without it they cannot be read.',
    safe: `Nothing was changed. If you moved or cleaned up files, put them back and try again. Otherwise: ${fromBackup.toLowerCase()}`,
    waysOut: ['tryAgain', 'restore'],
  },
  none: {
    title: 'The key file went away',
    happened: 'It was here a moment ago and is not there any more.',
    safe: 'Nothing was changed. Try again; if it stays away, restore a backup.',
    waysOut: ['tryAgain', 'restore'],
  },
  newer: {
    title: 'These records belong to a newer Doorstep',
    happened: 'This laptop’s records were last opened by a newer version than the one running now.',
    safe: 'Nothing was changed. Install the newest Doorstep and open them there.',
    waysOut: ['tryAgain'],
  },
  unreadable: {
    title: 'The key file cannot be read',
    happened: 'The disk answered with an error, or this account may not read the file.',
    safe: 'Nothing was changed. Restart the laptop and try again.',
    waysOut: ['tryAgain', 'restore'],
  },
  disk: {
    title: 'The disk does not take anything',
    happened: 'It may be full or protected against writing.',
    safe: 'Your records are as they were. Free some space, then try again.',
    waysOut: ['tryAgain'],
  },
}
