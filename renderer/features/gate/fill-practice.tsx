import '#renderer/ui/theme/all.css'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { registerLaptop } from '#renderer/data/commands/register-laptop'
import { hasArrived } from '#renderer/data/queries/arrival'
import type { Session } from '#renderer/data/session'
import { type SyncStatus, syncOff } from '#renderer/data/sync/status'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { troubleWords } from '#shared/domain/sync/trouble-words'
import { AskServer } from './ask-server'
import classes from './gate.module.css'
import { GateFrame } from './gate-frame'

interface FillPracticeProps {
  readonly session: Session
  /** Let in by a code: there was no laptop file. */
  readonly joined?: boolean
  readonly onFilled: () => void
}

type Server = 'asking' | 'none' | 'set'

/** The keys are here; the records are on their way. Nobody can work before the first of them have come. */
export default function FillPractice({ session, joined, onFilled }: FillPracticeProps) {
  const [server, setServer] = useState<Server>('asking')
  const [status, setStatus] = useState<SyncStatus>(syncOff)
  const filled = useRef(onFilled)
  filled.current = onFilled

  useEffect(() => {
    void window.doorstep
      .call('server.state')
      .then((state) => setServer(state.server === null ? 'none' : 'set'))
  }, [])
  useEffect(() => {
    const subscription = session.sync.status$.subscribe(setStatus)
    return () => subscription.unsubscribe()
  }, [session])
  useEffect(() => {
    let done = false
    const subscription = hasArrived(session).subscribe((arrived) => {
      if (!arrived || done) return
      done = true
      void registerLaptop(session).finally(() => filled.current())
    })
    return () => subscription.unsubscribe()
  }, [session])

  const begin = async () => {
    setServer('set')
    await session.sync.restart()
  }
  if (server === 'none') return <AskServer onSet={() => void begin()} />
  const trouble = status.trouble && troubleWords[status.trouble]
  const { progress } = status
  return (
    <GateFrame
      title="Bringing your records to this laptop"
      lead="Your practice opens as soon as the first of them are here; the rest follow while you work."
      promise="What you enter is encrypted before it leaves this laptop. Your server can read nothing of it."
    >
      <div className={classes.stack}>
        {trouble ? (
          <>
            <div role="alert">
              <Notice meaning="attention" title={trouble.what}>
                {trouble.safe} {trouble.todo}
              </Notice>
            </div>
            <div className={classes.actions}>
              <Button size="lg" onClick={() => void session.sync.askAgain()}>
                Try now
              </Button>
              <Button variant="subtle" onClick={() => setServer('none')}>
                Another server or account
              </Button>
            </div>
          </>
        ) : status.phase === 'upToDate' ? (
          <>
            <div role="alert">
              <Notice
                meaning="attention"
                title="There are no records of this practice on the server"
              >
                Your other laptop has perhaps not sent them yet. Let it sync; they come here by
                themselves then. Nothing was lost.
              </Notice>
            </div>
            <div className={classes.actions}>
              <Button variant="subtle" onClick={() => setServer('none')}>
                Another server or account
              </Button>
            </div>
          </>
        ) : (
          <ProgressLine
            label="Receiving"
            {...(progress?.direction === 'receiving'
              ? {
                  ...{ value: progress.done, max: progress.total },
                  note: `${progress.done.toLocaleString('en-US')} of ${progress.total.toLocaleString('en-US')} ${progress.what}`,
                }
              : {})}
          />
        )}
        {!joined && (
          <p className={classes.hint}>
            The laptop file is not needed any more: delete it, and empty the trash of the stick.
            Nobody can open it without your passphrase.
          </p>
        )}
      </div>
    </GateFrame>
  )
}
