import { useSearch } from '@tanstack/react-router'
import type { Observable } from 'rxjs'
import { of } from 'rxjs'
import { paths } from '#renderer/app/paths'
import { clientDirectory } from '#renderer/data/queries/client-directory'
import { catalogOf } from '#renderer/data/queries/practice'
import { visitById } from '#renderer/data/queries/visits'
import type { Store } from '#renderer/data/store/store'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { useGoBack } from '#renderer/ui/page/use-go-back'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { canBeMoved } from '#shared/domain/schedule/plan-visit'
import type { Visit } from '#shared/schema/visit'
import { BookingEditor } from './booking-editor'

const visitOrNone = (store: Store, id: string): Observable<Visit | null> =>
  id === '' ? of(null) : visitById(store, id)

/** Books a visit, or gives one that has not begun another time, service or plan. */
export function BookingPage() {
  const search = useSearch({ from: paths.book })
  const leave = useGoBack(paths.schedule)
  const clock = usePracticeClock()
  const directory = useLive(clientDirectory)
  const services = useLive(catalogOf, 'service')
  const visit = useLive(visitOrNone, search.visitId ?? '')
  const frame = {
    title: search.visitId ? 'Change visit' : 'Book a visit',
    back: { label: 'Back', onBack: leave },
    width: 'wide',
  } as const
  const failed = [directory, services, visit].some((live) => live.status === 'failed')
  if (failed) {
    return (
      <PageFrame {...frame}>
        <ErrorState
          title="Booking could not be opened"
          safe="Nothing was changed. Go back and try once more."
        />
      </PageFrame>
    )
  }
  const ready =
    clock && directory.status === 'ready' && services.status === 'ready' && visit.status === 'ready'
  if (!ready) {
    return (
      <PageFrame {...frame}>
        <LoadingState />
      </PageFrame>
    )
  }
  // A wish may speak of a visit that was held or removed since: then it is booked anew.
  const movable = visit.value && canBeMoved(visit.value) ? visit.value : null
  const asNew = search.wishId !== undefined && movable === null
  if (!asNew && search.visitId && !visit.value) {
    return (
      <PageFrame {...frame}>
        <EmptyState title="This visit is gone">It may have been removed.</EmptyState>
      </PageFrame>
    )
  }
  if (!asNew && visit.value && movable === null) {
    return (
      <PageFrame {...frame}>
        <EmptyState
          title="This visit has begun"
          action={
            <LinkButton to={paths.visit} params={{ visitId: visit.value.id }}>
              Open visit
            </LinkButton>
          }
        >
          Its time and service stay as they are. What happened is changed on the visit itself.
        </EmptyState>
      </PageFrame>
    )
  }
  if (directory.value.parents.length === 0) {
    return (
      <PageFrame {...frame}>
        <EmptyState
          title="No clients yet"
          action={<LinkButton to={paths.newClient}>Add a client</LinkButton>}
        >
          A visit is booked for a client. Add the first one, then come back here.
        </EmptyState>
      </PageFrame>
    )
  }
  return (
    <PageFrame {...frame}>
      <BookingEditor
        key={search.visitId ?? 'new'}
        visit={movable}
        given={search}
        clock={clock}
        directory={directory.value}
        services={services.value}
        onLeave={leave}
      />
    </PageFrame>
  )
}
