import type { Condition } from './condition'
import { all, any, flag, type GateRule, infantRule as rule, yes } from './rule'

const fever: Condition = { atLeast: ['temperatureC', 'infantFeverC'] }
const anyFever: Condition = any(fever, yes('babyFever'))

/** Clinical rulebook 4.C, T13 and what 7.3 and 7.4 say of babies. No massage of the baby for C1 to C15. */
export const infantRules: readonly GateRule[] = [
  rule('C1-28', 'E', '4.C C1', {
    when: all(anyFever, { below: ['ageDays', 'newbornFeverDays'] }),
    reason: 'Fever in the first four weeks: straight to the emergency room.',
    sign: 'a fever in the first four weeks',
  }),
  rule('C1', 'E', '4.C C1', {
    when: any(
      all(anyFever, { below: ['ageDays', 'infantFeverDays'] }),
      all(anyFever, flag('ageMissing')),
    ),
    reason: 'Fever of 38.0 °C (100.4 °F) in the first 90 days.',
    sign: 'a fever in the first three months',
  }),
  rule('C1-90', 'D', '5 T13', {
    when: anyFever,
    reason: 'A feverish baby is not massaged.',
    sign: 'a fever',
  }),
  rule('C2', 'D', '4.C C2', {
    when: any(yes('babyCold'), { below: ['temperatureC', 'infantCoolC'] }),
    reason: 'Cool after warming.',
    sign: 'a low temperature after warming',
  }),
  rule('C2-E', 'E', '4.C C2', {
    when: { below: ['temperatureC', 'infantColdC'] },
    reason: 'Cold: below 36.0 °C (96.8 °F).',
    sign: 'a very low temperature',
  }),
  rule('C3', 'E', '4.C C3', {
    when: any(yes('babyBreath'), { above: ['breaths', 'infantBreaths'] }),
    reason: 'Breath: color, pauses, grunting or breathing too fast.',
    sign: 'trouble breathing',
  }),
  rule('C4', 'E', '4.C C4', {
    when: yes('babyLimp'),
    reason: 'Limp, not waking, a seizure or a bulging soft spot.',
    sign: 'gone limp, had a seizure or cannot be woken',
  }),
  rule('C5', 'D', '4.C C5', {
    when: yes('babyFeeds'),
    reason: 'Feeding too little.',
    sign: 'missed feeds or is too sleepy to feed',
  }),
  rule('C6', 'D', '4.C C6', {
    when: yes('babyDiapers'),
    reason: 'Too few wet diapers or stools.',
    sign: 'too few wet diapers',
  }),
  rule('C7-E', 'E', '4.C C7', {
    when: all(any(yes('babyYellow'), yes('babyYellowMore')), {
      below: ['ageDays', 'jaundiceEarlyDays'],
    }),
    reason: 'Yellow within the first day.',
    sign: 'yellow skin on the first day',
  }),
  rule('C7', 'D', '4.C C7', {
    when: any(
      yes('babyYellowMore'),
      all(yes('babyYellow'), any(yes('babyFeeds'), flag('ageMissing'))),
      all(yes('babyYellow'), { above: ['ageDays', 'jaundiceLatePretermDays'] }),
    ),
    reason: 'Yellow that spreads, comes with poor feeding, or stays too long.',
    sign: 'yellow skin that spreads or stays',
  }),
  rule('C7-late', 'D', '4.C C7', {
    when: all(
      yes('babyYellow'),
      { above: ['ageDays', 'jaundiceLateDays'] },
      {
        atLeast: ['gestationAtBirthDays', 'pretermDays'],
      },
    ),
    reason: 'Yellow for more than two weeks, born at term.',
    sign: 'yellow skin for more than two weeks',
  }),
  rule('C7-seen', 'W', '4.C C7', {
    when: yes('babyYellow'),
    reason: 'Yellow skin: the pediatrician hears of it.',
    sign: 'yellow skin',
  }),
  rule('C8', 'D', '4.C C8', {
    when: { above: ['weightLossPercent', 'weightLossPercent'] },
    reason: 'More than a tenth of the birth weight lost.',
    sign: 'lost more than a tenth of the birth weight',
  }),
  rule('C8-W', 'W', '4.C C8', {
    when: { atLeast: ['weightLossPercent', 'weightLossWatchPercent'] },
    reason: 'Weight loss of 7 percent or more: lactation and pediatrician within two days.',
    sign: 'lost much of the birth weight',
    contacts: ['lactation', 'pediatrician'],
    withinHours: 48,
  }),
  rule('C8-14', 'W', '4.C C8', {
    when: all(flag('belowBirthWeight'), { atLeast: ['ageDays', 'birthWeightDays'] }),
    reason: 'Not back at birth weight by two weeks.',
    sign: 'not got back to birth weight in two weeks',
  }),
  rule('C9-E', 'E', '4.C C9', {
    when: yes('babyGreen'),
    reason: 'Green vomit or blood in it.',
    sign: 'green vomit or blood in vomit',
  }),
  rule('C9', 'D', '4.C C9', {
    when: yes('babyProjectile'),
    reason: 'Vomits in a jet.',
    sign: 'been vomiting in a jet',
  }),
  rule('C10', 'D', '4.C C10', {
    when: any(yes('babyDry'), yes('babySunken')),
    reason: 'Signs of drying out.',
    sign: 'a dry mouth, a sunken soft spot or no wet diaper',
  }),
  rule('C10-E', 'E', '4.C C10', {
    when: all(yes('babySunken'), any(yes('babyDry'), yes('babyFeeds'))),
    reason: 'Several signs of drying out at once.',
    sign: 'a sunken soft spot and no wet diapers',
  }),
  rule('C11', 'D', '4.C C11', {
    when: yes('babyCord'),
    reason: 'The navel looks infected.',
    sign: 'a red or smelling navel',
  }),
  rule('C11-E', 'E', '4.C C11', {
    when: any(yes('babyCordSpread'), all(yes('babyCord'), anyFever)),
    reason: 'A navel infection that spreads, or with fever.',
    sign: 'a navel infection that spreads',
  }),
  rule('C12', 'E', '4.C C12', {
    when: yes('babyPurple'),
    reason: 'A rash that does not fade when pressed.',
    sign: 'a purple rash that does not fade',
  }),
  rule('C13', 'D', '4.C C13', {
    when: yes('babyInconsolable'),
    reason: 'Crying that cannot be consoled, or high-pitched.',
    sign: 'been crying for two hours and cannot be consoled',
  }),
  rule('C14', 'D', '4.C C14', {
    when: yes('babyFall'),
    reason: 'A fall, or an unsafe place to sleep.',
    sign: 'had a fall',
  }),
  rule('C14-E', 'E', '4.C C14', {
    when: yes('babyAbuse'),
    reason: 'An injury that nobody can explain. Reporting it is a duty: see your state’s line.',
    contacts: ['emergency', 'stateReport', 'pediatrician'],
    sign: 'an injury that nobody can explain',
  }),
  rule('C15', 'D', '4.C C15', {
    when: yes('babyScald'),
    reason: 'A scald or a reaction of the skin. Wash the oil off.',
    sign: 'a scald or a skin reaction',
  }),
  rule('C15-E', 'E', '4.C C15', {
    when: yes('babyReaction'),
    reason: 'A reaction in the face or with breath. Wash the oil off.',
    sign: 'a reaction in the face or trouble breathing',
  }),
  rule('T13-clearance', 'gate', '5 T13', {
    when: all(flag('bornEarlyOrNicu'), flag('notCleared')),
    effect: 'stop',
    reason: 'Born before 37 weeks or in the NICU: the pediatrician’s word comes first.',
    contacts: ['pediatrician'],
  }),
  rule('T13-vaccine', 'gate', '5 T13', {
    when: yes('babyVaccine'),
    reason: 'A vaccine within 48 hours.',
    doNot: ['vaccineLimb'],
  }),
  rule('T13-fed', 'gate', '5 T13', {
    when: yes('babyFed'),
    reason: 'Fed less than 30 minutes ago: wait.',
    doNot: ['infantYet'],
  }),
  rule('T13-cord', 'gate', '5 T13', {
    when: any(flag('cordNotHealed'), { below: ['ageDays', 'tummyDays'] }),
    reason: 'The cord is not recorded as healed, or the baby is too young.',
    doNot: ['infantTummy'],
  }),
  rule('T13-age', 'gate', '5 T13', {
    when: flag('ageMissing'),
    effect: 'stop',
    reason: 'The birthday is not recorded: what depends on age cannot be checked.',
  }),
  rule('T13-heat', 'gate', '7.3, LOCKED', {
    when: flag('infantService'),
    effect: 'note',
    reason: 'No heat on a baby.',
    doNot: ['heat'],
  }),
  rule('N-baby-consent', 'gate', '4.E NONE', {
    when: yes('babyNoConsent'),
    effect: 'stop',
    reason: 'The caregiver does not want it today.',
  }),
  rule('N-baby-contagious', 'gate', '4.E NONE', {
    when: yes('babyContagious'),
    effect: 'stop',
    reason: 'Contagious: no massage until 48 hours have passed.',
  }),
  rule('P-baby-unknown', 'gate', '7.4', {
    when: flag('allergiesNotAsked'),
    reason: 'Allergies are not recorded yet: no nut, sesame or peanut oil.',
    doNot: ['nutOils'],
  }),
  rule('P-baby-known', 'gate', '7.4, LOCKED', {
    when: flag('allergic'),
    effect: 'note',
    reason: 'Allergies are recorded: what holds them stays in the bag.',
    doNot: ['allergens'],
  }),
]
