import type { NewPractice } from '#shared/domain/practice/new-practice'

/**
 * What was typed in the first run, for as long as the window is open: going back, or into another way
 * and back, loses nothing. In memory alone, since nothing may lie on the disk before there are keys.
 */
export interface KeptAnswers {
  /** Null: nothing typed yet (the empty answers come with the form, and the form comes later). */
  practice: NewPractice | null
  passphrase: string
}

export const noAnswers = (): KeptAnswers => ({ practice: null, passphrase: '' })
