import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '#renderer/data/session'
import type { WantedTool } from '#shared/domain/clinical/infant/change-infant'
import type { WantedPlace } from '#shared/domain/clinical/infant/infant-rules'
import {
  coachedByWords,
  intensityWords,
  toolPlaceWords,
} from '#shared/domain/clinical/infant/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { CoachedBy, InfantTool } from '#shared/schema/infant-session'
import { Amount, optionsOf, Pick, Tick, Words } from '../session/inputs'
import classes from '../session/session.module.css'
import type { InfantDraft } from './infant-draft'

interface ToolFormProps {
  readonly draft: InfantDraft
  readonly timeZone: string
}

const places = optionsOf(toolPlaceWords)
const who = optionsOf(coachedByWords)
const intensities = optionsOf(intensityWords)
type Blank = Omit<WantedTool, 'id' | 'startedAt' | 'minutes' | 'cleanedAfter'>
const blank: Blank = {
  ...{ name: '', head: '', place: 'legs', by: 'parent', intensity: 'low', fromAgeWeeks: null },
  ...{ cleanedBefore: false, ownHead: false },
}

/** Seldom, and never a need: bare hands are the usual way. */
export function ToolForm({ draft, timeZone }: ToolFormProps) {
  const { newId, now } = useSession()
  const { session, change } = draft
  const [tool, setTool] = useState<Blank>(blank)
  const set = (part: Partial<Blank>) => setTool({ ...tool, ...part })
  const begin = () => {
    const one = { ...tool, id: newId(), startedAt: now(), minutes: null, cleanedAfter: false }
    if (change({ kind: 'addTool', tool: one })) setTool({ ...tool, cleanedBefore: false })
  }
  return (
    <details className={classes.fold} open={session.tools.length > 0 || undefined}>
      <summary>A massage tool, if one is used</summary>
      <form
        className={classes.part}
        aria-label="A tool"
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        <div className={classes.line}>
          <Words
            label="Tool"
            value={tool.name}
            maxLength={120}
            onChange={(name) => set({ name })}
          />
          <Words
            label="Head"
            value={tool.head}
            maxLength={120}
            onChange={(head) => set({ head })}
          />
          <Amount
            label="Maker’s lowest age"
            unit="weeks"
            value={tool.fromAgeWeeks}
            onChange={(fromAgeWeeks) => set({ fromAgeWeeks })}
          />
        </div>
        <div className={classes.line}>
          <Pick<WantedPlace>
            label="Where it lies"
            value={tool.place}
            options={places}
            onChange={(place) => place !== '' && set({ place })}
          />
          <Pick<CoachedBy>
            label="Who holds it"
            value={tool.by}
            options={who}
            onChange={(by) => by !== '' && set({ by })}
          />
          <Pick<InfantTool['intensity']>
            label="Intensity"
            value={tool.intensity}
            options={intensities}
            onChange={(intensity) => intensity !== '' && set({ intensity })}
          />
        </div>
        <div className={classes.line}>
          <Tick
            label="Head cleaned and dry"
            checked={tool.cleanedBefore}
            onChange={(cleanedBefore) => set({ cleanedBefore })}
          />
          <Tick
            label="This family’s own head"
            checked={tool.ownHead}
            onChange={(ownHead) => set({ ownHead })}
          />
          <Button type="submit" variant="default">
            Begin with the tool
          </Button>
        </div>
      </form>
      {session.tools.length > 0 && (
        <ul className={classes.rows} aria-label="Tools">
          {session.tools.map((row) => (
            <li key={row.id} className={classes.row}>
              <div className={classes.rowHead}>
                <span className={classes.time}>{timeWords(row.startedAt, timeZone)}</span>
                <span className={classes.rowWords}>{row.name}</span>
                <span className={classes.quiet}>{toolPlaceWords[row.place]}</span>
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={`Take out: ${row.name}, ${timeWords(row.startedAt, timeZone)}`}
                  onClick={() => change({ kind: 'removeTool', id: row.id })}
                >
                  Take out
                </Button>
              </div>
              <div className={classes.line}>
                <Amount
                  hidesLabel
                  label={`${row.name}: minutes`}
                  unit="min"
                  value={row.minutes}
                  onChange={(minutes) => change({ kind: 'setTool', id: row.id, set: { minutes } })}
                />
                <Tick
                  label="Cleaned afterwards"
                  checked={row.cleanedAfter}
                  onChange={(cleanedAfter) =>
                    change({ kind: 'setTool', id: row.id, set: { cleanedAfter } })
                  }
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
