import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { profiles } from '#shared/domain/clinical/breast/protocol'
import { elapsedMin } from '#shared/domain/clinical/breast/running-rows'
import { warmUpLine } from '#shared/domain/clinical/breast/session-lines'
import { isInflamed } from '#shared/domain/clinical/breast/technique-rules'
import {
  isMeasured,
  isWarm,
  readTemperature,
  temperatureRefusalWords,
} from '#shared/domain/clinical/breast/warm-up-rules'
import { measuredByWords, warmSkinWords, warmUpWords } from '#shared/domain/clinical/breast/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { heatLimits, rangeWords, temperatureWords } from '#shared/domain/supplies/heat-rules'
import { minutesBetween } from '#shared/domain/time/calendar-day'
import type { WarmUp } from '#shared/schema/breast-session'
import { Amount, Choices, optionsOf, Pick, Tick, Words } from './inputs'
import { RunningTime } from './running-time'
import classes from './session.module.css'
import type { BreastDraft } from './use-breast-draft'

interface WarmUpStageProps {
  readonly draft: BreastDraft
  readonly timeZone: string
  /** What was used last time; its warmth is measured anew. */
  readonly last: WarmUp['method'] | null
}

const methodOptions = optionsOf(warmUpWords)
const measuredOptions = optionsOf(measuredByWords)
const skinOptions = optionsOf(warmSkinWords)
const comfortOptions = [
  { value: 'yes', label: 'Comfortable' },
  { value: 'no', label: 'Not comfortable' },
] as const
const scaleOptions = [
  { value: 'F', label: '°F' },
  { value: 'C', label: '°C' },
] as const

/** What is laid on before the hands: measured, tried, timed, and looked under. */
export function WarmUpStage({ draft, timeZone, last }: WarmUpStageProps) {
  const { session, change } = draft
  return (
    <div className={classes.part}>
      {session.sites.some(isInflamed) && (
        <Notice meaning="stop" title="No warmth today">
          A site is red, warm or broken. A cold pack with a cloth between is open, at most 10
          minutes an hour.
        </Notice>
      )}
      <WarmUpForm draft={draft} last={last} />
      {session.warmUps.length > 0 && (
        <ul className={classes.rows} aria-label="Warm-up">
          {session.warmUps.map((warmUp) => (
            <WarmUpRow key={warmUp.id} warmUp={warmUp} change={change} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </div>
  )
}

interface WarmUpFormProps {
  readonly draft: BreastDraft
  readonly last: WarmUp['method'] | null
}

function WarmUpForm({ draft, last }: WarmUpFormProps) {
  const { session, change } = draft
  const { newId, now } = useSession()
  const without = profiles[session.protocol.profile].withoutWarmUp
  const options = methodOptions.filter(({ value }) => !without.includes(value))
  const [method, setMethod] = useState<WarmUp['method']>(
    last && !without.includes(last) ? last : 'warmCloth',
  )
  const [typed, setTyped] = useState<number | null>(null)
  const [scale, setScale] = useState<'C' | 'F'>('F')
  const [measuredBy, setMeasuredBy] = useState<WarmUp['measuredBy']>(null)
  const [wristChecked, setWrist] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const measured = isMeasured(method)
  const limits = heatLimits[method === 'heatedMassager' ? 'massager' : 'cloth']
  const add = () => {
    const read = typed === null || !measured ? null : readTemperature(typed, scale)
    if (read && !read.ok) return setProblem(temperatureRefusalWords(read.refusal))
    setProblem('')
    const warmUp: WarmUp = {
      ...{ id: newId(), method, measuredBy: measured ? measuredBy : null, startedAt: now() },
      temperatureC: read ? read.value : null,
      wristChecked: measured && wristChecked,
      ...{ comfortable: null, minutes: null, skinAfter: null, reason: measured ? reason : '' },
    }
    if (!change({ kind: 'addWarmUp', warmUp })) return
    setTyped(null)
    setWrist(false)
    setReason('')
  }
  return (
    <form
      className={classes.part}
      aria-label="Warm-up"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Choices
        label={last === method ? 'How, as last time' : 'How'}
        needed
        value={method}
        options={options}
        onChange={(next) => next && setMethod(next)}
      />
      {measured && (
        <>
          <div className={classes.line}>
            <Amount
              key={session.warmUps.length}
              label="Temperature"
              decimals={1}
              value={typed}
              onChange={setTyped}
            />
            <Choices
              label="Scale"
              needed
              value={scale}
              options={scaleOptions}
              onChange={(next) => next && setScale(next)}
            />
            <Pick
              label="Measured by"
              none="Not noted"
              value={measuredBy ?? ''}
              options={measuredOptions}
              onChange={(next) => setMeasuredBy(next === '' ? null : next)}
            />
            <Tick label="Tried on my wrist" checked={wristChecked} onChange={setWrist} />
          </div>
          <p className={classes.quiet}>
            {rangeWords(limits.targetC)}, never above {temperatureWords(limits.lockedMaxC)}; at most{' '}
            {limits.mostMin} minutes. Measure again after each reheating.
          </p>
          <Words
            label="Reason, when it is warmer than usual"
            value={reason}
            maxLength={300}
            onChange={setReason}
          />
        </>
      )}
      {problem && (
        <div role="alert">
          <Notice meaning="attention" title="This was not written down">
            {problem}
          </Notice>
        </div>
      )}
      <div>
        <Button type="submit" variant="default">
          {method === 'none' ? 'Write down' : 'Lay it on'}
        </Button>
      </div>
    </form>
  )
}

interface WarmUpRowProps {
  readonly warmUp: WarmUp
  readonly change: BreastDraft['change']
  readonly timeZone: string
}

const longestMin = 60

const WarmUpRow = memo(function WarmUpRow({ warmUp, change, timeZone }: WarmUpRowProps) {
  const { now } = useSession()
  const set = (part: Partial<Omit<WarmUp, 'id'>>) =>
    change({ kind: 'setWarmUp', id: warmUp.id, set: part })
  const { method, startedAt, minutes } = warmUp
  const runs =
    method !== 'none' && minutes === null && minutesBetween(startedAt, now()) < longestMin
  const name = warmUpWords[method]
  const limit = isMeasured(method)
    ? heatLimits[method === 'heatedMassager' ? 'massager' : 'cloth'].mostMin
    : 10
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <span className={classes.rowWords}>
          {warmUpLine(warmUp, (at) => timeWords(at, timeZone))}
        </span>
        {warmUp.comfortable === false && <Status meaning="attention">Not comfortable</Status>}
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Take out: ${name}`}
          onClick={() => change({ kind: 'removeWarmUp', id: warmUp.id })}
        >
          Take out
        </Button>
      </div>
      {method !== 'none' && (
        <div className={classes.line}>
          {runs && (
            <>
              <RunningTime
                startedAt={startedAt}
                label={`${name}: time`}
                mostMin={limit}
                everyMin={2}
                reminder="Look at the skin now."
              />
              <Button
                variant="default"
                onClick={() => set({ minutes: Math.min(limit, elapsedMin(startedAt, now()) ?? 1) })}
              >
                Take it off
              </Button>
            </>
          )}
          <Amount
            label="Minutes"
            unit="min"
            value={minutes}
            onChange={(value) => set({ minutes: value })}
          />
          <Choices
            label="How it feels"
            value={warmUp.comfortable === null ? null : warmUp.comfortable ? 'yes' : 'no'}
            options={comfortOptions}
            onChange={(value) => set({ comfortable: value === null ? null : value === 'yes' })}
          />
          {isWarm(method) && (
            <Choices
              label="Skin after"
              value={warmUp.skinAfter}
              options={skinOptions}
              onChange={(skinAfter) => set({ skinAfter })}
            />
          )}
        </div>
      )}
    </li>
  )
})
