import '#renderer/ui/theme/all.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { setUpPractice } from '#renderer/data/commands/set-up-practice'
import { openPractice } from '#renderer/data/opening'
import type { Session } from '#renderer/data/session'
import { ConfirmRecoveryCode } from '#renderer/ui/recovery-code/confirm-recovery-code'
import { RecoveryCodeCard } from '#renderer/ui/recovery-code/recovery-code-card'
import { emptyNewPractice } from '#shared/domain/practice/new-practice'
import { recoverySheet } from '#shared/domain/print/recovery-sheet'
import { GateFrame } from './gate-frame'
import type { KeptAnswers } from './kept-answers'
import { type PassphraseProblem, PassphraseStep } from './passphrase-step'
import { PracticeStep } from './practice-step'
import type { Trouble } from './trouble-words'

interface StartPracticeProps {
  readonly kept: KeptAnswers
  readonly onBack: () => void
  readonly onOpened: (session: Session) => void
  readonly onTrouble: (trouble: Trouble) => void
}

interface Made {
  readonly session: Session
  readonly recoveryCode: string
}

/** Three pages. The practice exists, with keys and first records on the disk, before the code is shown. */
export default function StartPractice({ kept, onBack, onOpened, onTrouble }: StartPracticeProps) {
  const [step, setStep] = useState<'practice' | 'passphrase'>('practice')
  const [made, setMade] = useState<Made | null>(null)

  const create = async (passphrase: string): Promise<PassphraseProblem | null> => {
    const vault = await window.doorstep.call('vault.create', { passphrase })
    if (!vault.ok) {
      if (vault.refusal.code !== 'exists') return vault.refusal.code
      // Keys appeared since this screen was opened: never a second practice over a first.
      location.reload()
      return null
    }
    const session = await openPractice(vault.value.opened)
    if (!session.ok) {
      onTrouble(session.refusal)
      return null
    }
    await setUpPractice(session.value, kept.practice ?? emptyNewPractice)
    kept.passphrase = ''
    setMade({ session: session.value, recoveryCode: vault.value.recoveryCode })
    return null
  }

  if (made) {
    const name = kept.practice?.practiceName ?? ''
    const { session } = made
    return (
      <CodeStep
        made={made}
        practiceName={name}
        onDone={(recoveryCodeConfirmed) => {
          // Never a copy: syncing goes on writing into this one which spaces are held.
          Object.assign(session.opened, { recoveryCodeConfirmed })
          onOpened(session)
        }}
      />
    )
  }
  if (step === 'practice') {
    return (
      <PracticeStep
        step="Step 1 of 3"
        lead="All of it can be changed later in Settings."
        nextLabel="Next"
        answers={kept.practice ?? emptyNewPractice}
        onKeep={(answers) => {
          kept.practice = answers
        }}
        onNext={(answers) => {
          kept.practice = answers
          setStep('passphrase')
        }}
        onBack={onBack}
      />
    )
  }
  return (
    <PassphraseStep
      step="Step 2 of 3"
      title="Choose a passphrase"
      lead="It locks everything in Doorstep. Nobody can look it up or reset it for you: if it is lost, only the recovery code on the next page opens your records."
      passphrase={kept.passphrase}
      nextLabel="Start the practice"
      onKeep={(passphrase) => {
        kept.passphrase = passphrase
      }}
      onNext={create}
      onBack={() => setStep('practice')}
    />
  )
}

interface CodeStepProps {
  readonly step?: string
  /** Other than that nothing is sent. */
  readonly promise?: string
  readonly made: Made
  readonly practiceName: string
  readonly onDone: (confirmed: boolean) => void
}

/** The recovery code, once the keys it opens are on the disk. */
export function CodeStep(props: CodeStepProps) {
  const { step = 'Step 3 of 3', promise, made, practiceName, onDone } = props
  const madeOn = new Date(made.session.now()).toLocaleDateString('en-US', { dateStyle: 'long' })
  const { recoveryCode } = made
  return (
    <GateFrame
      long
      step={step}
      {...(promise ? { promise } : {})}
      title="Your recovery code"
      lead="The only way in when the passphrase is lost. Shown once."
    >
      <div>
        <RecoveryCodeCard
          recoveryCode={recoveryCode}
          sheetHtml={recoverySheet({ practiceName, recoveryCode, madeOn })}
          paper={paperHere()}
        />
        <ConfirmRecoveryCode
          recoveryCode={recoveryCode}
          confirmLabel="Open my practice"
          onConfirmed={() => onDone(true)}
          onLater={() => onDone(false)}
        />
      </div>
    </GateFrame>
  )
}

interface UnopenedStepProps {
  readonly promise: string
  readonly recoveryCode: string
  readonly practiceName: string
}

/** The code is shown once, whatever became of the records: without it there is only the passphrase. */
export function UnopenedStep({ promise, recoveryCode, practiceName }: UnopenedStepProps) {
  const madeOn = new Date().toLocaleDateString('en-US', { dateStyle: 'long' })
  return (
    <GateFrame
      long
      step="Step 4 of 4"
      promise={promise}
      title="Your recovery code"
      lead="Your keys are on this laptop, and the records could not be opened just now. Keep this code: it is shown once. Then start again and unlock with your passphrase."
    >
      <div>
        <RecoveryCodeCard
          recoveryCode={recoveryCode}
          sheetHtml={recoverySheet({ practiceName, recoveryCode, madeOn })}
          paper={paperHere()}
        />
        <Button size="lg" onClick={() => location.reload()}>
          I have kept it: start again
        </Button>
      </div>
    </GateFrame>
  )
}

const paperHere = (): 'Letter' | 'A4' =>
  /-(?:US|CA|MX|PH)\b/.test(navigator.language) ? 'Letter' : 'A4'

interface FinishSetUpProps {
  readonly session: Session
  readonly kept: KeptAnswers
  readonly onDone: () => void
}

/** After a first start that was interrupted between the keys and the first records. */
export function FinishSetUp({ session, kept, onDone }: FinishSetUpProps) {
  return (
    <PracticeStep
      lead="The first start was interrupted before this was written down. Your passphrase and recovery code are set."
      nextLabel="Open my practice"
      answers={kept.practice ?? emptyNewPractice}
      onKeep={(answers) => {
        kept.practice = answers
      }}
      onNext={async (answers) => {
        await setUpPractice(session, answers)
        onDone()
      }}
    />
  )
}
