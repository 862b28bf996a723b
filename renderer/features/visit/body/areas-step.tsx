import { Button } from '@mantine/core'
import { memo, useId, useMemo, useState } from 'react'
import { Status } from '#renderer/ui/show/status'
import { areaFindings, areaRows } from '#shared/domain/clinical/body/body-lines'
import { areaBound, foundRefusal } from '#shared/domain/clinical/body/body-rules'
import { isWhereStopped } from '#shared/domain/clinical/body/consent'
import type { HandsOnFacts } from '#shared/domain/clinical/body/facts'
import { areaNames, readArea } from '#shared/domain/clinical/body/read-area'
import { areaWords } from '#shared/domain/clinical/body/words'
import type { BodyArea, BodyAreaName, BodySession } from '#shared/schema/body-session'
import inputs from '../session/inputs.module.css'
import classes from '../session/session.module.css'
import { AreaEditor } from './area-editor'
import own from './body.module.css'
import { BodyMap } from './body-map'
import type { BodyDraft } from './draft-kinds'

interface AreasStepProps {
  readonly draft: BodyDraft
  readonly facts: HandsOnFacts
  readonly area: BodyAreaName | null
  readonly onArea: (area: BodyAreaName | null) => void
}

/** Where no hands go today: by the rules, by what was found, by her word. */
export const closedAreas = (session: BodySession, facts: HandsOnFacts): Set<BodyAreaName> =>
  new Set(
    areaNames.filter(
      (name) =>
        areaBound(name, facts) !== null ||
        isWhereStopped(session.consents, name) ||
        foundRefusal(session.areas.find(({ area }) => area === name)) !== null,
    ),
  )

/** The newest number for pain in each noted area. */
export const notedPain = (areas: readonly BodyArea[]): Map<BodyAreaName, number | null> =>
  new Map(areas.map(({ area, painBefore, painAfter }) => [area, painAfter ?? painBefore]))

/** Where it hurts and what is there: on the map and in words. */
export function AreasStep({ draft, facts, area, onArea }: AreasStepProps) {
  const { part, change } = draft
  const closed = useMemo(() => closedAreas(part, facts), [part, facts])
  const noted = useMemo(() => notedPain(part.areas), [part.areas])
  const choose = (name: BodyAreaName) => {
    const there = part.areas.some((one) => one.area === name)
    if (there || change({ kind: 'setArea', area: name, set: {} })) onArea(name)
  }
  const chosen = part.areas.find((one) => one.area === area)
  return (
    <div className={own.areasFrame}>
      <div className={own.areas}>
        <div className={own.column}>
          <BodyMap noted={noted} closed={closed} chosen={area} onChoose={choose} />
          <TypedArea onArea={choose} />
        </div>
        <div className={own.column}>
          {part.areas.length === 0 ? (
            <p className={classes.quiet}>
              What she tells and what you feel stands here, area by area. Tap one to begin.
            </p>
          ) : (
            <AreaList session={part} closed={closed} area={area} onArea={onArea} />
          )}
          {chosen && (
            <AreaEditor
              key={chosen.area}
              area={chosen}
              facts={facts}
              change={change}
              onRemoved={() => onArea(null)}
            />
          )}
        </div>
      </div>
    </div>
  )
}

interface AreaListProps {
  readonly session: BodySession
  readonly closed: ReadonlySet<BodyAreaName>
  readonly area: BodyAreaName | null
  readonly onArea: (area: BodyAreaName | null) => void
}

const AreaList = memo(function AreaList({ session, closed, area, onArea }: AreaListProps) {
  const rows = areaRows(session)
  return (
    <ul className={classes.sites} aria-label="Areas">
      {session.areas.map((one, index) => (
        <li key={one.area}>
          <button
            type="button"
            className={classes.siteButton}
            aria-pressed={one.area === area}
            onClick={() => onArea(one.area)}
          >
            <span className={classes.rowWords}>{areaWords[one.area]}</span>
            {(one.painBefore !== null || one.painAfter !== null) && (
              <span>pain {rows[index]?.pain}</span>
            )}
            {closed.has(one.area) && <Status meaning="stop">No hands</Status>}
            <span className={classes.stepNote}>{areaFindings(one)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
})

/** `l calf`, `low back`: as fast as any map. */
function TypedArea({ onArea }: { readonly onArea: (area: BodyAreaName) => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const add = () => {
    const found = readArea(text)
    const [first] = found
    if (first && found.length === 1) {
      onArea(first)
      setText('')
      setProblem('')
    } else {
      setProblem(
        found.length === 0
          ? 'No area of that name. Try shoulder, lower back, calf.'
          : `Which one: ${found.map((name) => areaWords[name]).join(', ')}?`,
      )
    }
  }
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <span className={inputs.amount}>
        <label htmlFor={id} className={inputs.legend}>
          Add an area
        </label>
        <input
          id={id}
          list={`${id}-names`}
          className={inputs.text}
          autoComplete="off"
          maxLength={60}
          value={text}
          aria-describedby={`${id}-help`}
          aria-invalid={problem !== '' || undefined}
          onChange={({ target }) => setText(target.value)}
        />
        <datalist id={`${id}-names`}>
          {areaNames.map((name) => (
            <option key={name} value={areaWords[name]} />
          ))}
        </datalist>
      </span>
      <Button type="submit" variant="default">
        Add
      </Button>
      <span id={`${id}-help`} className={inputs.help} role={problem ? 'alert' : undefined}>
        {problem || 'The first letters are enough: l calf.'}
      </span>
    </form>
  )
}
