import { Button } from '@mantine/core'
import { useState } from 'react'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { shortDateWords } from '#shared/domain/clients/words'
import { homeTotal, mostMinutes } from '#shared/domain/clinical/infant/dose'
import type { BabyFacts } from '#shared/domain/clinical/infant/infant-rules'
import { addDays, dayOf } from '#shared/domain/time/calendar-day'
import type { HomeDay, HomePractice } from '#shared/schema/infant-session'
import { Amount, Tick } from '../session/inputs'
import classes from '../session/session.module.css'
import own from './infant.module.css'
import type { InfantDraft } from './infant-draft'

interface DaysAtHomeProps {
  readonly sheet: VisitSheet
  readonly draft: InfantDraft
  readonly facts: BabyFacts
  /** What was agreed at the visit before; null where nothing was. */
  readonly agreed: HomePractice | null
  readonly since: string | null
}

/** Days shown at first; those before come one by one. */
const shownDays = 7
const mostDays = 92

/** What came of it at home: minutes a day, and if the family likes sleep and crying. */
export function DaysAtHome({ sheet, draft, facts, agreed, since }: DaysAtHomeProps) {
  const { visit } = sheet
  const { session, change } = draft
  const today = dayOf(visit.startAt, visit.timeZone)
  const from = since ? dayOf(since, visit.timeZone) : addDays(today, -shownDays)
  const [count, setCount] = useState(shownDays)
  const [diary, setDiary] = useState(
    session.days.some(({ sleepHours, cryingMin }) => sleepHours !== null || cryingMin !== null),
  )
  const asked = Array.from({ length: count }, (_, index) => addDays(today, -index - 1)).filter(
    (day) => day >= from,
  )
  const days = [...new Set([...asked, ...session.days.map(({ day }) => day)])].toSorted().reverse()
  const total = homeTotal(session.days, agreed, facts.ageDays)
  const more = days.length < mostDays && addDays(today, -count - 1) >= from
  return (
    <section className={own.home} aria-label="At home since the last visit">
      <h3 className={classes.partTitle}>At home since the last visit</h3>
      <p className={classes.quiet} role="status">
        {total.agreedADay === null
          ? 'Nothing was agreed. '
          : `Agreed: ${total.agreedADay} min a day. `}
        {total.days > 0 &&
          `Told: ${total.minutes} min on ${total.days} ${total.days === 1 ? 'day' : 'days'}. `}
        {total.over > 0 &&
          `On ${total.over} more than ${mostMinutes(facts.ageDays)} min: talk about it.`}
      </p>
      {days.length === 0 && <p className={classes.quiet}>No full day has passed since.</p>}
      <table className={own.days} hidden={days.length === 0}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Massage</th>
            {diary && <th scope="col">Sleep</th>}
            {diary && <th scope="col">Crying</th>}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const words = shortDateWords(day, today)
            const told = session.days.find((one) => one.day === day)
            const set = (part: Partial<Omit<HomeDay, 'day'>>) =>
              change({ kind: 'setDay', day, set: part })
            return (
              <tr key={day}>
                <th scope="row">{words}</th>
                <td>
                  <Amount
                    hidesLabel
                    label={`Massage on ${words}`}
                    unit="min"
                    value={told?.massageMin ?? null}
                    onChange={(massageMin) => set({ massageMin })}
                  />
                </td>
                {diary && (
                  <td>
                    <Amount
                      hidesLabel
                      label={`Sleep on ${words}`}
                      unit="h"
                      decimals={1}
                      value={told?.sleepHours ?? null}
                      onChange={(sleepHours) => set({ sleepHours })}
                    />
                  </td>
                )}
                {diary && (
                  <td>
                    <Amount
                      hidesLabel
                      label={`Crying on ${words}`}
                      unit="min"
                      value={told?.cryingMin ?? null}
                      onChange={(cryingMin) => set({ cryingMin })}
                    />
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={classes.line}>
        <Tick label="Also sleep and crying" checked={diary} onChange={setDiary} />
        {more && (
          <Button variant="subtle" onClick={() => setCount(count + 7)}>
            Days before that
          </Button>
        )}
      </div>
    </section>
  )
}
