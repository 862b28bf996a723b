import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { FormLanguage } from '#shared/schema/consent'
import { dayWords } from './day-words'
import { errorWords } from './field'
import 'dayjs/locale/es'
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
  /** Of whoever fills it in: Spanish figures stand day first, and what they are read as is said meanwhile. */
  readonly language?: FormLanguage | undefined
}

const isDay = (value: string | null): value is string =>
  value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value)

/**
 * A day, typed or picked. What cannot be read stays in the field and in the value, so that the schema
 * refuses it: silently emptying it would lose what was typed.
 */
export function DayInput(props: DayInputProps) {
  const { value, onChange, today, min, max, error, onBlur, language = 'en', ...input } = props
  const said = dayWords[language]
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const unreadable = value !== null && value !== '' && !isDay(value) && typed === null
  const settle = () => {
    // What was not readable in the one language may be in the other, which was chosen meanwhile.
    const text = typed ?? (unreadable ? value : null)
    if (text === null) return
    onChange(text.trim() === '' ? null : (readDay(text, today, language) ?? text))
    setTyped(null)
  }
  const calendar = (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          size={36}
          className={classes.calendarButton ?? ''}
          aria-label={`${said.calendar} ${dayName(props, language)}`}
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
          locale={language}
          onChange={(day) => {
            onChange(day)
            setTyped(null)
            setOpen(false)
          }}
          ariaLabels={said.picker}
        />
      </Popover.Dropdown>
    </Popover>
  )
  return (
    <TextInput
      {...input}
      description={said.hint ? <Hint {...{ typed, today, language }} /> : input.description}
      value={typed ?? (value === null ? '' : writeDay(value, language))}
      placeholder={input.placeholder ?? said.example}
      error={unreadable ? errorWords(said.unreadable) : error}
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

const dayName = (props: DayInputProps, language: FormLanguage): string => {
  if (typeof props['aria-label'] === 'string') return props['aria-label']
  if (language === 'en') return 'this day'
  return typeof props.label === 'string' ? props.label : 'este día'
}

interface HintProps {
  readonly typed: string | null
  readonly today: string
  readonly language: FormLanguage
}

/** How to write it; and while it is written, the day in words that it would be kept as. */
function Hint({ typed, today, language }: HintProps) {
  const day = typed === null ? null : readDay(typed, today, language)
  return (
    <span aria-live="polite">
      {day ? `Se entiende: ${writeDay(day, language)}` : dayWords[language].hint}
    </span>
  )
}
