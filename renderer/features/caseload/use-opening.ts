import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import type { Opens } from '#shared/domain/caseload/items'

/** Goes to the record that something on the board rests on. */
export function useOpening(): (opens: Opens) => void {
  const navigate = useNavigate()
  return (opens) => {
    const { id } = opens
    if (opens.room === 'visit') void navigate({ to: paths.visit, params: { visitId: id } })
    else if (opens.room === 'summary') {
      void navigate({ to: paths.summary, params: { summaryId: id } })
    } else if (opens.room === 'screens') {
      void navigate({
        to: paths.screens,
        params: { clientId: id },
        search: { view: opens.view },
      })
    } else void navigate({ to: paths.client, params: { clientId: id } })
  }
}
