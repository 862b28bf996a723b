import type { CosignAsked } from '../../schema/note'
import type { CosignRule } from '../../schema/staff'

export const cosignReasonWords: Readonly<Record<CosignRule['reason'], string>> = {
  student: 'Student',
  assistant: 'Assistant',
  review: 'Reviewed by a lead',
}

export const cosignWhyWords: Readonly<Record<CosignAsked['why'], string>> = {
  author: 'As the practice set it for this person',
  byHand: 'The author asked for it',
}
