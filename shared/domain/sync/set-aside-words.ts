import type { Told } from './told'

/** Why one record was not sent or not taken. `what` goes on from "This record …". */
export const setAsideWords = {
  refusedByServer: {
    what: 'The server’s rules did not take this.',
    safe: 'It is whole on this laptop, and on this laptop only.',
    todo: 'Try again. If it stays, set the server up again in Settings, Server, and keep a backup.',
  },
  tooLarge: {
    what: 'This is larger than the server takes.',
    safe: 'It is whole on this laptop, and on this laptop only.',
    todo: 'Shorten its longest text, or ask whoever runs the server to raise the limit.',
  },
  noKey: {
    what: 'This was locked with a key that this laptop does not have yet.',
    safe: 'It is on the server, unread. The key usually comes by itself.',
    todo: 'Open Doorstep on the laptop it comes from while both are online, then try again.',
  },
  notAuthentic: {
    what: 'This does not open: it was changed on the way or on the server.',
    safe: 'It was not taken. What is on this laptop is as you left it.',
    todo: 'If it stays after trying again, tell whoever runs the server that somebody may have altered it.',
  },
  wrongShape: {
    what: 'This opens, and is no record that Doorstep knows.',
    safe: 'It was not taken. What is on this laptop is as you left it.',
    todo: 'Update Doorstep on both laptops, then try again.',
  },
  newer: {
    what: 'This was written by a newer Doorstep than the one on this laptop.',
    safe: 'It is whole on the server and on the other laptop.',
    todo: 'Update Doorstep on this laptop.',
  },
  signedChanged: {
    what: 'The server shows other words for a note that is signed here.',
    safe: 'The signed note on this laptop stands, unchanged.',
    todo: 'Tell whoever runs the server: a signed note should never change there.',
  },
  notOurs: {
    what: 'Something lies on the server that Doorstep did not put there.',
    safe: 'It was not taken. What is on this laptop is as you left it.',
    todo: 'Ask whoever runs the server what it is.',
  },
} as const satisfies Record<string, Told>

export type SetAsideReason = keyof typeof setAsideWords

const putBackWords = (records: number): string =>
  records === 0
    ? 'Nothing of this laptop’s was missing there.'
    : records === 1
      ? 'One record was put back from this laptop.'
      : `${records.toLocaleString('en-US')} records were put back from this laptop.`

/** What happened to the server, told once. */
export const alertWords = {
  wentBack: (records: number): Told => ({
    what: 'The server went back to an older state',
    safe: `${putBackWords(records)} Nothing here was overwritten with the older words.`,
    todo: 'If you or whoever runs the server did not restore a backup there, ask what happened.',
  }),
  emptied: (records: number): Told => ({
    what: 'The server had lost records',
    safe: `${putBackWords(records)} Nothing is missing here.`,
    todo: 'If nobody emptied or replaced the server on purpose, ask whoever runs it.',
  }),
} as const satisfies Record<string, (records: number) => Told>
