import type { CoveringRefusal } from '#renderer/data/commands/cover-visits'
import type { CoverStanding } from '#shared/domain/spaces/cover'

export function coverRefusalWords({ kind }: CoveringRefusal): string {
  switch (kind) {
    case 'days':
      return 'Cover is for 14 days at most, and the last day comes last.'
    case 'sameTherapist':
      return 'The family is with this therapist already.'
    case 'handed':
      return 'Another therapist goes on with this family.'
    case 'group':
      return 'Other families are asked to this visit. Move it to another home, or call it off.'
    case 'notPlanned':
      return 'A visit has begun or was called off meanwhile. The others can be covered.'
    case 'tooMany':
      return 'This family was covered a hundred times. Hand them to a colleague instead.'
    case 'noVisit':
      return 'Choose at least one visit.'
    case 'covered':
      return 'A colleague covers one of these visits already, or that is being arranged. End that cover first.'
    case 'gone':
      return 'This family is not here any more.'
    case 'left':
      return 'This colleague is not in the practice any more.'
    case 'notYours':
      return 'Only an owner or a lead whose laptop holds both therapists’ clients arranges cover.'
    case 'file':
      return 'A letter of this family is not on this laptop, or the disk is full. Sync, then try again.'
    case 'underWay':
      return 'A visit is under way. End the cover when it is finished. Nothing was changed.'
    case 'unsigned':
      return 'A note is not written or not signed yet. Who covers does that first. Nothing was changed.'
  }
}

export const standingWords: Readonly<Record<CoverStanding | 'begun', string>> = {
  begun: 'Being arranged',
  coming: 'Not begun',
  running: 'Covered now',
  open: 'Waits for a visit to be logged',
  unsigned: 'Waits for a signed note',
  due: 'Going back',
  over: 'Back with their therapist',
}
