import type { Note } from '#shared/schema/note'
import classes from './note-text.module.css'
import { noteParts } from './note-words'
import { PartsText } from './session/parts-text'

interface NoteTextProps {
  readonly note: Note
  /** A parent's note carries pain before and after. */
  readonly isParent: boolean
  /** In which the times of its structured parts are told. */
  readonly timeZone: string
}

/** A note to be read: every word as it stands, line breaks too. */
export function NoteText({ note, isParent, timeZone }: NoteTextProps) {
  const { content } = note
  if (note.addendumTo !== '') {
    return (
      <p className={classes.words} dir="auto">
        {content.addendum}
      </p>
    )
  }
  return (
    <div className={classes.whole}>
      <Words content={content} isParent={isParent} />
      <PartsText content={content} timeZone={timeZone} />
    </div>
  )
}

type WordsProps = Pick<NoteTextProps, 'isParent'> & Pick<Note, 'content'>

function Words({ content, isParent }: WordsProps) {
  // A group has its minutes in its two parts, and nobody's hands are on the parent.
  const ofGroup = content.serviceKind === 'group'
  const rated = content.painBefore !== null || content.painAfter !== null
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
      {isParent && (!ofGroup || rated) && (
        <div>
          <dt>Pain, 0 to 10</dt>
          <dd className={classes.figures}>
            Before {content.painBefore ?? 'not asked'}, after {content.painAfter ?? 'not asked'}
          </dd>
        </div>
      )}
      {(!ofGroup || content.handsOnMin !== null) && (
        <div>
          <dt>Hands on</dt>
          <dd className={classes.figures}>
            {content.handsOnMin === null ? 'Not entered' : `${content.handsOnMin} min`}
          </dd>
        </div>
      )}
    </dl>
  )
}
