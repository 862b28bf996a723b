import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { reviewNote, settleNoteReview } from '#renderer/data/commands/review-note'
import { reviewsOfVisit } from '#renderer/data/queries/note-reviews'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useRecordPlace } from '#renderer/data/sync/use-record-place'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { TextArea } from '#renderer/ui/fields/text-area'
import { Form } from '#renderer/ui/forms/form'
import { PlaceMark } from '#renderer/ui/show/place-mark'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { NotRead } from '#renderer/ui/tell/not-read'
import {
  inOrder,
  isSettled,
  longestWords,
  mayReview,
  type ReviewRecord,
  reviewRefusalWords,
} from '#shared/domain/caseload/note-reviews'
import { dayWords, timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Note } from '#shared/schema/note'
import classes from './note-reviews.module.css'

interface NoteReviewsProps {
  readonly note: Note
  readonly sheet: VisitSheet
}

/** Talk among colleagues about a note: beside it, never in it, and not on its paper. */
export function NoteReviews({ note, sheet }: NoteReviewsProps) {
  const { staffId } = useSession()
  const live = useLive(reviewsOfVisit, sheet.visit.id)
  const [writing, setWriting] = useState(false)
  const talks = (live.value ?? []).filter(({ review }) => review.noteId === note.id)
  const mayBegin = mayReview(sheet.staff.get(staffId), note)
  const open = talks.some(({ review }) => !isSettled(review))
  if (talks.length === 0 && !mayBegin && live.status !== 'failed') return null
  return (
    <section className={classes.talk} aria-label="Comments on this note">
      <h3 className={classes.title}>Comments on this note</h3>
      <NotRead of={[live]} what="Comments" />
      {talks.map((talk) => (
        <Talk key={talk.id} talk={talk} sheet={sheet} noteId={note.id} />
      ))}
      {mayBegin &&
        live.status === 'ready' &&
        !open &&
        (writing ? (
          <SayForm
            {...{ noteId: note.id, reviewId: null }}
            label="Comment for the author"
            onDone={() => setWriting(false)}
          />
        ) : (
          <Button variant="subtle" onClick={() => setWriting(true)}>
            Comment on this note
          </Button>
        ))}
    </section>
  )
}

interface TalkProps {
  readonly talk: ReviewRecord
  readonly sheet: VisitSheet
  readonly noteId: string
}

function Talk({ talk, sheet, noteId }: TalkProps) {
  const { staffId } = useSession()
  const { run: settle, running } = useCommand(settleNoteReview)
  const place = useRecordPlace([['screenings', talk.id]])
  const { review } = talk
  const { timeZone } = sheet.visit
  const settled = isSettled(review)
  const when = (at: string) => `${dayWords(dayOf(at, timeZone), '')}, ${timeWords(at, timeZone)}`
  const nameOf = (id: string) => sheet.staff.get(id)?.name ?? 'Somebody who left'
  return (
    <div>
      <ol className={classes.said}>
        {inOrder(review).map(({ id, by, at, words }) => (
          <li key={id}>
            <p className={classes.who}>
              {by === staffId ? 'You' : nameOf(by)}, {when(at)}
            </p>
            <p className={classes.words} dir="auto">
              {words}
            </p>
          </li>
        ))}
      </ol>
      <PlaceMark place={place} />
      {settled ? (
        <div className={classes.buttons}>
          <Status meaning="done">Settled by {nameOf(review.settled?.by ?? '')}</Status>
          <Button
            variant="subtle"
            loading={running}
            onClick={() => void settle({ reviewId: talk.id, settled: false })}
          >
            Open it again
          </Button>
        </div>
      ) : (
        <SayForm
          {...{ noteId, reviewId: talk.id }}
          label="Answer"
          onSettle={async () => {
            const done = await settle({ reviewId: talk.id, settled: true })
            if (done.ok) announce('Settled')
          }}
        />
      )}
    </div>
  )
}

const saySchema = z.strictObject({
  words: z.string().trim().min(1, reviewRefusalWords.empty).max(longestWords),
})
type Say = z.infer<typeof saySchema>
const isSay = (values: unknown): values is Say =>
  z.strictObject({ words: z.string() }).safeParse(values).success

interface SayFormProps {
  readonly noteId: string
  readonly reviewId: string | null
  readonly label: string
  readonly onDone?: () => void
  readonly onSettle?: () => Promise<void>
}

function SayForm({ noteId, reviewId, label, onDone, onSettle }: SayFormProps) {
  const { run, running } = useCommand(reviewNote)
  const form = useForm<Say>({
    resolver: zodResolver(saySchema),
    defaultValues: { words: '' },
    shouldFocusError: false,
  })
  const draft = useFormDraft(`review:${reviewId ?? noteId}`, form, isSay)
  const say = async ({ words }: Say) => {
    const done = await run({ noteId, reviewId, words })
    if (!done.ok) return form.setError('words', { message: reviewRefusalWords[done.refusal] })
    await draft.discard()
    form.reset({ words: '' })
    announce('Sent with the next sync')
    onDone?.()
  }
  return (
    <Form form={form} label={label} onSubmit={say}>
      <div className={classes.form}>
        <TextArea
          control={form.control}
          name="words"
          label={label}
          help="Among colleagues: it stays beside the note and is not printed with the chart."
          minRows={2}
          maxLength={longestWords}
        />
        <div className={classes.buttons}>
          <Button type="submit" variant="default" loading={running}>
            {reviewId === null ? 'Send the comment' : 'Send the answer'}
          </Button>
          {onSettle && (
            <Button variant="subtle" onClick={() => void onSettle()}>
              Settled
            </Button>
          )}
          {onDone && (
            <Button variant="subtle" onClick={onDone}>
              Cancel
            </Button>
          )}
        </div>
      </div>
    </Form>
  )
}
