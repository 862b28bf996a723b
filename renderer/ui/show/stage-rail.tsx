import {
  IconAlertTriangle,
  IconCheck,
  IconChevronRight,
  IconCircle,
  IconPlayerSkipForward,
} from '@tabler/icons-react'
import classes from './stage-rail.module.css'

export type StageState = 'todo' | 'now' | 'done' | 'skipped' | 'attention'

export interface Stage<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly state: StageState
  /** A quiet second line: a time, "2 of 9", the reason it was skipped. */
  readonly note?: string
}

interface StageRailProps<Id extends string> {
  readonly label: string
  readonly stages: readonly Stage<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
}

const icons = {
  todo: IconCircle,
  now: IconChevronRight,
  done: IconCheck,
  skipped: IconPlayerSkipForward,
  attention: IconAlertTriangle,
} as const
const words: Record<StageState, string> = {
  todo: 'not started',
  now: 'in progress',
  done: 'done',
  skipped: 'skipped',
  attention: 'needs attention',
}

/** A visit's stages down the left; a line of chips along the top when the window is narrow. Any order. */
export function StageRail<Id extends string>({
  label,
  stages,
  chosen,
  onChoose,
}: StageRailProps<Id>) {
  return (
    <nav aria-label={label}>
      <ol className={classes.rail}>
        {stages.map((stage) => {
          const Icon = icons[stage.state]
          return (
            <li key={stage.id}>
              <button
                type="button"
                className={classes.stage}
                data-state={stage.state}
                aria-current={stage.id === chosen ? 'step' : undefined}
                onClick={() => onChoose(stage.id)}
              >
                <span className={classes.mark}>
                  <Icon size={18} stroke={2} aria-hidden />
                </span>
                <span className={classes.words}>
                  <span className={classes.label}>{stage.label}</span>
                  <span className={classes.hidden}>, {words[stage.state]}</span>
                  {stage.note && <span className={classes.note}>{stage.note}</span>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
