import { Button, TextInput } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import { errorWords } from '#renderer/ui/fields/field'
import { fieldId } from '#renderer/ui/fields/field-id'
import { PinMap } from '#renderer/ui/map/pin-map'
import { announce } from '#renderer/ui/tell/announce'
import { readCoordinates } from '#shared/domain/places/read-coordinates'
import {
  coordinatesRefusalWords,
  coordinatesWords,
  isApproximate,
  type LocationSource,
  locationSourceWords,
  wayWords,
} from '#shared/domain/places/words'
import type { Place } from '#shared/domain/route/place'
import type { AskedAddress } from '#shared/ipc/places-contract'
import { FindAddress } from './find-address'
import type { Located } from './located'
import classes from './place.module.css'
import { useDropWhenMoved } from './use-drop-when-moved'
import { zipOf, zipPlace } from './zip-place'

interface PlaceFieldProps<Values extends FieldValues> {
  // biome-ignore lint/suspicious/noExplicitAny: the form's output type does not matter to a field
  readonly control: Control<Values, unknown, any>
  readonly name: FieldPath<Values>
  /** The address as it stands in the form now. */
  readonly address: AskedAddress
  /** A place that is known already, to tell the way from. */
  readonly known: { readonly name: string; readonly place: Place } | null
}

/** Where an address is on the map: found, pasted, guessed from the ZIP code, or set with a pin. */
export function PlaceField<Values extends FieldValues>(props: PlaceFieldProps<Values>) {
  const { control, name, address, known } = props
  const { field } = useController({ control, name })
  const value = (field.value ?? null) as Located | null
  const [pinning, setPinning] = useState<Place | null>(null)
  const [trouble, setTrouble] = useState('')
  const zip = address.country === 'US' || address.country === '' ? zipOf(address.postalCode) : null

  const set = (place: Place, source: LocationSource) => {
    const { latitude, longitude } = place
    setTrouble('')
    field.onChange({ latitude, longitude, source })
  }
  const moved = useDropWhenMoved(address, value, field.onChange)
  const takeZip = async () => {
    const place = zip && (await zipPlace(zip))
    if (!place) {
      return setTrouble(
        `Doorstep does not know where ZIP ${zip} is. Paste coordinates, or set the pin.`,
      )
    }
    set(place, 'postalCode')
    announce(`Set to the middle of ZIP ${zip}, approximate.`)
  }
  const openPin = async () => {
    const start = value ?? (zip ? await zipPlace(zip) : null) ?? known?.place ?? null
    if (!start) {
      return setTrouble(
        'Doorstep does not know the neighborhood yet. Fill in the ZIP code first, or paste coordinates.',
      )
    }
    setTrouble('')
    setPinning(start)
  }

  return (
    <fieldset className={classes.room} aria-label="Place on the map">
      <Standing value={value} known={known} />
      {moved.dropped && (
        <p className={classes.moved} role="status">
          The address is another now, so its place was taken off the map.{' '}
          <Button variant="subtle" size="compact-md" onClick={moved.putBack}>
            It is still right: put it back
          </Button>
        </p>
      )}
      <PasteLine id={fieldId(name)} onPlace={(place) => set(place, 'pasted')} />
      <div className={classes.ways}>
        <FindAddress address={address} onPlace={(place) => set(place, 'geocoder')} />
        {zip && (
          <Button variant="default" onClick={() => void takeZip()}>
            Use the middle of ZIP {zip}
          </Button>
        )}
        {!pinning && (
          <Button
            variant="default"
            leftSection={<IconMapPin size={18} aria-hidden />}
            onClick={() => void openPin()}
          >
            {value ? 'Move the pin on the map' : 'Set a pin on the map'}
          </Button>
        )}
        {value && (
          <Button variant="subtle" onClick={() => field.onChange(null)}>
            Take off the map
          </Button>
        )}
      </div>
      <div role="alert" className={classes.trouble}>
        {trouble && errorWords(trouble)}
      </div>
      {pinning && !value && (
        <p className={classes.standing}>
          Move the pin to the door: where it stands now is only a place to begin.
        </p>
      )}
      {pinning && (
        <PinMap
          label="Pin of this home"
          value={value ?? pinning}
          known={known}
          onChange={(place) => set(place, 'pin')}
        />
      )}
    </fieldset>
  )
}

interface StandingProps {
  readonly value: Located | null
  readonly known: PlaceFieldProps<FieldValues>['known']
}

function Standing({ value, known }: StandingProps) {
  if (!value) {
    return (
      <p className={classes.standing}>
        Not on the map yet. Until it is, Doorstep cannot tell how long the drive takes.
      </p>
    )
  }
  return (
    <p className={classes.standing} data-approximate={isApproximate(value.source) || undefined}>
      <span data-figures>{coordinatesWords(value)}</span>
      {'. '}
      {locationSourceWords[value.source]}
      {known && `, ${wayWords(known.place, value)} of ${known.name}`}.
    </p>
  )
}

interface PasteLineProps {
  readonly id: string
  readonly onPlace: (place: Place) => void
}

/** What is pasted is read at once; Enter here never saves the whole form. */
function PasteLine({ id, onPlace }: PasteLineProps) {
  const [text, setText] = useState('')
  const [error, setError] = useState('')
  const read = (pasted: string) => {
    const found = readCoordinates(pasted)
    if (!found.ok) return setError(coordinatesRefusalWords[found.refusal])
    setText('')
    setError('')
    onPlace(found.value)
    announce(`Set to ${coordinatesWords(found.value)}.`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (text.trim()) read(text)
  }
  return (
    <div className={classes.paste}>
      <TextInput
        id={id}
        label="Paste coordinates or the address of a map page"
        description="Such as 49.2827, -123.1207. A long press on the map of a phone shows them."
        value={text}
        error={errorWords(error || undefined)}
        maxLength={4000}
        autoComplete="off"
        spellCheck={false}
        className={classes.pasteField ?? ''}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setError('')
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain')
          if (text !== '' || !readCoordinates(pasted).ok) return
          event.preventDefault()
          read(pasted)
        }}
      />
      <Button variant="default" disabled={!text.trim()} onClick={() => read(text)}>
        Use these
      </Button>
    </div>
  )
}
