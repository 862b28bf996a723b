import type { OpenReplyRefusal } from './sealed-reply'

export interface SaidRefusal {
  readonly title: string
  readonly safe: string
}

/** Why an answer was not taken in, what is safe, and the one thing to do. */
export function answerRefusalWords(refusal: OpenReplyRefusal): SaidRefusal {
  const safe = 'Nothing was changed.'
  switch (refusal.code) {
    case 'notAnAnswer':
      return {
        title: 'No answer is in these words',
        safe: `${safe} It begins with “Doorstep answer:” and groups of five letters and digits follow.`,
      }
    case 'group':
      return {
        title: `Group ${refusal.number} is not right`,
        safe: `${safe} A letter was misheard or mistyped: ask for that group again.`,
      }
    case 'cutShort':
      return {
        title: `The end is missing: ${refusal.have} of ${refusal.of} groups are here`,
        safe: `${safe} Copy the whole answer, or ask for the rest.`,
      }
    case 'tooMany':
      return {
        title: `There is more than the answer: it has ${refusal.of} groups`,
        safe: `${safe} Take out what does not belong to it.`,
      }
    case 'altered':
      return {
        title: 'This answer was changed on its way',
        safe: `${safe} Do not act on it: call the provider, and ask for a new one.`,
      }
    case 'unknown':
      return {
        title: 'This answer belongs to no summary on this laptop',
        safe: `${safe} It may be for another therapist’s client, or your other laptop has not sent its records yet.`,
      }
    case 'newer':
      return {
        title: 'This answer was made by a newer Doorstep',
        safe: `${safe} Bring this laptop up to date, then read it in again.`,
      }
  }
}
