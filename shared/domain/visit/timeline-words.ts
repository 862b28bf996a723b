import type { TimelineKind } from '../../schema/visit'
import type { TimelineProblem } from './timeline'

/** Each step as it reads in the list of what happened. */
export const timelineWords: Record<TimelineKind, string> = {
  departed: 'Set out',
  arrived: 'At the door',
  began: 'Session began',
  paused: 'Paused',
  resumed: 'Went on',
  finished: 'Session finished',
  left: 'Left the home',
}

const inSentence: Record<TimelineKind, string> = {
  departed: 'setting out',
  arrived: 'arriving',
  began: 'the beginning of the session',
  paused: 'a pause',
  resumed: 'going on',
  finished: 'the end of the session',
  left: 'leaving the home',
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1)

/** Why a time was not written down: what stands against it and what to do. Nothing was changed. */
export function timelineProblemWords(problem: TimelineProblem): string {
  switch (problem.kind) {
    case 'closed':
      return problem.state === 'cancelled'
        ? 'This visit was cancelled. Bring it back in the schedule first.'
        : 'This visit is marked “nobody home”. Bring it back in the schedule first.'
    case 'noSuchEvent':
      return 'That line is not in the timeline any more.'
    case 'future':
      return 'That time has not come yet. Enter a time up to now.'
    case 'twice':
      return `${capital(inSentence[problem.event])} is in the timeline already. Change its time instead.`
    case 'needs':
      return `${capital(inSentence[problem.event])} cannot come before ${inSentence[problem.needs]}. Enter ${inSentence[problem.needs]} first, with its time.`
    case 'after':
      return `${capital(inSentence[problem.event])} cannot come after ${inSentence[problem.last]}. Check both times.`
    case 'notPaused':
      return 'The session can only go on after a pause. Check the times of the pauses.'
    case 'alreadyPaused':
      return 'The session is paused already. Enter when it went on first.'
    case 'gap':
      return `More than 12 hours would lie between ${inSentence[problem.from]} and ${inSentence[problem.to]}. Check the day.`
    case 'full':
      return 'This timeline is full: 200 lines. Remove a pause that is not needed.'
  }
}
