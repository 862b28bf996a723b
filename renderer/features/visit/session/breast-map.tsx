import { type KeyboardEvent, type MouseEvent, memo, useState } from 'react'
import { type Place, placeWords } from '#shared/domain/clinical/breast/quadrant'
import type { BreastSession, BreastSide } from '#shared/schema/breast-session'
import classes from './breast-map.module.css'

interface BreastMapProps {
  readonly sites: BreastSession['sites']
  readonly stopped: ReadonlySet<string>
  readonly chosenId: string | null
  /** Absent where it is only looked at. */
  readonly onPlace?: (place: Place) => void
  readonly onChoose?: (siteId: string) => void
}

/** Seen from in front: her right is on the left. One unit is a tenth of a cm around the nipple. */
const centres: Record<BreastSide, { readonly x: number; readonly y: number }> = {
  right: { x: 150, y: 150 },
  left: { x: 450, y: 150 },
}
/** Near the nipple there is more room than far out: the rings stand at the root of their distance. */
const rim = 124
const radiusOf = (distanceCm: number): number => rim * Math.sqrt(distanceCm / 15)
const rings = [2, 4, 8, 15]
const hours = Array.from({ length: 12 }, (_, index) => index + 1)

function pointOf({ side, clock, distanceCm }: Place): { x: number; y: number } {
  const angle = (clock / 12) * 2 * Math.PI
  const radius = radiusOf(distanceCm)
  const { x, y } = centres[side]
  return { x: x + radius * Math.sin(angle), y: y - radius * Math.cos(angle) }
}

/** The place nearest to a point of the drawing. */
function placeAt(x: number, y: number): Place {
  const side: BreastSide = x < 300 ? 'right' : 'left'
  const [dx, dy] = [x - centres[side].x, centres[side].y - y]
  const hour = Math.round((Math.atan2(dx, dy) / (2 * Math.PI)) * 12)
  const share = Math.min(1, Math.hypot(dx, dy) / rim)
  const distanceCm = Math.min(15, Math.round(share * share * 15 * 2) / 2)
  return { side, clock: ((hour + 11) % 12) + 1, distanceCm }
}

const keysHelp =
  'Arrow keys move by the hour and half a centimeter, Space changes the side, Enter adds a site.'

/** Both sides with clock and distance; a tap or a few keys put a site there. */
export const BreastMap = memo(function BreastMap(props: BreastMapProps) {
  const { sites, stopped, chosenId, onPlace, onChoose } = props
  const [cursor, setCursor] = useState<Place>({ side: 'left', clock: 2, distanceCm: 4 })
  const [focused, setFocused] = useState(false)
  const drawing = (
    <svg viewBox="0 0 600 300" className={classes.map} aria-hidden="true">
      <Sides />
      {sites.map((site, index) => (
        <Marker
          key={site.id}
          place={site}
          number={index + 1}
          chosen={site.id === chosenId}
          stopped={stopped.has(site.id)}
        />
      ))}
      {focused && <Cursor place={cursor} />}
    </svg>
  )
  if (!onPlace) return <div className={classes.frame}>{drawing}</div>

  const press = (event: KeyboardEvent) => {
    const moved = moveBy(event.key, cursor)
    if (moved) setCursor(moved)
    else if (event.key === 'Enter') onPlace(cursor)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const tap = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * 600
    const y = ((event.clientY - box.top) / box.height) * 300
    const near = sites.find((site) => {
      const at = pointOf(site)
      return Math.hypot(at.x - x, at.y - y) < 13
    })
    if (near) return onChoose?.(near.id)
    const place = placeAt(x, y)
    setCursor(place)
    onPlace(place)
  }
  return (
    <div className={classes.frame}>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is walked by arrow keys
        tabIndex={0}
        className={classes.area}
        aria-label={`Breast map. ${keysHelp}`}
        onKeyDown={press}
        onClick={tap}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        {drawing}
      </div>
      <p className={classes.where} aria-live="polite">
        {focused ? placeWords(cursor) : 'Tap a place, or type it below.'}
      </p>
    </div>
  )
})

/** Null for a key that moves nothing. */
function moveBy(key: string, { side, clock, distanceCm }: Place): Place | null {
  const turned = (by: number) => ((clock - 1 + by + 12) % 12) + 1
  switch (key) {
    case 'ArrowRight':
      return { side, clock: turned(1), distanceCm }
    case 'ArrowLeft':
      return { side, clock: turned(-1), distanceCm }
    case 'ArrowUp':
      return { side, clock, distanceCm: Math.min(15, distanceCm + 0.5) }
    case 'ArrowDown':
      return { side, clock, distanceCm: Math.max(0, distanceCm - 0.5) }
    case ' ':
      return { side: side === 'left' ? 'right' : 'left', clock, distanceCm }
    default:
      return null
  }
}

const Sides = memo(function Sides() {
  return (['right', 'left'] as const).map((side) => {
    const { x, y } = centres[side]
    return (
      <g key={side}>
        <circle cx={x} cy={y} r={rim} className={classes.skin} />
        {rings.map((cm) => (
          <circle key={cm} cx={x} cy={y} r={radiusOf(cm)} className={classes.ring} />
        ))}
        {hours.map((clock) => {
          const end = pointOf({ side, clock, distanceCm: 15 })
          const angle = (clock / 12) * 2 * Math.PI
          return (
            <g key={clock}>
              <line x1={x} y1={y} x2={end.x} y2={end.y} className={classes.spoke} />
              <text
                x={x + (rim + 13) * Math.sin(angle)}
                y={y - (rim + 13) * Math.cos(angle) + 4.5}
                className={classes.hour}
              >
                {clock}
              </text>
            </g>
          )
        })}
        {rings.slice(0, 3).map((cm) => (
          <text key={cm} x={x + 3} y={y - radiusOf(cm) - 2} className={classes.cm}>
            {cm} cm
          </text>
        ))}
        <circle cx={x} cy={y} r={4} className={classes.nipple} />
        <text x={side === 'right' ? 4 : 596} y={16} className={classes.side} data-side={side}>
          {side === 'right' ? 'Right' : 'Left'}
        </text>
      </g>
    )
  })
})

interface MarkerProps {
  readonly place: Place
  readonly number: number
  readonly chosen: boolean
  readonly stopped: boolean
}

/** A number in a circle; a square once the client stopped it: told apart without color. */
const Marker = memo(function Marker({ place, number, chosen, stopped }: MarkerProps) {
  const { x, y } = pointOf(place)
  return (
    <g
      data-chosen={chosen || undefined}
      data-stopped={stopped || undefined}
      className={classes.site}
    >
      {stopped ? (
        <rect x={x - 11} y={y - 11} width={22} height={22} />
      ) : (
        <circle cx={x} cy={y} r={12} />
      )}
      <text x={x} y={y + 4.5}>
        {number}
      </text>
    </g>
  )
})

function Cursor({ place }: { readonly place: Place }) {
  const { x, y } = pointOf(place)
  return (
    <g className={classes.cursor}>
      <circle cx={x} cy={y} r={16} />
      <path d={`M${x - 22} ${y}h12M${x + 10} ${y}h12M${x} ${y - 22}v12M${x} ${y + 10}v12`} />
    </g>
  )
}
