import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { announce } from '#renderer/ui/tell/announce'
import { leftOfLastTime } from '#shared/domain/clinical/body/left-of-last-time'
import { strokeAsLastTime } from '#shared/domain/clinical/breast/as-last-time'
import { profiles } from '#shared/domain/clinical/breast/protocol'
import { placeWords } from '#shared/domain/clinical/breast/quadrant'
import { pressureWords, techniqueWords } from '#shared/domain/clinical/breast/words'
import type { BreastSession, BreastTechnique, TechniqueRow } from '#shared/schema/breast-session'
import { Choices, optionsOf, Pick } from './inputs'
import { LastTime } from './last-time'
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
      {last && <AsLastTime draft={draft} last={last} />}
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

/** The strokes of last time, to begin one by one; what may not be done today is refused with its reason. */
function AsLastTime({ draft, last }: AsLastTimeProps) {
  const { newId, now } = useSession()
  const rest = leftOfLastTime(last.techniques, draft.session.techniques, ({ technique, side }) =>
    [technique, side].join(' '),
  )
  const begin = (index: number) => {
    const one = rest[index]
    if (!one) return false
    const row = strokeAsLastTime(one, now(), newId())
    const begun = draft.change({ kind: 'addTechnique', row })
    if (begun) announce(`Begun: ${techniqueWords[one.technique]}`)
    return begun
  }
  return (
    <LastTime
      label="Same strokes as last time"
      help="Techniques, sides and pressure only; what you find is written anew."
      items={rest.map(
        ({ technique, side, pressure }) =>
          `${techniqueWords[technique]}, ${sideNames[side].toLowerCase()}, pressure ${pressure}`,
      )}
      onBegin={begin}
    />
  )
}
