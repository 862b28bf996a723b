import type {
  BreastSite,
  BreastStage,
  BreastTechnique,
  ConsentEvent,
  Contraction,
  MilkRemoval,
  Nipple,
  Skin,
  Taught,
  TaughtTopic,
  TechniqueRow,
  WarmUp,
} from '../../../schema/breast-session'

/* What each answer is called: in a therapist's words, neutral, never a verdict. */

type Words<T extends string> = Readonly<Record<T, string>>
type Answer<T> = NonNullable<T> & string

export const breastStageWords: Words<BreastStage> = {
  assessment: 'Assessment',
  warmUp: 'Warm-up',
  techniques: 'Techniques',
  milk: 'Milk removal',
  aftercare: 'Aftercare',
}

export const techniqueWords: Words<BreastTechnique> = {
  lymphTrunk: 'Lymph strokes, upper trunk',
  lymphArm: 'Lymph strokes, inner arm',
  lymphAxilla: 'Lymph strokes, armpit',
  lymphBreast: 'Lymph strokes, breast',
  butterfly: 'Butterfly strokes',
  fingertipCircle: 'Fingertip circles',
  nippleRoll: 'Nipple rolling',
  compression: 'Manual compression',
  reversePressure: 'Reverse pressure softening',
  handExpressAssist: 'Help with hand expression',
  pecRelease: 'Chest muscles',
  neckShoulder: 'Neck and shoulders',
}

export const pressureWords: Readonly<Record<number, string>> = {
  1: 'light as lotion',
  2: 'heavy lotion',
  3: 'medium',
  4: 'strong',
  5: 'deep',
}

export const skinWords: Words<Skin> = {
  normal: 'Normal',
  pink: 'Pink',
  red: 'Red',
  mottled: 'Mottled',
  shiny: 'Shiny',
  dimpled: 'Dimpled',
  bruised: 'Bruised',
  broken: 'Broken',
}
export const skinAfterWords: Words<Answer<TechniqueRow['skinAfter']>> = {
  ...{ normal: 'Normal', pink: 'Pink', red: 'Red', bruised: 'Bruised', broken: 'Broken' },
}
export const warmSkinWords: Words<Answer<WarmUp['skinAfter']>> = {
  ...{ normal: 'Normal', pink: 'Pink', red: 'Red', blister: 'Blister' },
}
export const consistencyWords: Words<Answer<BreastSite['consistency']>> = {
  ...{ soft: 'Soft', firm: 'Firm', hard: 'Hard', fluctuant: 'Like fluid' },
}
export const siteStatusWords: Words<Answer<BreastSite['status']>> = {
  ...{ new: 'New', ongoing: 'Still there', recurrent: 'Come back', resolved: 'Gone' },
}
export const depthWords: Words<Answer<BreastSite['depth']>> = {
  ...{ superficial: 'Under the skin', mid: 'In the middle', deep: 'Deep' },
}
export const mobilityWords: Words<Answer<BreastSite['mobility']>> = {
  ...{ mobile: 'Moves', fixed: 'Does not move' },
}
export const borderWords: Words<Answer<BreastSite['border']>> = {
  ...{ smooth: 'Smooth edge', irregular: 'Irregular edge' },
}
export const warmthWords: Words<Answer<BreastSite['warmth']>> = {
  ...{ none: 'Not warm', mild: 'A little warm', marked: 'Very warm' },
}
export const aggravatorWords: Words<BreastSite['aggravators'][number]> = {
  feeding: 'Feeding',
  pumping: 'Pumping',
  missedFeed: 'A missed feed',
  bra: 'Bra or strap',
  sleepPosition: 'Sleeping position',
  carrying: 'Carrying',
  heat: 'Heat',
  touch: 'Touch',
  none: 'Nothing',
  other: 'Something else',
}
export const relieverWords: Words<BreastSite['relievers'][number]> = {
  cold: 'Cold',
  warmth: 'Warmth',
  feeding: 'Feeding',
  handExpression: 'Hand expression',
  analgesic: 'Pain medicine',
  rest: 'Rest',
  none: 'Nothing',
  other: 'Something else',
}
export const nippleWords: Words<Nipple> = {
  intact: 'Intact',
  crack: 'Crack',
  bleb: 'Bleb',
  blister: 'Blister',
  blanching: 'Turns white',
  bleeding: 'Bleeding',
  discharge: 'Discharge',
}

export const warmUpWords: Words<WarmUp['method']> = {
  warmCloth: 'Warm moist cloth',
  warmShower: 'Warm shower, by herself',
  heatedMassager: 'Heated massager',
  gelPack: 'Gel pack, cool',
  coldPack: 'Cold pack',
  none: 'No warm-up',
}
export const measuredByWords: Words<Answer<WarmUp['measuredBy']>> = {
  ...{ strip: 'Strip', infrared: 'Infrared', probe: 'Probe', wrist: 'Wrist only' },
}

export const rowSideWords: Words<TechniqueRow['side']> = {
  ...{ left: 'Left', right: 'Right', both: 'Both sides' },
}
export const softenedWords: Words<Answer<TechniqueRow['softened']>> = {
  ...{ yes: 'Softened', partly: 'Partly', no: 'Not yet' },
}
export const toleratedWords: Words<Answer<TechniqueRow['tolerated']>> = {
  ...{ well: 'Well', discomfort: 'Uncomfortable', pain: 'Painful', stopped: 'Stopped' },
}

export const milkWords: Words<MilkRemoval['method']> = {
  breastfeed: 'Baby feeds',
  handExpression: 'Hand expression',
  manualPump: 'Hand pump',
  electricPump: 'Electric pump',
  none: 'No milk removal',
}
export const lumpAfterWords: Words<Answer<MilkRemoval['lumpAfter']>> = {
  ...{ gone: 'Gone', smaller: 'Smaller', same: 'As before', larger: 'Larger' },
}
export const milkColourWords: Words<Answer<MilkRemoval['colour']>> = {
  white: 'White',
  yellow: 'Yellow',
  blood: 'With blood',
  stringy: 'Stringy',
  green: 'Green',
}

export const taughtWords: Words<TaughtTopic> = {
  selfCircles: 'Small circles by herself',
  lymphStrokes: 'Lymph strokes',
  handExpression: 'Hand expression',
  feedOnDemand: 'Feeding on demand',
  positioning: 'Positions for feeding or pumping',
  coldAfter: 'Cold after feeds',
  braFit: 'Bra that does not press',
  rest: 'Rest',
  hydration: 'Drinking',
  sleepPosition: 'Sleeping position',
  stress: 'Easing stress',
  whenToCall: 'When to call, and whom',
}
export const teachBackWords: Words<Taught['teachBack']> = {
  ...{ shown: 'Shown', demonstrated: 'Did it herself', needsReview: 'Again next time' },
}

export const consentWords: Words<ConsentEvent['kind']> = {
  agreed: 'Agrees to begin',
  nippleAgreed: 'Agrees to nipple work',
  morePressure: 'More pressure is fine',
  ok: 'OK',
  slower: 'Slower',
  tooMuch: 'Too much',
  paused: 'Pause',
  resumed: 'Go on',
  stopSite: 'Stop this site',
  stopSession: 'Stop the session',
  declined: 'Says no',
  witnessAccepted: 'Wants a witness',
  witnessDeclined: 'Wants no witness',
}
export const consentMethodWords: Words<ConsentEvent['method']> = {
  ...{ verbal: 'Said', written: 'Written', gesture: 'By gesture' },
}

export const contractionActionWords: Words<Contraction['action']> = {
  ...{ continued: 'Went on', slowed: 'Slowed down', paused: 'Paused', stopped: 'Stopped' },
}
