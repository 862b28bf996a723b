import { ok, type Result, refused } from '../../../result'
import type {
  BodyArea,
  BodyAreaName,
  BodyPosition,
  BodyRow,
  BodySession,
  PressurePoint,
} from '../../../schema/body-session'
import { type Restriction, restrictionWords } from '../gate/restrictions'
import { type ConsentRefusal, consentRefusal } from './consent'
import { type Bound, firstBound, type HandsOnFacts } from './facts'

export type BodyWorkRefusal =
  | ConsentRefusal
  /** The door check says stop. */
  | { readonly kind: 'doorStop' }
  /** By the chart, the day or the door check; `locked` ones cannot be lifted by anybody. */
  | ({ readonly kind: 'forbidden'; readonly restriction: Restriction } & Bound)
  | { readonly kind: 'stageUnknown' }
  /** The baby moves less than usual, or not (4.A A21): no hands, a call. */
  | { readonly kind: 'babyMovesLess' }
  /** Calves that differ by 3 cm or more (4.A A13): no hands, a call. */
  | { readonly kind: 'calvesDiffer' }
  | { readonly kind: 'leaveAlone'; readonly reason: string }
  | { readonly kind: 'skinNotWhole' }
  | { readonly kind: 'tooFirm'; readonly most: number }
  | { readonly kind: 'tooDeepThere' }
  | { readonly kind: 'notAbdomen' }
  | { readonly kind: 'pointAvoided'; readonly point: PressurePoint }
  | { readonly kind: 'flatTooLong' }

const startsWithAny = (area: BodyAreaName, names: readonly string[]): boolean =>
  names.some((name) => area.startsWith(name))

export const isLeg = (area: BodyAreaName): boolean =>
  startsWithAny(area, ['thigh', 'knee', 'shin', 'calf', 'foot'])
export const isAbdomen = (area: BodyAreaName): boolean => area.startsWith('abdomen')

/** Pregnancy points (1.0 row 0.4, evidence K M). */
export const avoidedPoints: readonly PressurePoint[] = ['li4', 'sp6', 'bl60', 'bl67', 'gb21']

/** 4.A A13 and 3.1: a difference of this many cm around the calves asks for a call. */
export const calfDifferenceCm = 3
/** 5 T4: minutes that somebody far in pregnancy may lie flat, where lying flat was allowed at all. */
export const flatMostMin = 5
/** 4.A A21, 3.2: from 28 weeks and 0 days on a baby that moves less asks for a call. */
export const movesFromDays = 196

/** No calf is thinner: a number below it is still being typed. */
const thinnestCalfCm = 15

/** Floats: 38.1 − 35.1 must not come out as 2.9999999999999996. */
export const calvesDiffer = ({
  calfLeftCm,
  calfRightCm,
}: Pick<BodySession, 'calfLeftCm' | 'calfRightCm'>): boolean =>
  calfLeftCm !== null &&
  calfRightCm !== null &&
  Math.min(calfLeftCm, calfRightCm) >= thinnestCalfCm &&
  Math.round(Math.abs(calfLeftCm - calfRightCm) * 10) >= calfDifferenceCm * 10

export const movesLess = (
  { babyMoves }: Pick<BodySession, 'babyMoves'>,
  { stage, gestationDays }: Pick<HandsOnFacts, 'stage' | 'gestationDays'>,
): boolean =>
  stage === 'pregnant' &&
  (babyMoves === 'less' || babyMoves === 'none') &&
  (gestationDays === null || gestationDays >= movesFromDays)

const positionBounds: Readonly<Record<BodyPosition, readonly Restriction[]>> = {
  ...{ sideLeft: [], sideRight: [], semiReclined: [], leftTilt: [], seated: [] },
  supine: ['supineFlat'],
  proneCushion: ['prone'],
  prone: ['prone', 'proneWithoutCushion'],
}

/** What of the day's bounds speaks against a position. */
export const positionBound = (position: BodyPosition, facts: HandsOnFacts) =>
  firstBound(facts, positionBounds[position])

const areaBounds = (area: BodyAreaName): readonly Restriction[] => [
  ...(['allMassage', 'bodyMassage'] as const),
  ...(isAbdomen(area) ? (['abdomen'] as const) : []),
  // The scar lies there, and 5 cm around it.
  ...(area === 'abdomenLower' ? (['nearScar'] as const) : []),
  ...(isLeg(area) ? (['legs'] as const) : []),
  ...(area === 'lowBack' ? (['epiduralSite'] as const) : []),
]

/** What of the day's bounds closes an area altogether. */
export const areaBound = (area: BodyAreaName, facts: HandsOnFacts) =>
  firstBound(facts, areaBounds(area))

/**
 * The firmest pressure for an area today, 1 to 5 (Walton): 2 on legs (T7) and on the abdomen in pregnancy
 * (T5), 2 or 3 by the day and the medicines (T1, T2, T8), one step less after a pain killer (T12).
 */
export function pressureMost(area: BodyAreaName, { forbidden }: HandsOnFacts): number {
  const caps = [
    forbidden.has('pressureOver2') ? 2 : 5,
    forbidden.has('pressureOver3') ? 3 : 5,
    forbidden.has('deepPressure') ? 3 : 5,
    isLeg(area) && forbidden.has('legsDeep') ? 2 : 5,
    isAbdomen(area) && forbidden.has('abdomenDeep') ? 2 : 5,
  ]
  const most = Math.min(...caps)
  return forbidden.has('lessPressure') ? Math.max(1, most - 1) : most
}

type Wanted = Pick<BodyRow, 'area' | 'technique' | 'points' | 'pressure' | 'position' | 'minutes'>

/** May this be done now? Her word first, then the door, then the place, the pressure and how she lies. */
export function checkBodyRow(
  row: Wanted,
  session: BodySession,
  facts: HandsOnFacts,
): Result<null, BodyWorkRefusal> {
  if (facts.saidStop) return refused({ kind: 'sessionStopped' })
  if (facts.stoppedAreas.includes(row.area)) return refused({ kind: 'areaStopped' })
  const refusal =
    consentRefusal(session.consents, row.area) ??
    todayRefusal(session, facts) ??
    areaRefusal(row, session, facts) ??
    techniqueRefusal(row, facts) ??
    positionRefusal(row, facts)
  return refusal ? refused(refusal) : ok(null)
}

/** What keeps hands off altogether. */
export function todayRefusal(session: BodySession, facts: HandsOnFacts): BodyWorkRefusal | null {
  if (facts.stopped) return { kind: 'doorStop' }
  const none = firstBound(facts, ['allMassage', 'bodyMassage'])
  if (none) return { kind: 'forbidden', ...none }
  if (facts.stage === 'unknown') return { kind: 'stageUnknown' }
  if (movesLess(session, facts)) return { kind: 'babyMovesLess' }
  return calvesDiffer(session) ? { kind: 'calvesDiffer' } : null
}

const isSkinWhole = ({ bodySkin }: Pick<BodyArea, 'bodySkin'>): boolean =>
  bodySkin !== 'broken' && bodySkin !== 'rash'

/** What was found at a place itself, before any rule of the day. */
export function foundRefusal(area: BodyArea | undefined): BodyWorkRefusal | null {
  if (!area) return null
  // 4.E: an open wound or a rash is left alone.
  if (!isSkinWhole(area)) return { kind: 'skinNotWhole' }
  const reason = area.leaveAlone.trim()
  return reason === '' ? null : { kind: 'leaveAlone', reason }
}

function areaRefusal(
  row: Wanted,
  { areas }: BodySession,
  facts: HandsOnFacts,
): BodyWorkRefusal | null {
  const found = foundRefusal(areas.find(({ area }) => area === row.area))
  if (found) return found
  const bound = areaBound(row.area, facts)
  return bound ? { kind: 'forbidden', ...bound } : null
}

function techniqueRefusal(row: Wanted, facts: HandsOnFacts): BodyWorkRefusal | null {
  if (row.technique === 'abdominal' && !isAbdomen(row.area)) return { kind: 'notAbdomen' }
  const most = pressureMost(row.area, facts)
  if (row.pressure > most) return { kind: 'tooFirm', most }
  // A point held deep is deep at any number (T7, T8).
  const light =
    facts.forbidden.has('deepPressure') || (isLeg(row.area) && facts.forbidden.has('legsDeep'))
  if (row.technique === 'triggerPoint' && light) return { kind: 'tooDeepThere' }
  const point = row.points.find((one) => avoidedPoints.includes(one))
  return point && facts.forbidden.has('prenatalPoints') ? { kind: 'pointAvoided', point } : null
}

function positionRefusal(row: Wanted, facts: HandsOnFacts): BodyWorkRefusal | null {
  const bound = positionBound(row.position, facts)
  if (bound) return { kind: 'forbidden', ...bound }
  return isFlatTooLong(row, facts) ? { kind: 'flatTooLong' } : null
}

/** Only the row's own minutes: between two of them she lay otherwise. */
export const isFlatTooLong = (
  { position, minutes }: Pick<BodyRow, 'position' | 'minutes'>,
  {
    stage,
    gestationDays,
    flatFromDays,
  }: Pick<HandsOnFacts, 'stage' | 'gestationDays' | 'flatFromDays'>,
): boolean =>
  position === 'supine' &&
  stage === 'pregnant' &&
  (gestationDays === null || gestationDays >= flatFromDays) &&
  (minutes ?? 0) > flatMostMin

const atTheDoor = (locked: boolean): string =>
  locked ? 'Nobody can lift that.' : 'If it is meant, give the reason at the door.'

export function bodyWorkRefusalWords(refusal: BodyWorkRefusal): string {
  switch (refusal.kind) {
    case 'notAgreed':
      return 'She has not agreed yet. Ask her, then press “Agrees to begin”.'
    case 'sessionStopped':
      return 'She stopped the session. Nothing more is done today; what was found can still be written.'
    case 'areaStopped':
      return 'She stopped this area. It stays closed for today; other areas are open.'
    case 'doorStop':
      return 'The door check says stop: no hands today. What was found stands at the door.'
    case 'forbidden':
      return `${restrictionWords[refusal.restriction]}. ${refusal.reason} ${atTheDoor(refusal.locked)}`
    case 'stageUnknown':
      return 'Her chart does not say whether she is pregnant or has given birth. Enter it there first.'
    case 'babyMovesLess':
      return 'The baby moves less than usual: no hands now. Call her obstetric provider, and leave for care.'
    case 'calvesDiffer':
      return 'The calves differ by 3 cm or more: no hands now. Call her provider the same day.'
    case 'leaveAlone':
      return `No hands on this area: ${refusal.reason}`
    case 'skinNotWhole':
      return 'Broken skin or a rash: no hands on this area.'
    case 'tooFirm':
      return `At most pressure ${refusal.most} there today.`
    case 'tooDeepThere':
      return 'Nothing deep there today: choose light strokes.'
    case 'notAbdomen':
      return 'Abdominal work belongs to the upper or lower abdomen. Choose the area first.'
    case 'pointAvoided':
      return `${refusal.point.toUpperCase()} is avoided before 37 weeks of pregnancy.`
    case 'flatTooLong':
      return `At most ${flatMostMin} minutes flat on the back at a time. Change the minutes, or how she lay.`
  }
}
