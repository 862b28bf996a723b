import type { BreastSide } from '../../../schema/breast-session'

/** What must not be done today: the language between the gate and every session note. */
export const restrictionWords = {
  allMassage: 'No massage at all',
  infantMassage: 'No massage of the baby',
  bodyMassage: 'No body massage',
  abdomen: 'Not on the abdomen',
  abdomenDeep: 'Nothing deep on the abdomen',
  legs: 'Not on the legs, no stretching of them, no compression',
  legsDeep: 'Legs light only: nothing deep on calf or inner thigh',
  affectedBreast: 'Not on the sore breast',
  breastSite: 'Not on a lump that stays',
  breastDeep: 'Nothing deep on a red, warm or hard breast',
  breastCompression: 'No compression of the breast',
  nipple: 'No work on the nipple',
  nearScar: 'Not near the scar',
  directScar: 'Not on the scar itself, only around it',
  deepScar: 'On the scar light only',
  perineum: 'Not on the perineum',
  epiduralSite: 'Not on the epidural site',
  localSkin: 'Not on that skin',
  prone: 'Not lying face down',
  proneWithoutCushion: 'Face down only with a breast cushion',
  supineFlat: 'Not lying flat on the back',
  deepPressure: 'Nothing deep',
  pressureOver2: 'Pressure 2 at most',
  pressureOver3: 'Pressure 3 at most',
  lessPressure: 'One step less pressure: pain is felt less',
  heat: 'No heat',
  heatAbdomen: 'No heat on the abdomen',
  cold: 'No cold',
  vibration: 'No vibrating device',
  prenatalPoints: 'No pressure on LI4, SP6, BL60, BL67, GB21',
  nutOils: 'No nut, sesame or peanut oil',
  allergens: 'Nothing that holds a known allergen',
  vaccineLimb: 'Not on the limb with the vaccine',
  infantTummy: 'Not on the baby’s tummy',
  infantYet: 'Not before the feed has settled',
} as const satisfies Readonly<Record<string, string>>

/** Bounds of one breast, where the door says which. */
export const sidedRestrictions: readonly Restriction[] = [
  ...(['affectedBreast', 'breastSite', 'breastDeep', 'breastCompression', 'nipple'] as const),
]

/** The words with the side, where one alone is meant: "Not on the sore breast (left)". */
export const restrictionLine = (
  name: Restriction,
  {
    affectedSides,
    oneSided,
  }: {
    readonly affectedSides: readonly BreastSide[]
    readonly oneSided: ReadonlySet<Restriction>
  },
): string =>
  oneSided.has(name) ? `${restrictionWords[name]} (${affectedSides[0]})` : restrictionWords[name]

export type Restriction = keyof typeof restrictionWords
export const restrictions = Object.keys(restrictionWords) as Restriction[]

/** What another one already says: no massage at all leaves nothing more to forbid. */
const covers: Partial<Record<Restriction, readonly Restriction[]>> = {
  allMassage: restrictions.filter((name) => name !== 'allMassage'),
  bodyMassage: [
    ...(['abdomen', 'abdomenDeep', 'legs', 'legsDeep', 'prone', 'supineFlat'] as const),
    ...(['proneWithoutCushion', 'prenatalPoints', 'epiduralSite'] as const),
  ],
  infantMassage: ['infantTummy', 'vaccineLimb', 'infantYet'],
  abdomen: ['abdomenDeep'],
  legs: ['legsDeep'],
  affectedBreast: ['breastDeep', 'breastSite', 'breastCompression'],
  nearScar: ['directScar', 'deepScar'],
  directScar: ['deepScar'],
  prone: ['proneWithoutCushion'],
  heat: ['heatAbdomen'],
  pressureOver2: ['pressureOver3', 'deepPressure'],
}

/**
 * The few to be said aloud: what a wider one includes is left out. In the order of the list above. `oneSided` hold on
 * one breast, and include nothing that holds on both.
 */
export function inBrief(
  all: ReadonlySet<Restriction>,
  oneSided: ReadonlySet<Restriction> = new Set(),
): Restriction[] {
  const covered = new Set(
    [...all].flatMap((name) =>
      (covers[name] ?? []).filter((other) => !oneSided.has(name) || oneSided.has(other)),
    ),
  )
  return restrictions.filter((name) => all.has(name) && !covered.has(name))
}
