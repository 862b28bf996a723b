import type { VisitState } from '#shared/schema/visit'

interface StateWords {
  readonly word: string
  readonly meaning: 'done' | 'waiting' | 'attention'
}

/** Each state as a therapist would say it, and what it means on a screen. */
export const visitStateWords: Record<VisitState, StateWords> = {
  planned: { word: 'Planned', meaning: 'waiting' },
  travelling: { word: 'On the way', meaning: 'waiting' },
  arrived: { word: 'At the door', meaning: 'waiting' },
  inSession: { word: 'In session', meaning: 'waiting' },
  finished: { word: 'Finished', meaning: 'done' },
  cancelled: { word: 'Cancelled', meaning: 'waiting' },
  noShow: { word: 'Nobody home', meaning: 'attention' },
}
