import { Button } from '@mantine/core'
import { IconLock, IconLockOpen, IconMessageCheck, IconPin } from '@tabler/icons-react'
import { paths } from '#renderer/app/paths'
import { addressLine } from '#renderer/data/visit-facts'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PersonName } from '#renderer/ui/show/person-name'
import { PhonePlace } from '#renderer/ui/show/phone-place'
import type { DayDecision } from '#shared/domain/route/day-decisions'
import { instantOfMinute } from '#shared/domain/route/day-problem'
import type { StopReason } from '#shared/domain/route/explain-day'
import type { PlannedStop } from '#shared/domain/route/problem'
import { minutesWords } from '#shared/domain/route/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import classes from './route.module.css'
import { slackWords, whyWords } from './stop-list'
import type { DayRoute } from './use-day-route'

interface StopPanelProps {
  readonly route: DayRoute
  readonly stop: PlannedStop
  readonly visitId: string
  readonly reason: StopReason | undefined
  readonly onDecide: (decisions: readonly DayDecision[], said: string) => void
}

/** One stop: why it stands there, what is fixed about it, and its address for the phone. */
export function StopPanel({ route, stop, visitId, reason, onDecide }: StopPanelProps) {
  const { toPlan, decisions, saying, clock, data, visits } = route
  const planned = toPlan?.visits.find(({ id }) => id === visitId)
  const visit = visits.find(({ id }) => id === visitId)
  if (!toPlan || !planned || !visit) return null
  const startAt = instantOfMinute(toPlan, stop.beginMin + planned.setupMin)
  const at = timeWords(startAt, clock.timeZone)
  const lock = decisions.lockedTimes.find((one) => one.visitId === visitId)
  const promise = decisions.promises.find((one) => one.visitId === visitId)
  const client = data.book.people.get(visit.clientId)
  const name = saying.clientOf(visitId)
  return (
    <section className={classes.panel} aria-label={`Stop: ${name}`}>
      <h2>
        <PersonName name={name} wrap />
      </h2>
      <p>
        {minutesWords(planned.setupMin)} to set up, {minutesWords(planned.sessionMin)} session,{' '}
        {minutesWords(planned.packupMin)} to pack up
      </p>
      {reason && <p>{whyWords(reason, route)}</p>}
      {reason && <p>{slackWords(reason, route)}</p>}
      {promise && <p>Told {timeWords(promise.startAt, clock.timeZone)}.</p>}
      <div className={classes.actions}>
        <Button
          variant="default"
          aria-pressed={lock !== undefined}
          leftSection={
            lock ? <IconLockOpen size={18} aria-hidden /> : <IconLock size={18} aria-hidden />
          }
          onClick={() =>
            onDecide(
              [{ kind: 'lockTime', visitId, startAt: lock ? null : startAt }],
              lock ? 'Time unlocked' : `Time locked to ${at}`,
            )
          }
        >
          {lock ? `Unlock ${timeWords(lock.startAt, clock.timeZone)}` : `Lock to ${at}`}
        </Button>
        <Button
          variant="default"
          aria-pressed={promise !== undefined}
          leftSection={<IconMessageCheck size={18} aria-hidden />}
          onClick={() =>
            onDecide(
              [{ kind: 'promise', visitId, startAt: promise ? null : visit.startAt }],
              promise ? 'Not told any more' : 'Kept as told',
            )
          }
        >
          {promise ? 'Not told yet' : `They were told ${timeWords(visit.startAt, clock.timeZone)}`}
        </Button>
        {decisions.order.includes(visitId) && (
          <Button
            variant="default"
            leftSection={<IconPin size={18} aria-hidden />}
            onClick={() => onDecide([{ kind: 'freeInOrder', visitId }], 'Free to go anywhere')}
          >
            Free in the order
          </Button>
        )}
      </div>
      <PhonePlace
        target={{ address: addressLine(client), place: client?.home?.location ?? null }}
      />
      <div className={classes.actions}>
        <LinkButton to={paths.visit} params={{ visitId }} variant="subtle">
          Open the visit
        </LinkButton>
      </div>
    </section>
  )
}
