import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form'
import { ErrorSummary } from './error-summary'
import classes from './forms.module.css'

interface FormProps<Values extends FieldValues, Output> {
  readonly form: UseFormReturn<Values, unknown, Output>
  readonly onSubmit: (values: Output) => void | Promise<void>
  readonly label?: string
  readonly children: ReactNode
}

/**
 * A form that refuses kindly: every wrong answer is listed at the top with a way to its field, and the
 * focus goes there. Ctrl/Cmd+Enter submits from anywhere in it.
 */
export function Form<Values extends FieldValues, Output = Values>({
  form,
  onSubmit,
  label,
  children,
}: FormProps<Values, Output>) {
  const element = useRef<HTMLFormElement>(null)
  // A second click or Enter while the first is being answered is the same wish, not another one.
  const answering = useRef(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (answering.current) return
    answering.current = true
    try {
      await form.handleSubmit((values) => onSubmit(values))(event)
    } finally {
      answering.current = false
    }
  }
  const submitByKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    // A field tidies what was typed (a phone, a date) when it is left.
    if (event.target instanceof HTMLElement) event.target.blur()
    element.current?.requestSubmit()
  }
  return (
    <FormProvider {...form}>
      <form
        ref={element}
        noValidate
        autoComplete="off"
        aria-label={label}
        className={classes.form}
        onKeyDown={submitByKeys}
        onSubmit={(event) => void submit(event)}
      >
        <ErrorSummary form={form} />
        {children}
      </form>
    </FormProvider>
  )
}
