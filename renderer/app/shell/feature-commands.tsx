import { CatchBoundary } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useOwnRole } from '#renderer/data/use-own-role'
import { isRoomFor } from '#shared/domain/practice/roles'
import { paths } from '../paths'

const ClientCommands = lazy(async () => ({
  default: (await import('#renderer/features/clients/client-commands')).ClientCommands,
}))
const VisitCommands = lazy(async () => ({
  default: (await import('#renderer/features/visit/visit-commands')).VisitCommands,
}))
const RouteCommands = lazy(async () => ({
  default: (await import('#renderer/features/route/route-commands')).RouteCommands,
}))
const ProviderCommands = lazy(async () => ({
  default: (await import('#renderer/features/providers/provider-commands')).ProviderCommands,
}))
const RoadCommands = lazy(async () => ({
  default: (await import('#renderer/features/mileage/road-commands')).RoadCommands,
}))

/**
 * Each feature's own records, for Ctrl/Cmd+K. One that breaks is not found there; the page under it, and
 * what is being typed on it, must not go with it.
 */
export function FeatureCommands() {
  const role = useOwnRole()
  const ofTheRoad = isRoomFor(role, paths.route) ? [RoadCommands, RouteCommands] : []
  return [ClientCommands, VisitCommands, ProviderCommands, ...ofTheRoad].map((Commands, index) => (
    <CatchBoundary
      // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
      key={index}
      getResetKey={() => 'once'}
      errorComponent={() => null}
    >
      <Suspense fallback={null}>
        <Commands />
      </Suspense>
    </CatchBoundary>
  ))
}
