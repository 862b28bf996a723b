import type { Note } from '#shared/schema/note'
import classes from './note-text.module.css'
import { noteParts } from './note-words'

interface NoteTextProps {
  readonly note: Note
  /** A parent's note carries pain before and after. */
  readonly isParent: boolean
}

/** A note to be read: every word as it stands, line breaks too. */
export function NoteText({ note, isParent }: NoteTextProps) {
  const { content } = note
  if (note.addendumTo !== '') {
    return (
      <p className={classes.words} dir="auto">
        {content.addendum}
      </p>
    )
  }
  return (
    <dl className={classes.note}>
      {noteParts.map(({ field, label }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd className={classes.words} dir="auto">
            {content[field] || <span className={classes.none}>Nothing written</span>}
          </dd>
        </div>
      ))}
      {isParent && (
        <div>
          <dt>Pain, 0 to 10</dt>
          <dd className={classes.figures}>
            Before {content.painBefore ?? 'not asked'}, after {content.painAfter ?? 'not asked'}
          </dd>
        </div>
      )}
      <div>
        <dt>Hands on</dt>
        <dd className={classes.figures}>
          {content.handsOnMin === null ? 'Not entered' : `${content.handsOnMin} min`}
        </dd>
      </div>
    </dl>
  )
}
