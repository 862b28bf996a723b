import { useEffect, useState } from 'react'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import type { PlaceServers } from '#shared/ipc/places-contract'
import { BaseMapPart } from './base-map-part'
import { SettingsSection } from './settings-section'
import { TravelForm } from './travel-form'

/** Where travel times, addresses and the picture of the map come from. All of it may stay empty. */
export function MapsSection() {
  const live = useLive(practiceEntry)
  const servers = usePlaceServers()
  return (
    <SettingsSection
      title="Maps and travel"
      lead="Doorstep estimates every drive on this laptop and sends nothing anywhere. If you have a road server, an address server or a map file of your own, set them here."
    >
      {(live.status === 'loading' || servers === 'reading') && <LoadingState />}
      {(live.status === 'failed' || servers === 'failed') && (
        <ErrorState title="These settings could not be read" safe="Nothing was changed." />
      )}
      {live.value?.practice && typeof servers === 'object' && (
        <>
          <TravelForm key={live.value.id} entry={live.value} servers={servers} />
          <BaseMapPart />
        </>
      )}
    </SettingsSection>
  )
}

function usePlaceServers(): PlaceServers | 'reading' | 'failed' {
  const [servers, setServers] = useState<PlaceServers | 'reading' | 'failed'>('reading')
  useEffect(() => {
    let gone = false
    window.doorstep.call('places.servers').then(
      (answer) => {
        if (!gone) setServers(answer.ok ? answer.value : 'failed')
      },
      () => {
        if (!gone) setServers('failed')
      },
    )
    return () => {
      gone = true
    }
  }, [])
  return servers
}
