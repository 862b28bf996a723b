import type { NewPractice } from '#shared/domain/practice/new-practice'

/**
 * What was typed in the first run, for as long as the window is open: going back, or into another way
 * and back, loses nothing. In memory alone, since nothing may lie on the disk before there are keys.
 */
export interface KeptAnswers {
  /** Null: nothing typed yet (the empty answers come with the form, and the form comes later). */
  practice: NewPractice | null
  passphrase: string
  /** As typed into the step that looks at an invitation. */
  invitation: { readonly code: string; readonly address: string }
}

export const noInvitation: KeptAnswers['invitation'] = { code: '', address: '' }

export const noAnswers = (): KeptAnswers => ({
  practice: null,
  passphrase: '',
  invitation: noInvitation,
})
