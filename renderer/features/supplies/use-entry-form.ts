import { useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import {
  type ListEntry,
  saveCatalogEntry,
  setAsideCatalogEntry,
} from '#renderer/data/commands/save-catalog-entry'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { announce } from '#renderer/ui/tell/announce'
import { useUndo } from '#renderer/ui/tell/undo'
import type { EditorProps, ListKind } from './editor-props'

interface EntryForm {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly ready: boolean
  readonly running: boolean
  /** It was removed while it was being changed. */
  readonly gone: boolean
  save(entry: ListEntry): Promise<void>
  /** Gives up what was typed since it was last saved. */
  giveUp(): Promise<void>
  setActive(active: boolean): Promise<void>
}

/** What the three editors share: the kept draft, saving, setting aside with undo. */
export function useEntryForm<Values extends FieldValues>(
  kind: ListKind,
  form: UseFormReturn<Values>,
  { id, entry, onClose }: Pick<EditorProps, 'id' | 'entry' | 'onClose'>,
): EntryForm {
  const accepts = (values: unknown): values is Values =>
    typeof values === 'object' && values !== null && 'name' in values && kind in values
  const draft = useFormDraft(`catalog:${kind}:${entry ? id : 'new'}`, form, accepts)
  const { run, running } = useCommand(saveCatalogEntry)
  const { run: setAside } = useCommand(setAsideCatalogEntry)
  const offerUndo = useUndo()
  const [gone, setGone] = useState(false)
  return {
    status: draft.status,
    ready: draft.ready,
    running,
    gone,
    async save(listEntry) {
      const saved = await run({ id, entry: listEntry, isNew: entry === null || gone })
      if (!saved.ok) return setGone(true)
      setGone(false)
      await draft.discard()
      form.reset(form.getValues())
      announce('Saved')
      onClose()
    },
    async giveUp() {
      await draft.discard()
      onClose()
    },
    async setActive(active) {
      const done = await setAside({ id, active })
      if (!done.ok) return setGone(true)
      onClose()
      offerUndo({
        message: active ? 'Brought back' : 'Set aside',
        undo: async () => void (await setAside({ id, active: !active })),
      })
    },
  }
}
