import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { bringProviderBack, removeProvider } from '#renderer/data/commands/remove-provider'
import { careTeams } from '#renderer/data/queries/care-teams'
import { clientDirectory } from '#renderer/data/queries/client-directory'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { NotRead } from '#renderer/ui/tell/not-read'
import { useUndo } from '#renderer/ui/tell/undo'
import { careRoleWords } from '#shared/domain/clients/words'
import type { Address } from '#shared/schema/primitives'
import type { Provider } from '#shared/schema/provider'
import classes from './providers.module.css'

interface ProviderDetailProps {
  readonly provider: Provider
  readonly onEdit: () => void
}

export function ProviderDetail({ provider, onEdit }: ProviderDetailProps) {
  useShortcut('e', 'Edit this provider', onEdit)
  const remove = useRemoval(provider)
  const name = [provider.name, provider.credentials].filter(Boolean).join(', ')
  const aside = Boolean(provider.setAsideAt)
  return (
    <PageFrame
      title={provider.name}
      titleNode={<PersonName name={name} wrap />}
      level={2}
      lead={[careRoleWords[provider.role], provider.organisation].filter(Boolean).join(' · ')}
      status={aside ? <Status meaning="waiting">Set aside</Status> : undefined}
      primary={<Button onClick={onEdit}>Edit</Button>}
      actions={
        aside ? (
          <Button variant="default" onClick={() => void remove.bringBack()}>
            List again
          </Button>
        ) : (
          <Button variant="default" onClick={() => void remove.run()}>
            Remove
          </Button>
        )
      }
    >
      <Section title="How to reach them">
        <KeyValues>
          <KeyValue label="Phone">{provider.phone}</KeyValue>
          <KeyValue label="Fax">{provider.fax}</KeyValue>
          <KeyValue label="Secure email">{provider.email}</KeyValue>
          <KeyValue label="Address">{addressLines(provider.address)}</KeyValue>
          <KeyValue label="NPI">{provider.npi}</KeyValue>
          {provider.note && <KeyValue label="Note">{provider.note}</KeyValue>}
        </KeyValues>
      </Section>
      <Families providerId={provider.id} />
    </PageFrame>
  )
}

const addressLines = ({ street, unit, city, region, postalCode }: Address): string =>
  [
    [street, unit].filter(Boolean).join(', '),
    [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', '),
  ]
    .filter(Boolean)
    .join('\n')

function Families({ providerId }: { readonly providerId: string }) {
  const navigate = useNavigate()
  const directory = useLive(clientDirectory)
  const teams = useLive(careTeams)
  const ids = teams.value?.get(providerId) ?? new Set<string>()
  const families = (directory.value?.parents ?? []).filter((entry) => ids.has(entry.id))
  const isKnown = directory.status === 'ready' && teams.status === 'ready'
  return (
    <Section
      title={
        families.length > 0
          ? `On ${families.length} care ${families.length === 1 ? 'team' : 'teams'}`
          : 'Care teams'
      }
    >
      <NotRead of={[directory, teams]} what="The families" />
      {isKnown && families.length === 0 && <p className={classes.faint}>On no care team yet.</p>}
      <Rows label="Families">
        {families.map((entry) => (
          <Row
            key={entry.id}
            title={<PersonName name={entry.name} />}
            detail={entry.status === 'archived' ? 'Archived' : entry.place}
            onOpen={() => void navigate({ to: paths.client, params: { clientId: entry.id } })}
          />
        ))}
      </Rows>
    </Section>
  )
}

function useRemoval(provider: Provider) {
  const session = useSession()
  const navigate = useNavigate()
  const offerUndo = useUndo()
  return {
    async run() {
      const removed = await removeProvider(session, provider.id)
      if (!removed.ok) return announce('This provider is gone already.')
      offerUndo({
        message:
          removed.value.kind === 'removed'
            ? 'Provider removed.'
            : 'On a care team, so set aside: kept there, not offered any more.',
        undo: async () => {
          await bringProviderBack(session, removed.value)
        },
      })
      if (removed.value.kind === 'removed') await navigate({ to: paths.providers })
    },
    async bringBack() {
      await bringProviderBack(session, { kind: 'setAside', providerId: provider.id })
      announce('Listed again')
    },
  }
}
