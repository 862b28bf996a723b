import { useMemo } from 'react'
import { agreedFacts, peopleOfNote, recordSurroundings } from '#renderer/data/queries/record-facts'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { checkRecord } from '#shared/domain/notes/record-check'
import type { RecordFinding } from '#shared/domain/notes/record-finding'
import type { Note } from '#shared/schema/note'
import type { Staff } from '#shared/schema/staff'

/** What is missing or doubtful in the whole record of this note's session; null while it is read. */
export function useRecordCheck(
  note: Note,
  sheet: VisitSheet,
  author: Staff,
): readonly RecordFinding[] | null {
  const { now } = useSession()
  const { visit, household, groupFamilies, groupHouseholds, service, gates } = sheet
  const guestId = visit.groupClientIds?.includes(note.clientId) ? ` ${note.clientId}` : ''
  const live = useLive(recordSurroundings, `${visit.id} ${note.clientId}${guestId}`)
  return useMemo(() => {
    if (!live.value) return null
    const guest = groupHouseholds.find(({ parent }) => parent.id === note.clientId)
    const charts = (guest ?? household)?.charts
    return checkRecord({
      ...{ note, visit, author },
      ...agreedFacts(live.value, note),
      ...peopleOfNote({ household, groupFamilies }, note),
      serviceKind: service?.service?.serviceKind ?? null,
      chart: charts?.get(note.clientId),
      parentChart: charts?.get(guest?.parent.id ?? visit.clientId),
      gate: gates.find(({ clientId }) => clientId === note.clientId)?.doorGate ?? null,
      now: now(),
    })
  }, [
    live.value,
    note,
    visit,
    author,
    household,
    groupFamilies,
    groupHouseholds,
    service,
    gates,
    now,
  ])
}
