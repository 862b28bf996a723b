import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Notice } from '#renderer/ui/show/notice'
import { coveredBy, isCovered } from '#shared/domain/spaces/cover'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'

interface CoveredTodayProps {
  readonly visits: readonly Visit[]
  readonly clock: PracticeClock
}

/** Who is away sees who goes today. */
export function CoveredToday({ visits, clock: { today, timeZone } }: CoveredTodayProps) {
  const covered = visits.filter(
    (visit) => isCovered(visit) && dayOf(visit.startAt, timeZone) === today,
  )
  if (covered.length === 0) return null
  const names = [...new Set(covered.map(coveredBy))]
  return (
    <Notice
      meaning="waiting"
      title={covered.length === 1 ? 'One visit is covered' : `${covered.length} visits are covered`}
    >
      <p>
        <bdi>{names.join(' and ')}</bdi> {names.length === 1 ? 'goes' : 'go'} today. What they write
        comes back to your records.
      </p>
    </Notice>
  )
}
