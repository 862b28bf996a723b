import { useMatch, useParams } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { NewSummary } from './new-summary'
import { SummaryList } from './summary-list'
import { SummaryView } from './summary-view'

/** One room, three pages: the list, the first step of a new summary, and one summary. */
export function SummariesPage() {
  const { summaryId } = useParams({ strict: false })
  const isNew = useMatch({ from: paths.newSummary, shouldThrow: false }) !== undefined
  if (isNew) return <NewSummary />
  if (summaryId) return <SummaryView key={summaryId} summaryId={summaryId} />
  return <SummaryList />
}
