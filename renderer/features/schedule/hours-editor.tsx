import { zodResolver } from '@hookform/resolvers/zod'
import { Button, CloseButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type Resolver,
  type UseFormReturn,
  useFieldArray,
  useForm,
  useWatch,
} from 'react-hook-form'
import { saveWorkdays } from '#renderer/data/commands/working-time'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { TimeField } from '#renderer/ui/fields/time-field'
import { Form } from '#renderer/ui/forms/form'
import { Status } from '#renderer/ui/show/status'
import { weekdayName } from '#shared/domain/schedule/time-words'
import type { Workday } from '#shared/schema/staff'
import classes from './hours.module.css'
import {
  type HoursAnswer,
  type HoursValues,
  hoursSchema,
  hoursValues,
  workdaysOf,
} from './hours-form'

type HoursForm = UseFormReturn<HoursValues, unknown, HoursAnswer>

interface HoursEditorProps {
  readonly workdays: readonly Workday[]
  readonly firstWeekday: number
}

/** The week as it is worked: from when to when, and the breaks in it. */
export function HoursEditor({ workdays, firstWeekday }: HoursEditorProps) {
  const session = useSession()
  const { run, running } = useCommand(saveWorkdays)
  const [saved, setSaved] = useState(false)
  const form: HoursForm = useForm<HoursValues, unknown, HoursAnswer>({
    resolver: zodResolver(hoursSchema) as unknown as Resolver<HoursValues, unknown, HoursAnswer>,
    defaultValues: hoursValues(workdays, firstWeekday, session.newId),
    shouldFocusError: false,
  })
  const save = async (answer: HoursAnswer) => {
    const done = await run(workdaysOf(answer))
    if (done.ok) setSaved(true)
  }
  const days = form.getValues('days')
  return (
    <Form form={form} onSubmit={save} label="Working hours">
      <div className={classes.week} onInput={() => setSaved(false)}>
        {days.map((day, index) => (
          <WorkdayRow key={day.weekday} form={form} index={index} weekday={day.weekday} />
        ))}
      </div>
      <div className={classes.foot}>
        <Button type="submit" loading={running}>
          Save hours
        </Button>
        <span role="status">{saved && <Status meaning="done">Hours saved</Status>}</span>
      </div>
    </Form>
  )
}

interface WorkdayRowProps {
  readonly form: HoursForm
  readonly index: number
  readonly weekday: number
}

function WorkdayRow({ form, index, weekday }: WorkdayRowProps) {
  const session = useSession()
  const { control } = form
  const works = useWatch({ control, name: `days.${index}.works` })
  const rows = useFieldArray({ control, name: `days.${index}.breaks`, keyName: 'key' })
  const name = weekdayName(weekday)
  return (
    <fieldset className={classes.day}>
      <legend className={classes.unseen}>{name}</legend>
      <CheckboxField control={control} name={`days.${index}.works`} label={name} />
      {works ? (
        <div className={classes.hours}>
          <div className={classes.line}>
            <TimeField
              control={control}
              name={`days.${index}.startTime`}
              label="From"
              stepMin={15}
            />
            <TimeField control={control} name={`days.${index}.endTime`} label="To" stepMin={15} />
            <Button
              variant="subtle"
              size="sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              disabled={rows.fields.length >= 6}
              aria-label={`Add a break on ${name}`}
              onClick={() =>
                rows.append({ id: session.newId(), startTime: null, endTime: null, name: '' })
              }
            >
              Add a break
            </Button>
          </div>
          {rows.fields.map((row, at) => (
            <div key={row.key} className={classes.line}>
              <TextField
                control={control}
                name={`days.${index}.breaks.${at}.name`}
                label="Break"
                width="s"
                maxLength={120}
                placeholder="Lunch"
              />
              <TimeField
                control={control}
                name={`days.${index}.breaks.${at}.startTime`}
                label="From"
                stepMin={15}
              />
              <TimeField
                control={control}
                name={`days.${index}.breaks.${at}.endTime`}
                label="To"
                stepMin={15}
              />
              <CloseButton
                aria-label={`Remove this break on ${name}`}
                onClick={() => rows.remove(at)}
              />
            </div>
          ))}
        </div>
      ) : (
        <p className={classes.free}>Free</p>
      )}
    </fieldset>
  )
}
