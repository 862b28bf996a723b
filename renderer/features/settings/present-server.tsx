import { Button } from '@mantine/core'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { useSession } from '#renderer/data/session'
import { useSyncStatus } from '#renderer/data/sync/use-sync-status'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { pendingWords, standingSentence } from '#shared/domain/sync/badge-words'
import { troubleWords } from '#shared/domain/sync/trouble-words'
import classes from './settings.module.css'

interface PresentServerProps {
  readonly server: { readonly address: string; readonly userName: string }
  /** The form below is open. */
  readonly changing: boolean
  readonly onChange: () => void
  readonly onStopped: () => Promise<void>
}

/** The server this laptop uses, how it stands, and what can be done about it. */
export function PresentServer({ server, changing, onChange, onStopped }: PresentServerProps) {
  const { sync } = useSession()
  const [stopping, setStopping] = useState(false)
  const check = () => {
    void sync.askAgain()
    announce('Asking the server again.')
  }
  return (
    <Section title="This laptop’s server">
      <div className={classes.stack}>
        <div className={classes.wide}>
          <KeyValues>
            <KeyValue label="Address">{server.address}</KeyValue>
            <KeyValue label="This laptop’s account">{server.userName}</KeyValue>
          </KeyValues>
        </div>
        <Standing />
        <p>A second laptop is added in Laptop and server.</p>
        <div className={classes.actions}>
          <Button variant={changing || stopping ? 'default' : 'filled'} onClick={check}>
            Check again
          </Button>
          <LinkButton to={paths.sync} variant="default">
            Laptop and server
          </LinkButton>
          {!changing && (
            <Button variant="default" onClick={onChange}>
              Set up again
            </Button>
          )}
          {!stopping && (
            <Button variant="default" onClick={() => setStopping(true)}>
              Stop syncing on this laptop
            </Button>
          )}
        </div>
        {stopping && <Stopping onCancel={() => setStopping(false)} onStopped={onStopped} />}
      </div>
    </Section>
  )
}

function Standing() {
  const session = useSession()
  const status = useSyncStatus()
  const clock = usePracticeClock()
  const moment = {
    now: clock?.now ?? session.now(),
    timeZone: clock?.timeZone ?? session.timeZone(),
  }
  const told = status.trouble === null ? null : troubleWords[status.trouble]
  if (status.phase === 'off') return null
  return (
    <div className={classes.wide} aria-live="polite">
      {told ? (
        <Notice meaning={told.needsYou ? 'attention' : 'waiting'} title={told.what}>
          <p>{told.safe}</p>
          {told.todo && <p>{told.todo}</p>}
        </Notice>
      ) : (
        <p>{standingSentence(status, moment)}</p>
      )}
    </div>
  )
}

interface StoppingProps {
  readonly onCancel: () => void
  readonly onStopped: () => Promise<void>
}

function Stopping({ onCancel, onStopped }: StoppingProps) {
  const pending = pendingWords(useSyncStatus())
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState(false)
  const stop = async () => {
    setBusy(true)
    const answer = await window.doorstep.call('server.forget')
    setBusy(false)
    setRefused(!answer.ok)
    if (answer.ok) await onStopped()
  }
  return (
    <div className={classes.wide}>
      <ConfirmPanel
        title="Stop syncing on this laptop?"
        confirmLabel="Stop syncing"
        cancelLabel="Go on syncing"
        busy={busy}
        onConfirm={() => void stop()}
        onCancel={onCancel}
      >
        <p>
          Every record stays on this laptop, and what is on the server stays there. This laptop
          forgets the address and its account; changes made on other laptops do not come here any
          more.
        </p>
        {pending && <p>{pending} would not reach the server.</p>}
        {refused && (
          <div role="alert">
            <Notice meaning="attention" title="That was not kept">
              The disk did not take it. Everything is as it was. Free some space and try again.
            </Notice>
          </div>
        )}
      </ConfirmPanel>
    </div>
  )
}
