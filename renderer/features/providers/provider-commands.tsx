import { IconStethoscope } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { allProviders } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import { type Command, matching, useCommandSource } from '#renderer/ui/commands/command-source'
import { careRoleWords } from '#shared/domain/clients/words'

/** Adds the providers to Ctrl/Cmd+K, and adding one; shows nothing. */
export function ProviderCommands() {
  const navigate = useNavigate()
  const providers = useLive(allProviders)
  useCommandSource('providers', (query) => {
    const open = (providerId: string) =>
      void navigate({ to: paths.provider, params: { providerId } })
    const found = (providers.value ?? [])
      .filter((one) => !one.setAsideAt)
      .map(
        (one): Command => ({
          id: `provider-${one.id}`,
          group: 'Providers',
          label: one.name,
          detail: [careRoleWords[one.role], one.organisation].filter(Boolean).join(' · '),
          icon: IconStethoscope,
          run: () => open(one.id),
        }),
      )
    const unread: Command[] =
      providers.status === 'failed' && query !== ''
        ? [
            {
              id: 'providers-unread',
              group: 'Providers',
              label: 'Providers could not be read: try again',
              run: providers.again,
            },
          ]
        : []
    const add: Command = {
      id: 'new-provider',
      group: 'Do',
      label: 'Add a provider',
      run: () => open('new'),
    }
    const named = query === '' ? [] : matching(found, query).slice(0, 6)
    return [...named, ...unread, ...matching([add], query)]
  })
  return null
}
