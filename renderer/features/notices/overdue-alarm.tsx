import { Button } from '@mantine/core'
import { IconBellRinging } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { advanceVisit } from '#renderer/data/commands/advance-visit'
import { fullName } from '#renderer/data/queries/client-directory'
import { type NoticesGround, noticesGround } from '#renderer/data/queries/notices'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import {
  type Fine,
  type Overdue,
  overdueNow,
  planNotices,
} from '#shared/domain/notices/plan-notices'
import { minutesWords } from '#shared/domain/schedule/time-words'
import { addMinutes, minutesBetween } from '#shared/domain/time/calendar-day'
import { keepFine, readFine } from './fine'
import classes from './overdue-alarm.module.css'

const fineForMin = 30

/**
 * Asks whether all is well when a visit runs over, over every page; and hands the times on to the
 * system, which tells them when nobody looks at Doorstep.
 */
export function OverdueAlarm() {
  const clock = usePracticeClock()
  return clock && <Watching clock={clock} />
}

function Watching({ clock }: { readonly clock: PracticeClock }) {
  const session = useSession()
  const live = useLive(noticesGround, session.staffId, clock.today, clock.timeZone)
  const [fine, setFine] = useState<Fine | null>(readFine)
  useSystemNotices(live.value, fine, clock.now)
  if (!live.value) return null
  const overdue = overdueNow({ ...live.value, fine }, clock.now)
  if (!overdue) return null
  const goOn = () => {
    const next = { visitId: overdue.visit.id, untilAt: addMinutes(session.now(), fineForMin) }
    keepFine(next)
    setFine(next)
    announce('Good. You are asked again in 30 minutes.')
  }
  return (
    <Asking
      key={overdue.level}
      overdue={overdue}
      ground={live.value}
      now={clock.now}
      onFine={goOn}
    />
  )
}

/** What was due a moment ago is sent along: the system knows what it has told already. */
const stillSentMin = 1

function useSystemNotices(ground: NoticesGround | undefined, fine: Fine | null, now: string): void {
  const planned = useMemo(() => (ground ? planNotices({ ...ground, fine }) : null), [ground, fine])
  const since = addMinutes(now, -stillSentMin)
  const text = planned && JSON.stringify(planned.filter(({ at }) => at > since).slice(0, 300))
  useEffect(() => {
    if (text === null) return
    // Refused where Doorstep is being locked just now: main keeps what it has.
    void window.doorstep.call('notices.set', { notices: JSON.parse(text) })
  }, [text])
}

interface AskingProps {
  readonly overdue: Overdue
  readonly ground: NoticesGround
  readonly now: string
  readonly onFine: () => void
}

function Asking({ overdue, ground, now, onFine }: AskingProps) {
  const session = useSession()
  const [problem, setProblem] = useState(false)
  const { visit, level } = overdue
  const client = ground.people.get(visit.clientId)
  const over = minutesWords(Math.max(1, minutesBetween(visit.endAt, now)))
  const left = async () => {
    const done = await advanceVisit(session, { visitId: visit.id, kind: 'left' })
    setProblem(!done.ok)
  }
  return (
    <section
      className={classes.alarm}
      data-level={level}
      aria-label="Overdue visit"
      role={level === 'insistent' ? 'alert' : 'status'}
    >
      <IconBellRinging size={24} stroke={1.75} aria-hidden className={classes.icon ?? ''} />
      <div className={classes.words}>
        <p className={classes.title}>
          {level === 'insistent' ? 'Are you all right?' : 'Still there?'}
        </p>
        <p className={classes.detail}>
          The visit with{' '}
          <PersonName name={client ? fullName(client.name) : ''} fallback="your client" strong />{' '}
          should have ended {over} ago.
        </p>
        {level === 'insistent' && <WhoToCall {...ground.settings} />}
        {problem && (
          <p className={classes.detail}>
            That could not be written down here: open the visit and log it there.
          </p>
        )}
      </div>
      <div className={classes.actions}>
        <Button onClick={onFine}>I am fine, 30 more minutes</Button>
        <Button variant="default" onClick={() => void left()}>
          I have left
        </Button>
        <LinkButton to={paths.visit} params={{ visitId: visit.id }} variant="subtle">
          Open visit
        </LinkButton>
      </div>
    </section>
  )
}

function WhoToCall({ callName, callPhone }: NoticesGround['settings']) {
  const dial = () => void window.doorstep.call('app.openExternal', { url: `tel:${callPhone}` })
  return (
    <p className={classes.call}>
      {callName || callPhone ? (
        <>
          Call <PersonName name={callName} fallback="for help" strong />{' '}
          {callPhone && (
            <Button variant="default" size="compact-md" onClick={dial}>
              {callPhone}
            </Button>
          )}
        </>
      ) : (
        'Nobody to call is named yet: name somebody under Settings, Notices.'
      )}{' '}
      In danger, call 911.
    </p>
  )
}
