import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { coordinatesWords, wayWords } from '#shared/domain/places/words'
import type { Place } from '#shared/domain/route/place'
import type { MarkerHandle } from './draw-map'
import classes from './map.module.css'
import { MapFrame } from './map-frame'
import { useMap } from './use-map'

interface PinMapProps {
  readonly label: string
  readonly value: Place
  readonly onChange: (place: Place) => void
  /** A place that both know, to tell the way from: `Home base`. */
  readonly known: { readonly name: string; readonly place: Place } | null
  readonly className?: string
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const noLines: readonly [] = []
/** Pixels: a small step, and one with Shift. */
const [step, stride] = [6, 48]

const rounded = ({ latitude, longitude }: Place): Place => ({
  latitude: Number(latitude.toFixed(6)),
  longitude: Number(longitude.toFixed(6)),
})

/** One pin to be put where the door is: dragged, moved with the arrow keys, or set by a click. */
export function PinMap({ label, value, onChange, known, className }: PinMapProps) {
  const change = (place: Place) => onChange(rounded(place))
  const used = useMap(label, noLines, change)
  const map = used.state.status === 'drawn' ? used.state.map : null
  const pin = useMemo(() => document.createElement('div'), [])
  const other = useMemo(() => document.createElement('div'), [])
  const marker = useRef<MarkerHandle | null>(null)
  const latest = useRef({ value, change })
  latest.current = { value, change }
  const helpId = useId()
  const button = useRef<HTMLButtonElement>(null)

  const showAll = () => map?.show(known ? [value, known.place] : [value])
  useEffect(() => {
    if (!map) return
    marker.current = map.mark(pin, latest.current.value, 'bottom', (place) =>
      latest.current.change(place),
    )
    map.show([latest.current.value])
    // What was pressed to open the map is gone: the keys go on at the pin.
    button.current?.focus({ preventScroll: true })
    return () => marker.current?.remove()
  }, [map, pin])
  useEffect(() => {
    if (!map || !known) return
    const mark = map.mark(other, known.place, 'center')
    return () => mark.remove()
  }, [map, other, known])
  useEffect(() => {
    marker.current?.move(value)
    map?.bringIntoView(value)
  }, [map, value])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!map || event.altKey || event.ctrlKey || event.metaKey) return
    const way = arrows[event.key]
    const zoom = { '+': 1, '=': 1, '-': -1 }[event.key]
    if (way) {
      const length = event.shiftKey ? stride : step
      change(map.beside(value, way[0] * length, way[1] * length))
    } else if (zoom) map.zoomBy(zoom)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={classes.pinRoom}>
      <MapFrame
        used={used}
        className={className}
        onShowAll={showAll}
        instead="Paste the coordinates instead: a map on your phone shows them."
      />
      {map &&
        createPortal(
          <button
            ref={button}
            type="button"
            className={classes.pin}
            aria-label={label}
            aria-describedby={helpId}
            onKeyDown={onKeyDown}
            onClick={(event) => {
              event.currentTarget.focus({ preventScroll: true })
              event.stopPropagation()
            }}
          >
            <svg viewBox="0 0 24 32" width="30" height="40" aria-hidden>
              <path d="M12 0a12 12 0 0 0-12 12c0 8.5 12 20 12 20s12-11.5 12-20A12 12 0 0 0 12 0z" />
              <circle cx="12" cy="12" r="4.5" />
            </svg>
          </button>,
          pin,
        )}
      {map && known && createPortal(<span className={classes.known}>{known.name}</span>, other)}
      <p id={helpId} className={classes.help}>
        Drag the pin, click a spot, or move it with the arrow keys (with Shift in longer steps);
        plus and minus change the scale.
      </p>
      {used.state.status === 'drawn' && used.state.onPaper && (
        <p className={classes.help}>
          There is no base map on this laptop, so this is plain paper. Settings, Maps and travel
          takes one; until then pasted coordinates are surer.
        </p>
      )}
      <p className={classes.whereabouts} role="status">
        {coordinatesWords(value)}
        {known && `, ${wayWords(known.place, value)} of ${known.name}`}
      </p>
    </div>
  )
}
