import { ok, type Result, refused } from '../../../result'
import type { BodyAreaName } from '../../../schema/body-session'
import type {
  ScarLook,
  ScarRow,
  ScarScale,
  ScarSession,
  ScarTechnique,
} from '../../../schema/scar-session'
import { type ConsentRefusal, consentRefusal } from '../body/consent'
import { type Bound, firstBound, type HandsOnFacts } from '../body/facts'
import { type Restriction, restrictionWords } from '../gate/restrictions'

export type ScarWorkRefusal =
  | ConsentRefusal
  | { readonly kind: 'doorStop' }
  | ({ readonly kind: 'forbidden'; readonly restriction: Restriction } & Bound)
  /** LOCKED (5 T6): open, draining, red, warm, smelling or pulling apart. */
  | { readonly kind: 'openWound'; readonly signs: readonly (keyof ScarLook)[] }
  /** Not looked at is not "no". */
  | { readonly kind: 'notLooked'; readonly signs: readonly (keyof ScarLook)[] }
  | { readonly kind: 'scabs' }
  /** The chart knows of no cesarean: no day to count from. */
  | { readonly kind: 'noCesarean' }
  | { readonly kind: 'dayUnknown' }
  | { readonly kind: 'noClearance' }
  | { readonly kind: 'tooFirm'; readonly most: number }
  | { readonly kind: 'noTexture' }
  /** 3.3: more than 3 points above what it was. */
  | { readonly kind: 'painRose' }
  | { readonly kind: 'newRedness' }

/** 3.3: work stops when pain rises by more than this. */
export const painRiseMost = 3
/** Where the scar lies on the body map: a stop of this place closes it, and the other way round. */
export const scarArea: BodyAreaName = 'abdomenLower'
/** 3.3, default: minutes on a scar in one visit. */
export const scarUsualMin = 10

export const isDirect = (technique: ScarTechnique): boolean => technique.startsWith('direct')

const signs: readonly (keyof ScarLook)[] = [
  'closed',
  'drainage',
  'redness',
  'warmth',
  'odor',
  'separation',
]

/** What keeps every hand away from the scar (T6, LOCKED). */
export const woundSigns = (look: ScarLook): (keyof ScarLook)[] =>
  signs.filter((sign) => look[sign] === (sign === 'closed' ? 'no' : 'yes'))

/** What has to be looked at before any hands; scabs too before hands on the scar itself. */
export const notLookedAt = (look: ScarLook, technique: ScarTechnique): (keyof ScarLook)[] =>
  [...signs, ...(isDirect(technique) ? (['scabs'] as const) : [])].filter(
    (sign) => look[sign] === null,
  )

/** The Vancouver total, 0 to 13; null until all four are answered. */
export function scaleTotal({
  vascularity,
  pigmentation,
  pliability,
  height,
}: ScarScale): number | null {
  const parts = [vascularity, pigmentation, pliability, height]
  return parts.reduce<number | null>(
    (sum, part) => (sum === null || part === null ? null : sum + part),
    0,
  )
}

type Wanted = Pick<ScarRow, 'scarTechnique' | 'texture' | 'pressure'>

/** May this be done now? Her word, the door, the wound, the day, then how. */
export function checkScarRow(
  row: Wanted,
  session: ScarSession,
  facts: HandsOnFacts,
): Result<null, ScarWorkRefusal> {
  if (facts.saidStop) return refused({ kind: 'sessionStopped' })
  if (facts.stoppedAreas.includes(scarArea)) return refused({ kind: 'areaStopped' })
  const refusal =
    consentRefusal(session.consents, scarArea) ??
    doorRefusal(facts) ??
    woundRefusal(row, session) ??
    dayRefusal(row, facts) ??
    wayRefusal(row, facts)
  return refusal ? refused(refusal) : ok(null)
}

function doorRefusal(facts: HandsOnFacts): ScarWorkRefusal | null {
  const bound = firstBound(facts, ['allMassage', 'bodyMassage'])
  // The locked finding is named before the stop that it makes.
  if (facts.stopped && !bound?.locked) return { kind: 'doorStop' }
  return bound ? { kind: 'forbidden', ...bound } : null
}

function woundRefusal({ scarTechnique }: Wanted, session: ScarSession): ScarWorkRefusal | null {
  const { look, rows, painBefore } = session
  const open = woundSigns(look)
  if (open.length > 0) return { kind: 'openWound', signs: open }
  const unseen = notLookedAt(look, scarTechnique)
  if (unseen.length > 0) return { kind: 'notLooked', signs: unseen }
  if (isDirect(scarTechnique) && look.scabs === 'yes') return { kind: 'scabs' }
  if (rows.some(({ skinAfter }) => skinAfter === 'red' || skinAfter === 'broken')) {
    return { kind: 'newRedness' }
  }
  return rows.some((row) => hasPainRisen(row, painBefore)) ? { kind: 'painRose' } : null
}

/** Pain that was not asked about before counts from 0: the careful side. */
export const hasPainRisen = (
  { painDuring }: Pick<ScarRow, 'painDuring'>,
  painBefore: number | null,
): boolean => painDuring !== null && painDuring - (painBefore ?? 0) > painRiseMost

const scarBounds: Readonly<Record<ScarTechnique, readonly Restriction[]>> = {
  around: ['nearScar'],
  desensitize: ['nearScar'],
  directLight: ['nearScar', 'directScar'],
  directMobilize: ['nearScar', 'directScar', 'deepScar'],
}

/** What of the day's bounds speaks against a way of working (T6, by days since birth and clearance). */
export const scarBound = (technique: ScarTechnique, facts: HandsOnFacts) =>
  firstBound(facts, scarBounds[technique])

function dayRefusal({ scarTechnique }: Wanted, facts: HandsOnFacts): ScarWorkRefusal | null {
  if (!facts.cesarean) return { kind: 'noCesarean' }
  if (facts.daysSinceBirth === null) return { kind: 'dayUnknown' }
  const bound = scarBound(scarTechnique, facts)
  if (bound) return { kind: 'forbidden', ...bound }
  // 3.3: on the scar itself nobody works without a provider's word, whatever was lifted at the door.
  return isDirect(scarTechnique) && facts.scarClearedOn === null ? { kind: 'noClearance' } : null
}

/** 1 or 2; 1 after a pain killer (T12). */
export const scarPressureMost = ({ forbidden }: Pick<HandsOnFacts, 'forbidden'>): 1 | 2 =>
  forbidden.has('lessPressure') ? 1 : 2

function wayRefusal(row: Wanted, facts: HandsOnFacts): ScarWorkRefusal | null {
  const most = scarPressureMost(facts)
  if (row.pressure > most) return { kind: 'tooFirm', most }
  return row.scarTechnique === 'desensitize' && row.texture === null ? { kind: 'noTexture' } : null
}

const signWords: Readonly<Record<keyof ScarLook, string>> = {
  closed: 'closed all along',
  scabs: 'scabs',
  drainage: 'drainage',
  redness: 'redness',
  warmth: 'warmth',
  odor: 'odor',
  separation: 'edges apart',
}
const signNames = (names: readonly (keyof ScarLook)[]): string =>
  names.map((name) => (name === 'closed' ? 'not closed' : signWords[name])).join(', ')

export function scarWorkRefusalWords(refusal: ScarWorkRefusal): string {
  switch (refusal.kind) {
    case 'notAgreed':
      return 'She has not agreed yet. Ask her, then press “Agrees to begin”.'
    case 'areaStopped':
      return 'She stopped the place where the scar lies. It stays closed for today; body work elsewhere is open.'
    case 'sessionStopped':
      return 'She stopped the session. Nothing more is done today; what was found can still be written.'
    case 'doorStop':
      return 'The door check says stop: no hands today. What was found stands at the door.'
    case 'forbidden':
      return `${restrictionWords[refusal.restriction]}. ${refusal.reason} ${refusal.locked ? 'Nobody can lift that.' : 'If it is meant, give the reason at the door.'}`
    case 'openWound':
      return `No hands near the scar: ${signNames(refusal.signs)}. Nobody can lift that. Call her provider the same day.`
    case 'notLooked':
      return `Look first and answer: ${refusal.signs.map((name) => signWords[name]).join(', ')}.`
    case 'scabs':
      return 'There are scabs: not on the scar itself. Around it stays open.'
    case 'noCesarean':
      return 'Her chart does not say that she had a cesarean. Enter how she gave birth there first.'
    case 'dayUnknown':
      return 'Her chart does not say when she gave birth. Enter it there first.'
    case 'noClearance':
      return 'No provider’s word for the scar stands today: only around it. Enter the clearance in her chart first.'
    case 'tooFirm':
      return `At most pressure ${refusal.most} at the scar today.`
    case 'noTexture':
      return 'Choose the texture: cotton, silk or brush.'
    case 'painRose':
      return 'Pain rose by more than 3: stop here for today.'
    case 'newRedness':
      return 'The skin is red or broken since: stop here for today. Call her provider if it stays.'
  }
}
