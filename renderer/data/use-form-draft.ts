import { useCallback, useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { useFlush } from '#renderer/ui/keep/on-flush'
import { useSession } from './session'

/** Typed text is on the disk, encrypted, at most this long after it was typed. */
const saveAfterMs = 600

/**
 * Keeps what is typed into a form until it is saved: a crash, a lock or a wrong turn loses nothing
 * older than two seconds. `key` holds ids only. Returns `status`, which `Reading` waits for, `restored` (a
 * kept draft was put back), and `discard`, to be called once the form is saved or given up; `clear` where
 * it is saved and stays open, so that what is typed next is kept again.
 */
export function useFormDraft<Values extends FieldValues>(
  key: string,
  form: UseFormReturn<Values>,
  accepts: (values: unknown) => values is Values,
) {
  const { store } = useSession()
  const [restored, setRestored] = useState(false)
  const [status, setStatus] = useState<'loading' | 'ready' | 'failed'>('loading')
  const ready = status === 'ready'
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined)
  const done = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is read once for a key; form methods are stable
  useEffect(() => {
    let stale = false
    done.current = false
    store.readDraft(key).then(
      (values) => {
        if (stale) return
        if (accepts(values)) {
          form.reset(values, { keepDefaultValues: true })
          setRestored(true)
        }
        setStatus('ready')
      },
      // Nothing is typed over what may still be kept.
      () => !stale && setStatus('failed'),
    )
    return () => {
      stale = true
    }
  }, [store, key])

  const save = useCallback(async () => {
    if (pending.current === undefined) return
    clearTimeout(pending.current)
    pending.current = undefined
    if (!done.current) await store.saveDraft(key, form.getValues())
  }, [store, key, form])

  useEffect(() => {
    if (!ready) return
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: () => {
        // From the first unsaved key, not from the last: typing without a pause is kept as well.
        pending.current ??= setTimeout(() => void save(), saveAfterMs)
      },
    })
    return () => {
      unsubscribe()
      void save()
    }
  }, [form, save, ready])
  useFlush(save)

  const clear = useCallback(async () => {
    clearTimeout(pending.current)
    pending.current = undefined
    await store.clearDraft(key)
  }, [store, key])
  const discard = useCallback(async () => {
    done.current = true
    await clear()
  }, [clear])

  return { status, restored, ready, discard, clear }
}
