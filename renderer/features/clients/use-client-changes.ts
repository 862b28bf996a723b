import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { archiveClient } from '#renderer/data/commands/archive-client'
import { putHouseholdBack, removeClient } from '#renderer/data/commands/remove-client'
import { useSession } from '#renderer/data/session'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import type { Client } from '#shared/schema/client'

const gone = 'This client is gone already.'

const stillBookedWords = (visits: number): string => {
  if (visits === 0) return ''
  return visits === 1 ? ' 1 visit is still booked.' : ` ${visits} visits are still booked.`
}

/** Setting a household aside, with its undo. Nobody who was visited is ever deleted. */
export function useClientChanges(parent: Client) {
  const session = useSession()
  const navigate = useNavigate()
  const offerUndo = useUndo()
  const parentId = parent.id

  const setAside = async (to: Client['status'], message: string) => {
    const done = await archiveClient(session, { parentId, to })
    if (!done.ok) return announce(gone)
    const back = to === 'archived' ? 'active' : 'archived'
    offerUndo({
      message: to === 'archived' ? `${message}${stillBookedWords(done.value)}` : message,
      undo: async () => {
        await archiveClient(session, { parentId, to: back })
      },
    })
  }

  return {
    archive: () => setAside('archived', 'Client archived. Nothing was deleted.'),
    unarchive: () => setAside('active', 'Client brought back from the archive.'),
    async remove() {
      const removed = await removeClient(session, parentId)
      if (removed.ok) {
        offerUndo({
          message: 'Client removed.',
          undo: async () => {
            await putHouseholdBack(session, removed.value)
            await navigate({ to: paths.client, params: { clientId: parentId } })
          },
        })
        await navigate({ to: paths.clients })
      } else if (removed.refusal === 'gone') announce(gone)
      else if (parent.status === 'archived') {
        offerUndo({
          message: 'Visits or notes are kept for this client, so the record stays in the archive.',
          undo: () => undefined,
        })
      } else {
        await setAside(
          'archived',
          'Visits or notes are kept for this client, so the record was archived, not deleted.',
        )
      }
    },
  }
}
