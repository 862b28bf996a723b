import type {
  BodyArea,
  BodyAreaName,
  BodyPosition,
  BodyRow,
  BodySession,
  BodyTechnique,
  Complaint,
  PressurePoint,
} from '../../../schema/body-session'
import type { SessionResponse, TimingStamp, WorkConsentKind } from '../../../schema/hands-on'

/* What each answer is called: in a therapist's words, neutral, never a verdict. */

type Words<T extends string> = Readonly<Record<T, string>>
type Answer<T> = NonNullable<T> & string

export const areaWords: Words<BodyAreaName> = {
  head: 'Head',
  jaw: 'Face and jaw',
  neckFront: 'Neck, front',
  neckBack: 'Neck, back',
  shoulderLeft: 'Left shoulder',
  shoulderRight: 'Right shoulder',
  chest: 'Chest muscles',
  upperArmLeft: 'Left upper arm',
  upperArmRight: 'Right upper arm',
  forearmLeft: 'Left forearm',
  forearmRight: 'Right forearm',
  handLeft: 'Left hand',
  handRight: 'Right hand',
  abdomenUpper: 'Upper abdomen',
  abdomenLower: 'Lower abdomen',
  hipLeft: 'Left hip',
  hipRight: 'Right hip',
  thighFrontLeft: 'Left thigh, front',
  thighFrontRight: 'Right thigh, front',
  thighInnerLeft: 'Left thigh, inside',
  thighInnerRight: 'Right thigh, inside',
  kneeLeft: 'Left knee',
  kneeRight: 'Right knee',
  shinLeft: 'Left shin',
  shinRight: 'Right shin',
  footLeft: 'Left foot',
  footRight: 'Right foot',
  shoulderBladeLeft: 'Left shoulder blade',
  shoulderBladeRight: 'Right shoulder blade',
  upperBack: 'Upper back',
  midBack: 'Middle back',
  lowBack: 'Lower back',
  sacrum: 'Sacrum',
  buttockLeft: 'Left buttock',
  buttockRight: 'Right buttock',
  thighBackLeft: 'Left thigh, back',
  thighBackRight: 'Right thigh, back',
  calfLeft: 'Left calf',
  calfRight: 'Right calf',
}

export const complaintWords: Words<Complaint> = {
  tension: 'Tension',
  pain: 'Pain',
  swelling: 'Swelling',
  stiffness: 'Stiffness',
  heaviness: 'Heaviness',
  numbness: 'Numbness',
}
export const toneWords: Words<Answer<BodyArea['tone']>> = {
  ...{ soft: 'Soft', firm: 'Firm', tight: 'Tight', guarded: 'Guarded' },
}
export const swellingWords: Words<Answer<BodyArea['swelling']>> = {
  ...{ none: 'None', plus1: '1+', plus2: '2+', plus3: '3+', plus4: '4+' },
}
export const motionWords: Words<Answer<BodyArea['motion']>> = {
  ...{ full: 'Full', slightlyLess: 'A little less', muchLess: 'Much less' },
}
export const bodySkinWords: Words<Answer<BodyArea['bodySkin']>> = {
  ...{ normal: 'Normal', pink: 'Pink', red: 'Red', bruised: 'Bruised', rash: 'Rash' },
  broken: 'Broken',
}
export const bodyTechniqueWords: Words<BodyTechnique> = {
  effleurage: 'Long gliding strokes',
  petrissage: 'Kneading',
  circular: 'Circles',
  acupressure: 'Acupressure',
  reflexology: 'Foot reflexology',
  myofascial: 'Myofascial hold',
  triggerPoint: 'Trigger point',
  lymph: 'Lymph strokes',
  abdominal: 'Abdominal massage',
  stretch: 'Gentle stretch',
}
export const positionWords: Words<BodyPosition> = {
  sideLeft: 'On the left side',
  sideRight: 'On the right side',
  semiReclined: 'Half sitting',
  leftTilt: 'Tilted left',
  seated: 'Seated',
  supine: 'Flat on the back',
  proneCushion: 'Face down, chest cushion',
  prone: 'Face down',
}
export const pointWords: Words<PressurePoint> = {
  li4: 'LI4',
  sp6: 'SP6',
  bl60: 'BL60',
  bl67: 'BL67',
  gb21: 'GB21',
  other: 'Other points',
}
export const toleratedWords: Words<Answer<BodyRow['tolerated']>> = {
  ...{ well: 'Well', discomfort: 'Some discomfort', pain: 'Pain', stopped: 'Stopped' },
}
export const babyMovesWords: Words<Answer<BodySession['babyMoves']>> = {
  ...{ usual: 'As usual', less: 'Less than usual', none: 'Not today' },
}
export const bowelsWords: Words<Answer<NonNullable<BodySession['bowels']>>> = {
  usual: 'As usual',
  slow: 'Slow or hard',
  painful: 'With pain',
  loose: 'Loose',
  noControl: 'Cannot be held',
}
export const gaitWords: Words<Answer<NonNullable<BodySession['gait']>>> = {
  easy: 'Easy',
  careful: 'Careful',
  limping: 'Limping',
  needsSupport: 'With support',
}
export const responseWords: Words<SessionResponse> = {
  ...{ better: 'Better', mixed: 'Mixed', same: 'The same', worse: 'Worse' },
}
export const workConsentWords: Words<WorkConsentKind> = {
  agreed: 'Agrees to begin',
  declined: 'Does not want it',
  lighter: 'Lighter, please',
  stopArea: 'Stop this area',
  stopSession: 'Stop the session',
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** `21 weeks 3 days pregnant`, `day 20 after birth`. */
export function timingWords({ stage, days }: Pick<TimingStamp, 'stage' | 'days'>): string {
  switch (stage) {
    case 'pregnant': {
      if (days === null) return 'Pregnant, due date not recorded'
      const rest = days % 7
      const weeks = counted(Math.floor(days / 7), 'week')
      return `${weeks}${rest === 0 ? '' : ` ${counted(rest, 'day')}`} pregnant`
    }
    case 'postpartum':
      if (days === null) return 'After birth, day not recorded'
      return days < 14
        ? `Day ${days} after birth`
        : `Day ${days} after birth, ${counted(Math.floor(days / 7), 'week')}`
    case 'other':
      return 'Neither pregnant nor lately given birth'
    case 'unknown':
      return 'Pregnant or after birth: not recorded'
  }
}
