import type { Note } from '../../../schema/note'
import type { Restriction } from '../gate/restrictions'
import { woundSigns } from '../scar/scar-rules'
import { calvesDiffer } from './body-rules'
import { isStopped } from './consent'
import type { Bound, HandsOnFacts } from './facts'

/*
 * Body work and scar care of one visit are two parts of one note, and she is one person: her stop, an open
 * wound and a swollen leg hold in both.
 */

/** The hands-on parts of a note; one that is left out binds nothing. */
export type HandsOnParts = Pick<Note['content'], 'body' | 'scar'>

const woundReason =
  'The scar is open, draining, red, warm, smelling or pulling apart: call her provider the same day.'
const calvesReason = 'The calves differ by 3 cm or more: call her provider the same day.'

/**
 * The facts with what another part of the note adds, LOCKED: her stop (4.E), an open wound (4.A A14, 5 T6),
 * calves that differ (4.A A13). Give the parts beside the one that is written: a part knows its own findings
 * as they are typed. The same facts when nothing is added.
 */
export function boundByNote(facts: HandsOnFacts, { body, scar }: HandsOnParts): HandsOnFacts {
  const saidStop = isStopped(body?.consents ?? []) || isStopped(scar?.consents ?? [])
  const isOpen = scar !== undefined && woundSigns(scar.look).length > 0
  const isSwollen = body !== undefined && calvesDiffer(body)
  if (!saidStop && !isOpen && !isSwollen) return facts
  const found: readonly (readonly [Restriction, string])[] = [
    ...(isSwollen ? ([['allMassage', calvesReason]] as const) : []),
    ...(isOpen ? woundForbids.map((name) => [name, woundReason] as const) : []),
  ]
  const forbidden = new Map<Restriction, Bound>(facts.forbidden)
  for (const [name, reason] of found) {
    if (!forbidden.get(name)?.locked) forbidden.set(name, { reason, locked: true })
  }
  return { ...facts, saidStop: facts.saidStop || saidStop, forbidden }
}

const woundForbids = ['bodyMassage', 'nearScar', 'abdomen'] as const

export type FindingRemark = {
  readonly kind: 'besideWound' | 'besideCalves'
  readonly count: number
}

/** Work that stands in a note beside a finding that forbids it: by two laptops, or by a later answer. */
export function findingRemarks({ body, scar }: HandsOnParts): FindingRemark[] {
  const count = (body?.rows.length ?? 0) + (scar?.rows.length ?? 0)
  if (count === 0) return []
  return [
    ...(scar && woundSigns(scar.look).length > 0 ? [{ kind: 'besideWound' as const, count }] : []),
    ...(body && calvesDiffer(body) ? [{ kind: 'besideCalves' as const, count }] : []),
  ]
}
