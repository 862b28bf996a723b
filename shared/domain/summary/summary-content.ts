import type { SharedFact } from './shared-fact'

/* The words of a summary, all decided: what is left is how they look on paper. */

export type Paper = 'Letter' | 'A4'

export type BlockBody =
  | { readonly kind: 'text'; readonly label: string; readonly text: string }
  | { readonly kind: 'list'; readonly label: string; readonly items: readonly string[] }
  | { readonly kind: 'pain'; readonly label: string; readonly ratings: readonly PainRating[] }
  | {
      readonly kind: 'table'
      readonly label: string
      /** The first one names the rows. */
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

export interface PainRating {
  readonly day: string
  readonly before: string
  readonly after: string
}

/** What may be left out for length, by the words it is then listed under. */
export interface Leaving {
  /** `Session of Nov 4`, `Medications`. */
  readonly what: string
  /** `observed`; '' when it is all of it. */
  readonly part: string
  /** The smaller, the sooner it goes. */
  readonly rank: number
}

/** What a block is about: other systems sort a document by it. */
export type Topic =
  | 'reason'
  | 'pregnancy'
  | 'allergies'
  | 'medications'
  | 'conditions'
  | 'clearances'
  | 'vitals'
  | 'flags'
  | 'reported'
  | 'observed'
  | 'response'
  | 'done'
  | 'feeding'
  | 'mood'
  | 'symptoms'
  | 'mother'
  | 'plan'

export interface Block {
  readonly topic: Topic
  /** The heading that blocks of one session share; '' for none. */
  readonly group: string
  readonly body: BlockBody
  /** Null: stays, whatever the length. */
  readonly leaving: Leaving | null
  /** The same once more as values; none where the words are all there is. */
  readonly facts?: readonly SharedFact[]
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface SummaryContent {
  readonly paper: Paper
  /** Said across the head of a page that must not leave yet; '' otherwise. */
  readonly mark: string
  readonly practice: { readonly name: string; readonly lines: readonly string[] }
  readonly date: string
  readonly recipient: { readonly name: string; readonly lines: readonly string[] }
  readonly therapist: { readonly name: string; readonly lines: readonly string[] }
  /** What kind of letter it is: `Asking for clearance`; '' when not said. */
  readonly purpose: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly ask: string
  readonly urgency: string
  readonly replyBy: string
  readonly sections: readonly Section[]
  /** How to answer, over the line to sign on. */
  readonly reply: string
  readonly consent: string
}

/** One page, as it leaves. */
export interface SummaryPage extends SummaryContent {
  /** `Session of Nov 4; Session of Nov 9 (response)`; '' when all of it stands. */
  readonly leftOut: string
}
