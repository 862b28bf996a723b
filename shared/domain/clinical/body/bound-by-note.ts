import {
  type BodyAreaName,
  type BodySession,
  bodyAreaNameSchema,
} from '../../../schema/body-session'
import type { WorkConsent } from '../../../schema/hands-on'
import type { Note } from '../../../schema/note'
import { type BodyFacts, isSessionStopped } from '../breast/technique-rules'
import type { Restriction } from '../gate/restrictions'
import { woundSigns } from '../scar/scar-rules'
import { calvesDiffer, movesLess } from './body-rules'
import { isStopped } from './consent'
import type { Bound, HandsOnFacts } from './facts'

/*
 * Body work, scar care and the session at the breast are parts of one note, and she is one person: her stop,
 * an open wound and a swollen leg hold in every part that they concern. A site of the breast that she stopped
 * is no place of the body map: it closes nothing but itself (4.3). An open wound keeps body work away, and
 * leaves the breast open (4.A A14); a swollen leg leaves nothing open (A13).
 */

/** The hands-on parts of a note; one that is left out binds nothing. */
export type HandsOnParts = Pick<Note['content'], 'body' | 'scar' | 'breast'>

const woundReason =
  'The scar is open, draining, red, warm, smelling or pulling apart: call her provider the same day.'
const calvesReason = 'The calves differ by 3 cm or more: call her provider the same day.'
const movesReason =
  'The baby moves less than usual: call her obstetric provider now, and leave for care.'

/** What one part of a note does to the others. */
interface SaidInNote {
  readonly saidStop: boolean
  readonly stoppedAreas: readonly BodyAreaName[]
  readonly found: readonly (readonly [Restriction, string])[]
}

function saidIn({ body, scar, breast }: HandsOnParts): SaidInNote {
  const consents = [...(body?.consents ?? []), ...(scar?.consents ?? [])]
  const isOpen = scar !== undefined && woundSigns(scar.look).length > 0
  return {
    saidStop: isStopped(consents) || (breast !== undefined && isSessionStopped(breast)),
    stoppedAreas: consents.flatMap(({ kind, where }) => {
      const area = kind === 'stopArea' ? bodyAreaNameSchema.safeParse(where) : null
      return area?.success ? [area.data] : []
    }),
    found: [
      ...(body && calvesDiffer(body) ? ([['allMassage', calvesReason]] as const) : []),
      ...(body && babyMovesLess(body) ? ([['allMassage', movesReason]] as const) : []),
      ...(isOpen ? woundForbids.map((name) => [name, woundReason] as const) : []),
    ],
  }
}

/** As the note stamped it: the chart may say otherwise by now. */
export const babyMovesLess = (body: BodySession): boolean =>
  movesLess(body, { stage: body.timing.stage, gestationDays: body.timing.days })

function withFound(
  known: ReadonlyMap<Restriction, Bound>,
  found: SaidInNote['found'],
): ReadonlyMap<Restriction, Bound> {
  const forbidden = new Map(known)
  for (const [name, reason] of found) {
    if (!forbidden.get(name)?.locked) forbidden.set(name, { reason, locked: true })
  }
  return forbidden
}

/**
 * The facts with what another part of the note adds, LOCKED: her stop (4.E), an open wound (4.A A14, 5 T6),
 * calves that differ (4.A A13), a baby that moves less (A21). Give the parts beside the one that is written:
 * a part knows its own findings as they are typed. The same facts when nothing is added.
 */
export function boundByNote(facts: HandsOnFacts, parts: HandsOnParts): HandsOnFacts {
  const { saidStop, stoppedAreas, found } = saidIn(parts)
  if (!saidStop && stoppedAreas.length === 0 && found.length === 0) return facts
  return {
    ...facts,
    saidStop: facts.saidStop || saidStop,
    stoppedAreas: [...facts.stoppedAreas, ...stoppedAreas],
    forbidden: withFound(facts.forbidden, found),
  }
}

/** The same for a session at the breast, beside body work and scar care. */
export function breastBoundByNote(
  facts: BodyFacts,
  parts: Pick<HandsOnParts, 'body' | 'scar'>,
): BodyFacts {
  const { saidStop, stoppedAreas, found } = saidIn(parts)
  if (!saidStop && stoppedAreas.length === 0 && found.length === 0) return facts
  return {
    ...facts,
    saidStop: facts.saidStop === true || saidStop,
    stoppedAreas: [...(facts.stoppedAreas ?? []), ...stoppedAreas],
    forbidden: withFound(facts.forbidden ?? new Map(), found),
  }
}

const woundForbids = ['bodyMassage', 'nearScar', 'abdomen'] as const

export type FindingRemark = {
  readonly kind: 'besideWound' | 'besideCalves'
  readonly count: number
}

/** Work that stands in a note beside a finding that forbids it: by two laptops, or by a later answer. */
export function findingRemarks({
  body,
  scar,
}: Pick<HandsOnParts, 'body' | 'scar'>): FindingRemark[] {
  const count = (body?.rows.length ?? 0) + (scar?.rows.length ?? 0)
  if (count === 0) return []
  return [
    ...(scar && woundSigns(scar.look).length > 0 ? [{ kind: 'besideWound' as const, count }] : []),
    ...(body && calvesDiffer(body) ? [{ kind: 'besideCalves' as const, count }] : []),
  ]
}

/** Her stops in these parts, of the session and of places, as the other parts are held to them. */
export const stopsIn = ({ body, scar, breast }: HandsOnParts): WorkConsent[] => [
  ...[...(body?.consents ?? []), ...(scar?.consents ?? [])].filter(
    ({ kind }) => kind === 'stopSession' || kind === 'stopArea',
  ),
  ...(breast?.consents ?? []).flatMap(({ id, at, kind, words, by }) =>
    kind === 'stopSession' ? [{ id, at, kind, where: '', words, by }] : [],
  ),
]
