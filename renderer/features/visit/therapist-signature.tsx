import { Button } from '@mantine/core'
import { useState } from 'react'
import { type SignConsentRefusal, signConsent } from '#renderer/data/commands/sign-consent'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { announce } from '#renderer/ui/tell/announce'
import { signedAsWords } from '#shared/domain/notes/ready-to-sign'
import classes from './visit.module.css'

const refusalWords: Record<SignConsentRefusal, string> = {
  already: 'You have signed it already.',
  takenBack: 'The client took this consent back. Take a new one before you sign.',
  noSignature: 'The signature could not be made. Unlock Doorstep and sign again.',
  notTherapist: 'Only the therapist who gives the session can sign here. Nothing was signed.',
  gone: 'This consent is not here any more.',
  revokedLaptop: 'This laptop was taken out of the practice, so nothing signed on it counts.',
}

/** The therapist's half of a consent that both must sign: one press, by this laptop's key. */
export function TherapistSignature({ consentId }: { readonly consentId: string }) {
  const { staffId } = useSession()
  const signer = useLive(staffMember, staffId)
  const { run, running } = useCommand(signConsent)
  const [problem, setProblem] = useState<SignConsentRefusal | null>(null)
  if (!signer.value) return null
  const sign = async () => {
    const done = await run(consentId)
    setProblem(done.ok ? null : done.refusal)
    if (done.ok) announce('Signed')
  }
  return (
    <div className={classes.consentActions}>
      <Button variant="default" loading={running} onClick={() => void sign()}>
        Sign as {signedAsWords(signer.value)}
      </Button>
      {problem && <p role="alert">{refusalWords[problem]}</p>}
    </div>
  )
}
