import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { announce } from '#renderer/ui/tell/announce'
import { strokesAsLastTime } from '#shared/domain/clinical/breast/as-last-time'
import { profiles } from '#shared/domain/clinical/breast/protocol'
import { placeWords } from '#shared/domain/clinical/breast/quadrant'
import { pressureWords, techniqueWords } from '#shared/domain/clinical/breast/words'
import type { BreastSession, BreastTechnique, TechniqueRow } from '#shared/schema/breast-session'
import { Choices, optionsOf, Pick } from './inputs'
import classes from './session.module.css'
import { TechniqueRowLine } from './technique-row'
import type { BreastDraft } from './use-breast-draft'

interface TechniquesStageProps {
  readonly draft: BreastDraft
  readonly timeZone: string
  readonly siteId: string
  readonly onSite: (siteId: string) => void
  /** The signed session before this one; null when there is none. */
  readonly last: BreastSession | null
}

const allTechniques = optionsOf(techniqueWords)
const sideNames = { left: 'Left side', right: 'Right side', both: 'Both sides' } as const

/** Strokes in the order they were made. Beginning one ends the one before it. */
export function TechniquesStage(props: TechniquesStageProps) {
  const { draft, timeZone, siteId, onSite, last } = props
  const { session, change } = draft
  const { now } = useSession()
  const latest = session.techniques.at(-1)
  return (
    <div className={classes.part}>
      <StrokeForm draft={draft} siteId={siteId} onSite={onSite} />
      {session.techniques.length === 0 && last && last.techniques.length > 0 && (
        <AsLastTime draft={draft} last={last} />
      )}
      {session.techniques.length > 0 && (
        <ol className={classes.rows} aria-label="Strokes">
          {session.techniques.map((row, index) => (
            <TechniqueRowLine
              key={row.id}
              row={row}
              number={index + 1}
              // A row is drawn again for its own site alone.
              site={session.sites.find(({ id }) => id === row.siteId) ?? null}
              isLatest={row === latest}
              change={change}
              now={now}
              timeZone={timeZone}
            />
          ))}
        </ol>
      )}
    </div>
  )
}

type Where = 'left' | 'right' | 'both' | string

function StrokeForm({ draft, siteId, onSite }: Omit<TechniquesStageProps, 'timeZone' | 'last'>) {
  const { session, change } = draft
  const { newId, now } = useSession()
  const { protocol, sites } = session
  const profile = profiles[protocol.profile]
  const most = Math.min(protocol.pressureMost, profile.pressureMost)
  const [technique, setTechnique] = useState<BreastTechnique>('lymphTrunk')
  const [pressure, setPressure] = useState(1)
  const [side, setSide] = useState<TechniqueRow['side']>('both')
  const form = useRef<HTMLFormElement>(null)
  const techniques = allTechniques.filter(({ value }) => !profile.without.includes(value))
  const site = sites.find(({ id }) => id === siteId)
  const places = [
    ...sites.map((one, index) => ({ value: one.id, label: `${index + 1}: ${placeWords(one)}` })),
    ...optionsOf(sideNames),
  ]
  const choosePlace = (where: Where) => {
    if (where === 'left' || where === 'right' || where === 'both') {
      setSide(where)
      onSite('')
    } else onSite(where)
  }
  const begin = () => {
    const row: TechniqueRow = {
      ...{ id: newId(), technique, pressure, startedAt: now() },
      ...{ side: site?.side ?? side, siteId: site?.id ?? '' },
      ...{ minutes: null, softened: null, tolerated: null, skinAfter: null },
    }
    if (change({ kind: 'addTechnique', row })) announce(`Begun: ${techniqueWords[technique]}`)
  }
  return (
    <form
      ref={form}
      className={classes.part}
      aria-label="A stroke"
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <div className={classes.line}>
        <Pick
          label="Technique"
          value={technique}
          options={techniques}
          onChange={(next) => next !== '' && setTechnique(next)}
        />
        <Pick
          label="Where"
          value={site ? site.id : side}
          options={places}
          onChange={(next) => next !== '' && choosePlace(next)}
        />
      </div>
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
          Begin this stroke
        </Button>
      </div>
    </form>
  )
}

interface AsLastTimeProps {
  readonly draft: BreastDraft
  readonly last: BreastSession
}

/**
 * What was done last time, as settings to begin from: technique, side and pressure. Never what was found
 * and never how it went; what may not be done today is left out and said.
 */
function AsLastTime({ draft, last }: AsLastTimeProps) {
  const { newId, now } = useSession()
  const [left, setLeft] = useState<readonly string[]>([])
  const take = () => {
    const refused = strokesAsLastTime(last, now(), newId).filter(
      (row) => !draft.change({ kind: 'addTechnique', row }),
    )
    setLeft(refused.map(({ technique }) => techniqueWords[technique]))
  }
  return (
    <div className={classes.line}>
      <Button variant="default" onClick={take}>
        Same strokes as last time
      </Button>
      <span className={classes.quiet}>
        {left.length > 0
          ? `Left out: ${left.join(', ')}.`
          : 'Techniques, sides and pressure only; what you find is written anew.'}
      </span>
    </div>
  )
}
