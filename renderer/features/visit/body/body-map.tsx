import { type KeyboardEvent, type MouseEvent, memo, useState } from 'react'
import { areaWords } from '#shared/domain/clinical/body/words'
import type { BodyAreaName } from '#shared/schema/body-session'
import classes from './body-map.module.css'
import {
  areaNear,
  type BodyShape,
  bodyShapes,
  type Direction,
  drawing,
  nextShape,
} from './body-shapes'

interface BodyMapProps {
  /** What stands in each noted area: the newest pain number, or null. */
  readonly noted: ReadonlyMap<BodyAreaName, number | null>
  /** Where no hands go today. */
  readonly closed: ReadonlySet<BodyAreaName>
  readonly chosen: BodyAreaName | null
  /** Absent where the map is only read. */
  readonly onChoose?: (area: BodyAreaName) => void
}

const keysHelp =
  'Arrow keys move from area to area, Space turns from front to back, Enter chooses it.'

const arrows: Readonly<Record<string, Direction>> = {
  ...{ ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' },
}

/** The body from in front and from behind; a tap or a few keys choose an area. */
export const BodyMap = memo(function BodyMap({ noted, closed, chosen, onChoose }: BodyMapProps) {
  const [cursor, setCursor] = useState<BodyShape>(() => shapeOf('neckBack'))
  const [focused, setFocused] = useState(false)
  const figure = (
    <svg
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      className={classes.map}
      aria-hidden="true"
    >
      <Hatch />
      {(['front', 'back'] as const).map((view) => (
        <g key={view}>
          <text x={drawing.middle[view]} y={drawing.height - 2} className={classes.view}>
            {view === 'front' ? 'Front' : 'Back'}
          </text>
          {(['left', 'right'] as const).map((side) => (
            <text
              key={side}
              x={drawing.middle[view] + (side === (view === 'front' ? 'left' : 'right') ? 66 : -66)}
              y={62}
              className={classes.hand}
            >
              {side === 'left' ? 'Left' : 'Right'}
            </text>
          ))}
        </g>
      ))}
      {bodyShapes.map((shape) => (
        <path
          key={`${shape.view} ${shape.area}`}
          d={shape.path}
          transform={`translate(${drawing.middle[shape.view]} 0)${shape.mirrored ? ' scale(-1 1)' : ''}`}
          className={classes.shape}
          data-area={shape.area}
          data-noted={noted.has(shape.area) || undefined}
          data-closed={closed.has(shape.area) || undefined}
          data-chosen={shape.area === chosen || undefined}
        />
      ))}
      {bodyShapes.map((shape) => (
        <Mark
          key={`${shape.view} ${shape.area}`}
          shape={shape}
          pain={noted.get(shape.area)}
          closed={closed.has(shape.area)}
        />
      ))}
      {focused && <circle className={classes.cursor} cx={cursor.x} cy={cursor.y} r={15} />}
    </svg>
  )
  if (!onChoose) return <div className={classes.frame}>{figure}</div>

  const press = (event: KeyboardEvent) => {
    const direction = arrows[event.key]
    if (direction) setCursor(nextShape(cursor, direction))
    else if (event.key === ' ') setCursor(acrossFrom(cursor))
    else if (event.key === 'Enter') onChoose(cursor.area)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const tap = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = drawing.width / box.width
    const hit = event.target instanceof Element ? event.target.getAttribute('data-area') : null
    const near = areaNear((event.clientX - box.left) * scale, (event.clientY - box.top) * scale)
    const area = (hit as BodyAreaName | null) ?? near
    if (!area) return
    setCursor(shapeOf(area))
    onChoose(area)
  }
  return (
    <div className={classes.frame}>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is walked by arrow keys
        tabIndex={0}
        className={classes.area}
        aria-label={`Body map. ${keysHelp}`}
        onKeyDown={press}
        onClick={tap}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        {figure}
      </div>
      <p className={classes.where} aria-live="polite">
        {focused
          ? `${areaWords[cursor.area]}${closed.has(cursor.area) ? ', no hands today' : ''}`
          : 'Tap an area, or type its name.'}
      </p>
    </div>
  )
})

const shapeOf = (area: BodyAreaName): BodyShape =>
  bodyShapes.find((shape) => shape.area === area) as BodyShape

/** About the same height on the other view. */
function acrossFrom({ view, y, x }: BodyShape): BodyShape {
  const other = view === 'front' ? 'back' : 'front'
  const target = { y, x: drawing.middle[other] + (x - drawing.middle[view]) }
  const away = (shape: BodyShape) => Math.hypot(shape.x - target.x, shape.y - target.y)
  const [nearest] = bodyShapes
    .filter((shape) => shape.view === other)
    .toSorted((a, b) => away(a) - away(b))
  return nearest as BodyShape
}

/** Closed areas are told apart by their lines too, not by color alone. */
const Hatch = memo(function Hatch() {
  return (
    <defs>
      <pattern id="body-closed" width="7" height="7" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" className={classes.hatchGround} />
        <path d="M0 7L7 0" className={classes.hatch} />
      </pattern>
    </defs>
  )
})

interface MarkProps {
  readonly shape: BodyShape
  /** Undefined: nothing is noted there. */
  readonly pain: number | null | undefined
  readonly closed: boolean
}

/** The pain number in a circle; a square where no hands go. */
const Mark = memo(function Mark({ shape: { x, y }, pain, closed }: MarkProps) {
  if (pain === undefined) return null
  return (
    <g className={classes.mark}>
      {closed ? (
        <rect x={x - 9} y={y - 9} width={18} height={18} />
      ) : (
        <circle cx={x} cy={y} r={pain === null ? 5 : 10} />
      )}
      {pain !== null && (
        <text x={x} y={y + 4}>
          {pain}
        </text>
      )}
    </g>
  )
})
