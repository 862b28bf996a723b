import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { Notice } from '#renderer/ui/show/notice'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import classes from '../session/session.module.css'
import own from './body.module.css'
import type { HandsOnDraft } from './use-hands-on-draft'

export interface Step<Name extends string> {
  readonly name: Name
  readonly words: string
  /** How many things stand in it; 0 says nothing. */
  readonly count: number
}

interface PartFrameProps<Name extends string> {
  readonly title: string
  readonly timing: string
  readonly draft: Pick<HandsOnDraft<unknown, never>, 'state' | 'problem' | 'refusal' | 'save'>
  /** She stopped the session, in this part or in another one. */
  readonly stopped: boolean
  /** It was in another one. */
  readonly stoppedElsewhere: boolean
  readonly steps: readonly Step<Name>[]
  readonly step: Name
  readonly onStep: (name: Name) => void
  readonly notices?: ReactNode
  readonly strip: ReactNode
  readonly children: ReactNode
}

/** What every structured part has: its name, whether it is saved, its steps in any order, what she says. */
export function PartFrame<Name extends string>(props: PartFrameProps<Name>) {
  const { title, timing, draft, stopped, steps, step, onStep, notices, strip, children } = props
  const { stoppedElsewhere } = props
  const move = (by: number) => {
    const at = steps.findIndex(({ name }) => name === step)
    const next = steps[(at + by + steps.length) % steps.length]
    if (next) onStep(next.name)
  }
  useShortcut(']', 'Next part of the session', () => move(1))
  useShortcut('[', 'Part of the session before', () => move(-1))
  return (
    <section className={classes.session} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.quiet}>{timing}</span>
        <SavedMark state={draft.state} onRetry={() => void draft.save()} />
      </div>
      {draft.problem && (
        <div role="alert">
          <Notice meaning="attention" title="The newest entries are not saved">
            {draft.problem}
          </Notice>
        </div>
      )}
      {stopped && (
        <Notice meaning="stop" title="She stopped the session">
          {stoppedElsewhere
            ? 'She said so in another part of this visit, or took her consent back. '
            : ''}
          No more hands today. What was found, her words and the note stay open.
        </Notice>
      )}
      {notices}
      <nav aria-label={`Parts of ${title.toLowerCase()}`}>
        <ol className={classes.steps}>
          {steps.map(({ name, words, count }) => (
            <li key={name}>
              <button
                type="button"
                className={classes.step}
                aria-current={name === step ? 'step' : undefined}
                onClick={() => onStep(name)}
              >
                {count > 0 && <IconCheck size={18} aria-hidden />}
                {words}
                {count > 0 && <span className={classes.stepNote}>{count}</span>}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div className={classes.part}>{children}</div>
      <div className={own.foot}>
        {draft.refusal && (
          <div role="alert">
            <Notice meaning="attention" title="This was not written down">
              {draft.refusal}
            </Notice>
          </div>
        )}
        {strip}
      </div>
    </section>
  )
}
