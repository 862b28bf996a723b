import { TextInput, type TextInputProps } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { errorWords } from './field'
import { readTime, stepTime, writeTime } from './read-time'

interface TimeInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'error'> {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly stepMin?: number | undefined
  readonly error?: ReactNode
}

const isTime = (value: string | null): value is string =>
  value !== null && /^\d{2}:\d{2}$/.test(value)

/** A time of day, typed; Up and Down step it. What cannot be read stays, so that the schema refuses it. */
export function TimeInput(props: TimeInputProps) {
  const { value, onChange, stepMin = 5, error, onBlur, ...input } = props
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => (text.trim() === '' ? null : (readTime(text) ?? text))
  const settle = () => {
    if (typed === null) return
    onChange(read(typed))
    setTyped(null)
  }
  const step = (direction: 1 | -1) => {
    const from = typed === null ? value : read(typed)
    onChange(isTime(from) ? stepTime(from, stepMin, direction) : '09:00')
    setTyped(null)
  }
  const unreadable = value !== null && value !== '' && !isTime(value) && typed === null
  return (
    <TextInput
      {...input}
      value={typed ?? (value === null ? '' : writeTime(value))}
      placeholder={input.placeholder ?? '9:30 AM'}
      error={
        unreadable ? errorWords('This does not read as a time. Write it like 9:30 AM.') : error
      }
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        step(event.key === 'ArrowUp' ? 1 : -1)
      }}
      onBlur={(event) => {
        settle()
        onBlur?.(event)
      }}
    />
  )
}
