import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { paths } from './paths'

/** An address without a page: an old link, or a record that has been removed. */
export function NotFound() {
  return (
    <PageFrame title="Nothing here" width="read">
      <EmptyState
        title="There is no page at this address"
        action={<LinkButton to={paths.today}>Go to Today</LinkButton>}
      >
        It may have been removed. Everything else is where it was.
      </EmptyState>
    </PageFrame>
  )
}
