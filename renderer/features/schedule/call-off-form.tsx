import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { type Visit, visitSchema } from '#shared/schema/visit'
import classes from './board.module.css'
import type { VisitChanges } from './use-visit-changes'

const callOffSchema = visitSchema.pick({ stateReason: true }).extend({
  to: z.enum(['cancelled', 'noShow']),
  scope: z.enum(['this', 'following']),
  stateReason: z.string().trim().min(1, 'Say why in a few words.').max(300),
})
type CallOff = z.infer<typeof callOffSchema>

interface CallOffFormProps {
  readonly visit: Visit
  readonly changes: VisitChanges
  readonly onDone: () => void
}

/** Called off beforehand, or nobody opened: with the reason, and an undo afterwards. */
export function CallOffForm({ visit, changes, onDone }: CallOffFormProps) {
  const form = useForm<CallOff>({
    resolver: zodResolver(callOffSchema),
    defaultValues: { to: 'cancelled', scope: 'this', stateReason: '' },
    shouldFocusError: false,
  })
  const to = useWatch({ control: form.control, name: 'to' })
  const save = async ({ to, scope, stateReason }: CallOff) => {
    const off = { visitId: visit.id, to, reason: stateReason }
    const problem =
      scope === 'following' && to === 'cancelled'
        ? await changes.callOffFollowing(off)
        : await changes.callOff(off)
    if (problem === null) onDone()
    else form.setError('stateReason', { message: problem })
  }
  return (
    <Form form={form} onSubmit={save} label="Cancel this visit">
      <div className={classes.callOff}>
        <RadioCards
          control={form.control}
          name="to"
          label="What happened"
          options={[
            { value: 'cancelled', label: 'Cancelled' },
            { value: 'noShow', label: 'Nobody home' },
          ]}
        />
        {visit.series && to === 'cancelled' && (
          <RadioCards
            control={form.control}
            name="scope"
            label="It is one of a series"
            options={[
              { value: 'this', label: 'Only this visit' },
              { value: 'following', label: 'This and the following' },
            ]}
          />
        )}
        <TextField
          control={form.control}
          name="stateReason"
          label="Why"
          width="full"
          maxLength={300}
          autoFocus
        />
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={form.formState.isSubmitting}>
            Cancel visit
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Keep it
          </Button>
        </div>
      </div>
    </Form>
  )
}
