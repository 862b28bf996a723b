import type { KeyboardEvent, Ref } from 'react'
import { positionOfScore, scoreOfPosition } from '#shared/domain/clinical/mood/score'
import type { MoodScreen } from '#shared/schema/mood-screen'
import classes from './screens.module.css'

interface ScoreRowProps {
  readonly instrument: MoodScreen['instrument']
  readonly readAs: MoodScreen['readAs']
  /** From 0. */
  readonly index: number
  readonly topic: string
  readonly score: number | null
  readonly ref: Ref<HTMLFieldSetElement>
  readonly onScore: (score: number | null) => void
  /** After a key that answered, or Backspace (-1). */
  readonly onMove: (by: 1 | -1) => void
}

const four = [0, 1, 2, 3]

/** One answer: four big targets, or one key that answers and goes on. */
export function ScoreRow(props: ScoreRowProps) {
  const { instrument, readAs, index, topic, score, onScore, onMove } = props
  const byPlace = readAs === 'position'
  const scoreOf = (key: number) => (byPlace ? scoreOfPosition(instrument, index, key) : key)
  const shown = score === null ? null : byPlace ? positionOfScore(instrument, index, score) : score
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = Number(event.key)
    const first = byPlace ? 1 : 0
    if (/^\d$/.test(event.key) && key >= first && key <= first + 3) {
      event.preventDefault()
      onScore(scoreOf(key))
      onMove(1)
    } else if (event.key === 'Backspace') {
      event.preventDefault()
      onScore(null)
      onMove(-1)
    }
  }
  return (
    <fieldset className={classes.item} ref={props.ref} onKeyDown={onKeyDown}>
      <legend className={classes.topic}>
        <span className={classes.number}>{index + 1}</span> {topic}
      </legend>
      <div className={classes.scores}>
        {four.map((nth) => {
          const key = byPlace ? nth + 1 : nth
          return (
            <label key={nth} className={classes.score}>
              <input
                type="radio"
                name={`item-${index}`}
                aria-label={`${topic}: ${byPlace ? `place ${key}` : key}`}
                checked={shown === key}
                onChange={() => onScore(scoreOf(key))}
              />
              <span>{key}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
