import { paths } from '#renderer/app/paths'
import { visitConsents } from '#renderer/data/queries/visit-consents'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { formPartWords, leftOutOfForm } from '#shared/domain/consents/left-out'
import {
  type MissingConsent,
  missingConsents,
  missingWords,
} from '#shared/domain/consents/missing-consents'
import type { Visit } from '#shared/schema/visit'
import { TherapistSignature } from './therapist-signature'
import classes from './visit.module.css'

/** Before the hands: what is signed for this session, and the form to hand over for what is not. */
export function ConsentPanel({ visit }: { readonly visit: Visit }) {
  const clock = usePracticeClock()
  return clock ? <Panel visit={visit} clock={clock} /> : null
}

function Panel({ visit, clock }: { readonly visit: Visit; readonly clock: PracticeClock }) {
  const facts = useLive(visitConsents, visit.id)
  if (!facts.value) return null
  const { serviceKind } = facts.value
  const missing = missingConsents({ ...facts.value, now: clock.now })
  const leftOut = leftOutOfForm({ ...facts.value, now: clock.now })
  const breast = serviceKind === 'breast'
  const open =
    visit.state === 'planned' || visit.state === 'travelling' || visit.state === 'arrived'
  return (
    <Section title="Consent">
      {missing.length === 0 ? (
        <Status meaning="done">
          {breast ? 'Signed for this session' : 'Consent to treatment is signed'}
        </Status>
      ) : (
        <Notice
          meaning={breast ? 'stop' : 'attention'}
          title={
            breast && open ? 'The session cannot begin yet' : 'Consent is missing for this visit'
          }
        >
          <ul className={classes.missing}>
            {missing.map((one) => (
              <li key={one.kind}>{missingWords(one)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {leftOut.length > 0 && (
        <Notice meaning="attention" title="Her form has no yes to this">
          {`Not ticked: ${leftOut.map((part) => formPartWords[part]).join('; ')}. Leave it out, or hand the form over again.`}
        </Notice>
      )}
      {missing.map((one) =>
        one.kind === 'therapistNotSigned' ? (
          <TherapistSignature key={one.consentId} consentId={one.consentId} />
        ) : null,
      )}
      <div className={classes.consentActions}>
        {(missing.some(answeredByForm) || leftOut.length > 0) && (
          <LinkButton
            to={paths.sign}
            params={{ clientId: visit.clientId }}
            search={{ kind: breast ? 'session' : 'treatment', visitId: visit.id }}
            variant="default"
          >
            {breast ? 'Hand over: this breast session' : 'Hand over: consent to treatment'}
          </LinkButton>
        )}
        {missing.some(answeredBySettings) && (
          <LinkButton
            to={paths.settingsSection}
            params={{ section: 'state-rules' }}
            variant="default"
          >
            Your state’s rules
          </LinkButton>
        )}
        {missing.some(({ kind }) => kind === 'noState') && (
          <LinkButton to={paths.editClient} params={{ clientId: visit.clientId }} variant="default">
            Write the state into the address
          </LinkButton>
        )}
        {missing.some(({ kind }) => kind === 'ageUnknown') && (
          <LinkButton to={paths.editClient} params={{ clientId: visit.clientId }} variant="default">
            Enter the date of birth
          </LinkButton>
        )}
        <LinkButton to={paths.consents} params={{ clientId: visit.clientId }} variant="subtle">
          All consents
        </LinkButton>
      </div>
    </Section>
  )
}

const byForm: ReadonlySet<MissingConsent['kind']> = new Set([
  ...(['treatment', 'breast', 'notSaidAloud', 'witnessNotOffered'] as const),
  ...(['parentMustSign', 'ageUnknown', 'signedByAnother'] as const),
])
const answeredByForm = ({ kind }: MissingConsent): boolean => byForm.has(kind)
const answeredBySettings = ({ kind }: MissingConsent): boolean =>
  kind === 'stateNotConfirmed' || kind === 'notAllowedHere' || kind === 'noTraining'
