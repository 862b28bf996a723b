import { type ServerRefusal, serverRefusalWords } from '../sync/server-words'
import type { Told } from '../sync/told'
import { longestLinkServer } from './link'

const made = 'Places that were made stay, and are told above. Nothing else was changed.'

const own: Readonly<Record<string, Told>> = {
  notAdmin: {
    what: 'This account may not make places: it is no administrator of the server.',
    safe: made,
    todo: 'Type the name and password of the server’s administrator. They are used once and not kept.',
  },
  offline: {
    what: 'The server does not answer.',
    safe: made,
    todo: 'Places can be made while online only. Try again when this laptop reaches the server.',
  },
  closedToStrangers: {
    what: 'The server answers nobody who has not signed in.',
    safe: `${made} No link would open.`,
    todo: 'Whoever runs the server sets require_valid_user to false in its settings, and you try again.',
  },
  addressTooLong: {
    what: 'The server’s address is too long for links.',
    safe: 'Nothing was made. Syncing works as before, and summaries go in their other forms.',
    todo: `A link has room for ${longestLinkServer} characters of it, https:// among them. Ask whoever runs the server for a shorter address.`,
  },
  notMade: {
    what: 'The server did not take one of the steps.',
    safe: made,
    todo: 'Try again; if it stays so, ask whoever runs the server.',
  },
  cancelled: { what: 'You stopped it.', safe: made, todo: '' },
}

/** Why no (more) places were made. */
export const makePlacesWords = (refusal: string): Told =>
  own[refusal] ?? serverRefusalWords[refusal as ServerRefusal] ?? (own.notMade as Told)

/** What was heard about pages in a browser; '' when there is nothing to say. */
export const browserWords = {
  notAsked: '',
  made: 'Web pages that show links may fetch them now.',
  alreadyFine: '',
  notAllowed:
    'The server keeps its settings to itself: web pages that show links may not be able to fetch them.',
} as const
