import { Button } from '@mantine/core'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { lostEdits } from '#renderer/data/queries/lost-edits'
import { useSession } from '#renderer/data/session'
import type { Trouble } from '#renderer/data/sync/status'
import { useSyncStatus } from '#renderer/data/sync/use-sync-status'
import { useIsOut } from '#renderer/data/use-is-out'
import { useLive } from '#renderer/data/use-live'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { Alerts } from './alerts'
import { ClashesSection } from './clashes-section'
import { HistorySection } from './history-section'
import { LaptopsSection } from './laptops-section'
import { SetAsideSection } from './set-aside-section'
import { StandingSection } from './standing-section'
import { useMoment } from './use-moment'

/** Trying again would change nothing. */
const mendedInSettings: ReadonlySet<Trouble> = new Set([
  'passwordRefused',
  'noDatabase',
  'notAllowed',
])

/** Where everything is: this laptop and the server, what waits for a person, and what was decided. */
export function SyncPage() {
  const { sync } = useSession()
  const status = useSyncStatus()
  const moment = useMoment()
  const isOut = useIsOut()
  const edits = useLive(lostEdits)
  const hasServer = status.phase !== 'off'
  // Syncing starts anew with new keys: what is being asked about a laptop meanwhile stays on the screen.
  const [hadServer, setHadServer] = useState(hasServer)
  if (hasServer && !hadServer) setHadServer(true)
  const mended = status.trouble !== null && mendedInSettings.has(status.trouble)
  const retry = () => {
    void sync.askAgain()
    announce('Asking the server now.')
  }
  const tryNow = (variant: 'filled' | 'default') => (
    <Button variant={variant} onClick={retry}>
      Try now
    </Button>
  )
  const settings = (label: string, variant: 'filled' | 'default', section = 'server') => (
    <LinkButton to={paths.settingsSection} params={{ section }} variant={variant}>
      {label}
    </LinkButton>
  )
  const primary = () => {
    if (isOut) return settings('Save a backup', 'filled', 'backup')
    if (hasServer && !mended) return tryNow('filled')
    return settings(hasServer ? 'Set the server up again' : 'Set up a server', 'filled')
  }
  return (
    <PageFrame
      title="Laptop and server"
      width="read"
      actions={
        hasServer &&
        isOut === false &&
        (mended ? tryNow('default') : settings('Change the server', 'default'))
      }
      primary={isOut === null ? undefined : primary()}
    >
      <StandingSection status={status} moment={moment} isOut={isOut === true} />
      <Alerts alerts={status.alerts} moment={moment} />
      {(hasServer || edits.status === 'failed') && (
        <Reading
          of={[edits]}
          what="What is to decide"
          safe="Nothing was changed. Both sides of every change are kept."
          label="Looking for what to decide"
        />
      )}
      {edits.value && (hasServer || edits.value.toDecide.length > 0) && (
        <ClashesSection edits={edits.value.toDecide} moment={moment} />
      )}
      <SetAsideSection rows={status.quarantine} moment={moment} isOut={isOut === true} />
      {hadServer && isOut === false && <LaptopsSection moment={moment} />}
      {edits.value && <HistorySection edits={edits.value.history} moment={moment} />}
    </PageFrame>
  )
}
