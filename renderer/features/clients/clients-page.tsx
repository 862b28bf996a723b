import { IconUsers } from '@tabler/icons-react'
import { Outlet, useMatchRoute, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { paths } from '#renderer/app/paths'
import {
  type ClientDirectory,
  clientDirectory,
  type DirectoryEntry,
} from '#renderer/data/queries/client-directory'
import { useLive } from '#renderer/data/use-live'
import { useOwnRole } from '#renderer/data/use-own-role'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { LinkButton } from '#renderer/ui/page/link-button'
import { ListDetail } from '#renderer/ui/page/list-detail'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { hiddenParent } from '#renderer/ui/show/hide-names'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { isRoomFor } from '#shared/domain/practice/roles'
import { ClientRow, useRowFacts } from './client-row'
import { ListToolbar, type Shown } from './list-toolbar'

/** All households: found by typing, read beside the list; the form takes the whole page. */
export function ClientsPage() {
  const clock = usePracticeClock()
  const directory = useLive(clientDirectory)
  const match = useMatchRoute()
  const filling = match({ to: paths.newClient }) || match({ to: paths.editClient })
  if (filling) return <Outlet />
  if (!clock || directory.value === undefined) {
    return (
      <Reading
        of={[clock, directory]}
        what="The list of clients"
        label="Opening your clients"
        page="Clients"
      />
    )
  }
  if (directory.value.byId.size === 0) return <NoClients />
  return <Clients clock={clock} directory={directory.value} />
}

function useNewClient() {
  const navigate = useNavigate()
  useShortcut('n', 'Add a client', () => void navigate({ to: paths.newClient }))
}

function NoClients() {
  useNewClient()
  const role = useOwnRole()
  return (
    <PageFrame title="Clients">
      <EmptyState
        title="No clients yet"
        icon={IconUsers}
        action={
          <>
            <LinkButton to={paths.newClient}>
              {role === 'office' ? 'Add the first client' : 'Add your first client'}
            </LinkButton>{' '}
            {isRoomFor(role, paths.importClients) && (
              <LinkButton to={paths.importClients} variant="default">
                Import clients
              </LinkButton>
            )}
          </>
        }
      >
        {role === 'office'
          ? 'Here you will find each family of the practice: who they are, where they live and how to get in. A name is enough to begin with.'
          : 'Here you will find each family you visit: where they live and how to get in, the parent, the babies, allergies and the care team. A name is enough to begin with.'}
      </EmptyState>
    </PageFrame>
  )
}

interface ClientsProps {
  readonly clock: PracticeClock
  readonly directory: ClientDirectory
}

function Clients({ clock, directory }: ClientsProps) {
  useNewClient()
  const navigate = useNavigate()
  const { clientId } = useParams({ strict: false })
  const [text, setText] = useState('')
  const [shown, setShown] = useState<Shown>('active')
  const facts = useRowFacts(clock)
  const items = useMemo(() => {
    const meant = directory.byId.get(hiddenParent(text) ?? '')
    const found = meant ? [meant] : directory.search(text)
    return found.filter((entry) => entry.status === shown)
  }, [directory, text, shown])
  const archived = useMemo(
    () => directory.parents.filter((entry) => entry.status === 'archived').length,
    [directory],
  )
  const select = (id: string) =>
    void navigate({ to: paths.client, params: { clientId: id }, replace: clientId !== undefined })
  const step = (by: 1 | -1) => {
    const at = items.findIndex((entry) => entry.id === clientId)
    const next = items[at < 0 ? 0 : Math.max(0, Math.min(items.length - 1, at + by))]
    if (next) select(next.id)
  }
  return (
    <ListDetail<DirectoryEntry>
      label="Clients"
      items={items}
      itemKey={(entry) => entry.id}
      renderItem={(entry) => <ClientRow entry={entry} facts={facts} />}
      selectedKey={clientId ?? null}
      onSelect={select}
      onClose={() => void navigate({ to: paths.clients })}
      rowHeight={76}
      toolbar={
        <ListToolbar
          text={text}
          onText={setText}
          found={items.length}
          shown={shown}
          onShown={setShown}
          archived={archived}
          onStep={step}
        />
      }
      empty={<NothingFound text={text} shown={shown} onEmpty={() => setText('')} />}
      detail={clientId === undefined ? null : <Outlet />}
      nothingChosen="Choose a client to see who and where they are, or type a name."
    />
  )
}

function NothingFound(props: {
  readonly text: string
  readonly shown: Shown
  readonly onEmpty: () => void
}) {
  if (props.text.trim() === '') {
    return props.shown === 'archived' ? (
      <p>No archived clients.</p>
    ) : (
      <p>All your clients are archived. Choose “Archived” above to see them.</p>
    )
  }
  return (
    <p>
      {props.shown === 'archived'
        ? 'No archived client matches.'
        : 'Nobody matches. Try part of a name, a baby’s name, the street or the last digits of the phone.'}
    </p>
  )
}
