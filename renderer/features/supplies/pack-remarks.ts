import type { PackDay } from '#renderer/data/queries/stock'
import {
  type AllergyRemark,
  allergyHistoryOf,
  checkAllergies,
} from '#shared/domain/supplies/allergy-check'

/** What speaks against a line in its home, for every visit of a day: made once, then looked up. */
export function remarksOfDay(
  day: Pick<PackDay, 'visits' | 'households' | 'entries'>,
): (visitId: string, lineId: string) => readonly AllergyRemark[] {
  const found = new Map<string, readonly AllergyRemark[]>()
  for (const visit of day.visits) {
    const household = day.households.get(visit.clientId)
    const people = household
      ? [household.parent, ...household.infants].map((person) =>
          allergyHistoryOf(person.id, person.kind, household.charts.get(person.id)),
        )
      : []
    const kind = day.entries.get(visit.serviceId)?.service?.serviceKind ?? null
    for (const line of visit.checklist) {
      if (line.phase !== 'pack') continue
      const item = line.itemId === null ? null : (day.entries.get(line.itemId)?.item ?? null)
      const remarks = checkAllergies({ label: line.label, item }, people, kind)
      if (remarks.length > 0) found.set(`${visit.id} ${line.id}`, remarks)
    }
  }
  return (visitId, lineId) => found.get(`${visitId} ${lineId}`) ?? []
}
