import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import type { TimeCheck } from '#shared/domain/schedule/check-time'
import { objectionWords, tripWords } from '#shared/domain/schedule/objection-words'
import { dayWords, timeWords } from '#shared/domain/schedule/time-words'
import { clockTimeOf } from '#shared/domain/time/calendar-day'
import classes from './booking.module.css'

interface OverridePanelProps {
  readonly check: TimeCheck | null
  /** Further days of a series that something stands against. */
  readonly days: readonly string[]
  readonly clock: PracticeClock
  readonly changing: boolean
  readonly busy: boolean
  readonly onUse: (startTime: string) => void
  readonly onOverride: (reason: string) => void
  readonly onCancel: () => void
}

/** Said often enough to be offered; anything else is typed. */
const usualReasons = ['Agreed with the client', 'The road is shorter', 'It will be handed over']

/** What stands against the time, a way around it, and going on knowingly, with the reason. */
export function OverridePanel(props: OverridePanelProps) {
  const { timeZone } = props.clock
  const { objections, nearestStartAt } = props.check ?? { objections: [], nearestStartAt: null }
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const overlaps = objections.some((one) => one.kind === 'overlap')
  const confirm = () => {
    setAsked(true)
    if (reason.trim() !== '') props.onOverride(reason.trim())
  }
  return (
    <ConfirmPanel
      title={
        overlaps ? 'You have another visit at this time' : 'Something stands against this time'
      }
      confirmLabel={props.changing ? 'Save it anyway' : 'Book it anyway'}
      cancelLabel="Choose another time"
      busy={props.busy}
      onConfirm={confirm}
      onCancel={props.onCancel}
    >
      <ul className={classes.against}>
        {objections.map((objection) => (
          <li key={objection.kind}>
            {objectionWords(objection, timeZone)}
            {objection.kind === 'travel' && <TripLines trips={objection.trips} />}
          </li>
        ))}
      </ul>
      {props.days.length > 0 && (
        <p>
          Something stands against this time on{' '}
          {listWords(props.days.map((day) => dayWords(day, props.clock.today)))}. The other days are
          free.
        </p>
      )}
      {overlaps && <p>Set-up and pack-up are counted. Both visits will stand in the schedule.</p>}
      {nearestStartAt && (
        <p>
          <Button
            variant="default"
            size="sm"
            onClick={() => props.onUse(clockTimeOf(nearestStartAt, timeZone))}
          >
            Use {timeWords(nearestStartAt, timeZone)} instead
          </Button>
        </p>
      )}
      <TextInput
        label="Why it is booked all the same"
        description="Kept with the visit."
        maxLength={300}
        value={reason}
        error={asked && reason.trim() === '' ? 'Say why in a few words.' : null}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          confirm()
        }}
      />
      <div className={classes.free}>
        {usualReasons.map((usual) => (
          <Button key={usual} variant="subtle" size="compact-sm" onClick={() => setReason(usual)}>
            {usual}
          </Button>
        ))}
      </div>
    </ConfirmPanel>
  )
}

const listWords = (words: readonly string[]): string =>
  words.length > 4
    ? `${words.slice(0, 4).join('; ')} and ${words.length - 4} more days`
    : words.join('; ')

function TripLines({ trips }: Pick<TimeCheck, 'trips'>) {
  const short = [trips.before, trips.after].flatMap((trip) =>
    trip && trip.shortMin > 0 ? [trip] : [],
  )
  return short.map((trip) => (
    <span key={trip.visitId} className={classes.tripLine}>
      {trip === trips.before ? 'Before: ' : 'After: '}
      {tripWords(trip)}
    </span>
  ))
}
