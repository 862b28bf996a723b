import { useCallback, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { saveScreening } from '#renderer/data/commands/screenings'
import { useCommand } from '#renderer/data/use-command'
import { type FormSaving, useFormSaving } from '#renderer/data/use-form-saving'
import type {
  ScreeningPart,
  ScreeningRefusal,
  ScreeningTarget,
} from '#shared/domain/clinical/screening-record'

export type ScreenSaving = FormSaving<ScreeningRefusal>

interface Saved<Values extends FieldValues> {
  readonly clientId: string
  readonly form: UseFormReturn<Values>
  readonly targetOf: (values: Values) => ScreeningTarget
  /** Null while there is nothing worth a record. */
  readonly partOf: (values: Values) => ScreeningPart | null
}

export function useScreenSaving<Values extends FieldValues>(saved: Saved<Values>): ScreenSaving {
  const { run } = useCommand(saveScreening)
  const latest = useRef(saved)
  latest.current = saved
  const write = useCallback(
    (values: Values) => {
      const { clientId, targetOf, partOf } = latest.current
      const part = partOf(values)
      return part && run({ target: targetOf(values), clientId, part })
    },
    [run],
  )
  return useFormSaving(saved.form, write)
}
