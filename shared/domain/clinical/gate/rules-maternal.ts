import type { Condition } from './condition'
import { all, any, flag, type GateRule, parentRule as rule, yes } from './rule'

const fever: Condition = any(yes('fever'), { atLeast: ['temperatureC', 'feverC'] })
const fastPulse: Condition = { above: ['pulse', 'fastPulse'] }
const fastBreaths: Condition = { above: ['breaths', 'fastBreaths'] }
const lowPressure: Condition = { below: ['systolic', 'lowSystolic'] }
const tooCold: Condition = { below: ['temperatureC', 'coldC'] }
const shocked: Condition = any(yes('confused'), lowPressure)
const highPressure: Condition = any(
  { atLeast: ['systolic', 'highSystolic'] },
  { atLeast: ['diastolic', 'highDiastolic'] },
)
const warning = ['headache', 'headacheSudden', 'vision', 'severeBelly', 'chestBreath'].map(yes)

/** Clinical rulebook 4.A and 4.D. */
export const maternalRules: readonly GateRule[] = [
  rule('A1', 'E', '4.A A1', {
    when: any(yes('chestBreath'), { below: ['spo2', 'lowSpo2'] }),
    reason: 'Chest, heart or breath: this can be a clot in the lung or the heart itself.',
    sign: 'chest pain, trouble breathing or low oxygen',
  }),
  rule('A2', 'E', '4.A A2', {
    when: yes('seizureStroke'),
    reason: 'A seizure or signs of a stroke.',
    sign: 'a seizure or signs of a stroke',
  }),
  rule('A3', 'E', '4.A A3', {
    when: any(
      { atLeast: ['systolic', 'severeSystolic'] },
      { atLeast: ['diastolic', 'severeDiastolic'] },
    ),
    reason: 'Severe blood pressure. One reading is enough to call; measure again while you do.',
    sign: 'severe high blood pressure',
  }),
  rule('A4', 'E', '4.A A4', {
    when: all(
      highPressure,
      any(...warning, yes('faceSwelling'), yes('nausea'), yes('confused'), yes('nightBreath')),
    ),
    reason: 'Raised blood pressure with a warning sign.',
    sign: 'high blood pressure with a warning sign such as a headache or changed vision',
  }),
  rule('A5', 'D', '4.A A5', {
    when: any(
      { atLeast: ['systolicLast', 'raisedSystolic'] },
      { atLeast: ['diastolicLast', 'raisedDiastolic'] },
    ),
    reason: 'Clearly raised blood pressure. Measure again after 15 minutes; do not wait to call.',
    sign: 'clearly raised blood pressure',
  }),
  rule('A6', 'D', '4.A A6', {
    when: any(
      { atLeast: ['systolicLast', 'highSystolic'] },
      { atLeast: ['diastolicLast', 'highDiastolic'] },
    ),
    reason: 'Raised blood pressure. Measure again after 15 minutes.',
    sign: 'raised blood pressure',
  }),
  rule('A6-first', 'W', '4.A A6', {
    when: highPressure,
    reason: 'A reading of blood pressure was high, even if a later one was not.',
    sign: 'a blood pressure that was high once',
  }),
  rule('A7-E', 'E', '4.A A7', {
    when: any(yes('headacheSudden'), all(yes('headache'), highPressure)),
    reason: 'A sudden or worst headache, or a headache with raised blood pressure.',
    sign: 'a sudden severe headache',
  }),
  rule('A7-D', 'D', '4.A A7', {
    when: any(yes('headache'), yes('vision')),
    reason: 'A headache that stays, or changed vision.',
    sign: 'a headache that does not go away, or changed vision',
  }),
  rule('A8', 'D', '4.A A8', {
    when: yes('headacheUpright'),
    reason: 'A headache that is worse upright after an epidural.',
    sign: 'a headache after an epidural that is worse upright',
  }),
  rule('A9a', 'D', '4.A A9a', {
    when: any(yes('padHour'), yes('clot')),
    reason: 'Heavy bleeding. Call before anything else; after 15 minutes without an answer, 911.',
    sign: 'heavy bleeding, a pad an hour or a large clot',
    nextLevel: 'bleedingNextLevelMin',
  }),
  rule('A9b', 'E', '4.A A9b', {
    when: any(
      yes('padMore'),
      all(any(yes('padHour'), yes('clot')), any(shocked, yes('faint'), fastPulse)),
    ),
    reason: 'Heavy bleeding that goes on, or with signs of shock.',
    sign: 'heavy bleeding that does not stop',
  }),
  rule('A10', 'D', '4.A A10', {
    when: any(yes('lochiaFoul'), all(yes('severeBelly'), fever)),
    reason: 'Signs of an infection of the womb.',
    sign: 'signs of an infection of the womb',
  }),
  rule('A10-E', 'E', '4.A A10', {
    when: all(yes('lochiaFoul'), any(yes('rigors'), shocked, fastPulse, fastBreaths)),
    reason: 'Signs of an infection of the womb that reaches the blood.',
    sign: 'signs of a womb infection with shaking chills or a fast pulse',
  }),
  rule('A11', 'D', '4.A A11', {
    when: fever,
    reason: 'Fever: 38.0 °C (100.4 °F) or more, whatever the cause. No massage anywhere.',
    sign: 'a fever',
    doNot: ['allMassage', 'heat'],
  }),
  rule('A12', 'E', '4.A A12', {
    when: any(
      { count: [2, [any(fever, tooCold), fastPulse, fastBreaths]] },
      all(any(fever, tooCold, fastPulse, fastBreaths), shocked),
    ),
    reason: 'Two signs of sepsis at once, or one with confusion or low blood pressure.',
    sign: 'signs of sepsis',
  }),
  rule('A13', 'D', '4.A A13', {
    when: yes('leg'),
    reason: 'A leg or arm that can hold a clot. No leg work, no testing, no compression.',
    sign: 'one swollen, painful leg',
    doNot: ['allMassage', 'legs', 'heat'],
  }),
  rule('A13-E', 'E', '4.A A13', {
    when: all(yes('leg'), any(yes('chestBreath'), { below: ['spo2', 'lowSpo2'] })),
    reason: 'A swollen leg together with chest or breath.',
    sign: 'a swollen leg and trouble breathing',
  }),
  rule('A14', 'D', '4.A A14', {
    when: yes('incision'),
    reason: 'A wound that is not healing as it should. No body work.',
    sign: 'a wound that opens, drains or gets redder',
    doNot: ['allMassage', 'nearScar', 'abdomen', 'heat'],
  }),
  rule('A14-E', 'E', '4.A A14', {
    when: yes('incisionBurst'),
    reason: 'A wound that has burst open or bleeds heavily.',
    sign: 'a wound that burst open or bleeds heavily',
  }),
  rule('A15', 'E', '4.A A15', {
    when: yes('severeBelly'),
    reason: 'Severe belly pain, pain under the right ribs, or severe vomiting.',
    sign: 'severe belly pain',
  }),
  rule('A16', 'E', '4.A A16, 4.D', {
    when: yes('harm'),
    reason: 'Thoughts of harm. Stay; ask directly; hand over to another adult before you leave.',
    sign: 'thoughts of harm and needs help now',
    contacts: ['crisis988', 'emergency', 'maternalHotline', 'obstetric'],
  }),
  rule('A17', 'D', '4.A A17', {
    when: any(yes('faint'), yes('faceSwelling')),
    reason: 'Repeated faintness, extreme swelling or overwhelming tiredness.',
    sign: 'repeated faintness or extreme swelling',
  }),
  rule('A18', 'D', '4.A A18', {
    when: yes('urine'),
    reason: 'Urine that will not come, or signs of an infected kidney.',
    sign: 'trouble passing urine, or burning with fever',
  }),
  rule('A19', 'E', '4.A A19', {
    when: yes('allergic'),
    reason: 'A severe allergic reaction, or not responding. Wash any oil off; use their EpiPen.',
    sign: 'a severe allergic reaction',
  }),
  rule('A20', 'D', '4.A A20', {
    when: yes('violence'),
    reason: 'Not safe at home. Keep it private: it is never printed and never shared.',
    sign: 'a home that is not safe',
    contacts: ['domesticViolence', 'emergency'],
  }),
  rule('A21', 'D', '4.A A21', {
    when: any(
      ...['pregnancyBleeding', 'pregnancyFluid', 'contractions', 'movement', 'bellyTrauma'].map(
        yes,
      ),
    ),
    reason: 'A warning sign of pregnancy: call the labor ward now and go there.',
    sign: 'bleeding, fluid, contractions, less movement or a fall in pregnancy',
  }),
  rule('A21-E', 'E', '4.A A21', {
    when: yes('pregnancyEmergency'),
    reason: 'Heavy bleeding, severe pain or the cord in pregnancy.',
    sign: 'heavy bleeding or severe pain in pregnancy',
  }),
  rule('A22', 'D', '4.A A22', {
    when: yes('itching'),
    reason: 'Itching palms or soles without a rash late in pregnancy.',
    sign: 'itching palms and soles without a rash',
  }),
  rule('A23', 'W', '4.A A23', {
    when: yes('pelvicFloor'),
    reason: 'Leaking, heaviness or pain: a pelvic-floor therapist can look at it.',
    sign: 'leaking or heaviness in the pelvis',
    contacts: ['pelvicFloor', 'obstetric'],
    effect: 'note',
  }),
  rule('A25', 'D', '4.A A25', {
    when: any(yes('nightBreath'), all(yes('faint'), { above: ['pulse', 'restingPulse'] })),
    reason: 'A pattern that the heart can cause.',
    sign: 'breathlessness lying down and swollen legs',
  }),
  rule('A25-E', 'E', '4.A A25', {
    when: all(yes('nightBreath'), any(yes('chestBreath'), { below: ['spo2', 'lowSpo2'] })),
    reason: 'Breathless now, with a pattern that the heart can cause.',
    sign: 'trouble breathing now, and cannot lie flat',
  }),
  rule('A26', 'E', '4.A, also by interest', {
    when: yes('spine'),
    reason: 'Signs from the spine: an emergency after an epidural or without one.',
    sign: 'loss of control of bladder or bowels, or back pain with fever after an epidural',
  }),
  rule('D-psychosis', 'E', '4.D', {
    when: yes('psychosis'),
    reason: 'Signs of psychosis. The baby stays with another adult.',
    sign: 'signs of postpartum psychosis',
    contacts: ['emergency', 'crisis988', 'obstetric'],
  }),
  rule('D-panic', 'D', '4.D', {
    when: yes('panic'),
    reason: 'Panic or frightening thoughts: a mental-health call today. This is no report.',
    sign: 'panic or frightening thoughts',
    contacts: ['maternalHotline', 'postpartumSupport', 'obstetric'],
  }),
  rule('D-blues', 'W', '4.D', {
    when: yes('lowMood'),
    reason: 'Low or tearful: offer the screening, and again at two weeks.',
    sign: 'been feeling low',
    contacts: ['maternalHotline', 'obstetric'],
    effect: 'note',
  }),
  rule('D-blues-14', 'W', '4.D', {
    when: all(yes('lowMood'), { above: ['daysSinceBirth', 'bluesDays'] }),
    reason: 'Low for longer than two weeks after birth: refer.',
    sign: 'been feeling low for more than two weeks',
    contacts: ['obstetric', 'maternalHotline'],
    effect: 'note',
  }),
]

/** Clinical rulebook 4.E, by row NONE, LOCAL and CLEARANCE. */
const cleared = (...ids: readonly string[]): Condition =>
  any(
    all(any(...ids.map(yes)), flag('notCleared')),
    all(yes('bloodThinner'), flag('thinnerNotCleared')),
  )

export const contraindicationRules: readonly GateRule[] = [
  rule('N-contagious', 'gate', '4.E NONE', {
    when: yes('contagious'),
    effect: 'stop',
    reason: 'Contagious: no visit until 48 hours have passed.',
    doNot: ['allMassage'],
  }),
  rule('N-wound', 'gate', '4.E NONE', {
    when: yes('openWound'),
    effect: 'stop',
    reason: 'An open wound.',
    doNot: ['allMassage', 'heat'],
  }),
  rule('N-intoxicated', 'gate', '4.E NONE', {
    when: yes('intoxicated'),
    effect: 'stop',
    reason: 'Under the influence: cannot agree, and feels too little.',
    doNot: ['allMassage', 'heat'],
  }),
  rule('N-consent', 'gate', '4.E NONE', {
    when: yes('noConsent'),
    effect: 'stop',
    reason: 'No agreement to the session.',
    doNot: ['allMassage'],
  }),
  rule('X-clearance', 'gate', '4.E CLEARANCE', {
    when: cleared(
      ...['clotHistory', 'pressureHistory', 'infection', 'chronic', 'psychiatricStay'],
      ...['pregnancyRisk', 'minor', 'hemorrhage', 'tear'],
    ),
    effect: 'stop',
    contacts: ['obstetric'],
    reason:
      'This history asks for a provider’s written word first. None is recorded that stands today.',
    doNot: ['bodyMassage', 'deepPressure'],
  }),
  rule('L-skin', 'gate', '4.E LOCAL', {
    when: yes('skin'),
    reason: 'Varicose veins, broken skin or a recent injection: leave that place out.',
    doNot: ['localSkin'],
  }),
  rule('H-fever', 'gate', '7.3 heat', {
    when: fever,
    reason: 'No heat with a fever.',
    doNot: ['heat'],
  }),
  rule('H-numb', 'gate', '7.3 heat', {
    when: any(yes('numb'), yes('intoxicated')),
    reason: 'Heat is not felt in time.',
    doNot: ['heat'],
  }),
  rule('H-pregnant', 'gate', '7.3 heat', {
    when: flag('pregnant'),
    reason: 'No heat on the abdomen in pregnancy.',
    doNot: ['heatAbdomen'],
  }),
  rule('H-cold', 'gate', '7.3 cold', {
    when: yes('raynaud'),
    reason: 'Fingers or nipples turn white in the cold.',
    doNot: ['cold'],
  }),
  rule('P-unknown', 'gate', '7.4', {
    when: flag('allergiesNotAsked'),
    reason: 'Allergies are not recorded yet: plain products only.',
    doNot: ['nutOils'],
  }),
  rule('P-known', 'gate', '7.4, LOCKED', {
    when: flag('allergic'),
    effect: 'note',
    reason: 'Allergies are recorded: what holds them stays in the bag.',
    doNot: ['allergens'],
  }),
]
