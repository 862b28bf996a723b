import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import {
  type FieldErrors,
  type FieldValues,
  type UseFormReturn,
  useFormState,
} from 'react-hook-form'
import { fieldId } from '../fields/field-id'
import classes from './forms.module.css'

interface FoundError {
  readonly name: string
  readonly message: string
}

/** Every message in a tree of errors with the name of its field, in the order of the tree. */
const listErrors = (errors: object, path = ''): readonly FoundError[] =>
  Object.entries(errors).flatMap(([key, error]): readonly FoundError[] => {
    if (typeof error !== 'object' || error === null || key === 'ref') return []
    const name = path ? `${path}.${key}` : key
    if ('message' in error && typeof error.message === 'string' && error.message) {
      return [{ name, message: error.message }]
    }
    return listErrors(error, name)
  })

/** Reads the page from top to bottom: errors stand in the order of their fields on screen. */
const inPageOrder = (errors: readonly FoundError[]): readonly FoundError[] => {
  const top = (error: FoundError) =>
    document.getElementById(fieldId(error.name))?.getBoundingClientRect().top ??
    Number.POSITIVE_INFINITY
  return [...errors].sort((a, b) => top(a) - top(b))
}

interface ErrorSummaryProps<Values extends FieldValues, Output> {
  readonly form: UseFormReturn<Values, unknown, Output>
}

/** What is still to be put right, with a way to each field. Shown and focused after a refused submit. */
export function ErrorSummary<Values extends FieldValues, Output>({
  form,
}: ErrorSummaryProps<Values, Output>) {
  const headingId = useId()
  const box = useRef<HTMLDivElement>(null)
  const { errors, submitCount } = useFormState({ control: form.control })
  const found = submitCount > 0 ? listErrors(errors as FieldErrors) : []
  const any = found.length > 0
  const focusedFor = useRef(0)
  useEffect(() => {
    if (!any || focusedFor.current === submitCount) return
    focusedFor.current = submitCount
    // After react-hook-form's own focusing of the first field, should that not be switched off.
    const timer = setTimeout(() => box.current?.focus(), 20)
    return () => clearTimeout(timer)
  }, [any, submitCount])
  if (!any) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby={headingId}
      className={classes.summary}
    >
      <p id={headingId} className={classes.summaryTitle}>
        <IconAlertTriangle size={20} aria-hidden />
        {found.length === 1 ? 'One thing to put right' : `${found.length} things to put right`}
      </p>
      <ul className={classes.summaryList}>
        {inPageOrder(found).map((error) => (
          <li key={error.name}>
            <a
              href={`#${fieldId(error.name)}`}
              onClick={(event) => {
                event.preventDefault()
                focusField(error.name)
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const focusField = (name: string): void => {
  const field = document.getElementById(fieldId(name))
  if (!field) return
  const reach = field.matches('input, textarea, button, select')
    ? field
    : field.querySelector<HTMLElement>('input, textarea, button, select')
  reach?.scrollIntoView({ block: 'center' })
  reach?.focus({ preventScroll: true })
}
