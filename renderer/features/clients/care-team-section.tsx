import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { allProviders } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { careRoleWords, sharingWords, shortDateWords } from '#shared/domain/clients/words'
import type { Client } from '#shared/schema/client'
import classes from './clients.module.css'

const sharingMeaning = { agreed: 'done', declined: 'waiting', notAsked: 'attention' } as const

interface CareTeamSectionProps {
  readonly parent: Client
  readonly clock: PracticeClock
}

/** Who else cares for the family, and whether a summary may go to each of them. */
export function CareTeamSection({ parent, clock }: CareTeamSectionProps) {
  const providers = useLive(allProviders)
  const navigate = useNavigate()
  return (
    <Section title="Care team">
      {parent.careTeam.length === 0 ? (
        <p className={classes.faint}>Nobody yet. Edit the client to add a provider.</p>
      ) : (
        <Rows label="Care team">
          {parent.careTeam.map((member) => {
            const provider = providers.value?.find((one) => one.id === member.providerId)
            const when = member.sharingOn
              ? `, ${shortDateWords(member.sharingOn, clock.today)}`
              : ''
            const known = providers.status === 'ready'
            return (
              <Row
                key={member.id}
                title={
                  <PersonName
                    name={provider?.name ?? ''}
                    fallback={known ? 'No longer in your directory' : ''}
                  />
                }
                detail={[careRoleWords[member.role], provider?.organisation, provider?.phone]
                  .filter(Boolean)
                  .join(' · ')}
                trailing={
                  <Status meaning={sharingMeaning[member.sharing]} plain>
                    {sharingWords[member.sharing]}
                    {when}
                  </Status>
                }
                {...(provider
                  ? {
                      onOpen: () =>
                        void navigate({ to: paths.provider, params: { providerId: provider.id } }),
                    }
                  : {})}
              />
            )
          })}
        </Rows>
      )}
    </Section>
  )
}
