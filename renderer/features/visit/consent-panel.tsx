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
import { coachingTakenBack } from '#shared/domain/consents/taken-back'
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
  const isTakenBack = missing.some((one) => 'standing' in one && one.standing === 'withdrawn')
  const ofBabies = serviceKind === 'infant' || serviceKind === 'group'
  const noCoaching =
    !isTakenBack && (ofBabies || visit.infantIds.length > 0) && coachingTakenBack(facts.value, null)
  const open =
    visit.state === 'planned' || visit.state === 'travelling' || visit.state === 'arrived'
  const goesOn = open || visit.state === 'inSession'
  return (
    <Section title="Consent">
      {missing.length === 0 ? (
        <Status meaning="done">
          {breast ? 'Signed for this session' : 'Consent to treatment is signed'}
        </Status>
      ) : (
        <Notice
          meaning={breast || (goesOn && isTakenBack) ? 'stop' : 'attention'}
          title={
            breast && open
              ? 'The session cannot begin yet'
              : goesOn && isTakenBack
                ? 'Consent was taken back: no hands until she signs anew'
                : 'Consent is missing for this visit'
          }
        >
          <ul className={classes.missing}>
            {missing.map((one) => (
              <li key={one.kind}>{missingWords(one)}</li>
            ))}
          </ul>
          {goesOn && isTakenBack && !breast && (
            <p>
              The visit can take place all the same: what is said
              {ofBabies && ', what is shown on the doll'} and what she wishes are noted and signed
              as always.
            </p>
          )}
        </Notice>
      )}
      {noCoaching && goesOn && (
        <Notice meaning="stop" title="She took back that her baby is massaged">
          No hands on the baby, hers neither, until she signs a form that names it. On the doll
          everything can be shown, and the note can be written and signed.
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
