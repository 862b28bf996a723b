import { careRoleWords, sharingWords } from '#shared/domain/clients/words'
import { sharingWith } from '#shared/domain/summary/summary-subject'
import type { CareRole, Client } from '#shared/schema/client'
import type { Provider } from '#shared/schema/provider'

type Parent = Pick<Client, 'careTeam'>

/** Whom a summary may be for: the care team first, then everybody else of the directory. */
export function recipientOptions(parent: Parent, providers: readonly Provider[], chosen: string) {
  const offered = providers.filter((one) => !one.setAsideAt || one.id === chosen)
  const place = (one: Provider): number => {
    const sharing = sharingWith(parent, one.id)?.sharing
    return sharing === 'agreed' ? 0 : sharing ? 1 : 2
  }
  const options = offered
    .toSorted((a, b) => place(a) - place(b))
    .map((one) => {
      const member = sharingWith(parent, one.id)
      const role = careRoleWords[member?.role ?? one.role]
      const sharing = member ? sharingWords[member.sharing].toLowerCase() : 'not on the care team'
      return { value: one.id, label: `${one.name} · ${role} · ${sharing}` }
    })
  return options.some(({ value }) => value === chosen) || chosen === ''
    ? options
    : [{ value: chosen, label: 'No longer in your directory' }, ...options]
}

/** The one that most likely is meant: who may receive summaries; '' when the care team is empty. */
export function likelyRecipient(parent: Parent, providers: readonly Provider[]): string {
  const team = parent.careTeam.filter(({ providerId }) =>
    providers.some((one) => one.id === providerId && !one.setAsideAt),
  )
  return (team.find(({ sharing }) => sharing === 'agreed') ?? team[0])?.providerId ?? ''
}

export const roleOf = (parent: Parent, provider: Provider | undefined): CareRole =>
  (provider && sharingWith(parent, provider.id)?.role) ?? provider?.role ?? 'other'
