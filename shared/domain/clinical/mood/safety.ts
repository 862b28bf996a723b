import { addMinutes, type Instant } from '#shared/domain/time/calendar-day'
import type { MoodAction, MoodScreen, MoodStep } from '#shared/schema/mood-screen'
import { isSafetyConcern, type MoodBand } from './score'

/**
 * The practice's script for a safety answer (rulebook 4.D), in the order it is gone through: the
 * therapist asks, stays, and hands over; nobody scores a risk.
 */
export const safetySteps: readonly {
  readonly step: MoodStep
  readonly title: string
  readonly words: string
}[] = [
  {
    step: 'askedSafety',
    title: 'Ask plainly, now',
    words:
      'In your own calm words: is there a plan, the means to do it, an intent; and is the baby safe?',
  },
  {
    step: 'called911',
    title: 'Call 911 if any of it is so',
    words:
      'A plan, an intent, a baby at risk, seeing or believing what is not there, or confusion: 911 at once, and another adult takes the baby.',
  },
  {
    step: 'called988',
    title: 'If none of it is so: call 988 together',
    words: 'You dial, she is beside you. 988 answers day and night, by call or text.',
  },
  {
    step: 'toldProvider',
    title: 'Tell her OB or mental-health provider, this visit',
    words: 'From her home, with her knowledge: what was answered, and what was done.',
  },
  {
    step: 'otherAdultThere',
    title: 'Another adult is with her',
    words: 'Stay until another adult is there, or until somebody else has taken over.',
  },
  {
    step: 'handedOver',
    title: 'Handed over',
    words: 'Who has taken over, and at what time. Then the visit may end.',
  },
]

/** Somebody else has taken over: until then the safety task stays open (rulebook 4.D). */
export const isHandedOver = (actions: readonly MoodAction[]): boolean =>
  actions.some(({ step }) => step === 'handedOver')

export const isSafetyOpen = (screen: MoodScreen): boolean =>
  isSafetyConcern(screen) && !isHandedOver(screen.actions)

/** By when a provider is to hear of a screen (rulebook 4.D); null when nobody has to. */
export function tellBy(band: MoodBand | null, screenedAt: Instant): Instant | null {
  if (band === 'assess') return addMinutes(screenedAt, 24 * 60)
  return band === 'possible' ? addMinutes(screenedAt, 72 * 60) : null
}

/** What is written down stays: an action is added, none is changed or taken out. */
export const withAction = (screen: MoodScreen, action: MoodAction): MoodScreen =>
  screen.actions.some(({ id }) => id === action.id)
    ? screen
    : { ...screen, actions: [...screen.actions, action] }
