import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '#renderer/data/session'
import { announce } from '#renderer/ui/tell/announce'
import { bodyRowLine } from '#shared/domain/clinical/body/body-lines'
import {
  avoidedPoints,
  isAbdomen,
  positionBound,
  pressureMost,
} from '#shared/domain/clinical/body/body-rules'
import type { HandsOnFacts } from '#shared/domain/clinical/body/facts'
import { leftOfLastTime } from '#shared/domain/clinical/body/left-of-last-time'
import { areaNames } from '#shared/domain/clinical/body/read-area'
import {
  areaWords,
  bodyTechniqueWords,
  pointWords,
  positionWords,
} from '#shared/domain/clinical/body/words'
import { pressureWords } from '#shared/domain/clinical/breast/words'
import type {
  BodyAreaName,
  BodyPosition,
  BodyRow,
  BodySession,
  BodyTechnique,
  PressurePoint,
} from '#shared/schema/body-session'
import { Choices, ManyChoices, optionsOf, Pick } from '../session/inputs'
import { LastTime } from '../session/last-time'
import classes from '../session/session.module.css'
import { BodyRowLine } from './body-row-line'
import type { BodyDraft } from './draft-kinds'
import { OilUsed } from './oil-used'

interface WorkStepProps {
  readonly draft: BodyDraft
  readonly facts: HandsOnFacts
  readonly area: BodyAreaName | null
  readonly onArea: (area: BodyAreaName | null) => void
  readonly timeZone: string
  /** The signed session before this one; null when there is none. */
  readonly last: BodySession | null
}

/** What was done, in the order it was done. Beginning one ends the one before it. */
export function WorkStep({ draft, facts, area, onArea, timeZone, last }: WorkStepProps) {
  const { part, change } = draft
  const latest = part.rows.at(-1)
  return (
    <div className={classes.part}>
      <WorkForm draft={draft} facts={facts} area={area} onArea={onArea} last={last} />
      {last && <AsLastTime draft={draft} last={last} />}
      {part.rows.length > 0 && (
        <ol className={classes.rows} aria-label="What was done">
          {part.rows.map((row, index) => (
            <BodyRowLine
              key={row.id}
              row={row}
              number={index + 1}
              isLatest={row === latest}
              change={change}
              timeZone={timeZone}
            />
          ))}
        </ol>
      )}
      <OilUsed
        oil={part.oil}
        facts={facts}
        onSet={(oil) => change({ kind: 'set', set: { oil } })}
      />
    </div>
  )
}

const allTechniques = optionsOf(bodyTechniqueWords)
const allPositions = optionsOf(positionWords)
const allPoints = optionsOf(pointWords)
const usualPosition: BodyPosition = 'sideLeft'

type WorkFormProps = Omit<WorkStepProps, 'timeZone'>

function WorkForm({ draft, facts, area, onArea, last }: WorkFormProps) {
  const { part, change } = draft
  const { newId, now } = useSession()
  const [technique, setTechnique] = useState<BodyTechnique>('effleurage')
  const [pressure, setPressure] = useState(2)
  const [position, setPosition] = useState<BodyPosition>(
    () => part.rows.at(-1)?.position ?? last?.rows.at(-1)?.position ?? usualPosition,
  )
  const [points, setPoints] = useState<PressurePoint[]>([])
  const where = area ?? part.areas[0]?.area ?? 'upperBack'
  const most = pressureMost(where, facts)
  const open = allPositions.filter(({ value }) => positionBound(value, facts) === null)
  const shut = allPositions.filter(({ value }) => positionBound(value, facts) !== null)
  const lies = open.some(({ value }) => value === position) ? position : usualPosition
  const takesPoints = technique === 'acupressure' || technique === 'reflexology'
  const avoids = facts.forbidden.has('prenatalPoints')
  const offered = allPoints.filter(({ value }) => !(avoids && avoidedPoints.includes(value)))
  const begin = () => {
    const row: BodyRow = {
      ...{ id: newId(), area: where, technique, position: lies },
      pressure: Math.min(pressure, most),
      points: takesPoints ? points : [],
      ...{ startedAt: now(), minutes: null, tolerated: null },
    }
    if (change({ kind: 'addRow', row })) announce(`Begun: ${bodyTechniqueWords[technique]}`)
  }
  return (
    <form
      className={classes.part}
      aria-label="Work on an area"
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <div className={classes.line}>
        <Pick
          label="Where"
          value={where}
          options={inOrder(part, where)}
          onChange={(next) => next !== '' && onArea(next)}
        />
        <Pick
          label="Technique"
          value={technique}
          options={allTechniques.filter(({ value }) => value !== 'abdominal' || isAbdomen(where))}
          onChange={(next) => next !== '' && setTechnique(next)}
        />
        <Pick
          label="How she lies"
          value={lies}
          options={open}
          onChange={(next) => next !== '' && setPosition(next)}
        />
      </div>
      {shut.length > 0 && (
        <p className={classes.quiet}>
          Not today: {shut.map(({ label }) => label.toLowerCase()).join('; ')}.
        </p>
      )}
      {takesPoints && (
        <>
          <ManyChoices label="Points" values={points} options={offered} onChange={setPoints} />
          {avoids && (
            <p className={classes.quiet}>
              {avoidedPoints.map((point) => pointWords[point]).join(', ')} are left out before 37
              weeks.
            </p>
          )}
        </>
      )}
      <div className={classes.line}>
        <Choices
          label={`Pressure, at most ${most}`}
          needed
          value={String(Math.min(pressure, most))}
          options={Array.from({ length: most }, (_, index) => ({
            value: String(index + 1),
            label: `${index + 1} ${pressureWords[index + 1]}`,
          }))}
          onChange={(next) => setPressure(Number(next))}
        />
        <Button type="submit" variant="default">
          Begin here
        </Button>
      </div>
    </form>
  )
}

/** The noted areas first. */
function inOrder({ areas }: BodySession, where: BodyAreaName) {
  const noted = areas.map(({ area }) => area)
  const rest = areaNames.filter((name) => !noted.includes(name))
  return [...new Set([...noted, where, ...rest])].map((value) => ({
    value,
    label: areaWords[value],
  }))
}

/**
 * What was done last time, to begin one by one: area, technique, points, pressure and how she lay. Never
 * what was found and never how it went; what may not be done today is refused with its reason.
 */
function AsLastTime({ draft, last }: { readonly draft: BodyDraft; readonly last: BodySession }) {
  const { newId, now } = useSession()
  const rest = leftOfLastTime(last.rows, draft.part.rows, ({ area, technique }) =>
    [area, technique].join(' '),
  )
  const begin = (index: number) => {
    const one = rest[index]
    if (!one) return false
    const { area, technique, points, pressure, position } = one
    const row: BodyRow = {
      ...{ id: newId(), area, technique, points, pressure, position },
      ...{ startedAt: now(), minutes: null, tolerated: null },
    }
    const begun = draft.change({ kind: 'addRow', row })
    if (begun) announce(`Begun: ${bodyTechniqueWords[technique]}`)
    return begun
  }
  return (
    <LastTime
      label="Same as last time"
      help="Areas, techniques, pressure and position only; what you find is written anew."
      items={rest.map((row) => bodyRowLine({ ...row, minutes: null, tolerated: null }, () => ''))}
      onBegin={begin}
    />
  )
}
