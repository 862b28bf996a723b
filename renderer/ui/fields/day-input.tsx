import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { errorWords } from './field'
import classes from './fields.module.css'
import { readDay, writeDay } from './read-day'

interface DayInputProps
  extends Omit<TextInputProps, 'value' | 'onChange' | 'error' | 'min' | 'max'> {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** `YYYY-MM-DD`: what "today" and days without a year mean. */
  readonly today: string
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly error?: ReactNode
}

const isDay = (value: string | null): value is string =>
  value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value)

/**
 * A day, typed or picked. What cannot be read stays in the field and in the value, so that the schema
 * refuses it: silently emptying it would lose what was typed.
 */
export function DayInput(props: DayInputProps) {
  const { value, onChange, today, min, max, error, onBlur, ...input } = props
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const settle = () => {
    if (typed === null) return
    onChange(typed.trim() === '' ? null : (readDay(typed, today) ?? typed))
    setTyped(null)
  }
  const unreadable = value !== null && value !== '' && !isDay(value) && typed === null
  const calendar = (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          size={36}
          className={classes.calendarButton ?? ''}
          aria-label={`Calendar for ${typeof props['aria-label'] === 'string' ? props['aria-label'] : 'this day'}`}
          disabled={input.disabled ?? false}
          onClick={() => setOpen((was) => !was)}
        >
          <IconCalendar size={20} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={isDay(value) ? value : null}
          defaultDate={isDay(value) ? value : today}
          minDate={min}
          maxDate={max}
          firstDayOfWeek={0}
          size="md"
          onChange={(day) => {
            onChange(day)
            setTyped(null)
            setOpen(false)
          }}
          {...calendarWords}
        />
      </Popover.Dropdown>
    </Popover>
  )
  return (
    <TextInput
      {...input}
      value={typed ?? (value === null ? '' : writeDay(value))}
      placeholder={input.placeholder ?? '3/14/2026'}
      error={
        unreadable ? errorWords('This does not read as a day. Write it like 3/14/2026.') : error
      }
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
        if (event.key === 'ArrowDown' && event.altKey) setOpen(true)
      }}
      onBlur={(event) => {
        settle()
        onBlur?.(event)
      }}
      rightSection={calendar}
      rightSectionPointerEvents="all"
      rightSectionWidth={44}
    />
  )
}

const calendarWords = {
  ariaLabels: {
    nextMonth: 'Next month',
    previousMonth: 'Month before',
    nextYear: 'Next year',
    previousYear: 'Year before',
    nextDecade: 'Next ten years',
    previousDecade: 'Ten years before',
  },
} as const
