import { Button } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import type { SummarySheet } from '#renderer/data/queries/summary-sheet'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { Notice } from '#renderer/ui/show/notice'
import { shortDateWords } from '#shared/domain/clients/words'
import type { SummaryChoices } from '#shared/domain/summary/summary-choices'
import { serviceKindWords } from '#shared/domain/supplies/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import classes from './summaries.module.css'

interface NoteChoiceProps {
  readonly form: UseFormReturn<SummaryChoices>
  readonly sheet: SummarySheet
  readonly clock: PracticeClock
  readonly clientId: string
}

/** As many notes as a summary can name. */
const mostNotes = 20

/** The signed notes of one person that the page draws from. */
export function NoteChoice({ form, sheet, clock, clientId }: NoteChoiceProps) {
  const own = sheet.notes.filter((note) => note.clientId === clientId && note.addendumTo === '')
  const offered = own.slice(0, mostNotes)
  if (offered.length === 0) {
    return (
      <Notice meaning="waiting" title="No signed note to draw from">
        Sign a note and it can be chosen here. Without one, the page holds the ask, your words and
        the background only.
      </Notice>
    )
  }
  const all = offered.map(({ id }) => id)
  return (
    <div className={classes.notes}>
      <CheckboxGroup
        control={form.control}
        name="noteIds"
        label="Signed notes to draw from"
        help={
          own.length > mostNotes
            ? `The latest ${mostNotes} of ${own.length}. What was added to a note comes with it.`
            : 'What was added to a note comes with it.'
        }
        width="full"
        options={offered.map(({ id, sessionAt, content }) => ({
          value: id,
          label: `${shortDateWords(dayOf(sessionAt, clock.timeZone), clock.today)} · ${serviceKindWords[content.serviceKind]}`,
        }))}
      />
      {offered.length > 3 && (
        <div className={classes.noteButtons}>
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => form.setValue('noteIds', all, { shouldDirty: true })}
          >
            Choose all
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => form.setValue('noteIds', all.slice(0, 1), { shouldDirty: true })}
          >
            Only the latest
          </Button>
        </div>
      )}
    </div>
  )
}
