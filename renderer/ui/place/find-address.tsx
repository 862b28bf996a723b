import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { placeServerRefusalWords } from '#shared/domain/places/words'
import type { Place } from '#shared/domain/route/place'
import type { AskedAddress, FoundPlace, PlaceServerRefusal } from '#shared/ipc/places-contract'
import classes from './place.module.css'

interface FindAddressProps {
  readonly address: AskedAddress
  readonly onPlace: (place: Place) => void
}

/** Asks the practice's address server, when one is set; only the address leaves. */
export function FindAddress({ address, onPlace }: FindAddressProps) {
  const server = useGeocoder()
  const [asking, setAsking] = useState(false)
  const [found, setFound] = useState<readonly FoundPlace[] | null>(null)
  const [refusal, setRefusal] = useState<PlaceServerRefusal | null>(null)
  if (server === '') return null
  const enough = [address.street, address.city, address.postalCode].some((part) => part.trim())
  const ask = async () => {
    setAsking(true)
    setFound(null)
    setRefusal(null)
    const { street, city, region, postalCode, country } = address
    const answer = await window.doorstep
      .call('places.find', { street, city, region, postalCode, country })
      .catch(() => null)
    setAsking(false)
    if (!answer?.ok) return setRefusal(answer?.refusal.code ?? 'cancelled')
    setFound(answer.value.found)
    const count = answer.value.found.length
    announce(count === 0 ? 'Nothing found.' : `${count} found. Choose one.`)
  }
  const take = (place: FoundPlace) => {
    setFound(null)
    onPlace(place)
    announce(`Set to ${place.label}.`)
  }
  return (
    <>
      <Button variant="default" loading={asking} disabled={!enough} onClick={() => void ask()}>
        Find by address
      </Button>
      {found?.length === 0 && (
        <div className={classes.wide} role="status">
          <Notice meaning="waiting" title="Your address server does not know this address">
            Check street and ZIP code, or set the pin on the map.
          </Notice>
        </div>
      )}
      {found && found.length > 0 && (
        <ul className={classes.found} aria-label="Found places">
          {found.map((place) => (
            <li key={`${place.latitude},${place.longitude},${place.label}`}>
              <Button variant="subtle" justify="start" fullWidth onClick={() => take(place)}>
                <bdi className={classes.label}>{place.label || 'A place without a name'}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {refusal && (
        <div className={classes.wide} role="alert">
          <Notice meaning="attention" title="The address server could not be asked">
            {placeServerRefusalWords[refusal]} Nothing was changed. Paste coordinates or set the pin
            instead.
          </Notice>
        </div>
      )}
    </>
  )
}

/** '' until one is known to be set. */
function useGeocoder(): string {
  const [address, setAddress] = useState('')
  useEffect(() => {
    let gone = false
    window.doorstep.call('places.servers').then(
      (answer) => {
        if (!gone && answer.ok) setAddress(answer.value.geocoder)
      },
      () => {},
    )
    return () => {
      gone = true
    }
  }, [])
  return address
}
