import { IconStethoscope } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { careTeams } from '#renderer/data/queries/care-teams'
import { allProviders } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import { useOwnRole } from '#renderer/data/use-own-role'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { SearchField } from '#renderer/ui/fields/search-field'
import { LinkButton } from '#renderer/ui/page/link-button'
import { ListDetail } from '#renderer/ui/page/list-detail'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { PersonName } from '#renderer/ui/show/person-name'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { plainText, plainWords } from '#shared/domain/clients/plain-words'
import { careRoleWords } from '#shared/domain/clients/words'
import type { Provider } from '#shared/schema/provider'
import { ProviderDetail } from './provider-detail'
import { ProviderEditor } from './provider-editor'
import classes from './providers.module.css'

const newId = 'new'
type Shown = 'listed' | 'setAside'

/** The practice's directory of those who care for the same families. */
export function ProvidersPage() {
  const providers = useLive(allProviders)
  const { providerId } = useParams({ strict: false })
  const navigate = useNavigate()
  useShortcut(
    'n',
    'Add a provider',
    () => void navigate({ to: paths.provider, params: { providerId: newId } }),
  )
  if (providers.value === undefined) {
    return (
      <Reading
        of={[providers]}
        what="The list of providers"
        label="Opening your providers"
        page="Providers"
      />
    )
  }
  if (providers.value.length === 0 && providerId !== newId) return <NoProviders />
  return <Directory providers={providers.value} chosen={providerId ?? null} />
}

function NoProviders() {
  const isOffice = useOwnRole() === 'office'
  return (
    <PageFrame title="Providers">
      <EmptyState
        title="No providers yet"
        icon={IconStethoscope}
        action={
          <LinkButton to={paths.provider} params={{ providerId: newId }}>
            Add the first provider
          </LinkButton>
        }
      >
        {isOffice
          ? 'Obstetricians, midwives, pediatricians and others whom the practice works with, with their phone and fax.'
          : 'Obstetricians, midwives, pediatricians and others: whom you may write a summary to, with their phone and fax. You can also add one while you fill in a client.'}
      </EmptyState>
    </PageFrame>
  )
}

interface DirectoryProps {
  readonly providers: readonly Provider[]
  readonly chosen: string | null
}

function Directory({ providers, chosen }: DirectoryProps) {
  const navigate = useNavigate()
  const teams = useLive(careTeams).value
  const [text, setText] = useState('')
  const [shown, setShown] = useState<Shown>('listed')
  const setAside = providers.filter((one) => one.setAsideAt).length
  const items = useMemo(
    () =>
      findProviders(providers, text).filter(
        (one) => Boolean(one.setAsideAt) === (shown === 'setAside'),
      ),
    [providers, text, shown],
  )
  const open = (providerId: string) =>
    void navigate({ to: paths.provider, params: { providerId }, replace: chosen !== null })
  return (
    <ListDetail<Provider>
      label="Providers"
      items={items}
      itemKey={(one) => one.id}
      renderItem={(one) => <ProviderRow provider={one} uses={teams?.get(one.id)?.size ?? 0} />}
      selectedKey={chosen}
      onSelect={open}
      onClose={() => void navigate({ to: paths.providers })}
      rowHeight={72}
      toolbar={
        <div className={classes.toolbar}>
          <div className={classes.toolbarHead}>
            <SearchField
              label="Find a provider"
              placeholder="Name or role"
              value={text}
              onChange={setText}
              resultCount={items.length}
            />
            <LinkButton
              to={paths.provider}
              params={{ providerId: newId }}
              variant="default"
              className={classes.newButton ?? ''}
            >
              New provider
            </LinkButton>
          </div>
          {(setAside > 0 || shown === 'setAside') && (
            <SegmentedTabs<Shown>
              label="Which providers"
              value={shown}
              onChange={setShown}
              options={[
                { value: 'listed', label: 'In use' },
                { value: 'setAside', label: `Set aside (${setAside})` },
              ]}
            />
          )}
        </div>
      }
      empty={<p>{text ? 'Nobody matches.' : 'Nobody here.'}</p>}
      detail={chosen === null ? null : <Side key={chosen} chosen={chosen} providers={providers} />}
      nothingChosen="Choose a provider to see how to reach them and whose care team they are on."
    />
  )
}

function Side({
  chosen,
  providers,
}: {
  readonly chosen: string
  readonly providers: readonly Provider[]
}) {
  const [editing, setEditing] = useState(false)
  const provider = providers.find((one) => one.id === chosen)
  if (chosen === newId) return <ProviderEditor provider={null} onLeave={() => undefined} />
  if (!provider) {
    return (
      <PageFrame title="Provider" level={2}>
        <EmptyState title="This provider is not here any more">
          The entry was removed. Choose another from the list.
        </EmptyState>
      </PageFrame>
    )
  }
  return editing ? (
    <ProviderEditor provider={provider} onLeave={() => setEditing(false)} />
  ) : (
    <ProviderDetail provider={provider} onEdit={() => setEditing(true)} />
  )
}

function findProviders(providers: readonly Provider[], text: string): readonly Provider[] {
  const typed = plainWords(text)
  if (typed.length === 0) return providers
  return providers.filter((one) => {
    const words = plainText(
      `${one.name} ${one.organisation} ${careRoleWords[one.role]} ${one.phone}`,
    )
    return typed.every((word) => words.includes(word))
  })
}

function ProviderRow({ provider, uses }: { readonly provider: Provider; readonly uses: number }) {
  return (
    <span className={classes.entry}>
      <PersonName name={provider.name} strong />
      <span className={classes.line}>
        {[careRoleWords[provider.role], provider.organisation].filter(Boolean).join(' · ')}
      </span>
      {uses > 0 && (
        <span className={classes.line}>
          On {uses} care {uses === 1 ? 'team' : 'teams'}
        </span>
      )}
    </span>
  )
}
