import { useMemo } from 'react'
import { staffMember } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { KeyValue } from '#renderer/ui/show/key-value'
import { Status } from '#renderer/ui/show/status'
import { shortDateWords } from '#shared/domain/clients/words'
import { checkTherapistSignature } from '#shared/domain/consents/therapist-signature'
import type { SignatureFinding } from '#shared/domain/notes/signed-content'
import { timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Consent } from '#shared/schema/consent'

/** `Ana Ruiz, LMT MT-4471 (TX), November 21, 10:04 AM`; '' where the therapist has not signed. */
function therapistWords(
  { therapistSigned }: Consent,
  { timeZone, today }: Pick<PracticeClock, 'timeZone' | 'today'>,
): string {
  if (!therapistSigned) return ''
  const { signedAs, signedAt } = therapistSigned
  const day = shortDateWords(dayOf(signedAt, timeZone), today)
  return `${signedAs}, ${day}, ${timeWords(signedAt, timeZone)}`
}

const findings: Record<
  SignatureFinding,
  { readonly meaning: 'done' | 'stop' | 'attention'; readonly words: string }
> = {
  unchanged: { meaning: 'done', words: 'unchanged' },
  altered: { meaning: 'stop', words: 'altered since: do not rely on it' },
  unknownKey: { meaning: 'attention', words: 'signed with a key that is not registered' },
  revokedKey: { meaning: 'attention', words: 'signed on a laptop that had been taken out' },
}

interface TherapistSignedProps {
  readonly consent: Consent
  readonly clock: PracticeClock
}

/** The therapist's own signature, checked each time it is shown; nothing where there is none. */
export function TherapistSigned({ consent, clock }: TherapistSignedProps) {
  const live = useLive(staffMember, consent.therapistSigned?.by ?? '')
  const finding = useMemo(
    () => checkTherapistSignature(consent, live.value ?? null),
    [consent, live.value],
  )
  if (!finding || live.status === 'loading') return null
  const { meaning, words } = findings[finding]
  return (
    <KeyValue label="Signed by the therapist">
      <Status meaning={meaning} plain>
        {therapistWords(consent, clock)}: {words}
      </Status>
    </KeyValue>
  )
}
