import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Session } from '#renderer/data/session'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { doubtClock } from '#shared/domain/opening/check-clock'
import type { AppInfo, VaultState } from '#shared/ipc/contract'
import { ClockNotice } from './clock-notice'
import { GateFrame } from './gate-frame'
import { noAnswers } from './kept-answers'
import { Recover } from './recover'
import { TroubleScreen } from './trouble'
import type { Trouble } from './trouble-words'
import { Unlock } from './unlock'
import { type Gate, type Place, useGate } from './use-gate'
import { Welcome } from './welcome'

// What the daily unlock does not need comes when it is asked for.
const StartPractice = lazy(() => import('./start-practice'))
const FinishSetUp = lazy(async () => ({ default: (await import('./start-practice')).FinishSetUp }))
const PassphraseStep = lazy(async () => ({
  default: (await import('./passphrase-step')).PassphraseStep,
}))
const Restore = lazy(() => import('./restore'))
const Transfer = lazy(() => import('./transfer'))
const JoinPractice = lazy(() => import('./join-practice'))
const FillPractice = lazy(() => import('./fill-practice'))
const SamplePractice = lazy(() => import('./sample-practice'))

interface GatePageProps {
  readonly state: VaultState
  readonly info: AppInfo
  /** Called once, with a practice that is ready to be worked in. */
  readonly onOpened: (session: Session) => void
}

/** Everything before a practice is open: first run, unlock, recovery, restore, and whatever stands in the way. */
export function GatePage(props: GatePageProps) {
  const gate = useGate(props.state, props.onOpened)
  return (
    <Suspense fallback={<Opening />}>
      <Here {...props} gate={gate} />
    </Suspense>
  )
}

type HereProps = GatePageProps & { readonly gate: Gate }

function Here({ gate, ...props }: HereProps): ReactNode {
  const { place, goOn, backToFirst, toTrouble } = gate
  const { onOpened } = props
  const [kept] = useState(noAnswers)
  switch (place.at) {
    case 'first':
      return <First gate={gate} {...props} />
    case 'start':
      return (
        <StartPractice kept={kept} onBack={backToFirst} onOpened={onOpened} onTrouble={toTrouble} />
      )
    case 'recover':
      return (
        <Recover
          onOpened={(opened, code) => void gate.enter(opened, code)}
          onTrouble={toTrouble}
          onBack={backToFirst}
        />
      )
    case 'restore':
      return <Restore replaces={place.replaces} onRestored={goOn} onBack={backToFirst} />
    case 'transfer':
      return (
        <Transfer onMade={(opened, code) => void gate.enter(opened, code)} onBack={backToFirst} />
      )
    case 'join':
      return (
        <JoinPractice
          kept={kept}
          onJoined={(session) => gate.go({ at: 'filling', session, proof: null, joined: true })}
          onBack={backToFirst}
        />
      )
    case 'opening':
      return <Opening />
    case 'trouble':
      return <InTheWay trouble={place.trouble} gate={gate} info={props.info} />
    case 'finishSetUp': {
      const { session, proof } = place
      return <FinishSetUp session={session} kept={kept} onDone={() => goOn(session, proof)} />
    }
    case 'filling': {
      const { session, proof, joined } = place
      return (
        <FillPractice
          session={session}
          joined={joined === true}
          onFilled={() => goOn(session, proof)}
        />
      )
    }
    case 'newPassphrase':
      return <NewPassphrase place={place} goOn={goOn} />
    case 'clock':
      return <DoubtedClock session={place.session} onOpened={onOpened} />
  }
}

/** What the state of the keys asks for before anything was chosen. */
function First({ gate, state, info, onOpened }: HereProps) {
  const { go, toRestore, toTrouble } = gate
  if (info.profile === 'sample' && (state.kind === 'none' || state.kind === 'locked')) {
    const make = state.kind === 'none'
    return <SamplePractice make={make} onOpened={onOpened} onTrouble={toTrouble} />
  }
  switch (state.kind) {
    case 'none':
      return (
        <Welcome
          onStart={() => go({ at: 'start' })}
          onRestore={() => toRestore()}
          onTransfer={() => go({ at: 'transfer' })}
          onJoin={() => go({ at: 'join' })}
          onSample={() => void window.doorstep.call('app.openProfile', { profile: 'sample' })}
        />
      )
    case 'locked':
      return (
        <Unlock
          keychain={state.keychain}
          waitMs={state.waitMs}
          onOpened={(opened) => void gate.enter(opened, null)}
          onTrouble={toTrouble}
          onRecover={() => go({ at: 'recover' })}
          onRestore={() => toRestore()}
        />
      )
    case 'newer':
      return <InTheWay trouble="newer" gate={gate} info={info} writtenBy={state.writtenBy} />
    default:
      return <InTheWay trouble={state.kind} gate={gate} info={info} />
  }
}

interface InTheWayProps {
  readonly trouble: Trouble
  readonly gate: Gate
  readonly info: AppInfo
  readonly writtenBy?: string
}

function InTheWay({ trouble, gate, info, writtenBy }: InTheWayProps) {
  return (
    <TroubleScreen
      trouble={trouble}
      versions={writtenBy === undefined ? undefined : { writtenBy, own: info.version }}
      isSample={info.profile === 'sample'}
      onRestore={() => gate.toRestore(trouble)}
    />
  )
}

interface NewPassphraseProps {
  readonly place: Extract<Place, { at: 'newPassphrase' }>
  readonly goOn: Gate['goOn']
}

function NewPassphrase({ place: { session, proof }, goOn }: NewPassphraseProps) {
  return (
    <PassphraseStep
      title="Choose a new passphrase"
      lead="You came in with the recovery code. It stays valid; the passphrase from before does not."
      passphrase=""
      nextLabel="Set and go on"
      onNext={async (next) => {
        const answer = await window.doorstep.call('vault.changePassphrase', {
          current: proof,
          next,
        })
        if (!answer.ok) return answer.refusal.code === 'weak' ? 'weak' : 'disk'
        goOn(session, null)
        return null
      }}
      onLater={() => goOn(session, null)}
    />
  )
}

interface DoubtedClockProps {
  readonly session: Session
  readonly onOpened: (session: Session) => void
}

function DoubtedClock({ session, onOpened }: DoubtedClockProps) {
  const { lastSeenAt } = session.opened
  const now = session.now()
  return (
    <ClockNotice
      doubt={doubtClock(lastSeenAt, now) ?? 'behind'}
      lastSeenAt={lastSeenAt ?? now}
      now={now}
      onGoOn={() => onOpened(session)}
    />
  )
}

/** Stands a moment only: the words come after 300 ms. */
function Opening() {
  return (
    <GateFrame title="Opening your practice">
      <LoadingState label="Opening your practice" />
    </GateFrame>
  )
}
