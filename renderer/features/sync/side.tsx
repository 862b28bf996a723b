import { type ReactNode, useId } from 'react'
import { type Moment, whenWords } from '#shared/domain/sync/badge-words'
import { valueLines } from '#shared/domain/sync/value-words'
import type { CollectionName } from '#shared/schema/collections'
import classes from './sync.module.css'
import type { PeopleSayer } from './use-sayer'

interface SideProps {
  /** "Stands now", "The other". */
  readonly title: string
  readonly collection: CollectionName
  readonly field: string
  /** JSON text; '' for nothing. */
  readonly value: string
  /** Instead of the value, where it is not one: a removal. */
  readonly words?: string
  readonly by: string
  readonly at: string
  readonly say: PeopleSayer
  readonly moment: Moment
  readonly children?: ReactNode
}

const longText = 400

/** One of two values: what it is, whose, and since when. */
export function Side(props: SideProps) {
  const titleId = useId()
  const { say } = props
  const lines = props.words
    ? [{ label: '', text: props.words }]
    : valueLines(props.collection, props.field, props.value, say)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div role="group" className={classes.side} aria-labelledby={titleId}>
      <p id={titleId} className={classes.sideTitle}>
        {props.title}
      </p>
      <div
        className={classes.value}
        // A long text scrolls in its place: by keyboard too.
        {...(lines.some(({ text }) => text.length > longText) ? { tabIndex: 0 } : {})}
      >
        {lines.map(({ label, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a value have no other name
          <p key={index} dir="auto">
            {label && <span className={classes.label}>{label}: </span>}
            {text}
          </p>
        ))}
      </div>
      <p className={classes.whose}>
        <bdi>{say.who(props.by)}</bdi>, {whenWords(props.at, props.moment)}
      </p>
      {props.children}
    </div>
  )
}
