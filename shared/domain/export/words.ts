import type { GivenCopy } from '../../schema/client'

export const copyFormWords: Readonly<Record<GivenCopy['form'], string>> = {
  locked: 'Locked with words',
  plain: 'Not locked',
}

export const copyGivenWords: Readonly<Record<GivenCopy['given'], string>> = {
  self: 'The client, or who may ask for them',
  representative: 'Somebody the client named',
  practice: 'The practice itself',
}
