import { all, any, flag, type GateRule, parentRule as rule, yes } from './rule'

const born = { vaginal: flag('vaginal'), cesarean: flag('cesarean') }
const before = (
  key: 'vaginalDays' | 'cesareanLightDays' | 'cesareanFullDays' | 'proneCesareanDays',
) => ({ below: ['daysSinceBirth', key] }) as const

/** Clinical rulebook 5, T1 to T19; d = completed days since birth, on the day of the visit. */
export const timingRules: readonly GateRule[] = [
  rule('T0', 'gate', '5', {
    when: any(flag('birthDayMissing'), all(flag('pregnant'), flag('dueDayMissing'))),
    reason:
      'The day of birth or the due date is not recorded: timing cannot be checked, and the careful side counts. Enter the day in her chart.',
    doNot: ['abdomen', 'nearScar', 'prone', 'supineFlat', 'legsDeep', 'pressureOver2'],
  }),
  rule('T1', 'gate', '5 T1', {
    when: all(flag('bodyService'), born.vaginal, before('vaginalDays')),
    reason: 'The first two weeks after birth: light only.',
    doNot: ['pressureOver2', 'prone'],
  }),
  rule('T1-clearance', 'gate', '5 T1', {
    when: all(flag('bodyService'), born.vaginal, before('vaginalDays'), flag('notCleared')),
    effect: 'stop',
    contacts: ['obstetric'],
    reason:
      'In the first two weeks body work needs a provider’s word. None is recorded that stands today.',
    doNot: ['bodyMassage'],
  }),
  rule('T2-early', 'gate', '5 T2', {
    when: all(flag('bodyService'), born.cesarean, before('cesareanLightDays')),
    effect: 'stop',
    contacts: ['obstetric'],
    reason: 'The first two weeks after a cesarean: no body work.',
    doNot: ['bodyMassage'],
  }),
  rule('T2-clearance', 'gate', '5 T2', {
    when: all(flag('bodyService'), born.cesarean, flag('notCleared')),
    effect: 'stop',
    contacts: ['obstetric'],
    reason: 'After a cesarean a provider’s word comes before lying flat or work near the scar.',
    doNot: ['bodyMassage', 'supineFlat', 'nearScar'],
  }),
  rule('T2-light', 'gate', '5 T2', {
    when: all(flag('bodyService'), born.cesarean, before('cesareanFullDays')),
    reason: 'The first six weeks after a cesarean: light, on the side or half sitting.',
    doNot: ['pressureOver2', 'prone', 'supineFlat', 'abdomen'],
  }),
  rule('T3-cesarean', 'gate', '5 T3', {
    when: all(born.cesarean, any(before('proneCesareanDays'), flag('notCleared'))),
    reason: 'Face down only after six weeks and with a provider’s word.',
    doNot: ['prone'],
  }),
  rule('T3-vaginal', 'gate', '5 T3', {
    when: all(born.vaginal, before('vaginalDays')),
    reason: 'Face down only after two weeks.',
    doNot: ['prone'],
  }),
  rule('T3-lactating', 'gate', '5 T3', {
    when: all(flag('lactating'), flag('postpartum')),
    effect: 'note',
    reason: 'Breastfeeding: face down only with a cushion.',
    doNot: ['proneWithoutCushion'],
  }),
  rule('T3-pregnant', 'gate', '5 T3', {
    when: { atLeast: ['gestationDays', 'pronePregnantDays'] },
    reason: 'Not face down in pregnancy.',
    doNot: ['prone'],
  }),
  rule('T4-pregnant', 'gate', '5 T4', {
    when: { atLeast: ['gestationDays', 'supinePregnantDays'] },
    reason: 'From 20 weeks not flat on the back: tilted left or half sitting.',
    doNot: ['supineFlat'],
  }),
  rule('T4-cesarean', 'gate', '5 T4', {
    when: all(born.cesarean, flag('flatNotCleared')),
    reason: 'After a cesarean lying flat waits for a provider’s word.',
    doNot: ['supineFlat'],
  }),
  rule('T5-vaginal', 'gate', '5 T5', {
    when: all(
      born.vaginal,
      any(
        { below: ['daysSinceBirth', 'abdomenVaginalDays'] },
        yes('lochia'),
        flag('abdomenNotCleared'),
      ),
    ),
    reason: 'The abdomen waits for six weeks, light bleeding and a provider’s word.',
    doNot: ['abdomen'],
  }),
  rule('T5-cesarean', 'gate', '5 T5', {
    when: all(
      born.cesarean,
      any(
        { below: ['daysSinceBirth', 'abdomenCesareanDays'] },
        yes('lochia'),
        flag('abdomenNotCleared'),
      ),
    ),
    reason: 'After a cesarean the abdomen waits for eight weeks and a provider’s word.',
    doNot: ['abdomen'],
  }),
  rule('T5-pregnant', 'gate', '5 T5', {
    when: flag('pregnant'),
    reason: 'In pregnancy nothing deep on the abdomen.',
    doNot: ['abdomenDeep'],
  }),
  rule('T5-early', 'gate', '5 T5', {
    when: { below: ['gestationDays', 'abdomenPregnantDays'] },
    reason: 'Before 14 weeks not on the abdomen.',
    doNot: ['abdomen'],
  }),
  rule('T5-previa', 'gate', '5 T5, LOCKED', {
    when: any(yes('previa'), yes('pregnancyBleeding'), all(flag('pregnant'), yes('severeBelly'))),
    reason: 'Placenta previa, pain or bleeding: never on the abdomen.',
    doNot: ['abdomen'],
  }),
  rule('T6-none', 'gate', '5 T6', {
    when: all(born.cesarean, { below: ['daysSinceBirth', 'scarAroundDays'] }),
    reason: 'The first two weeks: nothing near the scar.',
    doNot: ['nearScar'],
  }),
  rule('T6-around', 'gate', '5 T6', {
    when: all(
      born.cesarean,
      any({ below: ['daysSinceBirth', 'scarDirectDays'] }, flag('scarNotCleared')),
    ),
    reason: 'Until six weeks and a provider’s word only around the scar, 5 cm away.',
    doNot: ['directScar'],
  }),
  rule('T6-deep', 'gate', '5 T6', {
    when: all(born.cesarean, { below: ['daysSinceBirth', 'scarDeepDays'] }),
    reason: 'Until twelve weeks the scar is worked lightly.',
    doNot: ['deepScar'],
  }),
  rule('T6-open', 'gate', '5 T6, LOCKED', {
    when: any(yes('incision'), yes('incisionBurst')),
    reason: 'Open, draining or red: nothing at the scar.',
    doNot: ['nearScar', 'abdomen'],
  }),
  rule('T7', 'gate', '5 T7', {
    when: any(flag('pregnant'), { atMost: ['daysSinceBirth', 'legDays'] }),
    reason: 'In pregnancy and for six weeks after birth legs are worked lightly, toward the heart.',
    doNot: ['legsDeep'],
  }),
  rule('T7-risk', 'gate', '5 T7', {
    when: all(any(born.cesarean, yes('clotHistory')), {
      atMost: ['daysSinceBirth', 'legRiskDays'],
    }),
    reason: 'After a cesarean or with a risk of clots: twelve weeks.',
    doNot: ['legsDeep'],
  }),
  rule('T8', 'gate', '5 T8', {
    when: yes('bloodThinner'),
    reason: 'A blood thinner: light, nothing deep, look for bruises.',
    doNot: ['pressureOver2', 'deepPressure'],
  }),
  rule('T8-aspirin', 'gate', '5 T8', {
    when: yes('aspirin'),
    reason: 'Low-dose aspirin.',
    doNot: ['pressureOver3'],
  }),
  rule('T9', 'gate', '5 T9', {
    when: all(yes('epidural'), { below: ['daysSinceBirth', 'epiduralDays'] }),
    reason: 'A week after an epidural its place is left alone.',
    doNot: ['epiduralSite'],
  }),
  rule('T11', 'gate', '5 T11', {
    when: yes('tear'),
    reason: 'A healing tear: sit comfortably, nothing there.',
    doNot: ['perineum'],
  }),
  rule('T12', 'gate', '5 T12', {
    when: yes('painMedicine'),
    reason: 'A pain killer within four hours.',
    doNot: ['lessPressure'],
  }),
  rule('T14-early', 'gate', '5 T14', {
    when: all(flag('breastService'), { below: ['daysSinceBirth', 'compressionDays'] }),
    reason: 'The first days: no compression.',
    doNot: ['breastCompression'],
  }),
  rule('T14-nipple', 'gate', '5 T14, 2.4, LOCKED', {
    when: flag('pregnant'),
    effect: 'note',
    reason: 'In pregnancy the nipple is left alone.',
    doNot: ['nipple'],
  }),
  rule('T16', 'W', '5 T16, 1.1 row 1.1', {
    when: all(flag('noCheckup'), { above: ['daysSinceBirth', 'checkupDays'] }),
    effect: 'note',
    reason: 'No checkup after birth is recorded: ask about it.',
    sign: 'not had the checkup after birth',
  }),
  rule('T16-contact', 'W', '5 T16', {
    when: all(flag('noProviderContact'), { above: ['daysSinceBirth', 'contactDays'] }),
    effect: 'note',
    reason: 'Three weeks since birth, and no word with her provider is recorded: ask about it.',
    sign: 'not been in touch with her provider since birth',
  }),
  rule('T16-comprehensive', 'W', '5 T16', {
    when: all(flag('noCheckup'), { above: ['daysSinceBirth', 'comprehensiveDays'] }),
    effect: 'note',
    reason: 'Twelve weeks since birth, and no comprehensive visit is recorded.',
    sign: 'not had a comprehensive visit in twelve weeks after birth',
  }),
  rule('T-points', 'gate', '1.0 row 0.4', {
    when: all(
      flag('pregnant'),
      any(flag('dueDayMissing'), { below: ['gestationDays', 'pointsDays'] }),
    ),
    effect: 'note',
    reason: 'Points that are avoided before 37 weeks.',
    doNot: ['prenatalPoints'],
  }),
]
