import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { Notice } from '#renderer/ui/show/notice'
import type { BabyFacts } from '#shared/domain/clinical/infant/infant-rules'
import { plainOils } from '#shared/domain/clinical/infant/oil-rules'
import { readBabyTemperature } from '#shared/domain/clinical/infant/read-temperature'
import {
  infantSkinWords,
  navelWords,
  parentGoalWords,
  reactionWords,
} from '#shared/domain/clinical/infant/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { celsiusOf, fahrenheitOf } from '#shared/domain/supplies/heat-rules'
import { addMinutes, minutesBetween } from '#shared/domain/time/calendar-day'
import type { InfantOil, InfantSession } from '#shared/schema/infant-session'
import { Amount, Choices, ManyChoices, optionsOf, Pick, Words } from '../session/inputs'
import classes from '../session/session.module.css'
import { DaysAtHome } from './days-at-home'
import type { InfantDraft } from './infant-draft'

interface BeforePartProps {
  readonly sheet: VisitSheet
  readonly draft: InfantDraft
  readonly facts: BabyFacts
  readonly last: { readonly session: InfantSession; readonly sessionAt: string } | null
}

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const
const asYesNo = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no')
const fromYesNo = (value: 'yes' | 'no' | null) => (value === null ? null : value === 'yes')
const scales = [
  { value: 'F', label: '°F' },
  { value: 'C', label: '°C' },
] as const
const skins = optionsOf(infantSkinWords)
const navels = optionsOf(navelWords)
const goals = optionsOf(parentGoalWords)
const reactions = optionsOf(reactionWords)

const inScale = (celsius: number, scale: 'C' | 'F'): number =>
  scale === 'C' ? celsius : fahrenheitOf(celsius)

/** What is asked and looked at before anybody touches the baby. */
export function BeforePart({ sheet, draft, facts, last }: BeforePartProps) {
  const { session, change } = draft
  return (
    <>
      {(last || session.days.length > 0) && (
        <DaysAtHome
          {...{ sheet, draft, facts }}
          agreed={last?.session.home ?? null}
          since={last?.sessionAt ?? null}
        />
      )}
      <Feed {...{ sheet, draft, facts }} />
      <div className={classes.line}>
        <Choices
          label="Skin"
          value={session.skin}
          options={skins}
          onChange={(skin) => change({ kind: 'set', set: { skin } })}
        />
      </div>
      {session.skin !== null && session.skin !== 'clear' && (
        <Words
          label="Where on the skin"
          value={session.skinWhere}
          maxLength={300}
          onChange={(skinWhere) => change({ kind: 'set', set: { skinWhere } })}
        />
      )}
      <div className={classes.line}>
        <Choices
          label="Vaccine in the last 48 hours"
          value={asYesNo(session.vaccineWithin48h)}
          options={yesNo}
          onChange={(next) => change({ kind: 'set', set: { vaccineWithin48h: fromYesNo(next) } })}
        />
        <Choices
          label="Navel"
          value={session.navel}
          options={navels}
          onChange={(navel) => change({ kind: 'set', set: { navel } })}
        />
      </div>
      <Temperatures draft={draft} facts={facts} />
      <Oil {...{ sheet, draft }} last={last?.session ?? null} />
      <ManyChoices
        label="What the family hopes for"
        values={session.goals}
        options={goals}
        onChange={(chosen) => change({ kind: 'set', set: { goals: chosen } })}
      />
    </>
  )
}

function Feed({ sheet, draft, facts }: Omit<BeforePartProps, 'last'>) {
  const { now } = useSession()
  const { session, change } = draft
  const [typed, setTyped] = useState<number | null>(null)
  const { timeZone } = sheet.visit
  const write = () => {
    if (typed === null || typed < 0) return
    const fedAt = addMinutes(now(), -Math.min(typed, 1440))
    if (change({ kind: 'set', set: { fedAt } })) setTyped(null)
  }
  const settled = session.fedAt ? addMinutes(session.fedAt, facts.fedMin) : null
  const wait = settled !== null && minutesBetween(now(), settled) > 0
  return (
    <form
      className={classes.line}
      aria-label="Last feed"
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      <Amount
        key={session.fedAt ?? ''}
        label="Last feed ended"
        unit="min ago"
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" variant="default">
        Write down the feed
      </Button>
      <span className={classes.quiet}>
        {session.fedAt
          ? `Fed until ${timeWords(session.fedAt, timeZone)}${wait && settled ? `; wait until ${timeWords(settled, timeZone)}` : ', settled'}.`
          : `Wait ${facts.fedMin} minutes after a feed.`}
      </span>
    </form>
  )
}

function Temperatures({ draft, facts }: TemperatureProps) {
  const { session, change } = draft
  const [typed, setTyped] = useState<number | null>(null)
  const [scale, setScale] = useState<'F' | 'C'>('F')
  const [problem, setProblem] = useState('')
  const write = () => {
    const read = readBabyTemperature(typed, scale)
    if (!read.ok) return setProblem(read.refusal)
    setProblem('')
    change({ kind: 'set', set: { temperatureC: read.value } })
  }
  const setRoom = (room: number | null) => {
    const roomC = room === null || scale === 'C' ? room : celsiusOf(room)
    // The first digit of 75 °F is no room yet.
    if (roomC !== null && scale === 'F' && roomC < 0) return false
    return change({ kind: 'set', set: { roomC } })
  }
  const known = session.temperatureC ?? facts.temperatureC
  return (
    <form
      className={classes.part}
      aria-label="Temperature"
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      <div className={classes.line}>
        <Amount label="Temperature, if taken" decimals={1} value={typed} onChange={setTyped} />
        <Choices
          label="Scale"
          needed
          value={scale}
          options={scales}
          onChange={(next) => next && setScale(next)}
        />
        <Button type="submit" variant="default">
          Write down the temperature
        </Button>
        <span className={classes.quiet}>
          {known === null ? 'Not measured today.' : `Last: ${known.toFixed(1)} °C.`}
        </span>
      </div>
      {problem && (
        <p role="alert" className={classes.quiet}>
          {problem}
        </p>
      )}
      <div className={classes.line}>
        <Amount
          key={scale}
          label="Room"
          unit={`°${scale}`}
          decimals={1}
          value={session.roomC === null ? null : inScale(session.roomC, scale)}
          onChange={(room) => setRoom(room)}
        />
        <span className={classes.quiet}>24 to 27 °C (75 to 81 °F).</span>
      </div>
    </form>
  )
}

interface TemperatureProps {
  readonly draft: InfantDraft
  readonly facts: BabyFacts
}

interface OilProps {
  readonly sheet: VisitSheet
  readonly draft: InfantDraft
  readonly last: InfantSession | null
}

/** Which oil, checked against everybody's allergies in this home before it is written down. */
function Oil({ sheet, draft, last }: OilProps) {
  const { session, change } = draft
  const { oil } = session
  const [own, setOwn] = useState('')
  const id = useId()
  const inCatalog = [...sheet.items.values()].filter(
    ({ item, active }) => active && item?.category === 'oil',
  )
  const options = [
    { value: 'none', label: 'No oil' },
    ...plainOils.map((name) => ({ value: `plain:${name}`, label: name })),
    ...inCatalog.map((entry) => ({ value: `item:${entry.id}`, label: `${entry.name} (yours)` })),
  ]
  const chosen =
    oil === null
      ? ''
      : oil.name === ''
        ? 'none'
        : oil.itemId
          ? `item:${oil.itemId}`
          : plainOils.some((name) => name === oil.name)
            ? `plain:${oil.name}`
            : ''
  const take = (name: string, itemId: string | null): boolean =>
    change({ kind: 'set', set: { oil: { name, itemId, patchTested: null, reaction: null } } })
  const choose = (value: string) => {
    if (value === 'none') take('', null)
    else if (value.startsWith('plain:')) take(value.slice(6), null)
    else if (value.startsWith('item:')) {
      const entry = sheet.items.get(value.slice(5))
      if (entry) take(entry.name.slice(0, 120), entry.id)
    } else change({ kind: 'set', set: { oil: null } })
  }
  const set = (part: Partial<InfantOil>) =>
    oil && change({ kind: 'set', set: { oil: { ...oil, ...part } } })
  const before = last?.oil
  return (
    <section className={classes.part} aria-label="Oil" aria-describedby={id}>
      <div className={classes.line}>
        <Pick
          label="Which oil"
          none="Not chosen"
          value={chosen}
          options={options}
          onChange={choose}
        />
        <Words label="Another oil, as on its label" value={own} maxLength={120} onChange={setOwn} />
        <Button
          variant="default"
          disabled={own.trim() === ''}
          onClick={() => take(own.trim(), null) && setOwn('')}
        >
          Check and take it
        </Button>
        {oil === null && before && before.name !== '' && (
          <Button variant="default" onClick={() => take(before.name, before.itemId)}>
            Same as last time: {before.name}
          </Button>
        )}
      </div>
      <p id={id} className={classes.quiet}>
        {oil && oil.name !== '' && chosen === '' ? `Chosen: ${oil.name}. ` : ''}
        Plain, cold pressed, without scent. Checked against the allergies of everybody at home.
      </p>
      {oil && oil.name !== '' && (
        <div className={classes.line}>
          <Choices
            label="Tried on a small spot"
            value={asYesNo(oil.patchTested)}
            options={yesNo}
            onChange={(next) => set({ patchTested: fromYesNo(next) })}
          />
          <Choices
            label="Reaction"
            value={oil.reaction}
            options={reactions}
            onChange={(reaction) => set({ reaction })}
          />
        </div>
      )}
      {oil?.reaction && oil.reaction !== 'none' && (
        <Notice meaning="attention" title="Wash the oil off">
          Stop here, tell the caregiver whom to call, and write it into the baby’s allergies.
        </Notice>
      )}
    </section>
  )
}
