import { type SetAsideReason, setAsideWords } from './set-aside-words'
import type { Told } from './told'

/** On a laptop that is out of the practice. `isClosed`: the server does not take its account any more. */
export const outOfPracticeWords = (isClosed: boolean): Told => ({
  what: 'This laptop is out of the practice.',
  safe: `What is on it stays here, encrypted, and opens with your passphrase. It gets no new keys, and ${
    isClosed
      ? 'nothing more is sent or fetched: the server does not take its account any more.'
      : 'nothing is sent or fetched once the owner has closed its account.'
  }`,
  todo: 'Were visits or notes only on this laptop? Nothing of them is lost: save a backup in Settings, Backup, and hand it to the owner with its passphrase. They open it on your entry in Settings, People, see what the practice lacks, and decide what is taken in.',
})

const onlyHere: Told = {
  what: 'The server did not take this.',
  safe: 'It is whole on this laptop, and on this laptop only.',
  todo: 'It goes to the owner with the backup.',
}

const noKey: Told = {
  what: 'This is locked with keys that this laptop was not given.',
  safe: 'It is on the server, for those who are in the practice. The key does not come here any more.',
  todo: '',
}

/** What was set aside on such a laptop: nothing of it goes through any more. */
export function outSetAsideWords(
  reason: SetAsideReason,
  direction: 'toServer' | 'fromServer',
): Told {
  if (direction === 'toServer') return onlyHere
  return reason === 'noKey' ? noKey : { ...setAsideWords[reason], todo: '' }
}
