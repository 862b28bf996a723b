import { Button, VisuallyHidden } from '@mantine/core'
import { memo, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { announce } from '#renderer/ui/tell/announce'
import { placeWords } from '#shared/domain/clinical/breast/quadrant'
import { consentLine } from '#shared/domain/clinical/breast/session-lines'
import { hasAgreed, isSiteStopped } from '#shared/domain/clinical/breast/technique-rules'
import {
  consentMethodWords,
  consentWords,
  contractionActionWords,
} from '#shared/domain/clinical/breast/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import type {
  BreastSession,
  BreastStage,
  ConsentEvent,
  ConsentEventKind,
  Contraction,
} from '#shared/schema/breast-session'
import { Choices, optionsOf, Rating, Words } from './inputs'
import classes from './session.module.css'
import type { BreastDraft } from './use-breast-draft'

interface ConsentStripProps {
  readonly session: BreastSession
  readonly change: BreastDraft['change']
  /** She stopped the session, in this part or in another one. */
  readonly stopped: boolean
  readonly stage: BreastStage
  /** The site that hands are on, or that is chosen; '' for none. */
  readonly siteId: string
  readonly timeZone: string
}

const rare: readonly ConsentEventKind[] = [
  'nippleAgreed',
  'morePressure',
  'declined',
  'witnessAccepted',
  'witnessDeclined',
]

/** What she says, one key each, always in reach; written down once and never taken out. */
export const ConsentStrip = memo(function ConsentStrip(props: ConsentStripProps) {
  const { session, change, stopped, siteId, stage, timeZone } = props
  const { newId, now, staffId } = useSession()
  const [open, setOpen] = useState(false)
  const [method, setMethod] = useState<ConsentEvent['method']>('verbal')
  const [words, setWords] = useState('')
  const running = session.techniques.at(-1)
  const workedOn = running?.minutes === null ? running.siteId : ''
  const site = session.sites.find(({ id }) => id === (workedOn || siteId))
  const say = (kind: ConsentEventKind) => {
    const about = ['stopSite', 'slower', 'tooMuch', 'ok', 'morePressure'].includes(kind)
    const event: ConsentEvent = {
      ...{ id: newId(), at: now(), kind, method, words: words.trim(), by: staffId },
      siteId: about ? (site?.id ?? '') : '',
    }
    if (!change({ kind: 'consent', event })) return
    announce(consentWords[kind])
    setWords('')
    setMethod('verbal')
  }
  const agreed = hasAgreed(session)
  const lastPause = session.consents.findLast(({ kind }) => kind === 'paused' || kind === 'resumed')
  const paused = lastPause?.kind === 'paused'
  const siteOpen = site !== undefined && !isSiteStopped(session, site.id)
  const keys: readonly Key[] = agreed
    ? [
        { kind: 'ok' },
        { kind: 'slower' },
        { kind: 'tooMuch' },
        { kind: paused ? 'resumed' : 'paused' },
        { kind: 'stopSite', off: !siteOpen },
        { kind: 'stopSession', off: stopped },
      ]
    : [{ kind: 'agreed', off: stopped }]
  const last = session.consents.at(-1)
  return (
    <section className={classes.strip} aria-label="What she says" data-keeps-clear>
      <div className={classes.stripKeys}>
        {keys.map((one) => (
          <StripKey
            key={one.kind}
            {...one}
            onSay={say}
            site={one.kind === 'stopSite' ? site : undefined}
          />
        ))}
        <button
          type="button"
          className={classes.stripKey}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          More
        </button>
      </div>
      {open && (
        <div className={`${classes.part} ${classes.stripMore}`}>
          <div className={classes.line}>
            <Choices
              label="How the next one is given"
              needed
              value={method}
              options={optionsOf(consentMethodWords)}
              onChange={(next) => next && setMethod(next)}
            />
            <span className={classes.grow}>
              <Words label="Her words for it" value={words} maxLength={300} onChange={setWords} />
            </span>
          </div>
          <div className={classes.stripKeys}>
            {rare.map((kind) => (
              <button
                key={kind}
                type="button"
                className={classes.stripKey}
                onClick={() => say(kind)}
              >
                {consentWords[kind]}
              </button>
            ))}
          </div>
          <ContractionForm stage={stage} change={change} />
        </div>
      )}
      <p className={classes.stripLast}>
        {last
          ? `${session.consents.length} noted; last ${consentLine(last, session.sites, (at) => timeWords(at, timeZone))}`
          : 'Ask her first: nothing begins before she agrees.'}
      </p>
    </section>
  )
})

interface Key {
  readonly kind: ConsentEventKind
  readonly off?: boolean
}

interface StripKeyProps extends Key {
  readonly onSay: (kind: ConsentEventKind) => void
  readonly site: BreastSession['sites'][number] | undefined
}

const keyOf: Partial<Record<ConsentEventKind, string>> = {
  ...{ agreed: 'o', ok: 'o', slower: 's', tooMuch: 't', paused: 'p', resumed: 'p' },
  ...{ stopSite: 'x', stopSession: 'q' },
}

function StripKey({ kind, off, onSay, site }: StripKeyProps) {
  const key = keyOf[kind] ?? ''
  const press = () => {
    if (!off) onSay(kind)
  }
  useShortcut(key, consentWords[kind], press)
  // The same while a field has the keys.
  useShortcut(`alt+${key}`, `${consentWords[kind]}, while typing`, press)
  return (
    <button
      type="button"
      className={classes.stripKey}
      disabled={off}
      data-stop={kind === 'stopSite' || kind === 'stopSession' || undefined}
      aria-keyshortcuts={`${key.toUpperCase()} Alt+${key.toUpperCase()}`}
      onClick={press}
    >
      {consentWords[kind]}
      {site && !off && <VisuallyHidden> {placeWords(site)}</VisuallyHidden>}
      <small aria-hidden>{key.toUpperCase()}</small>
    </button>
  )
}

const actions = optionsOf(contractionActionWords)

interface ContractionFormProps {
  readonly stage: BreastStage
  readonly change: BreastDraft['change']
}

/** The uterus may tighten while milk flows: how strongly, and what was done about it. */
function ContractionForm({ stage, change }: ContractionFormProps) {
  const { newId, now } = useSession()
  const [intensity, setIntensity] = useState<number | null>(null)
  const [action, setAction] = useState<Contraction['action'] | null>(null)
  const ready = intensity !== null && action !== null
  const add = () => {
    if (!ready) return
    const contraction: Contraction = { id: newId(), at: now(), intensity, stage, action }
    if (!change({ kind: 'addContraction', contraction })) return
    announce('Contraction noted')
    setIntensity(null)
    setAction(null)
  }
  return (
    <div className={classes.part}>
      <Rating label="Contraction" value={intensity} onChange={setIntensity} />
      <div className={classes.line}>
        <Choices label="What you did" value={action} options={actions} onChange={setAction} />
        <Button variant="default" disabled={!ready} onClick={add}>
          Note the contraction
        </Button>
      </div>
      {intensity !== null && intensity >= 7 && (
        <p className={classes.quiet}>
          Strong, or with more bleeding than before: stop, and go through the door check again.
        </p>
      )}
    </div>
  )
}
