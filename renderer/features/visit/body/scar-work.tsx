import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { workedMin } from '#shared/domain/clinical/body/body-standing'
import { firstBound, type HandsOnFacts } from '#shared/domain/clinical/body/facts'
import { toleratedWords } from '#shared/domain/clinical/body/words'
import { pressureWords } from '#shared/domain/clinical/breast/words'
import type { ScarChange } from '#shared/domain/clinical/scar/change-scar'
import {
  hasPainRisen,
  scarBound,
  scarPressureMost,
  scarUsualMin,
  scarWorkRefusalWords,
} from '#shared/domain/clinical/scar/scar-rules'
import {
  homeTaughtWords,
  scarSkinWords,
  scarTechniqueWords,
  textureWords,
} from '#shared/domain/clinical/scar/words'
import type { ScarRow, ScarSession, ScarTechnique } from '#shared/schema/scar-session'
import { Choices, optionsOf, Pick, Words } from '../session/inputs'
import classes from '../session/session.module.css'
import { WorkLine } from '../session/work-line'
import type { ScarDraft } from './draft-kinds'

interface ScarWorkProps {
  readonly draft: ScarDraft
  readonly facts: HandsOnFacts
  readonly timeZone: string
  /** The signed session before this one; null when there is none. */
  readonly last: ScarSession | null
}

const techniques = optionsOf(scarTechniqueWords)

/** Why no hands come near the scar today, in words; null when they may. */
export const scarClosed = (facts: HandsOnFacts): string | null => {
  if (!facts.cesarean) return scarWorkRefusalWords({ kind: 'noCesarean' })
  if (facts.daysSinceBirth === null) return scarWorkRefusalWords({ kind: 'dayUnknown' })
  const bound = firstBound(facts, ['allMassage', 'bodyMassage']) ?? scarBound('around', facts)
  return bound?.reason ?? null
}
const textures = optionsOf(textureWords)

/** What was done around the scar or on it, in order. Beginning one ends the one before it. */
export function ScarWork({ draft, facts, timeZone, last }: ScarWorkProps) {
  const { part, change } = draft
  const latest = part.rows.at(-1)
  const minutes = workedMin(part.rows)
  const none = scarClosed(facts)
  return (
    <div className={classes.part}>
      {none ? (
        <Notice meaning="stop" title="No hands at the scar today">
          {none}
        </Notice>
      ) : (
        <ScarForm draft={draft} facts={facts} last={last} />
      )}
      {part.rows.length > 0 && (
        <ol className={classes.rows} aria-label="What was done">
          {part.rows.map((row, index) => (
            <ScarRowLine
              key={row.id}
              row={row}
              number={index + 1}
              isLatest={row === latest}
              painBefore={part.painBefore}
              change={change}
              timeZone={timeZone}
            />
          ))}
        </ol>
      )}
      {minutes > scarUsualMin && (
        <Notice meaning="attention" title={`${minutes} minutes at the scar`}>
          Ten are usual in one visit. If more is meant, it stands in the note.
        </Notice>
      )}
    </div>
  )
}

function ScarForm({ draft, facts, last }: Omit<ScarWorkProps, 'timeZone'>) {
  const { change } = draft
  const { newId, now } = useSession()
  const before = last?.rows.at(-1)
  const open = techniques.filter(({ value }) => scarBound(value, facts) === null)
  const [technique, setTechnique] = useState<ScarTechnique>(before?.scarTechnique ?? 'around')
  const [texture, setTexture] = useState(before?.texture ?? null)
  const [pressure, setPressure] = useState(1)
  const shut = techniques.filter(({ value }) => scarBound(value, facts) !== null)
  const chosen = open.some(({ value }) => value === technique) ? technique : 'around'
  const most = scarPressureMost(facts)
  const begin = () => {
    const row: ScarRow = {
      ...{ id: newId(), scarTechnique: chosen, pressure: Math.min(pressure, most) },
      texture: chosen === 'desensitize' ? texture : null,
      ...{ startedAt: now(), minutes: null, painDuring: null, tolerated: null, skinAfter: null },
      skinClosed: true,
    }
    if (change({ kind: 'addRow', row })) announce(`Begun: ${scarTechniqueWords[chosen]}`)
  }
  return (
    <form
      className={classes.part}
      aria-label="Work at the scar"
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <Choices
        label="Where and how"
        needed
        value={chosen}
        options={open}
        onChange={(next) => next && setTechnique(next)}
      />
      {shut.length > 0 && (
        <p className={classes.quiet}>
          Not today: {shut.map(({ label }) => label.toLowerCase()).join('; ')}.{' '}
          {scarBound(shut[0]?.value ?? 'around', facts)?.reason}
        </p>
      )}
      {chosen === 'desensitize' && (
        <Choices label="Texture" value={texture} options={textures} onChange={setTexture} />
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

interface ScarRowLineProps {
  readonly row: ScarRow
  readonly number: number
  readonly isLatest: boolean
  readonly painBefore: number | null
  readonly change: (change: ScarChange) => boolean
  readonly timeZone: string
}

const tolerated = optionsOf(toleratedWords)
const skins = optionsOf(scarSkinWords)
const pains = Array.from({ length: 11 }, (_, value) => ({
  value: String(value),
  label: `Pain ${value}`,
}))

const ScarRowLine = memo(function ScarRowLine(props: ScarRowLineProps) {
  const { row, number, isLatest, painBefore, change, timeZone } = props
  const { now } = useSession()
  const set = (part: Partial<Omit<ScarRow, 'id'>>) =>
    change({ kind: 'setRow', id: row.id, set: part })
  const name = `Work ${number}`
  const runs = isLatest && row.minutes === null && row.tolerated !== 'stopped'
  const texture = row.texture ? `, ${textureWords[row.texture].toLowerCase()}` : ''
  return (
    <WorkLine
      {...{ row, name, runs, now, timeZone }}
      title={scarTechniqueWords[row.scarTechnique]}
      detail={`pressure ${row.pressure}${texture}`}
      marks={
        <>
          {hasPainRisen(row, painBefore) && <Status meaning="stop">Pain rose: stop</Status>}
          {(row.skinAfter === 'red' || row.skinAfter === 'broken') && (
            <Status meaning="stop">Skin changed: stop</Status>
          )}
        </>
      }
      onMinutes={(minutes) => set({ minutes })}
      onTakeOut={() => change({ kind: 'removeRow', id: row.id })}
    >
      <Pick
        hidesLabel
        label={`${name}: pain meanwhile`}
        none="Pain meanwhile?"
        value={row.painDuring === null ? '' : String(row.painDuring)}
        options={pains}
        onChange={(next) => set({ painDuring: next === '' ? null : Number(next) })}
      />
      <Pick
        hidesLabel
        label={`${name}: how it was taken`}
        none="Taken?"
        value={row.tolerated ?? ''}
        options={tolerated}
        onChange={(next) => set({ tolerated: next === '' ? null : next })}
      />
      <Pick
        hidesLabel
        label={`${name}: skin after`}
        none="Skin after?"
        value={row.skinAfter ?? ''}
        options={skins}
        onChange={(next) => set({ skinAfter: next === '' ? null : next })}
      />
    </WorkLine>
  )
})

const taught = optionsOf(homeTaughtWords)

/** What she does herself until the next visit, and whether she showed it back. */
export function ScarHome({ draft }: { readonly draft: ScarDraft }) {
  const { part, change } = draft
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>At home</h3>
      <Words
        label="What she does until next time"
        value={part.homeCare}
        maxLength={2000}
        onChange={(homeCare) => change({ kind: 'set', set: { homeCare } })}
      />
      <Choices
        label="Shown back"
        value={part.homeCareTaught}
        options={taught}
        onChange={(homeCareTaught) => change({ kind: 'set', set: { homeCareTaught } })}
      />
    </div>
  )
}
