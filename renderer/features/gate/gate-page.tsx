import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { loadAhead, openPractice } from '#renderer/data/opening'
import type { Session } from '#renderer/data/session'
import { takeGoToRestore } from '#renderer/ui/keep/after-lock'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { doubtClock } from '#shared/domain/opening/check-clock'
import type { AppInfo, OpenedVault, VaultState } from '#shared/ipc/contract'
import { ClockNotice } from './clock-notice'
import { GateFrame } from './gate-frame'
import { type KeptAnswers, noAnswers } from './kept-answers'
import { Recover } from './recover'
import type { ReplacedByRestore } from './restore'
import { TroubleScreen } from './trouble'
import type { Trouble } from './trouble-words'
import { Unlock } from './unlock'
import { Welcome } from './welcome'

// What the daily unlock does not need comes when it is asked for.
const StartPractice = lazy(() => import('./start-practice'))
const FinishSetUp = lazy(async () => ({ default: (await import('./start-practice')).FinishSetUp }))
const PassphraseStep = lazy(async () => ({
  default: (await import('./passphrase-step')).PassphraseStep,
}))
const Restore = lazy(() => import('./restore'))
const SamplePractice = lazy(() => import('./sample-practice'))

interface GatePageProps {
  readonly state: VaultState
  readonly info: AppInfo
  /** Called once, with a practice that is ready to be worked in. */
  readonly onOpened: (session: Session) => void
}

type Place =
  | { readonly at: 'first' }
  | { readonly at: 'start' }
  | { readonly at: 'recover' }
  | { readonly at: 'restore'; readonly replaces: ReplacedByRestore }
  | { readonly at: 'opening' }
  | { readonly at: 'trouble'; readonly trouble: Trouble }
  | { readonly at: 'finishSetUp'; readonly session: Session; readonly proof: string | null }
  | { readonly at: 'newPassphrase'; readonly session: Session; readonly proof: string }
  | { readonly at: 'clock'; readonly session: Session }

const replacedHere = (state: VaultState, trouble?: Trouble): ReplacedByRestore => {
  if (state.kind === 'none') return 'nothing'
  return trouble === 'restoreInterrupted' || trouble === 'missing' ? 'remains' : 'records'
}

// Once for a page: React may ask for the first state twice.
const toRestore = takeGoToRestore()

const firstPlace = (state: VaultState): Place =>
  toRestore ? { at: 'restore', replaces: replacedHere(state) } : { at: 'first' }

/** Everything before a practice is open: first run, unlock, recovery, restore, and whatever stands in the way. */
export function GatePage({ state, info, onOpened }: GatePageProps) {
  const [place, setPlace] = useState<Place>(() => firstPlace(state))
  const kept = useRef<KeptAnswers | null>(null)
  const answers = (): KeptAnswers => {
    kept.current ??= noAnswers()
    return kept.current
  }
  useEffect(() => {
    const idle = requestIdleCallback(loadAhead, { timeout: 300 })
    return () => cancelIdleCallback(idle)
  }, [])

  const onTrouble = (trouble: Trouble) => setPlace({ at: 'trouble', trouble })
  const backToFirst = () => setPlace({ at: 'first' })
  const onRestore = (trouble?: Trouble) =>
    setPlace({ at: 'restore', replaces: replacedHere(state, trouble) })

  const enter = async (opened: OpenedVault, proof: string | null) => {
    setPlace({ at: 'opening' })
    const session = await openPractice(opened)
    if (!session.ok) return onTrouble(session.refusal)
    const { isSetUp } = await import('#renderer/data/commands/is-set-up')
    if (await isSetUp(session.value)) goOn(session.value, proof)
    else setPlace({ at: 'finishSetUp', session: session.value, proof })
  }
  const goOn = (session: Session, proof: string | null) => {
    if (proof !== null) setPlace({ at: 'newPassphrase', session, proof })
    else if (doubtClock(session.opened.lastSeenAt, session.now()))
      setPlace({ at: 'clock', session })
    else onOpened(session)
  }

  const isSample = info.profile === 'sample'
  const trouble = (which: Trouble, writtenBy?: string) => (
    <TroubleScreen
      trouble={which}
      versions={writtenBy === undefined ? undefined : { writtenBy, own: info.version }}
      isSample={isSample}
      onRestore={() => onRestore(which)}
    />
  )

  const first = (): ReactNode => {
    if (isSample && (state.kind === 'none' || state.kind === 'locked')) {
      return (
        <SamplePractice make={state.kind === 'none'} onOpened={onOpened} onTrouble={onTrouble} />
      )
    }
    if (state.kind === 'newer') return trouble('newer', state.writtenBy)
    if (state.kind === 'none') {
      return (
        <Welcome
          onStart={() => setPlace({ at: 'start' })}
          onRestore={() => onRestore()}
          onSample={() => void window.doorstep.call('app.openProfile', { profile: 'sample' })}
        />
      )
    }
    if (state.kind !== 'locked') return trouble(state.kind)
    return (
      <Unlock
        keychain={state.keychain}
        waitMs={state.waitMs}
        onOpened={(opened) => void enter(opened, null)}
        onTrouble={onTrouble}
        onRecover={() => setPlace({ at: 'recover' })}
        onRestore={() => onRestore()}
      />
    )
  }

  const shown = (): ReactNode => {
    switch (place.at) {
      case 'first':
        return first()
      case 'start':
        return (
          <StartPractice
            kept={answers()}
            onBack={backToFirst}
            onOpened={onOpened}
            onTrouble={onTrouble}
          />
        )
      case 'recover':
        return (
          <Recover
            onOpened={(opened, code) => void enter(opened, code)}
            onTrouble={onTrouble}
            onBack={backToFirst}
          />
        )
      case 'restore':
        return <Restore replaces={place.replaces} onRestored={goOn} onBack={backToFirst} />
      case 'opening':
        return <Opening />
      case 'trouble':
        return trouble(place.trouble)
      case 'finishSetUp':
        return (
          <FinishSetUp
            session={place.session}
            kept={answers()}
            onDone={() => goOn(place.session, place.proof)}
          />
        )
      case 'newPassphrase':
        return (
          <PassphraseStep
            title="Choose a new passphrase"
            lead="You came in with the recovery code. It stays valid; the passphrase from before does not."
            passphrase=""
            nextLabel="Set and go on"
            onNext={async (next) => {
              const asked = { current: place.proof, next }
              const answer = await window.doorstep.call('vault.changePassphrase', asked)
              if (!answer.ok) return answer.refusal.code === 'weak' ? 'weak' : 'disk'
              goOn(place.session, null)
              return null
            }}
            onLater={() => goOn(place.session, null)}
          />
        )
      case 'clock':
        return (
          <ClockNotice
            doubt={doubtClock(place.session.opened.lastSeenAt, place.session.now()) ?? 'behind'}
            lastSeenAt={place.session.opened.lastSeenAt ?? ''}
            now={place.session.now()}
            onGoOn={() => onOpened(place.session)}
          />
        )
    }
  }
  return <Suspense fallback={<Opening />}>{shown()}</Suspense>
}

/** Stands a moment only: the words come after 300 ms. */
function Opening() {
  return (
    <GateFrame title="Opening your practice">
      <LoadingState label="Opening your practice" />
    </GateFrame>
  )
}
