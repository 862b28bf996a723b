import { ok, type Result, refused } from '../../../result'
import {
  type BreastSession,
  type BreastSide,
  type BreastSite,
  type BreastStage,
  breastLimits,
  breastSiteSchema,
  type ConsentEvent,
  type Contraction,
  consentEventSchema,
  contractionSchema,
  type MilkRemoval,
  milkRemovalSchema,
  type Nipple,
  type ProtocolStamp,
  skippedStageSchema,
  type Taught,
  type TaughtTopic,
  type TechniqueRow,
  techniqueRowSchema,
  type WarmUp,
  warmUpSchema,
} from '../../../schema/breast-session'
import {
  added,
  type ListRefusal,
  parsed,
  replaced,
  touches,
  withFields,
  without,
} from '../body/listed'
import { fitsQuadrant, type Place, placeRefusalWords, type SaidQuadrant } from './quadrant'
import { closeRows } from './running-rows'
import { type BodyFacts, checkTechnique } from './technique-rules'
import { checkLimits, checkWarmUp, type WarmUpRefusal, warmUpRefusalWords } from './warm-up-rules'

type Set<T> = Partial<Omit<T, 'id'>>

/** One thing written down. Events of consent can only be added: there is no change that takes one out. */
export type BreastChange =
  | {
      readonly kind: 'addSite'
      readonly site: BreastSite
      readonly said?: SaidQuadrant
    }
  | { readonly kind: 'setSite'; readonly id: string; readonly set: Set<BreastSite> }
  | { readonly kind: 'removeSite'; readonly id: string }
  | { readonly kind: 'addWarmUp'; readonly warmUp: WarmUp }
  | { readonly kind: 'setWarmUp'; readonly id: string; readonly set: Set<WarmUp> }
  | { readonly kind: 'removeWarmUp'; readonly id: string }
  | { readonly kind: 'addTechnique'; readonly row: TechniqueRow }
  | { readonly kind: 'setTechnique'; readonly id: string; readonly set: Set<TechniqueRow> }
  | { readonly kind: 'removeTechnique'; readonly id: string }
  | { readonly kind: 'addMilk'; readonly milk: MilkRemoval }
  | { readonly kind: 'setMilk'; readonly id: string; readonly set: Set<MilkRemoval> }
  | { readonly kind: 'removeMilk'; readonly id: string }
  | {
      readonly kind: 'teach'
      readonly topic: TaughtTopic
      readonly teachBack: Taught['teachBack'] | null
      readonly at: string
    }
  | { readonly kind: 'setHandout'; readonly handout: string }
  | { readonly kind: 'setNipple'; readonly side: BreastSide; readonly nipple: Nipple | null }
  | { readonly kind: 'consent'; readonly event: ConsentEvent }
  | { readonly kind: 'addContraction'; readonly contraction: Contraction }
  | { readonly kind: 'removeContraction'; readonly id: string }
  | {
      readonly kind: 'skip'
      readonly stage: BreastStage
      readonly reason: string
      readonly at: string
    }
  | { readonly kind: 'unskip'; readonly stage: BreastStage }

export type BreastRefusal =
  | WarmUpRefusal
  | ListRefusal
  | { readonly kind: 'quadrantMismatch'; readonly place: Place; readonly said: SaidQuadrant }
  /** Strokes or stops refer to this site. */
  | { readonly kind: 'siteInUse' }
  | { readonly kind: 'endBeforeStart' }
  | { readonly kind: 'noReason' }

export const freshSession = (protocol: ProtocolStamp): BreastSession => ({
  protocol,
  ...{ nippleLeft: null, nippleRight: null, sites: [], warmUps: [], techniques: [], milk: [] },
  ...{ taught: [], handout: '', consents: [], contractions: [], skipped: [] },
})

/** A site with nothing noted but where it lies. */
export const blankSite = (id: string, place: Place): BreastSite => ({
  ...{ id, ...place, status: null, presentHours: null, depth: null, mobility: null, border: null },
  ...{ warmth: null, aggravators: [], relievers: [], lengthCm: null, widthCm: null },
  ...{ consistency: null, skin: null, tenderness: null, painBefore: null },
  ...{ lengthAfterCm: null, widthAfterCm: null, consistencyAfter: null, skinAfter: null },
  ...{ painAfter: null, leaveAlone: '', words: '' },
})

/**
 * One change, decided: the session as it then is, or why not. The same function answers in the form at
 * once and in the command again: what is locked is refused by both.
 */
export function changeSession(
  session: BreastSession,
  change: BreastChange,
  body: BodyFacts,
): Result<BreastSession, BreastRefusal> {
  switch (change.kind) {
    case 'addSite':
    case 'setSite':
    case 'removeSite':
      return changeSites(session, change)
    case 'addWarmUp':
    case 'setWarmUp':
    case 'removeWarmUp':
      return changeWarmUps(session, change, body)
    case 'addTechnique':
    case 'setTechnique':
    case 'removeTechnique':
      return changeTechniques(session, change, body)
    case 'addMilk':
    case 'setMilk':
    case 'removeMilk':
      return changeMilk(session, change)
    case 'consent':
      return addConsent(session, change.event)
    default:
      return changeRest(session, change)
  }
}

type Of<K extends BreastChange['kind']> = Extract<BreastChange, { readonly kind: K }>

function changeSites(
  session: BreastSession,
  change: Of<'addSite' | 'setSite' | 'removeSite'>,
): Result<BreastSession, BreastRefusal> {
  const { sites, techniques, consents } = session
  if (change.kind === 'removeSite') {
    const inUse = [...techniques, ...consents].some(({ siteId }) => siteId === change.id)
    return inUse
      ? refused({ kind: 'siteInUse' })
      : ok({ ...session, sites: without(sites, change.id) })
  }
  if (change.kind === 'addSite') {
    const { site, said } = change
    const fresh = parsed(breastSiteSchema, site)
    if (!fresh.ok) return fresh
    if (said && !fitsQuadrant(site, said)) {
      return refused({ kind: 'quadrantMismatch', place: site, said })
    }
    const list = added(sites, fresh.value, breastLimits.sites)
    return list.ok ? ok({ ...session, sites: list.value }) : list
  }
  const changed = withFields(sites, change.id, change.set, breastSiteSchema)
  if (!changed.ok) return changed
  const { before, after } = changed.value
  const moved = after.side !== before.side
  if (moved && techniques.some(({ siteId }) => siteId === before.id)) {
    return refused({ kind: 'siteInUse' })
  }
  return ok({ ...session, sites: replaced(sites, after) })
}

function changeWarmUps(
  session: BreastSession,
  change: Of<'addWarmUp' | 'setWarmUp' | 'removeWarmUp'>,
  body: BodyFacts,
): Result<BreastSession, BreastRefusal> {
  const { warmUps } = session
  if (change.kind === 'removeWarmUp') {
    return ok({ ...session, warmUps: without(warmUps, change.id) })
  }
  if (change.kind === 'addWarmUp') {
    const fresh = parsed(warmUpSchema, change.warmUp)
    if (!fresh.ok) return fresh
    const allowed = checkWarmUp(fresh.value, session, body)
    if (!allowed.ok) return allowed
    const list = added(warmUps, fresh.value, breastLimits.warmUps)
    return list.ok ? ok({ ...session, warmUps: list.value }) : list
  }
  const changed = withFields(warmUps, change.id, change.set, warmUpSchema)
  if (!changed.ok) return changed
  const { before, after } = changed.value
  // Taking it off is always written down; what makes it warmer or another thing is asked anew.
  const allowed =
    after.method === before.method ? checkLimits(after) : checkWarmUp(after, session, body)
  return allowed.ok ? ok({ ...session, warmUps: replaced(warmUps, after) }) : allowed
}

function changeTechniques(
  session: BreastSession,
  change: Of<'addTechnique' | 'setTechnique' | 'removeTechnique'>,
  body: BodyFacts,
): Result<BreastSession, BreastRefusal> {
  const { techniques } = session
  if (change.kind === 'removeTechnique') {
    return ok({ ...session, techniques: without(techniques, change.id) })
  }
  if (change.kind === 'addTechnique') {
    const fresh = parsed(techniqueRowSchema, change.row)
    if (!fresh.ok) return fresh
    if (techniques.some(({ id }) => id === fresh.value.id)) return ok(session)
    const allowed = checkTechnique(fresh.value, session, body)
    if (!allowed.ok) return allowed
    const closed = closeRows(techniques, fresh.value.startedAt, () => true)
    const list = added(closed, fresh.value, breastLimits.techniques)
    return list.ok ? ok({ ...session, techniques: list.value }) : list
  }
  const changed = withFields(techniques, change.id, change.set, techniqueRowSchema)
  if (!changed.ok) return changed
  const { before, after } = changed.value
  // How it went is always written down, also after a stop; what was done is asked anew.
  if (touches(change.set, ['technique', 'side', 'siteId', 'pressure'])) {
    const others = { ...session, techniques: without(techniques, before.id) }
    const allowed = checkTechnique(after, others, body)
    if (!allowed.ok) return allowed
  }
  return ok({ ...session, techniques: replaced(techniques, after) })
}

function changeMilk(
  session: BreastSession,
  change: Of<'addMilk' | 'setMilk' | 'removeMilk'>,
): Result<BreastSession, BreastRefusal> {
  const { milk } = session
  if (change.kind === 'removeMilk') return ok({ ...session, milk: without(milk, change.id) })
  const before = change.kind === 'addMilk' ? null : milk.find(({ id }) => id === change.id)
  if (change.kind === 'setMilk' && !before) return refused({ kind: 'gone' })
  const after = parsed(
    milkRemovalSchema,
    change.kind === 'addMilk' ? change.milk : { ...before, ...change.set },
  )
  if (!after.ok) return after
  const { startedAt, endedAt } = after.value
  if (endedAt !== null && endedAt < startedAt) return refused({ kind: 'endBeforeStart' })
  if (before) return ok({ ...session, milk: replaced(milk, after.value) })
  const list = added(milk, after.value, breastLimits.milk)
  return list.ok ? ok({ ...session, milk: list.value }) : list
}

/** A stop or a pause also ends the strokes that are going on. */
function addConsent(
  session: BreastSession,
  event: ConsentEvent,
): Result<BreastSession, BreastRefusal> {
  const fresh = parsed(consentEventSchema, event)
  if (!fresh.ok) return fresh
  const { kind, siteId, at } = fresh.value
  if (kind === 'stopSite' && !session.sites.some(({ id }) => id === siteId)) {
    return refused({ kind: 'noSuchSite' })
  }
  const list = added(session.consents, fresh.value, breastLimits.consents)
  if (!list.ok) return list
  const ends = ['stopSession', 'paused', 'declined'].includes(kind)
  const stops = (row: TechniqueRow) => ends || (kind === 'stopSite' && row.siteId === siteId)
  const techniques = closeRows(session.techniques, at, stops, kind !== 'paused')
  return ok({ ...session, consents: list.value, techniques })
}

function changeRest(
  session: BreastSession,
  change: Of<
    | 'teach'
    | 'setHandout'
    | 'setNipple'
    | 'addContraction'
    | 'removeContraction'
    | 'skip'
    | 'unskip'
  >,
): Result<BreastSession, BreastRefusal> {
  switch (change.kind) {
    case 'teach': {
      const { topic, teachBack, at } = change
      const others = session.taught.filter((one) => one.topic !== topic)
      return ok({
        ...session,
        taught: teachBack === null ? others : [...others, { topic, teachBack, at }],
      })
    }
    case 'setHandout':
      return change.handout.length > 120
        ? refused({ kind: 'notPossible', field: 'handout' })
        : ok({ ...session, handout: change.handout })
    case 'setNipple':
      return ok({
        ...session,
        [change.side === 'left' ? 'nippleLeft' : 'nippleRight']: change.nipple,
      })
    case 'addContraction': {
      const fresh = parsed(contractionSchema, change.contraction)
      if (!fresh.ok) return fresh
      const list = added(session.contractions, fresh.value, breastLimits.contractions)
      return list.ok ? ok({ ...session, contractions: list.value }) : list
    }
    case 'removeContraction':
      return ok({ ...session, contractions: without(session.contractions, change.id) })
    case 'skip': {
      const { stage, at } = change
      const fresh = parsed(skippedStageSchema, { stage, reason: change.reason.trim(), at })
      if (!fresh.ok) return refused({ kind: 'noReason' })
      const others = session.skipped.filter((one) => one.stage !== stage)
      return ok({ ...session, skipped: [...others, fresh.value] })
    }
    case 'unskip':
      return ok({
        ...session,
        skipped: session.skipped.filter(({ stage }) => stage !== change.stage),
      })
  }
}

export function breastRefusalWords(refusal: BreastRefusal): string {
  switch (refusal.kind) {
    case 'notPossible':
      return `This value is not possible${refusal.field ? ` (${fieldNames[refusal.field] ?? refusal.field})` : ''}. Check the number.`
    case 'quadrantMismatch':
      return placeRefusalWords(refusal)
    case 'siteInUse':
      return 'Strokes or a stop are written down for this site: it stays in the note, on its side.'
    case 'endBeforeStart':
      return 'The end cannot come before the start.'
    case 'full':
      return 'The list is full. Write the rest into the note.'
    case 'noReason':
      return 'Say why, in a few words.'
    case 'gone':
      return 'This was taken out meanwhile.'
    default:
      return warmUpRefusalWords(refusal)
  }
}

const fieldNames: Readonly<Record<string, string>> = {
  clock: 'hour',
  distanceCm: 'distance, at most 15 cm in halves',
  lengthCm: 'length, at most 20 cm',
  widthCm: 'width, at most 20 cm',
  lengthAfterCm: 'length, at most 20 cm',
  widthAfterCm: 'width, at most 20 cm',
  leftMl: 'at most 500 ml',
  rightMl: 'at most 500 ml',
  minutes: 'minutes',
  pressure: 'pressure, 1 to 5',
  temperatureC: 'temperature',
  presentHours: 'how long it has been there',
  words: 'at most 2,000 characters',
  handout: 'at most 120 characters',
}
