import { infantGroups, parentGroups } from '../clinical/gate/questions'

/*
 * What was asked at the door, in the few words that a page has room for. A question without words here
 * never leaves the practice.
 */

/**
 * LOCKED: told to nobody by a summary. Safety at home (A20) could come back to who is unsafe; what concerns
 * the mind goes by its own part and its own yes (4.D); the rest is between client and therapist.
 */
export const neverTold: ReadonlySet<string> = new Set([
  ...['harm', 'psychosis', 'panic', 'lowMood', 'violence', 'babyAbuse', 'psychiatricStay'],
  ...['noConsent', 'minor', 'intoxicated', 'painMedicine', 'numb', 'raynaud'],
  ...['babyNoConsent', 'babyContagious', 'babyVaccine', 'babyFed'],
])

/** Keyed by the question. */
export const flagWords: Readonly<Record<string, string>> = {
  chestBreath: 'chest pain or trouble breathing',
  nightBreath: 'breathless lying flat',
  seizureStroke: 'seizure or one-sided weakness',
  confused: 'confusion or near fainting',
  allergic: 'hives with swelling',
  severeBelly: 'severe belly pain or vomiting',
  spine: 'loss of bladder or bowel control',
  headacheSudden: 'sudden worst headache',
  headache: 'severe or lasting headache',
  vision: 'vision changes',
  headacheUpright: 'headache worse upright',
  faceSwelling: 'swollen hands or face',
  nausea: 'nausea with raised pressure',
  faint: 'dizzy or faint',
  fever: 'fever',
  rigors: 'chills',
  lochiaFoul: 'foul discharge or tender womb',
  incision: 'wound redder, open or draining',
  incisionBurst: 'wound burst open',
  leg: 'one limb swollen or painful',
  urine: 'cannot pass urine, or burning with fever',
  contagious: 'contagious illness',
  padHour: 'a pad soaked in an hour',
  clot: 'egg-sized clot',
  padMore: 'two pads in an hour',
  lochia: 'more than light bleeding',
  pregnancyBleeding: 'vaginal bleeding',
  pregnancyFluid: 'leaking fluid',
  contractions: 'regular contractions before 37 weeks',
  movement: 'less fetal movement',
  bellyTrauma: 'fall or blow to the belly',
  pregnancyEmergency: 'heavy bleeding, severe pain or cord felt',
  itching: 'itching palms or soles',
  previa: 'placenta previa',
  pregnancyRisk: 'told of a pregnancy risk',
  breastHot: 'breast painful, red or hard in one area',
  breastLeft: 'a breast sign on the left',
  breastRight: 'a breast sign on the right',
  fluLike: 'flu-like with it',
  breastDay: 'over 24 hours or worse',
  breastSpreading: 'redness spreading',
  abscess: 'soft lump that stays, or pus',
  antibiotics: 'on antibiotics and no better',
  mastitisRisk: 'both breasts, diabetes or weak immunity',
  lumpUnresolved: 'lump not smaller after 2 sessions',
  lumpOld: 'lump over 2 weeks, fixed or painless',
  breastSkin: 'skin dimpled or nipple drawn in',
  nipple: 'cracked or very painful nipple',
  breastSurgery: 'breast implants, surgery or cancer',
  oversupply: 'far more milk than needed',
  clotHistory: 'blood clot, now or ever',
  bloodThinner: 'blood thinner',
  aspirin: 'low-dose aspirin',
  pressureHistory: 'high blood pressure or preeclampsia',
  hemorrhage: 'heavy blood loss at birth',
  tear: 'third or fourth degree tear',
  epidural: 'epidural or spinal',
  infection: 'infection or complication in 14 days',
  chronic: 'heart condition, seizures or insulin',
  pelvicFloor: 'leaking or pelvic heaviness',
  skin: 'varicose veins or broken skin',
  openWound: 'open wound',
  babyBreath: 'blue, pauses or hard breathing',
  babyLimp: 'limp, cannot be woken, seizure',
  babyPurple: 'purple rash that stays',
  babyFever: 'fever',
  babyCold: 'stays cold',
  babyFall: 'fall or unsafe sleep place',
  babyFeeds: 'missed feeds or too sleepy to feed',
  babyDiapers: 'too few wet diapers or stools',
  babyDry: 'dry mouth or no wet diaper for 8 hours',
  babySunken: 'sunken soft spot',
  babyGreen: 'green or bloody vomit',
  babyProjectile: 'vomits in a jet',
  babyYellow: 'yellow skin or eyes',
  babyYellowMore: 'yellow to the legs, pale stools',
  babyCord: 'navel red, smelling or with pus',
  babyCordSpread: 'redness at the navel spreading',
  babyInconsolable: 'cannot be consoled',
  babyScald: 'scald, or reaction to an oil',
  babyReaction: 'reaction in the face',
}

/** Groups of questions as they are asked, with what may be told of each. */
export const toldGroups = [...parentGroups, ...infantGroups]
  .map(({ id, title, subject, questions }) => ({
    ...{ id, title, subject },
    questions: questions.map((question) => question.id).filter((one) => !neverTold.has(one)),
  }))
  .filter(({ questions }) => questions.length > 0)
