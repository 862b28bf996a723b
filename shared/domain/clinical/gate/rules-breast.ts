import type { Condition } from './condition'
import { all, any, type GateRule, parentRule as rule, yes } from './rule'

const fever: Condition = any(yes('fever'), { atLeast: ['temperatureC', 'feverC'] })
const systemic: Condition = any(fever, yes('fluLike'), yes('rigors'), {
  above: ['pulse', 'breastPulse'],
})

/** Clinical rulebook 4.B. The hard stops apply to every protocol profile. */
export const breastRules: readonly GateRule[] = [
  rule('B1', 'D', '4.B B1', {
    when: all(yes('breastHot'), systemic),
    reason: 'A sore, red or hard breast with fever, chills or a fast pulse.',
    sign: 'a red, painful breast with fever or chills',
    contacts: ['obstetric', 'lactation', 'emergency'],
    doNot: ['allMassage', 'affectedBreast', 'heat', 'vibration'],
  }),
  rule('B1-local', 'W', '4.B B1', {
    when: yes('breastHot'),
    reason: 'A sore, red or hard area without fever: leave it out, and no heat.',
    sign: 'a sore, hard area in one breast',
    contacts: ['lactation', 'obstetric'],
    doNot: ['affectedBreast', 'heat', 'vibration'],
  }),
  rule('B-inflamed', 'gate', '4.B, locked in both profiles', {
    when: any(yes('breastHot'), yes('breastSpreading'), yes('abscess')),
    reason: 'An inflamed breast bears nothing deep, no vibration and no heat.',
    doNot: ['breastDeep', 'vibration', 'heat'],
  }),
  rule('B2', 'D', '4.B B2', {
    when: all(yes('breastHot'), yes('breastDay')),
    reason: 'For more than a day, or getting worse.',
    sign: 'a sore breast that is no better after a day',
    contacts: ['obstetric', 'lactation', 'emergency'],
    doNot: ['allMassage', 'affectedBreast', 'heat', 'vibration'],
  }),
  rule('B3', 'E', '4.B B3', {
    when: any(
      yes('breastSpreading'),
      all({ atLeast: ['temperatureC', 'highFeverC'] }, yes('rigors')),
      all(
        yes('breastHot'),
        any(
          yes('confused'),
          { above: ['pulse', 'fastPulse'] },
          { below: ['systolic', 'lowSystolic'] },
        ),
      ),
    ),
    reason: 'Redness spreading within hours, or high fever with shaking chills.',
    sign: 'a breast infection that spreads fast',
  }),
  rule('B4', 'D', '4.B B4', {
    when: yes('abscess'),
    reason: 'This can be an abscess: neither pressure nor heat.',
    sign: 'a lump or pus that can be an abscess',
    doNot: ['allMassage', 'affectedBreast', 'heat'],
  }),
  rule('B5', 'W', '4.B B5', {
    when: yes('lumpUnresolved'),
    reason: 'Not resolving, or back again: a lactation consultant looks at latch and pumping.',
    sign: 'a plugged area that does not resolve',
    contacts: ['lactation', 'obstetric'],
    doNot: ['breastDeep'],
  }),
  rule('B6', 'W', '4.B B6', {
    when: yes('lumpOld'),
    reason: 'A lump that stays, is painless, fixed or uneven: it is looked at within a week.',
    sign: 'a breast lump that stays',
    doNot: ['breastSite'],
    withinHours: 168,
  }),
  rule('B6-skin', 'D', '4.B B6', {
    when: yes('breastSkin'),
    reason: 'Changed skin or blood from a nipple: it is looked at today.',
    sign: 'changed skin on a breast, or blood from a nipple',
    doNot: ['allMassage', 'affectedBreast'],
  }),
  rule('B7', 'W', '4.B B7', {
    when: any(yes('nipple'), yes('raynaud')),
    reason: 'A sore nipple: no work on it.',
    sign: 'nipple pain',
    contacts: ['lactation', 'obstetric'],
    doNot: ['nipple'],
  }),
  rule('B8', 'D', '4.B B8', {
    when: yes('antibiotics'),
    reason: 'No better on antibiotics after a day.',
    sign: 'a breast infection that is no better on antibiotics',
    doNot: ['allMassage', 'affectedBreast', 'heat'],
  }),
  rule('B9', 'D', '4.B B9', {
    when: all(
      yes('breastHot'),
      any(yes('mastitisRisk'), all(systemic, { below: ['daysSinceBirth', 7] })),
    ),
    reason: 'Both breasts, the first week, or weak immunity.',
    sign: 'an inflamed breast with a higher risk',
    doNot: ['allMassage', 'affectedBreast', 'heat'],
  }),
  rule('B10', 'gate', '4.B B10', {
    when: yes('breastSurgery'),
    reason: 'Implants, surgery or cancer: light only, with the provider’s word.',
    doNot: ['breastDeep', 'breastCompression', 'heat'],
  }),
  rule('B11', 'W', '4.B B11', {
    when: yes('oversupply'),
    reason: 'Far more milk than needed: a lactation consultant.',
    sign: 'far more milk than needed',
    contacts: ['lactation'],
    effect: 'note',
  }),
]
