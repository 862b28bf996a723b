import type { FlagKey, GateFacts } from './facts'

/** One thing to ask or look at, in a few words; read aloud as it stands. */
export interface GateQuestion {
  readonly id: string
  readonly words: string
  /** What counts, where the words alone could be taken in two ways. */
  readonly help?: string
  /** Asked only when all of these are so. */
  readonly only?: readonly FlagKey[]
  /** Asked only from this many completed weeks of pregnancy. */
  readonly fromGestationDays?: number
  /** Asked only once one of these has a yes. */
  readonly afterYes?: readonly string[]
}

/** Questions that one breath asks: "asked, all no" answers the whole group. */
export interface GateGroup {
  readonly id: string
  readonly title: string
  readonly subject: 'parent' | 'infant'
  readonly only?: readonly FlagKey[]
  readonly questions: readonly GateQuestion[]
}

const q = (
  id: string,
  words: string,
  help?: string,
  more: Pick<GateQuestion, 'only' | 'fromGestationDays' | 'afterYes'> = {},
): GateQuestion => ({ id, words, ...(help ? { help } : {}), ...more })

/** What concerns one breast, and may leave the other one open (4.B). */
export const sidedQuestions: readonly string[] = [
  ...['breastHot', 'breastSpreading', 'abscess', 'antibiotics', 'lumpUnresolved', 'lumpOld'],
  ...['breastSkin', 'nipple', 'breastSurgery'],
]

/** Clinical rulebook 4.A, 4.B, 4.D, 4.E and what section 5 asks. Every question is bad news when "yes". */
export const parentGroups: readonly GateGroup[] = [
  {
    id: 'now',
    title: 'Right now',
    subject: 'parent',
    questions: [
      q(
        'chestBreath',
        'Chest pain or tightness, a racing heart, or trouble breathing',
        'Coughing blood or having passed out counts too.',
      ),
      q(
        'nightBreath',
        'Cannot lie flat for breath, wakes up breathless, or both legs newly swollen with a cough',
      ),
      q('seizureStroke', 'A seizure, or new weakness, a drooping face, slurred speech'),
      q('confused', 'Confused, very pale or mottled, or close to fainting'),
      q('allergic', 'Hives with a swollen face or trouble breathing, or not responding'),
      q(
        'severeBelly',
        'Severe belly pain that does not go away, pain under the right ribs, or severe vomiting',
      ),
      q(
        'spine',
        'Lost control of bladder or bowels, numb between the legs, or severe back pain with fever after an epidural',
      ),
    ],
  },
  {
    id: 'mind',
    title: 'Mind and safety, asked in private',
    subject: 'parent',
    questions: [
      q('harm', 'Thoughts of self-harm, or of harming the baby or somebody else'),
      q(
        'psychosis',
        'Hears or sees what others do not, strange beliefs, or no sleep for a day yet full of energy',
      ),
      q('panic', 'Panic, or frightening thoughts that keep coming back'),
      q('lowMood', 'Low or tearful'),
      q('violence', 'Not safe at home, or hurt by somebody'),
    ],
  },
  {
    id: 'head',
    title: 'Head, eyes, swelling',
    subject: 'parent',
    questions: [
      q('headacheSudden', 'The worst headache ever, or one that came like thunder'),
      q('headache', 'A severe headache, or one that stays after medicine and fluids'),
      q('vision', 'Blurred vision, spots or flashes'),
      q(
        'headacheUpright',
        'After an epidural: a headache that is worse upright and better flat',
        undefined,
        { only: ['postpartum'] },
      ),
      q('faceSwelling', 'Extreme swelling of hands or face'),
      q('nausea', 'Nausea or vomiting with raised blood pressure'),
      q('faint', 'Dizzy or faint again and again, or overwhelmingly tired'),
    ],
  },
  {
    id: 'fever',
    title: 'Fever, infection, legs',
    subject: 'parent',
    questions: [
      q('fever', 'Fever: 38.0 °C (100.4 °F) or more today, or feels feverish'),
      q('rigors', 'Shaking chills'),
      q('lochiaFoul', 'Bleeding or discharge that smells bad, or a tender womb', undefined, {
        only: ['postpartum'],
      }),
      q(
        'incision',
        'A wound or scar that opens, smells, bleeds, drains, gets redder or hurts more',
      ),
      q('incisionBurst', 'A wound that has burst open or bleeds heavily'),
      q(
        'leg',
        'One leg or arm swollen, painful, warm or red',
        'Also when one calf measures 3 cm more than the other.',
      ),
      q('urine', 'Cannot pass urine for 6 hours, or burning with pain in the side and fever'),
      q('contagious', 'Contagious rash, COVID, flu or a stomach bug within 48 hours'),
    ],
  },
  {
    id: 'bleeding',
    title: 'Bleeding after birth',
    subject: 'parent',
    only: ['postpartum'],
    questions: [
      q('padHour', 'Soaks a pad in an hour'),
      q('clot', 'Passed a clot as large as an egg'),
      q('padMore', 'Two pads in an hour, or a pad an hour for two hours'),
      q('lochia', 'Still more than light bleeding'),
    ],
  },
  {
    id: 'pregnancy',
    title: 'This pregnancy',
    subject: 'parent',
    only: ['pregnant'],
    questions: [
      q('pregnancyBleeding', 'Bleeding from the vagina'),
      q('pregnancyFluid', 'Fluid leaking'),
      q(
        'contractions',
        'Regular contractions before 37 weeks',
        '4 in 20 minutes, or 6 in an hour.',
      ),
      q('movement', 'The baby moves less than usual', 'Fewer than 10 movements in 2 hours.', {
        fromGestationDays: 196,
      }),
      q('bellyTrauma', 'A fall or a blow to the belly'),
      q('pregnancyEmergency', 'Heavy bleeding, severe pain, or a cord that can be felt'),
      q('itching', 'Itching palms or soles without a rash', undefined, { fromGestationDays: 196 }),
      q('previa', 'Placenta previa'),
      q(
        'pregnancyRisk',
        'Told of a risk: twins or more, early labor, a stitch in the cervix, early broken waters, a small baby, severe vomiting',
      ),
    ],
  },
  {
    id: 'breast',
    title: 'Breasts',
    subject: 'parent',
    questions: [
      q('breastHot', 'A breast that is painful, red or hard in one area'),
      q('fluLike', 'With it: chills, aching, like flu'),
      q('breastDay', 'For more than 24 hours, or getting worse'),
      q('breastSpreading', 'Redness that spreads within hours, or purple or black skin'),
      q('abscess', 'A soft, swollen lump that stays, pus, or a lump after two days of antibiotics'),
      q('antibiotics', 'On antibiotics and no better after a day'),
      q('mastitisRisk', 'Both breasts, or diabetes or weak immunity with it'),
      q(
        'lumpUnresolved',
        'A lump not half as large after 2 sessions or 48 hours, or back twice in a month',
        undefined,
        { only: ['breastService'] },
      ),
      q('lumpOld', 'A lump for more than 2 weeks, or one that is painless, fixed or uneven'),
      q(
        'breastSkin',
        'Skin like orange peel, a dimple, a newly drawn-in nipple, or blood from one side',
      ),
      q('nipple', 'A cracked, infected or shooting-painful nipple', undefined, {
        only: ['breastService'],
      }),
      q('breastSurgery', 'Implants, breast surgery or breast cancer', undefined, {
        only: ['breastService'],
      }),
      q(
        'oversupply',
        'Far more milk than needed',
        'More than 1,000 ml pumped in 24 hours, or leaking with pain.',
        { only: ['breastService'] },
      ),
      q('breastLeft', 'It is on the left', 'Not answered counts as both sides.', {
        afterYes: sidedQuestions,
      }),
      q('breastRight', 'It is on the right', undefined, { afterYes: sidedQuestions }),
    ],
  },
  {
    id: 'history',
    title: 'Health since last time',
    subject: 'parent',
    questions: [
      q('clotHistory', 'A blood clot, now or ever'),
      q('bloodThinner', 'A blood thinner'),
      q('aspirin', 'Low-dose aspirin'),
      q(
        'pressureHistory',
        'High blood pressure or preeclampsia in this pregnancy or the last 6 weeks',
      ),
      q('hemorrhage', 'Heavy blood loss at birth, or a transfusion', undefined, {
        only: ['postpartum'],
      }),
      q('tear', 'A third or fourth degree tear', undefined, { only: ['postpartum'] }),
      q('epidural', 'An epidural or spinal', undefined, { only: ['postpartum'] }),
      q('infection', 'An infection or a complication of surgery within 14 days'),
      q('chronic', 'A heart condition, seizures, or diabetes on insulin'),
      q('psychiatricStay', 'A stay in a psychiatric hospital'),
      q('pelvicFloor', 'Leaking, heaviness in the pelvis, or pain with sex'),
      q('skin', 'Varicose veins, broken skin, eczema, a burn, or a recent injection'),
      q('openWound', 'An open wound'),
    ],
  },
  {
    id: 'today',
    title: 'For today',
    subject: 'parent',
    questions: [
      q('noConsent', 'Does not want this session, or cannot agree to it'),
      q('minor', 'Under 18'),
      q('intoxicated', 'Under the influence of alcohol or drugs'),
      q('painMedicine', 'A pain killer within 4 hours'),
      q('numb', 'Numb skin, or an epidural within 24 hours'),
      q('raynaud', 'Fingers or nipples that turn white in the cold'),
    ],
  },
]

/** Clinical rulebook 4.C: what the caregiver says and what anybody can see. */
export const infantGroups: readonly GateGroup[] = [
  {
    id: 'babyNow',
    title: 'Right now',
    subject: 'infant',
    questions: [
      q('babyBreath', 'Blue or grey, pauses of 20 seconds, grunting, or hard work to breathe'),
      q('babyLimp', 'Limp, cannot be woken, a seizure, or a bulging soft spot'),
      q('babyPurple', 'A purple rash that does not fade when pressed'),
      q('babyFever', 'Fever: 38.0 °C (100.4 °F) or more, or feels hot'),
      q('babyCold', 'Stays cold after warming'),
      q('babyAbuse', 'An injury that nobody can explain, or not safe in this home'),
      q('babyFall', 'A fall, or found in an unsafe place to sleep'),
    ],
  },
  {
    id: 'babyFeeding',
    title: 'Feeding and diapers',
    subject: 'infant',
    questions: [
      q(
        'babyFeeds',
        'Missed two feeds, or fewer than 8 in 24 hours under 4 weeks, or too sleepy to feed',
      ),
      q(
        'babyDiapers',
        'Too few wet diapers or stools',
        'Wet: as many as days old until day 5, then 6 a day. Stools: 3 a day from day 4 to 6 weeks.',
      ),
      q('babyDry', 'A dry mouth, no tears after a month, or no wet diaper for 8 hours'),
      q('babySunken', 'A sunken soft spot'),
      q('babyGreen', 'Green vomit, or blood in vomit'),
      q('babyProjectile', 'Vomits in a jet'),
    ],
  },
  {
    id: 'babySkin',
    title: 'Color, skin, cord',
    subject: 'infant',
    questions: [
      q('babyYellow', 'Yellow skin or eyes'),
      q('babyYellowMore', 'Yellow down to legs or soles, pale stools or dark urine'),
      q('babyCord', 'The navel is red around, smells or has pus'),
      q('babyCordSpread', 'That redness spreads, or fever with it'),
      q('babyInconsolable', 'Has cried for 2 hours and cannot be consoled, or a high-pitched cry'),
      q('babyScald', 'A scald, or skin that reacted to an oil'),
      q('babyReaction', 'That reaction is in the face, or breathing is harder'),
    ],
  },
  {
    id: 'babyToday',
    title: 'For today',
    subject: 'infant',
    questions: [
      q('babyNoConsent', 'The caregiver does not want it today'),
      q('babyContagious', 'Contagious rash or a stomach bug within 48 hours'),
      q('babyVaccine', 'A vaccine within 48 hours'),
      q('babyFed', 'Fed less than 30 minutes ago'),
    ],
  },
]

const applies = (
  { only, fromGestationDays }: Pick<GateQuestion, 'only' | 'fromGestationDays'>,
  facts: GateFacts,
): boolean => {
  const weeks = facts.numbers.gestationDays
  // Not known how far along: it is asked.
  if (fromGestationDays !== undefined && typeof weeks === 'number' && weeks < fromGestationDays) {
    return false
  }
  return (only ?? []).every((flag) => facts.flags.has(flag))
}

/** What is to be asked of this person today, group by group, after what has a yes so far. */
export function groupsFor(facts: GateFacts, found: ReadonlySet<string> = new Set()): GateGroup[] {
  const isAsked = (one: GateQuestion): boolean =>
    applies(one, facts) && (one.afterYes?.some((id) => found.has(id)) ?? true)
  const groups = facts.subject === 'infant' ? infantGroups : parentGroups
  return groups
    .filter((group) => applies(group, facts))
    .map((group) => ({ ...group, questions: group.questions.filter(isAsked) }))
    .filter(({ questions }) => questions.length > 0)
}

export const allQuestions: readonly GateQuestion[] = [...parentGroups, ...infantGroups].flatMap(
  ({ questions }) => questions,
)
const byId = new Map(allQuestions.map((question) => [question.id, question]))

export const isGateQuestion = (id: string): boolean => byId.has(id)
export const questionWords = (id: string): string => byId.get(id)?.words ?? id
