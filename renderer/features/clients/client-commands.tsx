import { IconTableImport, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { firstValueFrom } from 'rxjs'
import { paths } from '#renderer/app/paths'
import { clientDirectory } from '#renderer/data/queries/client-directory'
import { useSession } from '#renderer/data/session'
import { useOwnRole } from '#renderer/data/use-own-role'
import { matching, useCommandSource } from '#renderer/ui/commands/command-source'
import { hiddenParent } from '#renderer/ui/show/hide-names'
import { isRoomFor } from '#shared/domain/practice/roles'

/** More than this is better looked for in the list of clients. */
const shownMost = 8

/**
 * Adds the clients to Ctrl/Cmd+K; shows nothing. It also has the directory read while the screen is
 * idle, so that the first key typed into any search finds it there.
 */
export function ClientCommands() {
  const { store } = useSession()
  const navigate = useNavigate()
  const imports = isRoomFor(useOwnRole(), paths.importClients)
  useEffect(() => {
    let subscription: { unsubscribe(): void } | undefined
    const begin = requestIdleCallback(
      () => {
        subscription = clientDirectory(store).subscribe({
          // The list of clients says it; the palette only finds nobody.
          error: () => undefined,
        })
      },
      { timeout: 3000 },
    )
    return () => {
      cancelIdleCallback(begin)
      subscription?.unsubscribe()
    }
  }, [store])
  useCommandSource('clients', async (query) => {
    if (query === '') return []
    const directory = await firstValueFrom(clientDirectory(store))
    const meant = directory.byId.get(hiddenParent(query) ?? '')
    const found = meant ? [meant] : directory.search(query)
    const active = found.filter((entry) => entry.status === 'active')
    return [...active, ...found.filter((entry) => entry.status === 'archived')]
      .slice(0, shownMost)
      .map((entry) => ({
        id: `client-${entry.id}`,
        group: 'Clients' as const,
        label: entry.name || 'No name yet',
        detail: entry.status === 'archived' ? 'Archived' : entry.place,
        icon: IconUser,
        run: () => void navigate({ to: paths.client, params: { clientId: entry.id } }),
      }))
  })
  useCommandSource('import-clients', (query) =>
    matching(
      !imports
        ? []
        : [
            {
              id: 'import-clients',
              group: 'Do',
              label: 'Import clients',
              detail: 'From a CSV or vCard file',
              icon: IconTableImport,
              run: () => void navigate({ to: paths.importClients }),
            },
          ],
      query,
    ),
  )
  return null
}
