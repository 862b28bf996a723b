import { practiceEntry } from '#renderer/data/queries/practice'
import { useAnswer, useLive } from '#renderer/data/use-live'
import { Reading } from '#renderer/ui/tell/reading'
import type { PlaceServers } from '#shared/ipc/places-contract'
import { BaseMapPart } from './base-map-part'
import { SettingsSection } from './settings-section'
import { TravelForm } from './travel-form'

/** Where travel times, addresses and the picture of the map come from. All of it may stay empty. */
export function MapsSection() {
  const live = useLive(practiceEntry)
  const servers = useAnswer(placeServers)
  return (
    <SettingsSection
      title="Maps and travel"
      lead="Doorstep estimates every drive on this laptop and sends nothing anywhere. If you have a road server, an address server or a map file of your own, set them here."
    >
      <Reading of={[live, servers]} what="These settings" />
      {live.value?.practice && servers.status === 'ready' && (
        <>
          <TravelForm key={live.value.id} entry={live.value} servers={servers.value} />
          <BaseMapPart />
        </>
      )}
    </SettingsSection>
  )
}

async function placeServers(): Promise<PlaceServers> {
  const answer = await window.doorstep.call('places.servers')
  if (!answer.ok) throw new Error('The place servers could not be read')
  return answer.value
}
