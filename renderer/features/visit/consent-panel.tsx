import { paths } from '#renderer/app/paths'
import { visitConsents } from '#renderer/data/queries/visit-consents'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { formPartWords, leftOutOfForm } from '#shared/domain/consents/left-out'
import {
  type MissingConsent,
  missingConsents,
  missingWords,
} from '#shared/domain/consents/missing-consents'
import { coachingTakenBack } from '#shared/domain/consents/taken-back'
import type { Visit } from '#shared/schema/visit'
import { isGroup } from './infant/group-families'
import own from './infant/infant.module.css'
import { TherapistSignature } from './therapist-signature'
import classes from './visit.module.css'
import { groupPeople } from './visit-people'

/**
 * Before the hands: what is signed for this session, and the form to hand over for what is not. In a group each family
 * signs for itself (4.E), and each is shown.
 */
export function ConsentPanel({ sheet }: { readonly sheet: VisitSheet }) {
  const clock = usePracticeClock()
  if (!clock) return null
  const { visit } = sheet
  if (!isGroup(sheet)) {
    return (
      <Section title="Consent">
        <OfFamily {...{ visit, clock }} />
      </Section>
    )
  }
  return (
    <Section title="Consent" help="Each family signs for its own baby: no consent, no hands.">
      <ul className={own.roster} aria-label="Consent of each family">
        {groupPeople(sheet).map(({ id, name }) => (
          <li key={id} className={own.family}>
            <div className={own.familyHead}>
              <PersonName name={name} fallback="Not named" wrap />
            </div>
            <OfFamily {...{ visit, clock }} guestId={id === visit.clientId ? '' : id} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface OfFamilyProps {
  readonly visit: Visit
  readonly clock: PracticeClock
  /** The parent of another family of a group; '' for the one whose home it is. */
  readonly guestId?: string
}

function OfFamily({ visit, clock, guestId = '' }: OfFamilyProps) {
  const facts = useLive(visitConsents, visit.id, guestId || undefined)
  if (!facts.value) return null
  const clientId = guestId || visit.clientId
  const { serviceKind } = facts.value
  const missing = missingConsents({ ...facts.value, now: clock.now })
  const leftOut = leftOutOfForm({ ...facts.value, now: clock.now })
  const breast = serviceKind === 'breast'
  const isTakenBack = missing.some((one) => 'standing' in one && one.standing === 'withdrawn')
  const ofBabies = serviceKind === 'infant' || serviceKind === 'group'
  const noCoaching =
    !isTakenBack &&
    (ofBabies || (guestId === '' && visit.infantIds.length > 0)) &&
    coachingTakenBack(facts.value, null)
  const open =
    visit.state === 'planned' || visit.state === 'travelling' || visit.state === 'arrived'
  const goesOn = open || visit.state === 'inSession'
  return (
    <>
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
            params={{ clientId }}
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
          <LinkButton to={paths.editClient} params={{ clientId }} variant="default">
            Write the state into the address
          </LinkButton>
        )}
        {missing.some(({ kind }) => kind === 'ageUnknown') && (
          <LinkButton to={paths.editClient} params={{ clientId }} variant="default">
            Enter the date of birth
          </LinkButton>
        )}
        <LinkButton to={paths.consents} params={{ clientId }} variant="subtle">
          All consents
        </LinkButton>
      </div>
    </>
  )
}

const byForm: ReadonlySet<MissingConsent['kind']> = new Set([
  ...(['treatment', 'breast', 'notSaidAloud', 'witnessNotOffered'] as const),
  ...(['parentMustSign', 'ageUnknown', 'signedByAnother'] as const),
])
const answeredByForm = ({ kind }: MissingConsent): boolean => byForm.has(kind)
const answeredBySettings = ({ kind }: MissingConsent): boolean =>
  kind === 'stateNotConfirmed' || kind === 'notAllowedHere' || kind === 'noTraining'
