import { PageFrame } from '#renderer/ui/page/page-frame'
import { EmptyState } from '#renderer/ui/tell/empty-state'

export function SummariesPage() {
  return (
    <PageFrame title="Summaries">
      <EmptyState title="Summaries will be here" />
    </PageFrame>
  )
}
