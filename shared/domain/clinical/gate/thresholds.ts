/**
 * Every number that a rule at the door compares with. `usual` is the rulebook's; a practice may move it
 * within `least` and `most` (with a reason, kept); where both are the same it is LOCKED. A floor is always
 * on the safe side: a practice can ask for more care than the rulebook, never for less.
 */
export interface Threshold {
  readonly label: string
  readonly unit: string
  readonly usual: number
  readonly least: number
  readonly most: number
  readonly decimals?: number
  /** Where in the clinical rulebook it stands. */
  readonly source: string
}

const t = (
  label: string,
  unit: string,
  usual: number,
  [least, most]: readonly [number, number],
  source: string,
  decimals = 0,
): Threshold => ({ label, unit, usual, least, most, source, decimals })

const fixed = (label: string, unit: string, usual: number, source: string, decimals = 0) =>
  t(label, unit, usual, [usual, usual], source, decimals)

export const thresholdData = {
  severeSystolic: t('Severe blood pressure, upper', 'mmHg', 160, [140, 160], '4.A A3'),
  severeDiastolic: t('Severe blood pressure, lower', 'mmHg', 110, [90, 110], '4.A A3'),
  raisedSystolic: t('Raised blood pressure, upper', 'mmHg', 150, [140, 150], '4.A A5'),
  raisedDiastolic: t('Raised blood pressure, lower', 'mmHg', 100, [90, 100], '4.A A5'),
  highSystolic: t('High blood pressure, upper', 'mmHg', 140, [130, 140], '4.A A4, A6'),
  highDiastolic: t('High blood pressure, lower', 'mmHg', 90, [80, 90], '4.A A4, A6'),
  lowSystolic: t('Low blood pressure, upper', 'mmHg', 90, [90, 100], '4.A A9b, A12'),
  feverC: fixed('Fever', '°C', 38, '4.A A11, LOCKED', 1),
  highFeverC: t('High fever with rigors', '°C', 38.5, [38, 38.5], '4.B B3', 1),
  coldC: t('Too cold, parent', '°C', 36, [36, 36.5], '4.A A12', 1),
  fastPulse: t('Fast pulse', 'a minute', 110, [100, 110], '4.A A12'),
  breastPulse: t('Fast pulse with a sore breast', 'a minute', 100, [90, 100], '4.B B1'),
  restingPulse: t('Fast pulse at rest', 'a minute', 100, [90, 100], '4.A A25'),
  fastBreaths: t('Fast breathing', 'a minute', 24, [20, 24], '4.A A12'),
  lowSpo2: t('Low oxygen', '%', 95, [95, 97], '4.A A1'),
  infantFeverC: fixed('Fever of a baby', '°C', 38, '4.C C1, LOCKED', 1),
  infantFeverDays: t('Fever is an emergency until', 'days old', 90, [90, 180], '4.C C1'),
  newbornFeverDays: t('Straight to the emergency room until', 'days old', 28, [28, 90], '4.C C1'),
  infantCoolC: t('Cool baby', '°C', 36.5, [36.5, 36.8], '4.C C2', 1),
  infantColdC: t('Cold baby', '°C', 36, [36, 36.5], '4.C C2', 1),
  infantBreaths: t('Fast breathing of a baby', 'a minute', 60, [50, 60], '4.C C3'),
  jaundiceEarlyDays: fixed('Yellow skin is an emergency before', 'days old', 1, '4.C C7'),
  jaundiceLateDays: t('Yellow skin too long after', 'days', 14, [7, 14], '4.C C7'),
  jaundiceLatePretermDays: t('Same, born early', 'days', 21, [14, 21], '4.C C7'),
  weightLossPercent: t('Weight loss, same day', '%', 10, [7, 10], '4.C C8', 1),
  weightLossWatchPercent: t('Weight loss, within days', '%', 7, [5, 7], '4.C C8', 1),
  birthWeightDays: t('Birth weight is reached by', 'days', 14, [10, 14], '4.C C8'),
  vaginalDays: t(
    'Full gentle body work after a vaginal birth',
    'days',
    14,
    [14, 21],
    '5 T1, LOCKED floor',
  ),
  cesareanLightDays: t('Light body work after a cesarean', 'days', 14, [14, 42], '5 T2'),
  cesareanFullDays: t('Unrestricted body work after a cesarean', 'days', 42, [42, 84], '5 T2'),
  proneCesareanDays: t('Lying face down after a cesarean', 'days', 42, [42, 84], '5 T3'),
  pronePregnantDays: t(
    'No lying face down in pregnancy from',
    'days (14 weeks = 98)',
    98,
    [0, 98],
    '5 T3',
  ),
  supinePregnantDays: t(
    'No lying flat in pregnancy from',
    'days (20 weeks = 140)',
    140,
    [0, 140],
    '5 T4',
  ),
  abdomenVaginalDays: t('Abdomen after a vaginal birth', 'days', 42, [42, 84], '5 T5'),
  abdomenCesareanDays: t('Abdomen after a cesarean', 'days', 56, [42, 84], '5 T5'),
  abdomenPregnantDays: t(
    'Light touch of the abdomen in pregnancy from',
    'days (14 weeks = 98)',
    98,
    [98, 280],
    '5 T5',
  ),
  scarAroundDays: t('Around the scar', 'days', 14, [14, 42], '5 T6'),
  scarDirectDays: t('On the scar, light', 'days', 42, [42, 84], '5 T6'),
  scarDeepDays: t('On the scar, deeper', 'days', 84, [84, 168], '5 T6'),
  legDays: t('Legs light only, after birth', 'days', 42, [42, 84], '5 T7'),
  legRiskDays: t('Same, after a cesarean or with a risk of clots', 'days', 84, [84, 168], '5 T7'),
  epiduralDays: t('No work at the epidural site', 'days', 7, [7, 14], '5 T9'),
  compressionDays: t('No compression of the breast until', 'days', 3, [3, 5], '5 T14'),
  fedMin: t('After a feed', 'min', 30, [30, 60], '5 T13'),
  tummyDays: t('A baby’s tummy, cord healed, from', 'days', 7, [7, 14], '5 T13'),
  pretermDays: fixed('Born early before', 'days (37 weeks = 259)', 259, '5 T13'),
  pointsDays: fixed('Pregnancy points avoided before', 'days (37 weeks = 259)', 259, '1.0 row 0.4'),
  contactDays: t('No word with the birth provider after', 'days', 21, [7, 21], '5 T16'),
  comprehensiveDays: t('No comprehensive visit after', 'days', 84, [42, 84], '5 T16'),
  checkupDays: t('No checkup recorded after', 'days', 42, [21, 84], '1.1 row 1.1, 5 T16'),
  bluesDays: t('Low mood for longer than', 'days', 14, [7, 14], '4.D'),
  nextLevelMin: t('Not reached: go to the next after', 'min', 30, [5, 30], '4, combine'),
  bleedingNextLevelMin: t('Same, with bleeding', 'min', 15, [5, 15], '4.A A9a'),
  recheckMin: fixed('Blood pressure again after', 'min', 15, '4.A A5'),
  withinHours: t('Within days means', 'hours', 72, [24, 72], '4, shape'),
} as const satisfies Readonly<Record<string, Threshold>>

export type ThresholdKey = keyof typeof thresholdData
export type Thresholds = Readonly<Record<ThresholdKey, number>>

export const thresholdKeys = Object.keys(thresholdData) as ThresholdKey[]

export const isLockedThreshold = (key: ThresholdKey): boolean =>
  thresholdData[key].least === thresholdData[key].most

export const usualThresholds: Thresholds = Object.fromEntries(
  thresholdKeys.map((key) => [key, thresholdData[key].usual]),
) as Record<ThresholdKey, number>
