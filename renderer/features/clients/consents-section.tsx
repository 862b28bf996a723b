import { paths } from '#renderer/app/paths'
import { consentsOf } from '#renderer/data/queries/consents'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Status } from '#renderer/ui/show/status'
import { consentStanding } from '#shared/domain/consents/consent-standing'
import { standingWords } from '#shared/domain/consents/standing-words'
import { consentKindWords } from '#shared/domain/consents/words'
import type { Client } from '#shared/schema/client'
import type { Consent, ConsentKind } from '#shared/schema/consent'
import classes from './clients.module.css'

/** Where each kind of consent stands; the forms and their texts are a page of their own. */
export function ConsentsSection({
  parent,
  clock,
}: {
  readonly parent: Client
  readonly clock: PracticeClock
}) {
  const consents = useLive(consentsOf, parent.id)
  if (!consents.value) return null
  const kinds: readonly ConsentKind[] = ['intake', 'treatment', 'sharing']
  const waiting = consents.value.some((one) => one.kind === 'intake' && one.review === null)
  return (
    <Section
      title="Consents"
      actions={
        <>
          <LinkButton to={paths.shared} params={{ clientId: parent.id }} variant="default">
            What was shared
          </LinkButton>
          <LinkButton to={paths.consents} params={{ clientId: parent.id }} variant="default">
            Open consents
          </LinkButton>
        </>
      }
    >
      {waiting && (
        <Status meaning="attention">The client’s answers wait to be looked through</Status>
      )}
      <KeyValues>
        {kinds.map((kind) => (
          <KeyValue key={kind} label={consentKindWords[kind]}>
            <Standing consents={consents.value.filter((one) => one.kind === kind)} clock={clock} />
          </KeyValue>
        ))}
      </KeyValues>
    </Section>
  )
}

/** The best of them: one that counts, or what became of the newest. */
function Standing({
  consents,
  clock,
}: {
  readonly consents: readonly Consent[]
  readonly clock: PracticeClock
}) {
  const shown = consents.find((one) => consentStanding(one, clock) === 'current') ?? consents[0]
  if (!shown) return <span className={classes.faint}>Not signed yet</span>
  const current = consentStanding(shown, clock) === 'current'
  return (
    <Status meaning={current ? 'done' : 'attention'} plain>
      {standingWords(shown, clock)}
    </Status>
  )
}
