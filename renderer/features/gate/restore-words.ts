import type { RestoreRefusal } from '#renderer/data/backup/restore-backup'

interface RestoreWords {
  readonly title: string
  readonly words: string
  /** Where the person can put it right. */
  readonly at: 'file' | 'secret' | 'laptop'
}

export const restoreWords: Readonly<Record<RestoreRefusal['code'], RestoreWords>> = {
  notABackup: {
    title: 'This is not a Doorstep backup',
    words: 'Choose a file whose name ends in .doorstep. Nothing was changed.',
    at: 'file',
  },
  damaged: {
    title: 'This backup is damaged',
    words:
      'Some of it was changed or cut off, so none of it was used and nothing was changed here. Choose another backup, or copy this one again from where it is kept.',
    at: 'file',
  },
  newer: {
    title: 'This backup was made by a newer Doorstep',
    words: 'Install the newest Doorstep, then restore it there. Nothing was changed.',
    at: 'file',
  },
  unreadable: {
    title: 'The file could not be read to its end',
    words:
      'The stick or disk it is on may have been taken out. Nothing was lost; choose the file again.',
    at: 'file',
  },
  wrong: {
    title: 'That does not open this backup',
    words:
      'A backup opens with the passphrase or recovery code that were right when it was made. Nothing was changed.',
    at: 'secret',
  },
  wait: {
    title: 'Several wrong tries',
    words: 'Wait a moment before the next one. Nothing was changed.',
    at: 'secret',
  },
  exists: {
    title: 'There are records on this laptop already',
    words: 'They were not touched. Start the restore again and agree to replace them.',
    at: 'laptop',
  },
  disk: {
    title: 'There is no room on this laptop for all of it',
    words: 'The backup file is whole and unchanged. Free some space, then start the restore again.',
    at: 'laptop',
  },
}
