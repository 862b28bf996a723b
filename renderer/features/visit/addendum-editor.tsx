import { useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { TextArea } from '#renderer/ui/fields/text-area'
import { Notice } from '#renderer/ui/show/notice'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { isBlank } from '#shared/domain/notes/draft-note'
import type { Note, NoteContent } from '#shared/schema/note'
import { BothTexts } from './both-texts'
import { DiscardDraft } from './discard-draft'
import { NoteText } from './note-text'
import { savingRefusalWords } from './note-words'
import { SigningCheck } from './signing-check'
import { useNoteSaving } from './use-note-saving'
import { useSnippets } from './use-snippets'
import classes from './visit.module.css'

interface AddendumEditorProps {
  readonly addendum: Note
  readonly sheet: VisitSheet
  readonly primary: boolean
}

/** What comes to mind after signing: its own words, its own signature. */
export function AddendumEditor({ addendum, sheet, primary }: AddendumEditorProps) {
  const { staffId } = useSession()
  const form = useForm<NoteContent>({ defaultValues: addendum.content, shouldFocusError: false })
  const { id: noteId, visitId, clientId } = addendum
  const saving = useNoteSaving({ noteId, visitId, clientId }, form, addendum)
  const expanding = useSnippets()
  const top = useRef<HTMLDivElement>(null)
  const begun = useRef(!isBlank(addendum))
  useEffect(() => {
    if (!begun.current) top.current?.querySelector('textarea')?.focus()
  }, [])
  const content = form.watch()
  if (addendum.authorId !== staffId)
    return <NoteText note={addendum} isParent timeZone={sheet.visit.timeZone} />
  return (
    <div ref={top} className={classes.editor} {...expanding}>
      <TextArea
        control={form.control}
        name="addendum"
        label="What to add"
        help="The signed note above stays as it is."
        width="full"
        minRows={3}
      />
      <SavedMark state={saving.state} onRetry={() => void saving.save()} />
      <BothTexts control={form.control} />
      {saving.problem && (
        <div role="alert">
          <Notice meaning="attention" title="The newest words are not saved">
            {savingRefusalWords[saving.problem]}
          </Notice>
        </div>
      )}
      <SigningCheck
        note={{ ...addendum, content }}
        sheet={sheet}
        primary={primary}
        beforeSigning={saving.save}
      />
      <DiscardDraft note={addendum} onBefore={saving.stop} />
    </div>
  )
}
