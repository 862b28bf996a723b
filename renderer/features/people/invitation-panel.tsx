import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { admitPerson, type Invitation } from '#renderer/data/commands/invite-person'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { QrCode } from '#renderer/ui/show/qr-code'
import { announce } from '#renderer/ui/tell/announce'
import type { Answer } from '#shared/ipc/contract'
import type { Invited } from './invite-form'
import classes from './people.module.css'
import type { PeopleTrouble } from './people-words'
import { Trouble } from './trouble'

type Meeting = Extract<Answer<'people.meeting'>, { ok: true }>['value']

interface InvitationPanelProps {
  readonly invited: Invited
  readonly invitation: Invitation
  readonly onDone: () => void
  /** Nobody was let in: another invitation, for the same person. */
  readonly onAgain: () => void
  /** Whether their laptop is being let in: then leaving the page takes nothing away from under it. */
  readonly onLettingIn: (isOn: boolean) => void
}

const askEveryMs = 1500
const passing: readonly PeopleTrouble[] = [
  'offline',
  'silent',
  'serverTrouble',
  'portal',
  'notCouchDb',
]

/** The code; then the number, when the other laptop has come; then whether it has arrived. */
export function InvitationPanel({
  invited,
  invitation,
  onDone,
  onAgain,
  onLettingIn,
}: InvitationPanelProps) {
  const session = useSession()
  const [staffId] = useState(() => session.newId())
  const { meeting, over, isOutOfReach } = useMeeting()
  const { run, running } = useCommand(admitPerson)
  const [trouble, setTrouble] = useState<PeopleTrouble | null>(null)
  /** They stand in the list already, since their laptop may have its keys. */
  const [isListed, setListed] = useState(false)
  const [hasStopped, setStopped] = useState(false)
  const { name, role } = invited
  const panel = useRef<HTMLDivElement>(null)
  // The form it came from was longer: what is to be read out stands in sight.
  useEffect(() => {
    panel.current?.focus({ preventScroll: true })
    panel.current?.scrollIntoView({ block: 'center' })
  }, [])

  const end = async () => {
    await window.doorstep.call('people.endInvitation')
    onDone()
  }
  const stop = async () => {
    const wasComparing = meeting.at === 'comparing'
    if (!wasComparing) return end()
    setStopped(true)
    await window.doorstep.call('people.endInvitation')
  }
  const letIn = async () => {
    if (meeting.at === 'waiting') return
    setTrouble(null)
    onLettingIn(true)
    const admitted = await run({ staffId, name, role, laptop: meeting.laptop })
    if (admitted.ok) return announce(`${name} is let in.`)
    if (admitted.refusal === 'unsure') setListed(true)
    else onLettingIn(isListed)
    setTrouble(admitted.refusal)
  }
  if (meeting.at === 'arrived')
    return (
      <div className={classes.stack}>
        <Notice meaning="done" title={`${name} has joined the practice`}>
          Their laptop has its keys and an account of its own.{' '}
          {meeting.cleared
            ? 'The code, the place where the two laptops met and its account are gone from the server.'
            : 'The place where the two laptops met could not be taken off the server just now: the next invitation does so.'}
        </Notice>
        <div>
          <Button autoFocus onClick={() => void end()}>
            Done
          </Button>
        </div>
      </div>
    )
  if (hasStopped)
    return (
      <div className={classes.stack}>
        <Trouble trouble="differs" />
        <After onAgain={onAgain} onDone={onDone} />
      </div>
    )
  if (over && (meeting.at === 'letIn' || isListed))
    return (
      <div className={classes.stack}>
        <div role="alert">
          <Notice meaning="attention" title="The invitation is over">
            {meeting.at === 'letIn'
              ? 'Their laptop was let in and has not said that it arrived.'
              : 'Their laptop may have been let in: the server did not answer.'}{' '}
            If it shows the practice, all is well; if not, let {name} leave in the list, and invite
            anew.
          </Notice>
        </div>
        <div>
          <Button autoFocus onClick={() => void end()}>
            Close
          </Button>
        </div>
      </div>
    )
  if (over)
    return (
      <div className={classes.stack}>
        <Trouble trouble={over} />
        <After onAgain={onAgain} onDone={() => void end()} />
      </div>
    )
  return (
    <div ref={panel} tabIndex={-1} className={classes.stack}>
      {meeting.at === 'waiting' ? (
        <Code invitation={invitation} name={name} />
      ) : (
        <>
          <p>
            A laptop came with the code. Ask <bdi>{name}</bdi> to read out the number on their
            screen. It has to be:
          </p>
          <p
            className={classes.number}
            role="status"
            aria-label={`Check number ${meeting.checkNumber}`}
          >
            {meeting.checkNumber.slice(0, 3)} {meeting.checkNumber.slice(3)}
          </p>
        </>
      )}
      {isOutOfReach && !trouble && (
        <div role="alert">
          <Notice meaning="attention" title="The server is out of reach">
            The invitation still stands. Check that this laptop is online, and signed in to its
            Wi-Fi; Doorstep then goes on by itself.
          </Notice>
        </div>
      )}
      {trouble && <Trouble trouble={isListed ? 'unsure' : trouble} />}
      {meeting.at === 'letIn' && <ProgressLine label="Waiting for their laptop to arrive" />}
      <div className={classes.actions}>
        {meeting.at === 'comparing' && (
          <Button loading={running} onClick={() => void letIn()}>
            Same number: let them in
          </Button>
        )}
        {meeting.at !== 'letIn' && (
          <Button variant="default" disabled={running} onClick={() => void stop()}>
            {meeting.at === 'waiting' ? 'Take the invitation back' : 'Another number: stop'}
          </Button>
        )}
      </div>
    </div>
  )
}

function After({ onAgain, onDone }: Pick<InvitationPanelProps, 'onAgain' | 'onDone'>) {
  return (
    <div className={classes.actions}>
      <Button autoFocus onClick={onAgain}>
        Invite again
      </Button>
      <Button variant="default" onClick={onDone}>
        Close
      </Button>
    </div>
  )
}

function Code({ invitation, name }: { readonly invitation: Invitation; readonly name: string }) {
  const { code, text, expiresAt } = invitation
  const [copied, setCopied] = useState(false)
  const until = new Date(expiresAt).toLocaleTimeString('en-US', {
    hour: 'numeric',
    minute: '2-digit',
  })
  const address = text.slice(text.lastIndexOf(' ') + 1)
  return (
    <div className={classes.invitation}>
      <div className={classes.stack}>
        <p>
          On the other laptop, <bdi>{name}</bdi> opens Doorstep, chooses “Join a practice” and types
          this code and the server. Good until {until}, for one laptop. Keep this page open: locking
          Doorstep ends the invitation.
        </p>
        <p className={classes.code}>{code}</p>
        <dl className={classes.facts}>
          <dt>Server</dt>
          <dd>{address}</dd>
        </dl>
        <div className={classes.actions}>
          <Button
            variant="default"
            onClick={() => {
              void window.doorstep.call('app.copyText', { text, sensitive: true })
              setCopied(true)
              announce('Copied. It is taken off the clipboard again after a minute.')
            }}
          >
            {copied ? 'Copied' : 'Copy code and server'}
          </Button>
        </div>
        <ProgressLine label="Waiting for their laptop" />
      </div>
      <QrCode text={text} label="The invitation, for a camera" />
    </div>
  )
}

function useMeeting() {
  const [meeting, setMeeting] = useState<Meeting>({ at: 'waiting' })
  const [over, setOver] = useState<PeopleTrouble | null>(null)
  const [isOutOfReach, setOutOfReach] = useState(false)
  const shown = useRef(meeting.at)
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const answer = await window.doorstep.call('people.meeting')
      if (stopped) return
      if (answer.ok) {
        setMeeting(answer.value)
        setOutOfReach(false)
        if (shown.current !== answer.value.at && answer.value.at === 'comparing')
          announce('A laptop came with the code. Compare the number.')
        shown.current = answer.value.at
        if (answer.value.at === 'arrived') return
      } else if (passing.includes(answer.refusal.code)) setOutOfReach(true)
      else return setOver(answer.refusal.code)
      timer = setTimeout(() => void ask(), askEveryMs)
    }
    void ask()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [])
  return { meeting, over, isOutOfReach }
}
