import { useCallback, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type SummaryRefusal, saveSummary } from '#renderer/data/commands/save-summary'
import { useCommand } from '#renderer/data/use-command'
import { type FormSaving, useFormSaving } from '#renderer/data/use-form-saving'
import { readableChoices, type SummaryChoices } from '#shared/domain/summary/summary-choices'

export interface SummarySaving extends Omit<FormSaving<SummaryRefusal>, 'save'> {
  /** Writes what is unsaved; answers with the instant of the draft's state, null when it was not saved. */
  save(): Promise<string | null>
}

export function useSummarySaving(
  summaryId: string,
  form: UseFormReturn<SummaryChoices>,
  updatedAt: string,
): SummarySaving {
  const { run } = useCommand(saveSummary)
  const savedAt = useRef(updatedAt)
  const write = useCallback(
    async (choices: SummaryChoices) => {
      const done = await run({ summaryId, choices: readableChoices(choices) })
      if (done.ok) savedAt.current = done.value
      return done
    },
    [run, summaryId],
  )
  const saving = useFormSaving(form, write)
  return { ...saving, save: async () => ((await saving.save()) ? savedAt.current : null) }
}
