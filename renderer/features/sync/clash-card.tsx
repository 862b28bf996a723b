import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { settleLostEdit, takeBackSettling } from '#renderer/data/commands/settle-lost-edit'
import type { LostEditOf } from '#renderer/data/queries/lost-edits'
import { useCommand } from '#renderer/data/use-command'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import { notYoursWords } from '#shared/domain/practice/may-do'
import type { Moment } from '#shared/domain/sync/badge-words'
import { fieldWords, foldedEdits } from '#shared/domain/sync/field-words'
import type { Choice, SettleRefusal } from '#shared/domain/sync/settle-lost-edit'
import { FieldName } from './field-name'
import { RecordName } from './record-name'
import { Side } from './side'
import classes from './sync.module.css'
import type { PeopleSayer } from './use-sayer'

interface ClashCardProps {
  readonly edit: LostEditOf
  readonly say: PeopleSayer
  readonly moment: Moment
  readonly onSettled: () => void
}

const refusalWords: Record<SettleRefusal | 'notYours', string> = {
  notYours: notYoursWords('practiceDetails'),
  gone: 'This is not there any more: it was changed or removed meanwhile. Nothing was changed now.',
  notFitting: 'The other one cannot take its place as things are now. Nothing was changed.',
  final: 'This is signed or sent and cannot be changed any more. Nothing was changed.',
}

const doneWords: Record<Choice, string> = {
  keep: 'Decided: it stays as it is.',
  useOther: 'Decided: the other one stands now.',
}

/** Both sides of one clash, and the two buttons. */
export function ClashCard({ edit, say, moment, onSettled }: ClashCardProps) {
  const { collection, recordId, entry } = edit
  const { settle, running, refusal } = useSettling(edit, onSettled)
  const headingId = useId()
  const field = fieldWords(collection, entry.field).join(', ')
  // The whole record: kept by a change on one laptop, removed on the other.
  const isRemoval = entry.field === ''
  const side = { collection, field: entry.field, say, moment }
  return (
    <article className={classes.card} aria-labelledby={headingId}>
      <header>
        <h3 id={headingId} className={classes.cardTitle}>
          <RecordName collection={collection} recordId={recordId} />
        </h3>
        <FieldName collection={collection} field={entry.field} />
      </header>
      <div className={classes.sides}>
        <Side
          {...side}
          title="Stands now"
          value={entry.kept}
          {...(isRemoval ? { words: 'It was changed, and stays.' } : {})}
          by={entry.keptBy}
          at={entry.keptAt}
        >
          <Button
            variant="default"
            disabled={running}
            aria-label={isRemoval ? 'Keep it' : `Keep this: ${field}`}
            onClick={() => void settle('keep')}
          >
            {isRemoval ? 'Keep it' : 'Keep this'}
          </Button>
        </Side>
        <Side
          {...side}
          title="The other"
          value={entry.lost}
          {...(isRemoval ? { words: 'It was removed.' } : {})}
          by={entry.lostBy}
          at={entry.lostAt}
        >
          {entry.field !== foldedEdits && (
            <Button
              variant="default"
              disabled={running}
              aria-label={isRemoval ? 'Remove it' : `Use the other: ${field}`}
              onClick={() => void settle('useOther')}
            >
              {isRemoval ? 'Remove it' : 'Use the other'}
            </Button>
          )}
        </Side>
      </div>
      {refusal && (
        <div role="alert">
          <Notice meaning="attention" title={refusal} />
        </div>
      )}
    </article>
  )
}

function useSettling(edit: LostEditOf, onSettled: () => void) {
  const { run, running } = useCommand(settleLostEdit)
  const { run: takeBack } = useCommand(takeBackSettling)
  const offerUndo = useUndo()
  const [refusal, setRefusal] = useState<string | null>(null)
  const settle = async (choice: Choice) => {
    const answer = await run({ ...edit, choice })
    setRefusal(answer.ok ? null : refusalWords[answer.refusal])
    if (!answer.ok) return
    offerUndo({
      message: doneWords[choice],
      async undo() {
        const back = await takeBack(answer.value)
        announce(back.ok ? 'Taken back.' : 'It was changed since, so it stays as decided.')
      },
    })
    onSettled()
  }
  return { settle, running, refusal }
}
