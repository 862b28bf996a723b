import { PageFrame } from '#renderer/ui/page/page-frame'
import { EmptyState } from '#renderer/ui/tell/empty-state'

export function SuppliesPage() {
  return (
    <PageFrame title="Supplies">
      <EmptyState title="Your supplies will be here" />
    </PageFrame>
  )
}
