import { useEffect, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

type Saved = 'idle' | 'saved' | 'notSaved'

/** Whether a form that stays open is saved: no longer, as soon as something in it changes. */
export function useSavedMark<Values extends FieldValues>(form: UseFormReturn<Values>) {
  const [saved, setSaved] = useState<Saved>('idle')
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: () => setSaved('idle') }),
    [form],
  )
  return [saved, setSaved] as const
}
