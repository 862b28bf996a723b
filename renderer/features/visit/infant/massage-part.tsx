import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { leftOfLastTime } from '#shared/domain/clinical/body/left-of-last-time'
import { runningRow } from '#shared/domain/clinical/breast/running-rows'
import { minutesOnBaby } from '#shared/domain/clinical/infant/dose'
import { cueLine } from '#shared/domain/clinical/infant/infant-lines'
import { insteadFor, isReady, permissionRefusal } from '#shared/domain/clinical/infant/infant-rules'
import { lastTimesStrokes } from '#shared/domain/clinical/infant/infant-standing'
import { areaOfStroke, type BabyArea } from '#shared/domain/clinical/infant/strokes'
import {
  answerWords,
  areaWords,
  coachedByWords,
  coachTeachBackWords,
  cueResponseWords,
  cueWords,
  infantStateWords,
  infantStrokeWords,
  insteadWords,
} from '#shared/domain/clinical/infant/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import {
  type CoachedBy,
  disengagementCueSchema,
  engagementCueSchema,
  type InfantCueKind,
  type InfantSession,
  type InfantState,
  type InfantStroke,
  type InfantStrokeRow,
} from '#shared/schema/infant-session'
import { Amount, Choices, optionsOf, Pick } from '../session/inputs'
import inputs from '../session/inputs.module.css'
import { LastTime } from '../session/last-time'
import { RunningTime } from '../session/running-time'
import classes from '../session/session.module.css'
import own from './infant.module.css'
import type { InfantDraft } from './infant-draft'
import { ToolForm } from './tool-form'

interface MassagePartProps {
  readonly draft: InfantDraft
  readonly timeZone: string
  /** The signed session before this one; null when there is none. */
  readonly last: InfantSession | null
}

/** Ask, stroke, watch: in whatever order the baby wants it. */
export function MassagePart({ draft, timeZone, last }: MassagePartProps) {
  const { session } = draft
  const [by, setBy] = useState<CoachedBy>('parent')
  return (
    <>
      <AskBaby draft={draft} timeZone={timeZone} />
      <CuePad draft={draft} timeZone={timeZone} />
      <StrokeForm draft={draft} by={by} onBy={setBy} />
      {last && <AsLastTime draft={draft} last={last} by={by} />}
      {session.strokes.length > 0 && <Strokes draft={draft} timeZone={timeZone} />}
      <ToolForm draft={draft} timeZone={timeZone} />
    </>
  )
}

const states = optionsOf(infantStateWords)
const insteads = optionsOf(insteadWords)

function AskBaby({ draft, timeZone }: Omit<MassagePartProps, 'last'>) {
  const { newId, now } = useSession()
  const { session, change } = draft
  const [state, setState] = useState<InfantState | null>(null)
  const last = session.asks.at(-1)
  const refusal = permissionRefusal(session)
  const ask = (answer: 'yes' | 'notNow') => {
    if (state === null) return
    const one = { id: newId(), at: now(), state, answer, instead: null }
    if (!change({ kind: 'addAsk', ask: one })) return
    announce(answerWords[answer])
    setState(null)
  }
  return (
    <div className={classes.part}>
      <Choices
        label={
          session.asks.length === 0
            ? 'Ask the baby: how is the baby now?'
            : 'Ask again: how is the baby now?'
        }
        value={state}
        options={states}
        onChange={setState}
      />
      {state !== null && (
        <div className={classes.line}>
          {isReady(state) && (
            <Button variant="default" onClick={() => ask('yes')}>
              {answerWords.yes}
            </Button>
          )}
          <Button variant="default" onClick={() => ask('notNow')}>
            {answerWords.notNow}
          </Button>
          <span className={classes.quiet}>
            {isReady(state)
              ? 'Hands shown, asked aloud, and the baby looks, reaches or lies loose?'
              : `Not yet. Rather: ${insteadFor[state].map((one) => insteadWords[one].toLowerCase()).join(', ')}.`}
          </span>
        </div>
      )}
      {last && (
        <p className={classes.quiet} role="status">
          {timeWords(last.at, timeZone)} {infantStateWords[last.state]}:{' '}
          {answerWords[last.answer].toLowerCase()}.
        </p>
      )}
      {last?.answer === 'notNow' && (
        <Choices
          label="What is done instead"
          value={last.instead}
          options={[
            ...insteads.filter(({ value }) => insteadFor[last.state].includes(value)),
            ...insteads.filter(({ value }) => !insteadFor[last.state].includes(value)),
          ]}
          onChange={(instead) => change({ kind: 'setAsk', id: last.id, set: { instead } })}
        />
      )}
      {refusal && (refusal.kind === 'paused' || refusal.kind === 'stopped') && (
        <Notice
          meaning="attention"
          title={refusal.kind === 'stopped' ? 'The baby’s stop' : 'The baby asks for a pause'}
        >
          {refusal.kind === 'stopped'
            ? 'That ends it for today. Showing on the doll stays open.'
            : 'Hold, wait, and ask again before the next stroke.'}
        </Notice>
      )}
    </div>
  )
}

const responses = optionsOf(cueResponseWords)

/** One tap a cue, with its time; what was done about the last one is asked beside it. */
function CuePad({ draft, timeZone }: Omit<MassagePartProps, 'last'>) {
  const { newId, now } = useSession()
  const { session, change } = draft
  const last = session.cues.at(-1)
  const tap = (cue: InfantCueKind) => {
    const one = { id: newId(), at: now(), cue, response: null }
    if (change({ kind: 'addCue', cue: one })) announce(`Seen: ${cueWords[cue]}`)
  }
  const keys = (cues: readonly InfantCueKind[], lean: 'toward' | 'away') => (
    <div className={own.keys}>
      {cues.map((cue) => (
        <button
          key={cue}
          type="button"
          className={own.key}
          data-lean={lean}
          onClick={() => tap(cue)}
        >
          {cueWords[cue]}
        </button>
      ))}
    </div>
  )
  return (
    <section className={classes.part} aria-label="Cues">
      <div className={own.pad}>
        <fieldset className={own.cues}>
          <legend className={inputs.legend}>Cue seen: “go on”</legend>
          {keys(engagementCueSchema.options, 'toward')}
        </fieldset>
        <fieldset className={own.cues}>
          <legend className={inputs.legend}>Cue seen: “enough for now”</legend>
          {keys(disengagementCueSchema.options, 'away')}
        </fieldset>
      </div>
      <span role="status" className={classes.quiet}>
        {session.cues.length > 0 && `${session.cues.length} noted`}
      </span>
      {last && (
        <div className={classes.line}>
          <Choices
            label={`${cueLine(last, (at) => timeWords(at, timeZone))}: what was done?`}
            value={last.response}
            options={responses}
            onChange={(response) => change({ kind: 'setCue', id: last.id, set: { response } })}
          />
          <Button variant="subtle" onClick={() => change({ kind: 'removeCue', id: last.id })}>
            Take out the last cue
          </Button>
        </div>
      )}
    </section>
  )
}

const areas = [...new Set(Object.values(areaOfStroke))]
const areaOptions = areas.map((value) => ({ value, label: areaWords[value] }))
const byOptions = optionsOf(coachedByWords)
const strokesOf = (area: BabyArea) =>
  optionsOf(infantStrokeWords).filter(({ value }) => areaOfStroke[value] === area)

interface StrokeFormProps {
  readonly draft: InfantDraft
  readonly by: CoachedBy
  readonly onBy: (by: CoachedBy) => void
}

function StrokeForm({ draft, by, onBy }: StrokeFormProps) {
  const { newId, now } = useSession()
  const [area, setArea] = useState<BabyArea>('legs')
  const [stroke, setStroke] = useState<InfantStroke>('legMilking')
  const chooseArea = (next: BabyArea) => {
    setArea(next)
    setStroke(strokesOf(next)[0]?.value ?? 'gentleMovements')
  }
  const begin = () => {
    const row: InfantStrokeRow = {
      ...{ id: newId(), stroke, by, startedAt: now(), minutes: null, teachBack: null },
    }
    if (draft.change({ kind: 'addStroke', row })) announce(`Begun: ${infantStrokeWords[stroke]}`)
  }
  return (
    <form
      className={classes.part}
      aria-label="A stroke"
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <div className={classes.line}>
        <Pick
          label="Part of the body"
          value={area}
          options={areaOptions}
          onChange={(next) => next !== '' && chooseArea(next)}
        />
        <Pick
          label="Stroke"
          value={stroke}
          options={strokesOf(area)}
          onChange={(next) => next !== '' && setStroke(next)}
        />
        <Choices
          label="Who does it"
          needed
          value={by}
          options={byOptions}
          onChange={(next) => next && onBy(next)}
        />
        <Button type="submit" variant="default">
          Begin this stroke
        </Button>
      </div>
    </form>
  )
}

interface AsLastTimeProps {
  readonly draft: InfantDraft
  readonly last: InfantSession
  readonly by: CoachedBy
}

/** The strokes of last time, to begin one by one: never a state, a cue, minutes or how it went. */
function AsLastTime({ draft, last, by }: AsLastTimeProps) {
  const { newId, now } = useSession()
  const done = draft.session.strokes.map(({ stroke }) => stroke)
  const rest = leftOfLastTime(lastTimesStrokes(last), done, (stroke) => stroke)
  const begin = (index: number) => {
    const stroke = rest[index]
    if (!stroke) return false
    const row = { id: newId(), stroke, by, startedAt: now(), minutes: null, teachBack: null }
    const begun = draft.change({ kind: 'addStroke', row })
    if (begun) announce(`Begun: ${infantStrokeWords[stroke]}`)
    return begun
  }
  return (
    <LastTime
      label="Same strokes as last time"
      help="Strokes only; states, cues and minutes are written anew."
      items={rest.map((stroke) => infantStrokeWords[stroke])}
      onBegin={begin}
    />
  )
}

function Strokes({ draft, timeZone }: Omit<MassagePartProps, 'last'>) {
  const { now } = useSession()
  const { session, change } = draft
  const latest = session.strokes.at(-1)
  return (
    <>
      <ol className={classes.rows} aria-label="Strokes">
        {session.strokes.map((row, index) => (
          <StrokeLine
            key={row.id}
            row={row}
            number={index + 1}
            isLatest={row === latest}
            change={change}
            now={now}
            timeZone={timeZone}
          />
        ))}
      </ol>
      <p className={classes.quiet} role="status">
        {minutesOnBaby(session)} min on the baby so far.
      </p>
    </>
  )
}

const teachBacks = optionsOf(coachTeachBackWords)

interface StrokeLineProps {
  readonly row: InfantStrokeRow
  readonly number: number
  readonly isLatest: boolean
  readonly change: InfantDraft['change']
  readonly now: () => string
  readonly timeZone: string
}

/** One stroke: drawn again only when it itself changes. */
const StrokeLine = memo(function StrokeLine(props: StrokeLineProps) {
  const { row, number, isLatest, change, now, timeZone } = props
  const set = (part: Partial<Omit<InfantStrokeRow, 'id'>>) =>
    change({ kind: 'setStroke', id: row.id, set: part })
  const name = `${infantStrokeWords[row.stroke]}, stroke ${number}`
  const runs = isLatest && runningRow([{ ...row, tolerated: null }], now()) !== null
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <span className={classes.time}>{timeWords(row.startedAt, timeZone)}</span>
        <span className={classes.rowWords}>{infantStrokeWords[row.stroke]}</span>
        <span className={classes.quiet}>{coachedByWords[row.by]}</span>
        {runs && <RunningTime startedAt={row.startedAt} label={`Time of ${name}`} />}
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Take out: ${name}`}
          onClick={() => change({ kind: 'removeStroke', id: row.id })}
        >
          Take out
        </Button>
      </div>
      <div className={classes.line}>
        <Amount
          hidesLabel
          label={`${name}: minutes`}
          unit="min"
          value={row.minutes}
          onChange={(minutes) => set({ minutes })}
        />
        <Pick
          hidesLabel
          label={`${name}: shown back`}
          none="Shown back?"
          value={row.teachBack ?? ''}
          options={teachBacks}
          onChange={(next) => set({ teachBack: next === '' ? null : next })}
        />
      </div>
    </li>
  )
})
