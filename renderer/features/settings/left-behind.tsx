import { Button } from '@mantine/core'
import { useState } from 'react'
import { eraseLeftBehind, leftBehind } from '#renderer/data/commands/keep-records'
import { useSession } from '#renderer/data/session'
import { Section } from '#renderer/ui/page/section'
import { Status } from '#renderer/ui/show/status'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import classes from './settings.module.css'

type At =
  | { readonly at: 'rest' | 'looking' | 'nothing' | 'unreadable' }
  | { readonly at: 'found'; readonly ids: readonly string[]; readonly busy: boolean }
  | { readonly at: 'gone'; readonly count: number }

/** A family that was removed on another laptop leaves its signed notes here until they are removed here too. */
export function LeftBehind() {
  const session = useSession()
  const [going, setGoing] = useState<At>({ at: 'rest' })
  const look = async () => {
    setGoing({ at: 'looking' })
    try {
      const ids = await leftBehind(session.store)
      setGoing(ids.length === 0 ? { at: 'nothing' } : { at: 'found', ids, busy: false })
    } catch {
      setGoing({ at: 'unreadable' })
    }
  }
  const remove = async (ids: readonly string[]) => {
    setGoing({ at: 'found', ids, busy: true })
    const done = await eraseLeftBehind(session, ids)
    if (done.ok) setGoing({ at: 'gone', count: done.value })
  }
  return (
    <Section
      title="Removed on another laptop"
      help="Signed notes and sent pages of a family that was removed elsewhere stay here until you remove them here too."
    >
      <div className={classes.stack}>
        {going.at === 'nothing' && <Status meaning="done">Nothing is left behind here</Status>}
        {going.at === 'gone' && (
          <Status meaning="done">{going.count} records were removed from this laptop</Status>
        )}
        {going.at === 'unreadable' && (
          <Status meaning="attention">
            A record could not be read. Nothing was changed; try once more.
          </Status>
        )}
        {going.at === 'found' ? (
          <ConfirmPanel
            title={
              going.ids.length === 1
                ? 'Remove what is left of 1 person?'
                : `Remove what is left of ${going.ids.length} people?`
            }
            confirmLabel="Remove it here too"
            busy={going.busy}
            onConfirm={() => void remove(going.ids)}
            onCancel={() => setGoing({ at: 'rest' })}
          >
            They were removed on another laptop of this practice. It cannot be taken back.
          </ConfirmPanel>
        ) : (
          <Button variant="default" loading={going.at === 'looking'} onClick={() => void look()}>
            Look for what is left
          </Button>
        )}
      </div>
    </Section>
  )
}
