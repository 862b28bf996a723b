import '#renderer/ui/theme/all.css'
import { useEffect, useState } from 'react'
import { rememberLog } from '#renderer/data/commands/member-log'
import { openPractice } from '#renderer/data/opening'
import type { Session } from '#renderer/data/session'
import type { Answer } from '#shared/ipc/contract'
import { JoinCodeStep } from './join-code-step'
import { JoinNumberStep } from './join-number-step'
import { type FoundInvitation, type JoinTrouble, joinPromise, passes } from './join-words'
import { type KeptAnswers, noInvitation } from './kept-answers'
import { type PassphraseProblem, PassphraseStep } from './passphrase-step'
import { CodeStep, UnopenedStep } from './start-practice'

interface JoinPracticeProps {
  readonly kept: KeptAnswers
  readonly onBack: () => void
  /** Keys, passphrase and recovery code are there; the records are on their way. */
  readonly onJoined: (session: Session) => void
}

interface Made {
  readonly session: Session
  readonly recoveryCode: string
}

type Step =
  | { readonly at: 'code' }
  | { readonly at: 'passphrase'; readonly found: FoundInvitation }
  | { readonly at: 'number'; readonly found: FoundInvitation }
  | { readonly at: 'recovery'; readonly found: FoundInvitation; readonly made: Made }
  /** The keys are on the disk, and the records did not open: the program has to be started anew. */
  | { readonly at: 'unopened'; readonly found: FoundInvitation; readonly recoveryCode: string }

type Joined = Extract<Answer<'join.finish'>, { ok: true }>['value']

/** Null: what the vault holds is safe, and the records could not be opened beside it. */
async function openJoined(
  opened: Joined['opened'],
  founding: string,
  entries: Joined['entries'],
): Promise<Session | null> {
  try {
    const session = await openPractice(opened)
    if (!session.ok) return null
    await rememberLog(session.value.store, founding, entries)
    return session.value
  } catch {
    return null
  }
}

/**
 * A therapist's first start: the owner's code, a passphrase of their own, the number that both compare,
 * and the recovery code. Nothing is on the disk before the owner has let this laptop in.
 */
export default function JoinPractice({ kept, onBack, onJoined }: JoinPracticeProps) {
  const [step, setStep] = useState<Step>({ at: 'code' })
  const [trouble, setTrouble] = useState<JoinTrouble | null>(null)
  useEffect(() => () => void window.doorstep.call('join.leave'), [])

  const toCode = (why: JoinTrouble | null) => {
    void window.doorstep.call('join.leave')
    setTrouble(why)
    setStep({ at: 'code' })
  }
  const begin = async (found: FoundInvitation): Promise<PassphraseProblem | null> => {
    const begun = await window.doorstep.call('join.begin')
    if (!begun.ok && passes(begun.refusal.code)) return 'notReached'
    if (begun.ok) setStep({ at: 'number', found })
    else toCode(begun.refusal.code)
    return null
  }
  const finish = async (found: FoundInvitation): Promise<JoinTrouble | null> => {
    const done = await window.doorstep.call('join.finish', {
      passphrase: kept.passphrase,
      laptopName: '',
    })
    if (!done.ok) return done.refusal.code
    const { opened, recoveryCode, founding, entries } = done.value
    kept.passphrase = ''
    kept.invitation = noInvitation
    const session = await openJoined(opened, founding, entries)
    if (session) setStep({ at: 'recovery', found, made: { session, recoveryCode } })
    else setStep({ at: 'unopened', found, recoveryCode })
    return null
  }

  switch (step.at) {
    case 'code':
      return (
        <JoinCodeStep
          trouble={trouble}
          typed={kept.invitation}
          onKeep={(typed) => {
            kept.invitation = typed
          }}
          onFound={(found) => {
            setTrouble(null)
            setStep({ at: 'passphrase', found })
          }}
          onBack={onBack}
        />
      )
    case 'passphrase':
      return (
        <PassphraseStep
          step="Step 2 of 4"
          title={`Joining ${step.found.practiceName}`}
          lead="Choose a passphrase of your own. It locks everything in Doorstep on this laptop; nobody in the practice knows it or can reset it."
          promise={joinPromise}
          passphrase={kept.passphrase}
          nextLabel="Next"
          onKeep={(passphrase) => {
            kept.passphrase = passphrase
          }}
          onNext={async (passphrase) => {
            kept.passphrase = passphrase
            return begin(step.found)
          }}
          onBack={() => toCode(null)}
        />
      )
    case 'number':
      return (
        <JoinNumberStep
          found={step.found}
          onLetIn={() => finish(step.found)}
          onOver={toCode}
          onBack={() => toCode(null)}
        />
      )
    case 'unopened':
      return (
        <UnopenedStep
          recoveryCode={step.recoveryCode}
          practiceName={step.found.practiceName}
          promise={joinPromise}
        />
      )
    case 'recovery': {
      const { session } = step.made
      return (
        <CodeStep
          step="Step 4 of 4"
          promise={joinPromise}
          made={step.made}
          practiceName={step.found.practiceName}
          onDone={(recoveryCodeConfirmed) => {
            Object.assign(session.opened, { recoveryCodeConfirmed })
            onJoined(session)
          }}
        />
      )
    }
  }
}
