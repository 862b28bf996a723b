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
import type { BodyRow } from '#shared/schema/body-session'
import { optionsOf, Pick } from '../session/inputs'
import { WorkLine } from '../session/work-line'

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
    <WorkLine
      {...{ row, name, runs, now, timeZone }}
      title={bodyTechniqueWords[row.technique]}
      detail={`${areaWords[row.area].toLowerCase()}${points && `, ${points}`}, pressure ${row.pressure}, ${positionWords[row.position].toLowerCase()}`}
      marks={row.tolerated === 'stopped' && <Status meaning="attention">Stopped</Status>}
      onMinutes={(minutes) => set({ minutes })}
      onTakeOut={() => change({ kind: 'removeRow', id: row.id })}
    >
      <Pick
        hidesLabel
        label={`${name}: how it was taken`}
        none="Taken?"
        value={row.tolerated ?? ''}
        options={tolerated}
        onChange={(next) => set({ tolerated: next === '' ? null : next })}
      />
    </WorkLine>
  )
})
