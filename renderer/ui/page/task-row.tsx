import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Status } from '../show/status'
import { useUndo } from '../tell/undo'
import classes from './task-row.module.css'

interface TaskRowProps {
  /** Who it is about, or what is to be done. */
  readonly title: ReactNode
  readonly detail: ReactNode
  /** What is to be done, in two or three words. */
  readonly what: string
  /** overdue and today ask for attention. */
  readonly standing: 'overdue' | 'today' | 'soon'
  readonly openLabel?: string
  readonly onOpen?: () => void
  /** Whether it was kept. */
  readonly onAnswer: (answer: 'done' | 'notNeeded', words: string) => Promise<boolean>
  readonly onTakeBack: () => Promise<void>
}

/** Something to do: opened, or answered with a word; an answer can be taken back. */
export function TaskRow(props: TaskRowProps) {
  const { title, detail, what, standing, openLabel, onOpen, onAnswer, onTakeBack } = props
  const offerUndo = useUndo()
  const [asked, setAsked] = useState(false)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState(false)
  const answer = async (said: 'done' | 'notNeeded') => {
    const kept = await onAnswer(said, words.trim())
    setProblem(!kept)
    if (!kept) return
    offerUndo({
      message: said === 'done' ? 'Kept as done' : 'Kept as not needed',
      undo: onTakeBack,
    })
  }
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <span className={classes.words}>
          <span className={classes.title}>{title}</span>
          <span className={classes.detail}>{detail}</span>
        </span>
        <Status meaning={standing === 'soon' ? 'waiting' : 'attention'} plain>
          {what}
        </Status>
        <span className={classes.buttons}>
          {onOpen && (
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`${openLabel ?? 'Open'}: ${what}`}
              onClick={onOpen}
            >
              {openLabel ?? 'Open'}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Answer: ${what}`}
            aria-expanded={asked}
            onClick={() => setAsked(!asked)}
          >
            Answer
          </Button>
        </span>
      </div>
      {asked && (
        <form
          className={classes.answer}
          onSubmit={(event) => {
            event.preventDefault()
            void answer('done')
          }}
        >
          <TextInput
            label="A word on it"
            description="You can leave it empty."
            value={words}
            maxLength={300}
            autoFocus
            error={problem ? 'This was not kept. Try once more.' : null}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            Done
          </Button>
          <Button variant="subtle" onClick={() => void answer('notNeeded')}>
            Not needed
          </Button>
        </form>
      )}
    </li>
  )
}
