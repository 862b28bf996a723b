import { useNavigate, useParams } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { visitSheet } from '#renderer/data/queries/visit-sheet'
import { useHeld } from '#renderer/data/use-held'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { Reading } from '#renderer/ui/tell/reading'
import { VisitOfOffice } from './visit-of-office'
import { VisitView } from './visit-view'

/** One visit, from packing to the signed note. */
export function VisitPage() {
  const { visitId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const clock = usePracticeClock()
  const holds = useHeld()
  const sheet = useLive(visitSheet, visitId)
  const toToday = () => void navigate({ to: paths.today })
  if (!clock || sheet.value === undefined) {
    return <Reading of={[clock, sheet]} what="This visit" label="Opening the visit" page="Visit" />
  }
  if (sheet.value === null) {
    return (
      <PageFrame title="Visit">
        <ErrorState
          title="This visit is not here any more"
          safe="It was removed. Everything else is as it was."
          action={{ label: 'Go to Today', onAction: toToday }}
        />
      </PageFrame>
    )
  }
  if (!holds('notes', sheet.value.visit.space)) {
    const toSchedule = () => void navigate({ to: paths.schedule })
    return <VisitOfOffice sheet={sheet.value} clock={clock} onBack={toSchedule} />
  }
  return <VisitView key={visitId} sheet={sheet.value} clock={clock} onBack={toToday} />
}
