import { ok, type Result, refused } from '#shared/result'
import {
  type MoodCutOffsChange,
  type MoodRules,
  moodCutOffsSchema,
} from '#shared/schema/mood-rules'
import { notYoursWords } from '../../practice/may-do'

const none: MoodRules = { copyConfirmedAt: null, copyConfirmedBy: null, form: '', cutOffs: [] }

export const withCopyConfirmed = (
  rules: MoodRules | null,
  { form, at, by }: { readonly form: string; readonly at: string; readonly by: string },
): MoodRules => ({ ...(rules ?? none), form, copyConfirmedAt: at, copyConfirmedBy: by })

/**
 * `order`: the lower cut-off must not lie above the higher. `why`: a default is changed with a reason.
 * `range`: not a total that the sheet can have. Item 10 has no cut-off: it is LOCKED at 1.
 */
export type CutOffRefusal = 'order' | 'why' | 'range' | 'full'

/** Keeps what stood before: who changed it, when and why can be read. */
export function withCutOffs(
  rules: MoodRules | null,
  change: MoodCutOffsChange,
): Result<MoodRules, CutOffRefusal> {
  const known = rules ?? none
  if (change.why.trim() === '') return refused('why')
  if (!moodCutOffsSchema.safeParse(change).success) return refused('range')
  if (change.epdsPossible > change.epdsAssess) return refused('order')
  if (known.cutOffs.length >= 60) return refused('full')
  return ok({ ...known, cutOffs: [...known.cutOffs, change] })
}

export const cutOffRefusalWords: Readonly<Record<CutOffRefusal | 'gone' | 'notYours', string>> = {
  notYours: notYoursWords('clinicalRules'),
  order: 'The first number must not be above the second.',
  why: 'Say why in a few words: it stays beside the change.',
  range: 'The EPDS goes to 30, the PHQ-2 to 6.',
  full: 'There are very many changes already. Nothing was changed.',
  gone: 'The practice’s settings could not be read. Nothing was changed.',
}
