import type {
  CoachedBy,
  CoachTeachBack,
  InfantCue,
  InfantCueKind,
  InfantSession,
  InfantState,
  InfantStroke,
  InfantTool,
  Instead,
  ParentGoal,
} from '../../../schema/infant-session'
import type { WantedPlace } from './infant-rules'
import type { BabyArea } from './strokes'

/* What each answer is called: in a caregiver's words, neutral, never a verdict and never a promise. */

type Words<T extends string> = Readonly<Record<T, string>>
type Answer<T> = NonNullable<T> & string

export const infantStateWords: Words<InfantState> = {
  deepSleep: 'Deep sleep',
  lightSleep: 'Light sleep',
  drowsy: 'Drowsy',
  quietAlert: 'Quiet and alert',
  activeAlert: 'Active and alert',
  crying: 'Crying',
}

export const answerWords: Words<'yes' | 'notNow'> = { yes: 'Yes, a good moment', notNow: 'Not now' }

export const insteadWords: Words<Instead> = {
  hold: 'Hold',
  sing: 'Sing or hum',
  feed: 'Feed',
  diaper: 'Change the diaper',
  letSleep: 'Let sleep',
  later: 'Try again later',
}

export const infantSkinWords: Words<Answer<InfantSession['skin']>> = {
  clear: 'Clear',
  dry: 'Dry',
  cradleCap: 'Cradle cap',
  rash: 'Rash',
  broken: 'Broken',
  reaction: 'Has reacted',
}
export const navelWords: Words<Answer<InfantSession['navel']>> = {
  healed: 'Healed',
  notYet: 'Not healed yet',
}

/** As a parent says it. They are hopes, written down as such. */
export const parentGoalWords: Words<ParentGoal> = {
  sleepCue: 'A sign that sleep comes',
  digestion: 'Digestion',
  gas: 'Gas',
  constipation: 'Constipation',
  colic: 'Crying spells',
  teething: 'Teething',
  circulation: 'Circulation',
  immunity: 'Staying well',
  mobility: 'Moving joints',
  comfort: 'Soreness',
  coordination: 'Coordination',
  bodyAwareness: 'Knowing the body',
  selfRegulation: 'Settling down alone',
  stimulation: 'Waking the senses',
  bond: 'Time together',
  learnCues: 'Reading the cues',
}

export const reactionWords: Words<'none' | 'redness' | 'rash' | 'hives'> = {
  none: 'No reaction',
  redness: 'Redness',
  rash: 'Rash',
  hives: 'Hives',
}

export const coachedByWords: Words<CoachedBy> = {
  parent: 'Parent',
  otherCaregiver: 'Another caregiver',
  doll: 'Shown on the doll',
}
export const coachTeachBackWords: Words<CoachTeachBack> = {
  shown: 'Shown',
  demonstrated: 'Did it',
  needsReview: 'Again next time',
}

export const areaWords: Words<BabyArea> = {
  legs: 'Legs',
  feet: 'Feet',
  tummy: 'Tummy',
  chest: 'Chest',
  arms: 'Arms',
  hands: 'Hands',
  face: 'Face',
  back: 'Back',
  all: 'Gentle movements',
}

export const infantStrokeWords: Words<InfantStroke> = {
  legMilking: 'Milking, hip to foot (Indian)',
  legHugGlide: 'Hug and glide, leg',
  legMilkingBack: 'Milking, foot to hip (Swedish)',
  soleThumbs: 'Thumb over thumb on the sole',
  toeRoll: 'Toe roll',
  paddleWheel: 'Paddle wheel',
  kneesUp: 'Knees up',
  sunMoon: 'Sun and moon',
  iLoveYou: 'I love you',
  tummyThumbs: 'Thumbs to the sides',
  chestOpenBook: 'Open book, chest',
  butterfly: 'Butterfly',
  armMilking: 'Milking, shoulder to hand (Indian)',
  armHugGlide: 'Hug and glide, arm',
  armMilkingBack: 'Milking, hand to shoulder (Swedish)',
  armpit: 'Armpit stroke',
  faceOpenBook: 'Open book, forehead',
  jawCircles: 'Small circles at the jaw',
  backForth: 'Back and forth',
  backSweep: 'Sweep down the back',
  backCircles: 'Small circles beside the spine',
  gentleMovements: 'Gentle movements',
}

export const toolPlaceWords: Words<WantedPlace> = {
  legs: 'Legs',
  feet: 'Feet',
  arms: 'Arms',
  hands: 'Hands',
  chest: 'Chest',
  back: 'Back, beside the spine',
  tummy: 'Tummy',
  navel: 'Around the navel',
  softSpot: 'Head, soft spots',
  spine: 'Spine',
}
export const intensityWords: Words<InfantTool['intensity']> = {
  off: 'Switched off',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
}

export const cueWords: Words<InfantCueKind> = {
  gaze: 'Looks',
  smile: 'Smiles',
  relaxedLimbs: 'Loose arms and legs',
  coos: 'Coos',
  reaching: 'Reaches out',
  turnsAway: 'Turns away',
  frown: 'Frowns',
  yawnHiccupSneeze: 'Yawn, hiccup or sneeze',
  arching: 'Arches',
  fingerSplay: 'Splays fingers',
  stiffens: 'Stiffens',
  fusses: 'Fusses',
  cries: 'Cries',
  pushesAway: 'Pushes away',
  colorChange: 'Color changes',
}
export const cueResponseWords: Words<Answer<InfantCue['response']>> = {
  continued: 'Went on',
  changedArea: 'Other part',
  paused: 'Paused',
  stopped: 'Stopped for today',
}
