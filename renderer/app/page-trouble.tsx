import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { ErrorState } from '#renderer/ui/tell/error-state'

/** A page that broke. The rest of Doorstep stands. The error itself may hold a name: it is not shown. */
export function PageTrouble({ reset }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <PageFrame title="This page stopped" width="read">
      <ErrorState
        title="Doorstep could not show this page"
        safe="Everything you saved is safe on this laptop. The other pages still work."
        action={{
          label: 'Show it again',
          onAction: () => {
            reset()
            void router.invalidate()
          },
        }}
      />
    </PageFrame>
  )
}
