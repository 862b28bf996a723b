import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { elapsedMin } from '#shared/domain/clinical/breast/running-rows'
import { timeWords } from '#shared/domain/schedule/time-words'
import { Amount } from './inputs'
import { RunningTime } from './running-time'
import classes from './session.module.css'

interface WorkLineProps {
  readonly row: { readonly startedAt: string; readonly minutes: number | null }
  /** Which row it is, for who hears the page. */
  readonly name: string
  readonly title: string
  /** Where, how firmly and the like. */
  readonly detail: ReactNode
  readonly marks: ReactNode
  /** Under way: its time is shown, and it can be ended. */
  readonly runs: boolean
  readonly now: () => string
  readonly timeZone: string
  onMinutes(minutes: number | null): boolean
  onTakeOut(): void
  /** How it was taken, and what else is asked of it. */
  readonly children: ReactNode
}

/** One row of work in any kind of session: when, what, its minutes, and what came of it. */
export function WorkLine(props: WorkLineProps) {
  const { row, name, title, detail, marks, runs, now, timeZone, onMinutes, onTakeOut } = props
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <span className={classes.time}>{timeWords(row.startedAt, timeZone)}</span>
        <span className={classes.rowWords}>{title}</span>
        <span>{detail}</span>
        {marks}
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Take out: ${name}`}
          onClick={onTakeOut}
        >
          Take out
        </Button>
      </div>
      <div className={classes.line}>
        {runs && (
          <>
            <RunningTime startedAt={row.startedAt} label={`${name}: time`} />
            <Button
              variant="default"
              onClick={() => onMinutes(elapsedMin(row.startedAt, now()) ?? 1)}
            >
              End
            </Button>
          </>
        )}
        <Amount
          hidesLabel
          label={`${name}: minutes`}
          unit="min"
          value={row.minutes}
          onChange={onMinutes}
        />
        {props.children}
      </div>
    </li>
  )
}
