import type {
  ScarLook,
  ScarMobility,
  ScarRow,
  ScarScale,
  ScarSession,
  ScarTechnique,
} from '../../../schema/scar-session'

/* What each answer is called: in a therapist's words, neutral, never a verdict. */

type Words<T extends string> = Readonly<Record<T, string>>
type Answer<T> = NonNullable<T> & string

export const lookWords: Words<keyof ScarLook> = {
  closed: 'Closed all along',
  scabs: 'Scabs',
  drainage: 'Drainage',
  redness: 'Redness',
  warmth: 'Warmth',
  odor: 'Odor',
  separation: 'Edges apart',
}
export const yesNoWords = { no: 'No', yes: 'Yes' } as const
export const scarTechniqueWords: Words<ScarTechnique> = {
  around: 'Around, 5 cm away',
  desensitize: 'Textures, 5 cm away',
  directLight: 'On the scar, light',
  directMobilize: 'On the scar, gliding it',
}
export const textureWords: Words<Answer<ScarRow['texture']>> = {
  ...{ cotton: 'Cotton', silk: 'Silk', brush: 'Soft brush' },
}
export const incisionWords: Words<Answer<ScarSession['incision']>> = {
  ...{ lowTransverse: 'Low, across', vertical: 'Up and down', tShaped: 'T-shaped' },
  unknown: 'Not known',
}
export const closureWords: Words<Answer<ScarSession['closure']>> = {
  ...{ suture: 'Sutures', staple: 'Staples', glue: 'Glue', unknown: 'Not known' },
}
export const scarColorWords: Words<Answer<ScarSession['scarColor']>> = {
  ...{ likeSkin: 'Like the skin', pink: 'Pink', red: 'Red', purple: 'Purple', brown: 'Brown' },
  pale: 'Pale',
}
export const sensationWords: Words<Answer<ScarSession['sensation']>> = {
  ...{ normal: 'Normal', numb: 'Numb', oversensitive: 'Too sensitive' },
}
export const directionWords: Words<keyof ScarMobility> = {
  ...{ up: 'Up', down: 'Down', left: 'To her left', right: 'To her right' },
}
export const glideWords: Words<Answer<ScarMobility['up']>> = {
  ...{ free: 'Free', restricted: 'Restricted', stuck: 'Stuck' },
}
/** Each with its highest number. */
export const scaleParts: readonly { readonly name: keyof ScarScale; readonly most: number }[] = [
  { name: 'vascularity', most: 3 },
  { name: 'pigmentation', most: 2 },
  { name: 'pliability', most: 5 },
  { name: 'height', most: 3 },
]
export const scaleWords: Words<keyof ScarScale> = {
  vascularity: 'Blood color',
  pigmentation: 'Pigment',
  pliability: 'Stiffness',
  height: 'Height',
}
export const scarSkinWords: Words<Answer<ScarRow['skinAfter']>> = {
  ...{ normal: 'Normal', pink: 'Pink', red: 'Red', broken: 'Broken' },
}
export const homeTaughtWords: Words<Answer<ScarSession['homeCareTaught']>> = {
  ...{ shown: 'Shown', demonstrated: 'Did it herself', needsReview: 'Look again' },
}
