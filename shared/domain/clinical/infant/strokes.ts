import type { InfantStroke, ToolPlace } from '../../../schema/infant-session'

export type BabyArea =
  | 'legs'
  | 'feet'
  | 'tummy'
  | 'chest'
  | 'arms'
  | 'hands'
  | 'face'
  | 'back'
  | 'all'

/** Which part of the body each stroke belongs to, in the order they are usually taught (rulebook 3.4). */
export const areaOfStroke: Readonly<Record<InfantStroke, BabyArea>> = {
  legMilking: 'legs',
  legHugGlide: 'legs',
  legMilkingBack: 'legs',
  soleThumbs: 'feet',
  toeRoll: 'feet',
  paddleWheel: 'tummy',
  kneesUp: 'tummy',
  sunMoon: 'tummy',
  iLoveYou: 'tummy',
  tummyThumbs: 'tummy',
  chestOpenBook: 'chest',
  butterfly: 'chest',
  armMilking: 'arms',
  armHugGlide: 'arms',
  armMilkingBack: 'arms',
  armpit: 'arms',
  faceOpenBook: 'face',
  jawCircles: 'face',
  backForth: 'back',
  backSweep: 'back',
  backCircles: 'back',
  gentleMovements: 'all',
}

/** A vaccine goes into a thigh or an upper arm: for two days no limb is massaged (rulebook T13, 4.C). */
const limbs: readonly BabyArea[] = ['legs', 'feet', 'arms', 'hands']

export const isOnLimb = (area: BabyArea): boolean => limbs.includes(area)

/** Movements bring arms, legs and knees over the body: what bounds one of them bounds them too. */
export const touches = (stroke: InfantStroke): readonly BabyArea[] => {
  const area = areaOfStroke[stroke]
  if (stroke === 'kneesUp') return ['tummy', 'legs']
  return area === 'all' ? ['legs', 'arms'] : [area]
}

export const touchesOfPlace = (place: ToolPlace): BabyArea => (place === 'navel' ? 'tummy' : place)
