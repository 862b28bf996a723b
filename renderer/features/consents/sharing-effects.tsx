import { paths } from '#renderer/app/paths'
import { sharedAbout } from '#renderer/data/queries/sharing'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Notice } from '#renderer/ui/show/notice'
import { dateWords } from '#shared/domain/clients/words'
import { methodLine } from '#shared/domain/share/disclosures'
import { sharingEnded } from '#shared/domain/share/sharing-ended'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Consent } from '#shared/schema/consent'
import classes from './consents.module.css'

interface SharingEffectsProps {
  readonly consent: Consent
  /** Of the household, the parent first. */
  readonly personIds: readonly string[]
  readonly clock: PracticeClock
  /** Before it is taken back, or after. */
  readonly ended: boolean
}

const pages = (count: number): string => (count === 1 ? 'One draft' : `${count} drafts`)

/** What taking a permission back stops, and what it cannot: said before, and kept in sight after. */
export function SharingEffects({ consent, personIds, clock, ended }: SharingEffectsProps) {
  const providerId = consent.sharing?.providerId ?? ''
  const shared = useLive(sharedAbout, personIds.join())
  if (!shared.value || providerId === '') return null
  const { drafts, gone } = sharingEnded(shared.value.records, shared.value.providers, providerId)
  const held =
    drafts === 0
      ? 'No draft for them waits.'
      : `${pages(drafts)} for them ${ended ? (drafts === 1 ? 'is' : 'are') : 'will be'} held back.`
  return (
    <Notice
      meaning={gone.length > 0 ? 'attention' : 'waiting'}
      title={ended ? 'Nothing more goes to them' : 'From then on nothing more goes to them'}
      action={
        gone.length > 0 && (
          <LinkButton to={paths.shared} params={{ clientId: consent.clientId }} variant="default">
            What was shared
          </LinkButton>
        )
      }
    >
      <p>{held}</p>
      {gone.length > 0 && (
        <>
          <p>What they have already stays with them, and cannot be called back:</p>
          <ul className={classes.gone}>
            {gone.slice(0, 5).map(({ id, at, disclosure }) => (
              <li key={id}>
                {dateWords(dayOf(at, clock.timeZone))}, {methodLine(disclosure).toLowerCase()}
              </li>
            ))}
            {gone.length > 5 && <li>and {gone.length - 5} more</li>}
          </ul>
        </>
      )}
    </Notice>
  )
}
