import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { CSSProperties, PointerEvent } from 'react'
import type { VisitFacts } from '#renderer/data/visit-facts'
import { PersonName } from '#renderer/ui/show/person-name'
import type { DayScale } from '#shared/domain/schedule/day-grid'
import { isCalledOff } from '#shared/domain/schedule/occupied-time'
import { canBeMoved } from '#shared/domain/schedule/plan-visit'
import { timeRangeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { isCovered } from '#shared/domain/spaces/cover'
import classes from './grid.module.css'
import type { PlacedVisit } from './lane-layout'

interface VisitBlockProps {
  readonly placed: PlacedVisit
  readonly facts: VisitFacts
  readonly scale: DayScale
  readonly topMin: number
  readonly timeZone: string
  readonly selected: boolean
  /** The one block that the Tab key reaches; arrows do the rest. */
  readonly reachable: boolean
  readonly held: boolean
  /** `edge`: by the lower edge, to make it longer or shorter. */
  readonly onGrab: (event: PointerEvent, edge: boolean) => void
  readonly onSelect: () => void
  readonly onOpen: () => void
}

/** Shorter visits would be too small to read or hit: drawn as if they were this long. */
const leastMin = 25

export function VisitBlock(props: VisitBlockProps) {
  const { placed, facts, scale, topMin, timeZone } = props
  const { visit, home } = placed
  const from = scale.minuteOf(visit.startAt)
  const to = Math.max(scale.minuteOf(visit.endAt), from + leastMin)
  const homeFrom = scale.minuteOf(home.startAt)
  const homeTo = Math.max(scale.minuteOf(home.endAt), to)
  const style = {
    '--from': homeFrom - topMin,
    '--length': homeTo - homeFrom,
    '--setup': from - homeFrom,
    '--packup': homeTo - to,
    '--column': placed.column,
    '--columns': placed.columns,
  } as CSSProperties
  const times = timeRangeWords(visit.startAt, visit.endAt, timeZone)
  return (
    <li
      className={classes.place}
      style={style}
      data-off={isCalledOff(visit) || undefined}
      data-selected={props.selected || undefined}
      data-state={visit.state}
      data-held={props.held || undefined}
    >
      <button
        type="button"
        data-visit={visit.id}
        className={classes.block}
        data-lines={linesFor(to - from)}
        tabIndex={props.reachable ? 0 : -1}
        aria-current={props.selected || undefined}
        onPointerDown={(event) => props.onGrab(event, false)}
        onClick={props.onSelect}
        onDoubleClick={props.onOpen}
        onFocus={props.onSelect}
      >
        <span className={classes.head}>
          <StateMark placed={placed} />
          <PersonName name={facts.name} strong />
        </span>
        <span className={classes.words}>
          <span className={classes.times}>{times}</span>
          <span className={classes.more}>
            {isCovered(visit)
              ? visit.stateReason
              : [facts.serviceName, facts.perinatal].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className={classes.unseen}>{spokenState(placed)}</span>
      </button>
      {canBeMoved(visit) && (
        <span
          className={classes.edge}
          aria-hidden
          onPointerDown={(event) => props.onGrab(event, true)}
        />
      )}
    </li>
  )
}

/** What fits: the name alone, the name and time on one line, or a line for each. */
const linesFor = (minutes: number): 1 | 2 | 3 => (minutes < 38 ? 1 : minutes < 60 ? 2 : 3)

function StateMark({ placed }: { readonly placed: PlacedVisit }) {
  if (placed.overlaps || placed.visit.state === 'noShow') {
    return <IconAlertTriangle size={16} aria-hidden className={classes.attention ?? ''} />
  }
  if (placed.visit.state === 'finished') {
    return <IconCheck size={16} stroke={2.4} aria-hidden className={classes.done ?? ''} />
  }
  return null
}

function spokenState({ visit, overlaps }: PlacedVisit): string {
  const state = isCovered(visit) ? visit.stateReason : visitStateWords[visit.state].word
  return overlaps ? `${state}. At the same time as another visit.` : `${state}.`
}
