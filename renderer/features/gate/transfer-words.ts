import type { ReadTransferRefusal } from '#renderer/data/transfer/read-transfer'
import type { Answer } from '#shared/ipc/contract'

type CreateRefusal = Extract<
  Answer<'vault.createFromTransfer'>,
  { readonly ok: false }
>['refusal']['code']
export type TransferTrouble = ReadTransferRefusal | CreateRefusal

interface TransferWords {
  readonly title: string
  readonly words: string
  /** Where the person can put it right. */
  readonly at: 'file' | 'secret' | 'laptop'
}

export const transferWords: Readonly<Record<TransferTrouble, TransferWords>> = {
  notATransfer: {
    title: 'This is not a laptop file from Doorstep',
    words:
      'Choose the file whose name ends in .doorstep-laptop, from “Add a laptop” on your other laptop. Nothing was changed.',
    at: 'file',
  },
  aBackup: {
    title: 'This is a backup',
    words:
      'A backup holds all records and is opened by “Open an existing practice”: go back and choose that. For a second laptop beside the first, choose “Add a laptop” there. Nothing was changed.',
    at: 'file',
  },
  damaged: {
    title: 'This file is damaged',
    words:
      'Some of it was changed or cut off, so none of it was used. Copy it again from the other laptop, or make a new one there. Nothing was changed.',
    at: 'file',
  },
  newer: {
    title: 'This file was made by a newer Doorstep',
    words: 'Install the newest Doorstep on this laptop, then choose the file again.',
    at: 'file',
  },
  expired: {
    title: 'This file is too old',
    words:
      'It was good for seven days. Make a new one on your other laptop, by “Add a laptop”. If it is younger than that, check the date of this laptop. Nothing was changed.',
    at: 'file',
  },
  unreadable: {
    title: 'The file could not be read to its end',
    words:
      'The stick or disk it is on may have been taken out. Nothing was lost; choose the file again.',
    at: 'file',
  },
  wrong: {
    title: 'That does not open this file',
    words:
      'It opens with the passphrase or recovery code of the laptop it was made on. Nothing was changed.',
    at: 'secret',
  },
  wait: {
    title: 'Several wrong tries',
    words: 'Wait a moment before the next one. Nothing was changed.',
    at: 'secret',
  },
  alreadyHere: {
    title: 'This practice is on this laptop already',
    words: 'Nothing was replaced. Start Doorstep again and unlock it with your passphrase.',
    at: 'laptop',
  },
  exists: {
    title: 'Another practice is on this laptop',
    words:
      'It was not touched. A laptop holds one practice: use the file on another laptop, or under another account of this computer.',
    at: 'laptop',
  },
  disk: {
    title: 'The disk did not take it',
    words: 'It may be full. Free some space and try again; the file is unchanged.',
    at: 'laptop',
  },
}
