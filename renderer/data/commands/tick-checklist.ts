import { firstValueFrom } from 'rxjs'
import { allergyHistoryOf, checkAllergies } from '#shared/domain/supplies/allergy-check'
import { type ChecklistRefusal, tickLine, untickLine } from '#shared/domain/visit/checklist-lines'
import { ok, type Result, refused } from '#shared/result'
import type { Visit } from '#shared/schema/visit'
import { householdOf } from '../queries/clients'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'

export type TickRefusal = ChecklistRefusal | 'gone'

interface Tick {
  readonly visitId: string
  readonly lineId: string
  readonly ticked: boolean
}

/**
 * Ticks or unticks one line. The household's allergies are read here, not taken from the screen: what
 * was recorded a moment ago counts.
 */
export async function tickChecklist(
  session: Session,
  { visitId, lineId, ticked }: Tick,
): Promise<Result<null, TickRefusal>> {
  const remarks = ticked ? await remarksOf(session, visitId, lineId) : []
  const changed = await session.store.change<'visits', ChecklistRefusal>(
    'visits',
    visitId,
    (visit) =>
      ticked
        ? tickLine(visit, lineId, remarks, touch(session))
        : untickLine(visit, lineId, touch(session)),
  )
  return changed.ok ? ok(null) : refused(toTickRefusal(changed.refusal))
}

export const toTickRefusal = (refusal: ChecklistRefusal | ChangeRefusal): TickRefusal =>
  refusal === 'missing' || refusal === 'final' ? 'gone' : refusal

async function remarksOf({ store }: Session, visitId: string, lineId: string) {
  const visit = await store.read('visits', visitId)
  const line = visit?.checklist.find(({ id }) => id === lineId)
  if (!visit || line?.phase !== 'pack') return []
  const [item, service, people] = await Promise.all([
    line.itemId === null ? null : store.read('catalog', line.itemId),
    store.read('catalog', visit.serviceId),
    historiesOf(store, visit),
  ])
  const brought = { label: line.label, item: item?.item ?? null }
  return checkAllergies(brought, people, service?.service?.serviceKind ?? null)
}

async function historiesOf(store: Session['store'], visit: Visit) {
  const household = await firstValueFrom(householdOf(store, visit.clientId))
  if (!household) return []
  const { parent, infants, charts } = household
  return [parent, ...infants].map((person) =>
    allergyHistoryOf(person.id, person.kind, charts.get(person.id)),
  )
}
