import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { DateTimeField } from '#renderer/ui/fields/date-time-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { Form } from '#renderer/ui/forms/form'
import { timelineWords } from '#shared/domain/visit/timeline-words'
import { readTypedTime, typedTimeOf, typedTimePattern } from '#shared/domain/visit/typed-time'
import { type TimelineKind, timelineKindSchema } from '#shared/schema/visit'
import classes from './visit.module.css'

const timeSchema = z.strictObject({
  kind: timelineKindSchema.nullable(),
  when: z
    .string('Enter the day and the time.')
    .regex(typedTimePattern, 'Enter the day and the time, such as 3/14/2026 and 9:30 AM.'),
})
type TimeValues = z.infer<typeof timeSchema>

interface TimeFormProps {
  readonly label: string
  readonly at: string
  readonly timeZone: string
  readonly today: string
  /** Also asks what happened. */
  readonly asksKind?: boolean
  /** Says why not; null when it is kept. */
  readonly onSave: (at: string, kind: TimelineKind | null) => Promise<string | null>
  readonly onClose: () => void
}

const kinds = timelineKindSchema.options.map((value) => ({ value, label: timelineWords[value] }))

/** One moment, put right in place. Escape gives up. */
export function TimeForm(props: TimeFormProps) {
  const { label, at, timeZone, today, asksKind, onSave, onClose } = props
  const form = useForm<TimeValues>({
    resolver: zodResolver(timeSchema),
    defaultValues: { kind: null, when: typedTimeOf(at, timeZone) },
    shouldFocusError: false,
  })
  const save = async ({ kind, when }: TimeValues) => {
    if (asksKind && kind === null) return form.setError('kind', { message: 'Say what happened.' })
    const problem = await onSave(readTypedTime(when, timeZone, at), kind)
    if (problem === null) onClose()
    else form.setError('when', { message: problem })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the form from any of its fields
    <div
      className={classes.timeForm}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <Form form={form} onSubmit={save} label={label}>
        {asksKind && (
          <SelectField
            control={form.control}
            name="kind"
            label="What happened"
            options={kinds}
            width="m"
            autoFocus
          />
        )}
        <DateTimeField
          control={form.control}
          name="when"
          label={label}
          today={today}
          max={today}
          stepMin={1}
        />
        <div className={classes.formButtons}>
          <Button type="submit" variant="default" loading={form.formState.isSubmitting}>
            Keep this time
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Back
          </Button>
        </div>
      </Form>
    </div>
  )
}
