import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import type { Answer } from '#shared/ipc/contract'
import type { SetUpStep } from '#shared/ipc/server-contract'
import { LinkPlaces } from './link-places'
import { PresentServer } from './present-server'
import { ServerForm } from './server-form'
import { SetUpList } from './set-up-list'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

interface ServerSectionProps {
  readonly isSample: boolean
}

export function ServerSection({ isSample }: ServerSectionProps) {
  return (
    <SettingsSection
      title="Server"
      lead="Doorstep works without one. With a server of your own, a second laptop holds the same practice, and what one laptop has is not lost with it. The server keeps everything encrypted and can read nothing."
    >
      {isSample ? (
        <Notice
          meaning="waiting"
          title="The sample stays on this laptop"
          action={
            <Button
              variant="default"
              onClick={() => void window.doorstep.call('app.openProfile', { profile: 'practice' })}
            >
              Go to my practice
            </Button>
          }
        >
          It is made up, so there is nothing to carry to another laptop. In your own practice you
          set the server here.
        </Notice>
      ) : (
        <OwnServer />
      )}
    </SettingsSection>
  )
}

type Server = Answer<'server.state'>['server']

/** What the main process knows of the server; read again on `read`. */
function useServerState() {
  const [server, setServer] = useState<Server | 'reading' | 'failed'>('reading')
  const read = useCallback(async () => {
    try {
      setServer((await window.doorstep.call('server.state')).server)
    } catch {
      setServer('failed')
    }
  }, [])
  useEffect(() => void read(), [read])
  return { server, read }
}

function OwnServer() {
  const { sync } = useSession()
  const { server, read } = useServerState()
  const [changing, setChanging] = useState(false)
  const [steps, setSteps] = useState<readonly SetUpStep[] | null>(null)
  const room = useRef<HTMLDivElement>(null)
  // The form or the question goes away with the button that was pressed: reading starts here.
  const toTop = () => room.current?.focus()
  const begin = async (done: readonly SetUpStep[] | null) => {
    setSteps(done)
    setChanging(false)
    await read()
    await sync.restart()
    toTop()
    announce('The server is set. Your records go there now.')
  }
  const stop = async () => {
    setSteps(null)
    await read()
    await sync.restart()
    toTop()
    announce('This laptop does not use the server any more.')
  }
  if (server === 'reading') return <LoadingState />
  if (server === 'failed') {
    return (
      <ErrorState
        title="The settings of the server could not be read"
        safe="Nothing was changed. Your records are on this laptop."
        action={{ label: 'Try again', onAction: () => void read() }}
      />
    )
  }
  return (
    <div ref={room} tabIndex={-1} className={classes.room}>
      {steps && <SetUpList steps={steps} />}
      {server === null ? (
        <>
          <NoServer />
          <ServerForm address="" onDone={begin} onSteps={setSteps} />
        </>
      ) : (
        <PresentServer
          server={server}
          changing={changing}
          onChange={() => setChanging(true)}
          onStopped={stop}
        />
      )}
      {server !== null && !changing && <LinkPlaces />}
      {server !== null && changing && (
        <Section
          title="Set the server up again"
          help="Mends what is missing there, or moves this laptop to another account. What is on the server stays."
        >
          <ServerForm
            address={server.address}
            onDone={begin}
            onSteps={setSteps}
            onCancel={() => setChanging(false)}
          />
        </Section>
      )}
    </div>
  )
}

function NoServer() {
  return (
    <details className={classes.about}>
      <summary className={classes.summary}>What kind of server, and where from?</summary>
      <p>
        A CouchDB, version 3 or newer: free software that runs on a small rented machine or one of
        your own. Whoever looks after your computers can set one up in an hour; how is written in
        docs/server.md, beside the program’s source.
      </p>
      <p>
        In short, for them: finished as a single node; reached by https, with a certificate of a
        public authority; and nothing in front of it that holds back answers (nginx does, unless
        proxy_buffering is off). You need its address, and once the administrator’s name and
        password.
      </p>
      <p>
        A provider who only stores encrypted data may still count as a business associate under
        HIPAA: ask before you rent one.
      </p>
    </details>
  )
}
