import { firstValueFrom } from 'rxjs'
import {
  blankGate,
  changeGate,
  type GateChange,
  type GateProblem,
} from '#shared/domain/clinical/gate/change-gate'
import { gateId } from '#shared/domain/clinical/gate/gate-id'
import { type GateStanding, gateStanding } from '#shared/domain/clinical/gate/standing'
import { ok, type Result, refused } from '#shared/result'
import { doorGateSchema } from '#shared/schema/door-gate'
import { householdOf } from '../queries/clients'
import { clinicalSettings, gateAround, gatedAnew, gatesOfVisit } from '../queries/door-gates'
import { groupHouseholds } from '../queries/group-households'
import { type Session, stamp, touch } from '../session'

/** `gone`: the visit is not here any more. `tooLong`: a text or a number does not fit. */
export type GateRefusal = GateProblem | 'gone' | 'notTakingPart' | 'tooLong'

export interface GateTap {
  readonly visitId: string
  /** A parent or a baby who takes part, in a group of any family: each has a check of their own. */
  readonly clientId: string
  readonly change: GateChange
}

/**
 * Writes one tap at the door down and works the outcome out anew from all that was answered. Findings and
 * outcome are never taken from the caller; what is LOCKED is refused here, and again by the schema.
 */
export async function changeDoorGate(
  session: Session,
  { visitId, clientId, change }: GateTap,
): Promise<Result<null, GateRefusal>> {
  const { store } = session
  const visit = await store.read('visits', visitId)
  if (!visit) return refused('gone')
  const own = await firstValueFrom(householdOf(store, clientId))
  const ofGroup = own !== null && (visit.groupClientIds ?? []).includes(own.parent.id)
  const takesPart = clientId === visit.clientId || visit.infantIds.includes(clientId)
  if (!takesPart && !ofGroup) return refused('notTakingPart')
  const [household, service, settings] = await Promise.all([
    firstValueFrom(householdOf(store, ofGroup ? clientId : visit.clientId)),
    store.read('catalog', visit.serviceId),
    firstValueFrom(clinicalSettings(store)),
  ])
  const around = gateAround(visit, clientId, household, service, settings)
  const touched = touch(session)
  const hand = { id: session.newId(), at: touched.updatedAt, by: session.staffId }
  const decide = (gate: Parameters<typeof changeGate>[0]) => {
    const changed = changeGate(gate, change, around, hand)
    if (!changed.ok) return changed
    return doorGateSchema.safeParse(changed.value).success ? changed : refused('tooLong' as const)
  }
  const id = gateId(visitId, clientId)
  const saved = await store.change<'screenings', GateRefusal>('screenings', id, (screening) => {
    if (!screening.doorGate) return refused('gone')
    const changed = decide(screening.doorGate)
    return changed.ok ? ok({ ...screening, ...touched, doorGate: changed.value }) : changed
  })
  if (saved.ok) return ok(null)
  if (saved.refusal === 'final') return refused('gone')
  if (saved.refusal !== 'missing') return refused(saved.refusal)
  const first = decide(blankGate(around.subject, around.rulesVersion))
  if (!first.ok) return first
  await store.insert('screenings', {
    ...stamp(session, visit.space, id),
    kind: 'doorGate',
    clientId,
    visitId,
    startAt: touched.updatedAt,
    doorGate: first.value,
    mood: null,
    triage: null,
  })
  return ok(null)
}

/** What at the door still keeps a session from beginning; null when nothing does. */
export async function gateHolds(
  { store }: Session,
  visitId: string,
): Promise<Extract<GateStanding, 'toAsk' | 'stop'> | null> {
  const visit = await store.read('visits', visitId)
  if (!visit) return null
  const [gates, household, service, settings, families] = await Promise.all([
    firstValueFrom(gatesOfVisit(store, visitId)),
    firstValueFrom(householdOf(store, visit.clientId)),
    store.read('catalog', visit.serviceId),
    firstValueFrom(clinicalSettings(store)),
    firstValueFrom(groupHouseholds(store, visitId)),
  ])
  const standing = gateStanding(
    gatedAnew(visit, gates, household, service, settings, families),
    service?.service?.serviceKind ?? null,
  )
  return standing === 'toAsk' || standing === 'stop' ? standing : null
}
