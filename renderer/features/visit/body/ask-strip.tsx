import { VisuallyHidden } from '@mantine/core'
import { memo, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { announce } from '#renderer/ui/tell/announce'
import { workConsentLine } from '#shared/domain/clinical/body/body-lines'
import { hasAgreed, isWhereStopped } from '#shared/domain/clinical/body/consent'
import { areaWords, workConsentWords } from '#shared/domain/clinical/body/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { BodyAreaName } from '#shared/schema/body-session'
import type { WorkConsent, WorkConsentKind } from '#shared/schema/hands-on'
import { Words } from '../session/inputs'
import classes from '../session/session.module.css'

interface AskStripProps {
  readonly consents: readonly WorkConsent[]
  /** She stopped the session, in this part or in another one. */
  readonly stopped: boolean
  /** The area that hands are on, or that is chosen; null for none, or where there is only one. */
  readonly area: BodyAreaName | null
  readonly hasAreas: boolean
  readonly timeZone: string
  readonly onSay: (event: WorkConsent) => boolean
}

const keyOf: Readonly<Record<WorkConsentKind, string>> = {
  ...{ agreed: 'o', declined: '', lighter: 't', stopArea: 'x', stopSession: 'q' },
}

/** What she says, one key each, always in reach; written down once and never taken out. */
export const AskStrip = memo(function AskStrip(props: AskStripProps) {
  const { consents, stopped, area, hasAreas, timeZone, onSay } = props
  const { newId, now, staffId } = useSession()
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const agreed = hasAgreed(consents)
  const say = (kind: WorkConsentKind) => {
    const about = kind === 'stopArea' || kind === 'lighter'
    const event: WorkConsent = {
      ...{ id: newId(), at: now(), kind, words: words.trim(), by: staffId },
      where: about ? (area ?? '') : '',
    }
    if (!onSay(event)) return
    announce(workConsentWords[kind])
    setWords('')
    setOpen(false)
  }
  const areaOpen = area !== null && !isWhereStopped(consents, area)
  const kinds: readonly WorkConsentKind[] = agreed
    ? ['lighter', ...(hasAreas ? (['stopArea'] as const) : []), 'stopSession']
    : ['agreed']
  const last = consents.at(-1)
  return (
    <section className={classes.strip} aria-label="What she says" data-keeps-clear>
      <div className={classes.stripKeys}>
        {kinds.map((kind) => (
          <StripKey
            key={kind}
            kind={kind}
            off={stopped || (kind === 'stopArea' && !areaOpen)}
            area={kind === 'stopArea' ? area : null}
            onSay={say}
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
        <div className={`${classes.line} ${classes.stripMore}`}>
          <span className={classes.grow}>
            <Words
              label="Her words, with the next one you tap"
              value={words}
              maxLength={300}
              onChange={setWords}
            />
          </span>
          <StripKey kind="declined" off={stopped} area={null} onSay={say} />
        </div>
      )}
      <p className={classes.stripLast}>
        {last
          ? `${consents.length} noted; last ${workConsentLine(last, (at) => timeWords(at, timeZone))}`
          : 'Ask her first: nothing begins before she agrees.'}
      </p>
    </section>
  )
})

interface StripKeyProps {
  readonly kind: WorkConsentKind
  readonly off: boolean
  readonly area: BodyAreaName | null
  readonly onSay: (kind: WorkConsentKind) => void
}

function StripKey({ kind, off, area, onSay }: StripKeyProps) {
  const key = keyOf[kind]
  const press = () => {
    if (!off) onSay(kind)
  }
  const button = (
    <button
      type="button"
      className={classes.stripKey}
      disabled={off}
      data-stop={kind === 'stopArea' || kind === 'stopSession' || undefined}
      aria-keyshortcuts={key ? `${key.toUpperCase()} Alt+${key.toUpperCase()}` : undefined}
      onClick={press}
    >
      {workConsentWords[kind]}
      {area && !off && <VisuallyHidden> {areaWords[area]}</VisuallyHidden>}
      {key && <small aria-hidden>{key.toUpperCase()}</small>}
    </button>
  )
  return key ? (
    <WithKeys keys={key} label={workConsentWords[kind]} press={press}>
      {button}
    </WithKeys>
  ) : (
    button
  )
}

interface WithKeysProps {
  readonly keys: string
  readonly label: string
  readonly press: () => void
  readonly children: React.ReactNode
}

function WithKeys({ keys, label, press, children }: WithKeysProps) {
  useShortcut(keys, label, press)
  // The same while a field has the keys.
  useShortcut(`alt+${keys}`, `${label}, while typing`, press)
  return children
}
