import { Button } from '@mantine/core'
import { memo } from 'react'
import { Status } from '#renderer/ui/show/status'
import { elapsedMin, runningRow } from '#shared/domain/clinical/breast/running-rows'
import { isOnBreast } from '#shared/domain/clinical/breast/technique-rules'
import {
  rowSideWords,
  skinAfterWords,
  softenedWords,
  techniqueWords,
  toleratedWords,
} from '#shared/domain/clinical/breast/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { BreastSite, TechniqueRow } from '#shared/schema/breast-session'
import { Amount, optionsOf, Pick } from './inputs'
import { RunningTime } from './running-time'
import classes from './session.module.css'
import type { BreastDraft } from './use-breast-draft'

interface TechniqueRowLineProps {
  readonly row: TechniqueRow
  readonly number: number
  readonly site: BreastSite | null
  readonly isLatest: boolean
  readonly change: BreastDraft['change']
  readonly now: () => string
  readonly timeZone: string
}

const softened = optionsOf(softenedWords)
const tolerated = optionsOf(toleratedWords)
const skinAfter = optionsOf(skinAfterWords)

/** One stroke: drawn again only when it itself changes. */
export const TechniqueRowLine = memo(function TechniqueRowLine(props: TechniqueRowLineProps) {
  const { row, number, site, isLatest, change, now, timeZone } = props
  const set = (part: Partial<Omit<TechniqueRow, 'id'>>) =>
    change({ kind: 'setTechnique', id: row.id, set: part })
  const runs = isLatest && runningRow([row], now()) !== null
  const name = `${techniqueWords[row.technique]}, stroke ${number}`
  const where = site
    ? `${rowSideWords[row.side]}, ${site.clock} o’clock, ${site.distanceCm} cm`
    : rowSideWords[row.side]
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <span className={classes.time}>{timeWords(row.startedAt, timeZone)}</span>
        <span className={classes.rowWords}>{techniqueWords[row.technique]}</span>
        <span>
          {where}, pressure {row.pressure}
        </span>
        {row.tolerated === 'stopped' && <Status meaning="attention">Stopped</Status>}
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Take out: ${name}`}
          onClick={() => change({ kind: 'removeTechnique', id: row.id })}
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
          label={`${name}: softened`}
          none="Softened?"
          value={row.softened ?? ''}
          options={softened}
          onChange={(next) => set({ softened: next === '' ? null : next })}
        />
        <Pick
          hidesLabel
          label={`${name}: how it was taken`}
          none="Taken?"
          value={row.tolerated ?? ''}
          options={tolerated}
          onChange={(next) => set({ tolerated: next === '' ? null : next })}
        />
        {isOnBreast(row.technique) && (
          <Pick
            hidesLabel
            label={`${name}: skin after`}
            none="Skin after?"
            value={row.skinAfter ?? ''}
            options={skinAfter}
            onChange={(next) => set({ skinAfter: next === '' ? null : next })}
          />
        )}
      </div>
    </li>
  )
})
