import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Resolver, useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { addTimeOff, removeTimeOff } from '#renderer/data/commands/working-time'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextField } from '#renderer/ui/fields/text-field'
import { TimeField } from '#renderer/ui/fields/time-field'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { Row, Rows } from '#renderer/ui/page/rows'
import { useUndo } from '#renderer/ui/tell/undo'
import { timeOffWords } from '#shared/domain/schedule/time-words'
import { makeTimeOff } from '#shared/domain/schedule/working-time'
import { clockTimeSchema, daySchema, lineText } from '#shared/schema/primitives'
import type { TimeOff } from '#shared/schema/staff'
import classes from './hours.module.css'

interface TimeOffListProps {
  readonly timeOff: readonly TimeOff[]
  readonly clock: PracticeClock
}

/** What lies ahead of it, and a short form for more. What is over is not shown. */
export function TimeOffList({ timeOff, clock }: TimeOffListProps) {
  const session = useSession()
  const offerUndo = useUndo()
  const [adding, setAdding] = useState(false)
  const ahead = timeOff.filter((one) => one.endAt > clock.now)
  const remove = async (one: TimeOff) => {
    const removed = await removeTimeOff(session, [one.id])
    if (!removed.ok) return
    offerUndo({
      message: 'Time off removed',
      undo: async () => {
        await addTimeOff(session, removed.value)
      },
    })
  }
  return (
    <>
      {ahead.length === 0 && !adding && (
        <p className={classes.free}>None ahead. No visit is offered in time off.</p>
      )}
      {ahead.length > 0 && (
        <Rows label="Time off">
          {ahead.map((one) => (
            <Row
              key={one.id}
              title={timeOffWords(one, clock.timeZone, clock.today)}
              detail={one.reason || (one.kind === 'busy' ? 'Busy' : 'Time off')}
              trailing={
                <Button variant="subtle" size="sm" onClick={() => void remove(one)}>
                  Remove
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {adding ? (
        <TimeOffForm clock={clock} onDone={() => setAdding(false)} />
      ) : (
        <p>
          <Button variant="default" onClick={() => setAdding(true)}>
            Add time off
          </Button>
        </p>
      )}
    </>
  )
}

const day = (message: string) => z.string({ error: message }).pipe(daySchema)
const time = (message: string) => z.string({ error: message }).pipe(clockTimeSchema)
const timeOffFormSchema = z.discriminatedUnion('length', [
  z.object({
    length: z.literal('days'),
    firstDay: day('Choose the first day.'),
    lastDay: day('Choose the last day.'),
    reason: lineText,
  }),
  z.object({
    length: z.literal('hours'),
    firstDay: day('Choose the day.'),
    startTime: time('Enter when it starts.'),
    endTime: time('Enter when it ends.'),
    reason: lineText,
  }),
])
type TimeOffAnswer = z.infer<typeof timeOffFormSchema>
interface TimeOffValues {
  readonly length: 'days' | 'hours'
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly startTime: string | null
  readonly endTime: string | null
  readonly reason: string
}

interface TimeOffFormProps {
  readonly clock: PracticeClock
  readonly onDone: () => void
}

function TimeOffForm({ clock, onDone }: TimeOffFormProps) {
  const session = useSession()
  const form = useForm<TimeOffValues, unknown, TimeOffAnswer>({
    resolver: zodResolver(timeOffFormSchema) as unknown as Resolver<
      TimeOffValues,
      unknown,
      TimeOffAnswer
    >,
    defaultValues: {
      length: 'days',
      firstDay: clock.today,
      lastDay: clock.today,
      startTime: null,
      endTime: null,
      reason: '',
    },
    shouldFocusError: false,
  })
  const { control } = form
  const length = useWatch({ control, name: 'length' })
  const save = async (answer: TimeOffAnswer) => {
    const common = { kind: 'off', reason: answer.reason } as const
    const wish =
      answer.length === 'days'
        ? { ...common, firstDay: answer.firstDay, lastDay: answer.lastDay }
        : { ...common, day: answer.firstDay, startTime: answer.startTime, endTime: answer.endTime }
    const made = makeTimeOff(wish, session.newId(), clock.timeZone)
    const end = answer.length === 'days' ? 'lastDay' : 'endTime'
    if (!made) return form.setError(end, { message: 'The end must be after the start.' })
    const done = await addTimeOff(session, [made])
    if (done.ok) return onDone()
    form.setError('firstDay', {
      message: 'There is too much time off already. Remove some first; nothing was changed.',
    })
  }
  return (
    <Form form={form} onSubmit={save} label="Add time off">
      <div className={classes.form}>
        <RadioCards
          control={control}
          name="length"
          label="How long"
          columns={2}
          options={[
            { value: 'days', label: 'Whole days' },
            { value: 'hours', label: 'Some hours' },
          ]}
        />
        <FieldRow>
          <DateField
            control={control}
            name="firstDay"
            label={length === 'days' ? 'First day' : 'Day'}
            today={clock.today}
          />
          {length === 'days' ? (
            <DateField control={control} name="lastDay" label="Last day" today={clock.today} />
          ) : (
            <>
              <TimeField control={control} name="startTime" label="From" stepMin={15} />
              <TimeField control={control} name="endTime" label="To" stepMin={15} />
            </>
          )}
        </FieldRow>
        <TextField
          control={control}
          name="reason"
          label="Reason"
          help="Your practice can read it. Leave it empty if you like."
          optional
          maxLength={300}
        />
        <div className={classes.foot}>
          <Button type="submit" variant="default" loading={form.formState.isSubmitting}>
            Save time off
          </Button>
          <Button variant="subtle" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </div>
    </Form>
  )
}
