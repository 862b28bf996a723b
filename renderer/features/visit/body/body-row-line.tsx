import { Button } from '@mantine/core'
import { memo } from 'react'
import { useSession } from '#renderer/data/session'
import { Status } from '#renderer/ui/show/status'
import type { BodyChange } from '#shared/domain/clinical/body/change-body'
import {
  areaWords,
  bodyTechniqueWords,
  pointWords,
  positionWords,
  toleratedWords,
} from '#shared/domain/clinical/body/words'
import { elapsedMin } from '#shared/domain/clinical/breast/running-rows'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { BodyRow } from '#shared/schema/body-session'
import { Amount, optionsOf, Pick } from '../session/inputs'
import { RunningTime } from '../session/running-time'
import classes from '../session/session.module.css'

interface BodyRowLineProps {
  readonly row: BodyRow
  readonly number: number
  readonly isLatest: boolean
  readonly change: (change: BodyChange) => boolean
  readonly timeZone: string
}

const tolerated = optionsOf(toleratedWords)

/** One piece of work: what it was, its minutes and how she took it. */
export const BodyRowLine = memo(function BodyRowLine(props: BodyRowLineProps) {
  const { row, number, isLatest, change, timeZone } = props
  const { now } = useSession()
  const set = (part: Partial<Omit<BodyRow, 'id'>>) =>
    change({ kind: 'setRow', id: row.id, set: part })
  const name = `Work ${number}`
  const runs = isLatest && row.minutes === null && row.tolerated !== 'stopped'
  const points = row.points.map((point) => pointWords[point]).join(' ')
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <span className={classes.time}>{timeWords(row.startedAt, timeZone)}</span>
        <span className={classes.rowWords}>{bodyTechniqueWords[row.technique]}</span>
        <span>
          {areaWords[row.area].toLowerCase()}
          {points && `, ${points}`}, pressure {row.pressure},{' '}
          {positionWords[row.position].toLowerCase()}
        </span>
        {row.tolerated === 'stopped' && <Status meaning="attention">Stopped</Status>}
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Take out: ${name}`}
          onClick={() => change({ kind: 'removeRow', id: row.id })}
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
              onClick={() => set({ minutes: elapsedMin(row.startedAt, now()) ?? 1 })}
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
          onChange={(minutes) => set({ minutes })}
        />
        <Pick
          hidesLabel
          label={`${name}: how it was taken`}
          none="Taken?"
          value={row.tolerated ?? ''}
          options={tolerated}
          onChange={(next) => set({ tolerated: next === '' ? null : next })}
        />
      </div>
    </li>
  )
})
