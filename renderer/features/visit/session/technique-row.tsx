import { memo } from 'react'
import { Status } from '#renderer/ui/show/status'
import { isOnBreast } from '#shared/domain/clinical/breast/day-bounds'
import { runningRow } from '#shared/domain/clinical/breast/running-rows'
import {
  rowSideWords,
  skinAfterWords,
  softenedWords,
  techniqueWords,
  toleratedWords,
} from '#shared/domain/clinical/breast/words'
import type { BreastSite, TechniqueRow } from '#shared/schema/breast-session'
import { optionsOf, Pick } from './inputs'
import type { BreastDraft } from './use-breast-draft'
import { WorkLine } from './work-line'

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
    <WorkLine
      {...{ row, name, runs, now, timeZone }}
      title={techniqueWords[row.technique]}
      detail={`${where}, pressure ${row.pressure}`}
      marks={row.tolerated === 'stopped' && <Status meaning="attention">Stopped</Status>}
      onMinutes={(minutes) => set({ minutes })}
      onTakeOut={() => change({ kind: 'removeTechnique', id: row.id })}
    >
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
    </WorkLine>
  )
})
