import { Button } from '@mantine/core'
import { discardNote, putNoteBack } from '#renderer/data/commands/save-note'
import { useCommand } from '#renderer/data/use-command'
import { useUndo } from '#renderer/ui/tell/undo'
import type { Note } from '#shared/schema/note'

interface DiscardDraftProps {
  readonly note: Note
  /** Called before the draft goes, so that nothing is written into it any more. */
  readonly onBefore: () => void
}

/** A draft may go; undo brings it back as it was. */
export function DiscardDraft({ note, onBefore }: DiscardDraftProps) {
  const { run: discard } = useCommand(discardNote)
  const { run: putBack } = useCommand(putNoteBack)
  const offerUndo = useUndo()
  const throwAway = async () => {
    onBefore()
    const done = await discard(note.id)
    if (!done.ok) return
    offerUndo({ message: 'Draft thrown away', undo: async () => void (await putBack(done.value)) })
  }
  return (
    <div>
      <Button variant="subtle" onClick={() => void throwAway()}>
        Throw this draft away
      </Button>
    </div>
  )
}
