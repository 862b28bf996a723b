import { ok, type Result, refused } from '../../../result'
import type {
  BreastSession,
  BreastSite,
  BreastTechnique,
  TechniqueRow,
} from '../../../schema/breast-session'
import type { ParentChart } from '../../../schema/chart'
import { type Day, daysBetween } from '../../time/calendar-day'
import {
  boundSides,
  type DayBounds,
  type DayRefusal,
  dayPressureMost,
  dayRefusal,
  dayRefusalWords,
  isOnBreast,
  sidesOf,
} from './day-bounds'
import { profiles } from './protocol'

/** Facts from outside the session that bound the work. Null: not known, which is never taken for "no". */
export interface BodyFacts extends DayBounds {
  readonly stage: ParentChart['stage'] | null
  /** Completed days since birth on the day of the session. */
  readonly postpartumDay: number | null
  readonly gestationDays: number | null
  /** At the door, as last measured today. */
  readonly temperatureC: number | null
  /** What came of the door check of this visit; null while there is none. */
  readonly door: 'open' | 'clear' | 'modify' | 'stop' | null
}

/** From the chart, on the day of the session. */
export function bodyFacts(
  chart: Pick<ParentChart, 'stage' | 'dueOn' | 'birthOn'> | null | undefined,
  day: Day,
  door: Pick<BodyFacts, 'temperatureC' | 'door'> = { temperatureC: null, door: null },
): BodyFacts {
  const since = chart?.birthOn ? daysBetween(chart.birthOn, day) : null
  const born = since !== null && since >= 0
  const dueOn = chart?.stage === 'pregnant' && !born ? chart.dueOn : null
  return {
    stage: born ? 'postpartum' : (chart?.stage ?? null),
    postpartumDay: born ? since : null,
    gestationDays: dueOn ? 280 - daysBetween(day, dueOn) : null,
    ...door,
  }
}

/** LOCKED ones hold in both profiles and for everybody; nobody can reason them away. */
export type TechniqueRefusal =
  | DayRefusal
  | { readonly kind: 'fever' }
  | { readonly kind: 'doorStop' }
  | { readonly kind: 'notAgreed' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'sessionStopped' }
  | { readonly kind: 'siteStopped' }
  | { readonly kind: 'noSuchSite' }
  | { readonly kind: 'otherSide' }
  | { readonly kind: 'leaveAlone'; readonly reason: string }
  | { readonly kind: 'inflamed' }
  | { readonly kind: 'seeProviderFirst' }
  | { readonly kind: 'notInProfile' }
  | { readonly kind: 'tooFirm'; readonly most: number }
  | { readonly kind: 'notSoftened' }
  | { readonly kind: 'colostrum' }
  | { readonly kind: 'nippleNotAgreed' }
  | { readonly kind: 'nippleNotIntact' }
  | { readonly kind: 'pregnant' }
  | { readonly kind: 'stageUnknown' }

/** What stimulates the nipple. */
const onNipple: readonly BreastTechnique[] = ['nippleRoll', 'handExpressAssist']

/** Red, warm or broken: no hands on that breast, no warmth, no vibration (4.B, LOCKED). */
export const isInflamed = ({ skin, warmth }: Pick<BreastSite, 'skin' | 'warmth'>): boolean =>
  warmth === 'mild' ||
  warmth === 'marked' ||
  (skin !== null && ['red', 'mottled', 'shiny', 'broken'].includes(skin))

/** To be seen by a provider before any hands (4.B, B4 and B6). */
export const isForProvider = (
  site: Pick<BreastSite, 'consistency' | 'skin' | 'mobility' | 'border'>,
): boolean =>
  site.consistency === 'fluctuant' ||
  site.skin === 'dimpled' ||
  (site.mobility === 'fixed' && site.border === 'irregular')

/** 4.B B6: a lump that has been there for longer than two weeks. */
export const oldLumpHours = 14 * 24

/** LOCKED: 37 weeks and 0 days; before it no nipple is stimulated (2.4). */
const termDays = 259

type Wanted = Pick<TechniqueRow, 'technique' | 'side' | 'siteId' | 'pressure' | 'startedAt'>

/** May this be done now? Consent first, then the body, then the practice's own way of working. */
export function checkTechnique(
  row: Wanted,
  session: BreastSession,
  body: BodyFacts,
): Result<null, TechniqueRefusal> {
  const refusal =
    consentRefusal(row, session, body) ?? bodyRefusal(row, session, body) ?? dayRefusal(row, body)
  if (refusal) return refused(refusal)
  const own = protocolRefusal(row, session, body) ?? nippleRefusal(row, session, body)
  return own ? refused(own) : ok(null)
}

const lastOf = (session: BreastSession, kinds: readonly string[]) =>
  session.consents.findLast(({ kind }) => kinds.includes(kind))?.kind

export const isSessionStopped = ({ consents }: Pick<BreastSession, 'consents'>): boolean =>
  consents.some(({ kind }) => kind === 'stopSession')

/** A stopped site stays closed for this session, whatever is said later. */
export const isSiteStopped = (
  { consents }: Pick<BreastSession, 'consents'>,
  siteId: string,
): boolean => consents.some((event) => event.kind === 'stopSite' && event.siteId === siteId)

export const hasAgreed = (session: BreastSession): boolean =>
  lastOf(session, ['agreed', 'declined']) === 'agreed'

/** Any hands or warmth: the client has agreed, has not stopped it anywhere and does not rest just now. */
export function goingOnRefusal(
  session: BreastSession,
  { saidStop = false }: Pick<DayBounds, 'saidStop'>,
): TechniqueRefusal | null {
  if (saidStop || isSessionStopped(session)) return { kind: 'sessionStopped' }
  if (!hasAgreed(session)) return { kind: 'notAgreed' }
  return lastOf(session, ['paused', 'resumed', 'ok', 'morePressure']) === 'paused'
    ? { kind: 'paused' }
    : null
}

function consentRefusal(
  row: Wanted,
  session: BreastSession,
  body: BodyFacts,
): TechniqueRefusal | null {
  const refusal = goingOnRefusal(session, body)
  if (refusal) return refusal
  if (row.siteId === '') return null
  const site = session.sites.find(({ id }) => id === row.siteId)
  if (!site) return { kind: 'noSuchSite' }
  if (row.side !== site.side) return { kind: 'otherSide' }
  if (isSiteStopped(session, site.id)) return { kind: 'siteStopped' }
  return site.leaveAlone.trim() === '' ? null : { kind: 'leaveAlone', reason: site.leaveAlone }
}

function bodyRefusal(
  row: Wanted,
  { sites }: BreastSession,
  body: BodyFacts,
): TechniqueRefusal | null {
  const { temperatureC, door } = body
  // A11, LOCKED: 38.0 °C in the year after birth, no massage anywhere.
  if (temperatureC !== null && temperatureC >= 38) return { kind: 'fever' }
  if (door === 'stop') return { kind: 'doorStop' }
  const affected = sites.filter(({ side }) => sidesOf(row.side).includes(side))
  const own = sites.find(({ id }) => id === row.siteId)
  if (own && isForProvider(own)) return { kind: 'seeProviderFirst' }
  if (own && isInflamed(own)) return { kind: 'inflamed' }
  const lump = own ? lumpRefusal(own, body) : null
  if (lump) return lump
  if (!isOnBreast(row.technique)) return null
  if (affected.some((site) => site.consistency === 'fluctuant' || site.skin === 'dimpled')) {
    return { kind: 'seeProviderFirst' }
  }
  return affected.some(isInflamed) ? { kind: 'inflamed' } : null
}

/** 4.B B6: the door knows of a lump that stays; this place may be it, unless it is said to be newer or soft. */
function lumpRefusal(site: BreastSite, body: BodyFacts): TechniqueRefusal | null {
  const bound = body.forbidden?.get('breastSite')
  if (!bound || !boundSides('breastSite', body).includes(site.side)) return null
  const isNewer = site.presentHours !== null && site.presentHours <= oldLumpHours
  if (isNewer || site.consistency === 'soft' || site.status === 'resolved') return null
  return { kind: 'forbidden', restriction: 'breastSite', ...bound }
}

function protocolRefusal(
  row: Wanted,
  { protocol }: BreastSession,
  body: BodyFacts,
): TechniqueRefusal | null {
  if (profiles[protocol.profile].without.includes(row.technique)) return { kind: 'notInProfile' }
  const usual = Math.min(protocol.pressureMost, profiles[protocol.profile].pressureMost)
  const most = dayPressureMost(usual, row, body)
  return row.pressure > most ? { kind: 'tooFirm', most } : null
}

function nippleRefusal(
  row: Wanted,
  session: BreastSession,
  body: BodyFacts,
): TechniqueRefusal | null {
  if (row.technique === 'compression') {
    // T14: days 0 to 2 no compression.
    if (body.postpartumDay !== null && body.postpartumDay <= 2) return { kind: 'colostrum' }
    return hasSoftened(row, session) ? null : { kind: 'notSoftened' }
  }
  if (!onNipple.includes(row.technique)) return null
  if (body.stage === null) return { kind: 'stageUnknown' }
  const early = body.gestationDays === null || body.gestationDays < termDays
  if (body.stage === 'pregnant' && early) return { kind: 'pregnant' }
  if (row.technique !== 'nippleRoll') return null
  if (lastOf(session, ['nippleAgreed', 'declined']) !== 'nippleAgreed') {
    return { kind: 'nippleNotAgreed' }
  }
  const nipples = { left: session.nippleLeft, right: session.nippleRight }
  return sidesOf(row.side).every((side) => nipples[side] === 'intact')
    ? null
    : { kind: 'nippleNotIntact' }
}

/** A stroke before it, at the same place, after which it was soft. */
function hasSoftened(row: Wanted, { techniques }: BreastSession): boolean {
  const before = techniques.filter((one) => one.startedAt <= row.startedAt && one.softened)
  if (row.siteId !== '') {
    return before.findLast((one) => one.siteId === row.siteId)?.softened === 'yes'
  }
  return sidesOf(row.side).every(
    (side) => before.findLast((one) => sidesOf(one.side).includes(side))?.softened === 'yes',
  )
}

export function techniqueRefusalWords(refusal: TechniqueRefusal): string {
  switch (refusal.kind) {
    case 'forbidden':
    case 'areaStopped':
      return dayRefusalWords(refusal)
    case 'fever':
      return 'She has 38.0 °C (100.4 °F) or more: no massage today. Call her provider.'
    case 'doorStop':
      return 'The door check says stop: no hands today. What was found stands at the door.'
    case 'notAgreed':
      return 'She has not agreed yet. Ask her, then press “Agrees to begin”.'
    case 'paused':
      return 'She asked for a pause. Press “Go on” when she is ready.'
    case 'sessionStopped':
      return 'She stopped the session. Nothing more is done today; milk removal and aftercare can still be written.'
    case 'siteStopped':
      return 'She stopped this site. It stays closed for today; other sites are open.'
    case 'noSuchSite':
      return 'This site is not in the note any more. Choose another one.'
    case 'otherSide':
      return 'The site lies on the other side. Choose the side that fits.'
    case 'leaveAlone':
      return `No hands on this site: ${refusal.reason}`
    case 'inflamed':
      return 'Red, warm or broken skin on this side: no massage of this breast. Strokes on trunk, arm and armpit stay open.'
    case 'seeProviderFirst':
      return 'A provider has to see this place first: no hands on this breast.'
    case 'notInProfile':
      return 'Not part of the way this practice works. It is set in Settings, Breast protocol.'
    case 'tooFirm':
      return `At most pressure ${refusal.most} today, by this practice’s protocol and the door check.`
    case 'notSoftened':
      return 'Only once it is soft: mark “Softened” on the stroke before it.'
    case 'colostrum':
      return 'No compression on days 0 to 2 after birth.'
    case 'nippleNotAgreed':
      return 'Nipple work needs its own consent. Ask her, then press “Agrees to nipple work”.'
    case 'nippleNotIntact':
      return 'Only on an intact nipple: look, and note it in Assessment first.'
    case 'pregnant':
      return 'No nipple work before 37 weeks of pregnancy.'
    case 'stageUnknown':
      return 'Her chart does not say whether she is pregnant. Enter it there first.'
  }
}
