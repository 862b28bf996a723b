import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Place } from '#shared/domain/route/place'
import type { DrawnMap } from './draw-map'
import classes from './map.module.css'
import { MapFrame } from './map-frame'
import { useMap } from './use-map'

export interface MapStop {
  readonly id: string
  /** Drawn on the pin: `1`, `2`; '' for a home base, which gets a house. */
  readonly mark: string
  /** Read aloud: `Stop 1, Ana Ruiz, 9:30`. */
  readonly title: string
  readonly kind: 'home' | 'visit'
  readonly tone?: 'plain' | 'done' | 'attention'
  /** The middle of a postal code: drawn hollow. */
  readonly approximate?: boolean
  readonly place: Place
}

export interface MapLeg {
  readonly fromId: string
  readonly toId: string
  readonly done?: boolean
}

interface RouteMapProps {
  /** What it is a map of: `Map of Tuesday`. */
  readonly label: string
  /** In the order they are driven. */
  readonly stops: readonly MapStop[]
  readonly legs: readonly MapLeg[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  readonly className?: string
}

/**
 * A day on the map: numbered stops and the way between them as straight lines, on plain paper or on the
 * practice's own base map. It says nothing that the list beside it does not say.
 */
export function RouteMap({ label, stops, legs, selected, onSelect, className }: RouteMapProps) {
  const lines = useMemo(() => {
    const places = new Map(stops.map(({ id, place }) => [id, place]))
    return legs.flatMap(({ fromId, toId, done = false }) => {
      const [from, to] = [places.get(fromId), places.get(toId)]
      return from && to ? [{ from, to, done }] : []
    })
  }, [stops, legs])
  const used = useMap(label, lines)
  const map = used.state.status === 'drawn' ? used.state.map : null
  const showAll = () => map?.show(stops.map(({ place }) => place))

  // Where everything lies decides the view; what is only marked anew leaves it alone.
  const whereabouts = stops.map(({ place }) => `${place.latitude},${place.longitude}`).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the places
  useEffect(() => {
    map?.show(stops.map(({ place }) => place))
  }, [map, whereabouts])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice moves the picture
  useEffect(() => {
    const stop = stops.find(({ id }) => id === selected)
    if (stop) map?.bringIntoView(stop.place)
  }, [map, selected])

  return (
    <>
      <MapFrame
        used={used}
        className={className}
        onShowAll={showAll}
        instead="The list has every stop, in order, with its times."
      />
      {map && <Stops map={map} stops={stops} selected={selected} onSelect={onSelect} />}
    </>
  )
}

interface StopsProps extends Pick<RouteMapProps, 'stops' | 'selected' | 'onSelect'> {
  readonly map: DrawnMap
}

/** One stop of the Tab key for all of them; the arrow keys go from stop to stop as they are driven. */
function Stops({ map, stops, selected, onSelect }: StopsProps) {
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const reachable = stops.some(({ id }) => id === selected) ? selected : stops[0]?.id
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    // The map under the stop would move away with the same key.
    event.preventDefault()
    event.stopPropagation()
    const next = stops[index + step]
    if (!next) return
    onSelect(next.id)
    buttons.current.get(next.id)?.focus({ preventScroll: true })
  }
  return stops.map((stop, index) => (
    <StopMark key={stop.id} map={map} place={stop.place}>
      <button
        ref={(element) => {
          if (element) buttons.current.set(stop.id, element)
          else buttons.current.delete(stop.id)
        }}
        type="button"
        className={classes.stop}
        data-kind={stop.kind}
        data-tone={stop.tone ?? 'plain'}
        data-approximate={stop.approximate || undefined}
        aria-current={stop.id === selected || undefined}
        aria-label={stop.approximate ? `${stop.title}, approximate place` : stop.title}
        tabIndex={stop.id === reachable ? 0 : -1}
        onKeyDown={(event) => onKeyDown(event, index)}
        onClick={(event) => {
          // The map takes the press for a drag, and with it the focus that a click gives.
          event.currentTarget.focus({ preventScroll: true })
          onSelect(stop.id)
        }}
      >
        {stop.mark === '' ? <House /> : stop.mark}
      </button>
    </StopMark>
  ))
}

const House = () => (
  <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden fill="currentColor">
    <path d="M12 3 2.5 11.2l1.3 1.5L5 11.7V20h5v-5h4v5h5v-8.3l1.2 1 1.3-1.5z" />
  </svg>
)

interface StopMarkProps {
  readonly map: DrawnMap
  readonly place: Place
  readonly children: React.ReactNode
}

/** A room on the map that React draws into and the map carries along. */
function StopMark({ map, place, children }: StopMarkProps) {
  const room = useMemo(() => document.createElement('div'), [])
  const { latitude, longitude } = place
  useEffect(() => {
    const marker = map.mark(room, { latitude, longitude }, 'center')
    return () => marker.remove()
  }, [map, room, latitude, longitude])
  return createPortal(children, room)
}
