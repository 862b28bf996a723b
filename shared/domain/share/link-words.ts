import type { LinkEvent } from '../../schema/summary'
import { type LinkDays, longestLinkServer } from './link'
import type { LinkStanding, LinkState } from './link-standing'

export const linkDaysWords: Readonly<Record<LinkDays, string>> = {
  1: 'One day',
  7: 'One week',
  30: 'One month',
  90: 'Three months',
}

export const linkStateWords: Readonly<Record<LinkState, string>> = {
  waiting: 'Not live until synced',
  live: 'Live',
  ending: 'Taken back, still on the server',
  revoked: 'Taken back',
  expired: 'Its time is over',
  failed: 'It cannot work',
}

export const linkStateMeaning: Readonly<Record<LinkState, 'done' | 'waiting' | 'attention'>> = {
  waiting: 'waiting',
  live: 'done',
  ending: 'waiting',
  revoked: 'done',
  expired: 'done',
  failed: 'attention',
}

const endedBecause: Readonly<Record<NonNullable<LinkEvent['why']>, string>> = {
  asked: 'You took it back.',
  permissionEnded: 'The permission to share ended, or the family went to another therapist.',
  expired: 'Its time was over.',
  placeTaken: 'Its place on the server was already in use.',
}

/** What a state means for the one who has the link, and for the one who gave it. */
export function linkStateSentence({ state, removed, why }: LinkStanding): string {
  const because = why ? `${endedBecause[why]} ` : ''
  switch (state) {
    case 'waiting':
      return 'You can hand it over or print it now. It opens once this laptop has reached your server.'
    case 'live':
      return 'Whoever has the code or the link can open it. Whether somebody has, nobody can know.'
    case 'ending':
      return `${because}Its file goes from the server with the next sync; until then the link may still open.`
    case 'revoked':
      return `${because}Nobody can open it any more. What was opened before stays with them.`
    case 'expired':
      return removed
        ? 'It says so to whoever opens it, and its file is gone from the server.'
        : 'It says so to whoever opens it. Its file goes from the server with the next sync.'
    case 'failed':
      return `${because}Make another link and hand that one over.`
  }
}

/** What is in the way of a link, as this laptop last saw it. */
export const linkTroubleWords = {
  noPlace:
    'The server does not have its place any more. Whoever has the server’s administrator words makes it again in Settings, Server.',
  notOurs:
    'The server does not let this laptop’s account change it. The laptop that made it does it with its next sync.',
  closedToStrangers:
    'The server answers nobody who has not signed in, so no link opens. Whoever runs it switches that off (require_valid_user).',
  notAllowed:
    'Whom it is about or whom it is for has not come to this laptop yet, so this laptop holds it back.',
  unknownWhose:
    'Whom it is about or whom it is for is not on this laptop, so the permission cannot be looked at. It can still be opened: take it back if it should not be.',
  notTaken:
    'The server does not take its file, or does not give it out as it was put there, so it may not open. Doorstep tries again every few minutes; tell whoever runs the server if this stays.',
  stillThere:
    'The server has not let go of its file, so it may still open. Doorstep tries again every few minutes; tell whoever runs the server if this stays.',
  noFile:
    'Its file has not come to this laptop yet. The laptop that made it puts it on the server.',
  elsewhere:
    'It was made for another address of the server, and can only be opened or taken back there.',
} as const

/** Why no link was made. */
export const linkRefusalWords = {
  noServer: {
    title: 'A link needs your server',
    safe: 'Nothing left. Set a server up in Settings, Server; or choose another way.',
  },
  noPlace: {
    title: 'No place for a link is left on this laptop',
    safe: 'Nothing left. New places are made in Settings, Server, while online. Until then choose another way.',
  },
  addressTooLong: {
    title: 'The server’s address is too long for a link',
    safe: `Nothing left. A link has room for ${longestLinkServer} characters of it, https:// among them. Choose another way.`,
  },
  tooLarge: {
    title: 'The page is too large for a link',
    safe: 'Nothing left. Readers of links take five megabytes. Choose another way.',
  },
} as const
