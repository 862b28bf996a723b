import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { summarySheet } from '#renderer/data/queries/summary-sheet'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { SentSummary } from './sent-summary'
import { SummaryEditor } from './summary-editor'

/** A draft to write in, or what was sent. */
export function SummaryView({ summaryId }: { readonly summaryId: string }) {
  const sheet = useLive(summarySheet, summaryId)
  const clock = usePracticeClock()
  const navigate = useNavigate()
  const back = { label: 'Summaries', onBack: () => void navigate({ to: paths.summaries }) }
  if (sheet.status === 'failed') {
    return (
      <PageFrame title="Summary" back={back}>
        <ErrorState
          title="This summary could not be read"
          safe="Nothing was changed and nothing was sent."
        />
      </PageFrame>
    )
  }
  if (sheet.status === 'loading' || !clock) return <LoadingState label="Opening the summary" />
  if (!sheet.value) {
    return (
      <PageFrame title="Summary" back={back}>
        <EmptyState title="This summary is not here any more">
          It was removed, or it was never on this laptop.
        </EmptyState>
      </PageFrame>
    )
  }
  return sheet.value.summary.state === 'sent' ? (
    <SentSummary sheet={sheet.value} clock={clock} back={back} />
  ) : (
    <SummaryEditor sheet={sheet.value} clock={clock} back={back} />
  )
}
