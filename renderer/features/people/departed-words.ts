import type { DepartedRefusal } from '#renderer/data/commands/take-departed'
import type { Findings, SignedFound } from '#shared/domain/departed/findings'
import { notYoursWords } from '#shared/domain/practice/may-do'

interface Words {
  readonly title: string
  readonly words: string
}

export type DepartedTrouble = DepartedRefusal['code'] | 'brokenOff'

/** What happened, what is safe, and the one thing to do. */
export const troubleWords: Readonly<Record<DepartedTrouble, Words>> = {
  notABackup: {
    title: 'This is not a Doorstep backup',
    words: 'Choose the file that Settings, Backup made on their laptop. Nothing was changed.',
  },
  damaged: {
    title: 'This backup is damaged',
    words:
      'Some of it was changed or cut off, so nothing more of it is used. Ask for it to be copied again.',
  },
  newer: {
    title: 'This backup was made by a newer Doorstep',
    words: 'Install the newest Doorstep here, then open it again. Nothing was changed.',
  },
  unreadable: {
    title: 'The file could not be read to its end',
    words: 'The stick may have been taken out. What was taken in is whole; choose the file again.',
  },
  wrong: {
    title: 'That does not open this backup',
    words:
      'It opens with their own passphrase or recovery code, as it was when the backup was made. Nothing was changed.',
  },
  wait: {
    title: 'Several wrong tries',
    words: 'Wait a few minutes before the next one. Nothing was changed.',
  },
  exists: { title: 'Nothing was taken in', words: 'Nothing was changed. Choose the file again.' },
  disk: {
    title: 'There is no room on this laptop for all of it',
    words: 'What was taken in is whole. Free some space, then take it in again: it goes on.',
  },
  notYours: { title: 'Not opened', words: notYoursWords('takeInDeparted') },
  otherPractice: {
    title: 'Nothing in it is of this practice',
    words: 'It may be a backup of another practice. Nothing was changed; choose another file.',
  },
  stopped: {
    title: 'Stopped',
    words: 'What was taken in is whole and stays. Take it in again to go on from there.',
  },
  brokenOff: {
    title: 'It was broken off',
    words:
      'A record could not be read or written. What was taken in is whole; take it in again to go on.',
  },
}

const day = (at: string): string =>
  new Date(at).toLocaleDateString('en-US', { dateStyle: 'medium' })

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** What the signatures of the notes say that are not here; a line for each kind that there is. */
export function signedWords({ by, firstAt, lastAt }: SignedFound): readonly string[] {
  const all = by.unchanged + by.revokedKey + by.unknownKey + by.altered
  if (all === 0) return []
  const between =
    day(firstAt) === day(lastAt)
      ? `on ${day(firstAt)}`
      : `between ${day(firstAt)} and ${day(lastAt)}`
  return [
    `${counted(all, 'signed note is', 'signed notes are')} not here, signed ${between} by the clock of that laptop.`,
    ...(by.unchanged > 0
      ? [
          `${counted(by.unchanged, 'was', 'were')} signed before the laptop was out of the practice.`,
        ]
      : []),
    ...(by.revokedKey > 0
      ? [
          `${counted(by.revokedKey, 'was', 'were')} signed when the laptop was already out. Taken in, each says so wherever it is read.`,
        ]
      : []),
    ...(by.unknownKey > 0
      ? [
          `${counted(by.unknownKey, 'is', 'are')} signed with a key that the practice does not know as its author’s. Taken in, each says so.`,
        ]
      : []),
    ...(by.altered > 0
      ? [
          `${counted(by.altered, 'does', 'do')} not match the signature under it. Such a note is left in the file.`,
        ]
      : []),
  ]
}

/** What an owner should know besides, before anything is taken in. */
export function besidesWords(findings: Findings, name: string): readonly string[] {
  const { byOthers, notHeld, misplaced } = findings
  return [
    ...(byOthers > 0
      ? [
          `${counted(byOthers, 'record says', 'records say')} that somebody else than ${name} began it. Look at these after they are in.`,
        ]
      : []),
    ...(misplaced > 0
      ? [
          `${counted(misplaced, 'record names', 'records name')} another place or another beginning than the practice knows, and ${misplaced === 1 ? 'stays' : 'stay'} in the file.`,
        ]
      : []),
    ...(notHeld > 0
      ? [
          `${counted(notHeld, 'record is', 'records are')} of a space that this laptop has no keys of.`,
        ]
      : []),
  ]
}
