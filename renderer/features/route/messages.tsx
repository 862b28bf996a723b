import { Button } from '@mantine/core'
import { useState } from 'react'
import { recordAct } from '#renderer/data/audit/record-act'
import type { RouteDay } from '#renderer/data/queries/route-day'
import { useSession } from '#renderer/data/session'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { lateMessage, messageWays } from '#shared/domain/route/late-message'
import { timeWords } from '#shared/domain/schedule/time-words'
import { minutesBetween } from '#shared/domain/time/calendar-day'
import classes from './route.module.css'

/** A client whose time is another one than they know. */
export interface News {
  readonly visitId: string
  readonly clientId: string
  readonly wasAt: string
  readonly isAt: string
}

/** Less than this nobody needs to be told, minutes. */
const worthTellingMin = 5

export const worthTelling = (news: readonly News[]): readonly News[] =>
  news.filter(({ wasAt, isAt }) => Math.abs(minutesBetween(wasAt, isAt)) >= worthTellingMin)

interface MessagesProps {
  readonly news: readonly News[]
  readonly data: RouteDay
  readonly timeZone: string
  readonly therapistName: string
  /** Told: the new time is a promise from now on. */
  readonly onTold: (news: News) => void
  readonly told: (visitId: string) => boolean
}

/** A message for each client whose time changes, to copy or to hand to the phone or mail program. */
export function Messages({ news, data, timeZone, therapistName, onTold, told }: MessagesProps) {
  const list = worthTelling(news)
  if (list.length === 0) return <p className={classes.quiet}>Nobody has to be told anything.</p>
  return (
    <ul className={classes.list} aria-label="Messages">
      {list.map((one) => (
        <Message
          key={one.visitId}
          news={one}
          data={data}
          timeZone={timeZone}
          therapistName={therapistName}
          isTold={told(one.visitId)}
          onTold={() => onTold(one)}
        />
      ))}
    </ul>
  )
}

interface MessageProps extends Omit<MessagesProps, 'news' | 'told' | 'onTold'> {
  readonly news: News
  readonly isTold: boolean
  readonly onTold: () => void
}

function Message({ news, data, timeZone, therapistName, isTold, onTold }: MessageProps) {
  const [copied, setCopied] = useState(false)
  const [refusedBy, setRefusedBy] = useState('')
  const client = data.book.people.get(news.clientId)
  const name = client ? `${client.name.given} ${client.name.family}`.trim() : ''
  const text = lateMessage({
    greeting: client?.name.preferred || client?.name.given || '',
    therapistName,
    wasAt: news.wasAt,
    isAt: news.isAt,
    timeZone,
  })
  const { sms, mail, call, caution } = messageWays(client?.contact ?? null, text)
  const session = useSession()
  const copy = async () => {
    await window.doorstep.call('app.copyText', { text, sensitive: true })
    void recordAct(session, {
      what: 'copied',
      ...(client ? { collection: 'clients', recordId: client.id, clientId: client.id } : {}),
      how: 'message',
    })
    setCopied(true)
  }
  const link = (url: string, label: string) => (
    <Button
      variant="default"
      size="sm"
      onClick={async () => {
        const answer = await window.doorstep.call('app.openExternal', { url })
        setRefusedBy(answer.ok ? '' : label)
      }}
    >
      {label}
    </Button>
  )
  return (
    <li>
      <span className={classes.line}>
        <strong>
          <PersonName name={name} wrap fallback="A client without a name" />
        </strong>
        <span>{timeWords(news.isAt, timeZone)}</span>
      </span>
      <p className={classes.message}>{text}</p>
      {caution && (
        <span>
          <Status meaning="attention" plain>
            {caution}
          </Status>
        </span>
      )}
      {refusedBy && (
        <span role="alert">
          <Status meaning="attention" plain>
            No program on this laptop took it. Copy the message instead.
          </Status>
        </span>
      )}
      <span className={classes.actions}>
        <Button variant="default" size="sm" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
        {sms && link(sms, 'Text')}
        {mail && link(mail, 'Email')}
        {call && link(call, 'Call')}
        {isTold ? (
          <Status meaning="done">Told</Status>
        ) : (
          <Button variant="subtle" size="sm" onClick={onTold}>
            They know now
          </Button>
        )}
      </span>
    </li>
  )
}
