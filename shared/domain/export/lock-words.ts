/** Locked or not, said so that it is a choice: who can open it, and with what. */
export const lockOptions = [
  {
    value: 'locked',
    label: 'Locked with seven words',
    help: 'Nobody reads it without the words, which you tell apart from the file. Opens with 7-Zip or WinZip on Windows and with Keka on a Mac; not by a double click.',
  },
  {
    value: 'plain',
    label: 'Not locked',
    help: 'Opens by a double click, for whoever gets the file: by mail, on a lost stick, on a shared computer.',
  },
] as const

export const exportTroubleWords = {
  disk: {
    title: 'The file could not be written there',
    safe: 'The place is full, was taken out, or may not be written. Nothing of it was left behind, and your records are as they were. Choose another place.',
  },
  locked: {
    title: 'Doorstep was locked while it wrote',
    safe: 'Nothing of the file was left behind. Start it again.',
  },
  failed: {
    title: 'It could not be written',
    safe: 'A record could not be read, or something went wrong in Doorstep. No file was kept, and your records are as they were. Try once more.',
  },
  gone: {
    title: 'This client is not here any more',
    safe: 'Nothing was written. The record was removed, or belongs to another therapist.',
  },
} as const
