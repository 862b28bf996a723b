import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useShortcut } from '../commands/use-shortcut'
import { announce } from '../tell/announce'
import classes from './fields.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string
  /** How many were found: read out once typing rests. */
  readonly resultCount?: number
}

const restMs = 600

/** Narrows what is below as it is typed. `/` comes here, Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  resultCount,
}: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useShortcut('/', label, () => input.current?.focus())
  useEffect(() => {
    if (value === '' || resultCount === undefined) return
    const words = resultCount === 1 ? '1 found' : `${resultCount} found`
    const timer = setTimeout(() => announce(words), restMs)
    return () => clearTimeout(timer)
  }, [value, resultCount])
  return (
    <TextInput
      ref={input}
      className={classes.search ?? ''}
      type="text"
      role="searchbox"
      aria-label={label}
      placeholder={placeholder ?? label}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return
        event.preventDefault()
        onChange('')
      }}
      leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
      rightSection={
        value && (
          <CloseButton
            aria-label="Empty the search"
            onClick={() => {
              onChange('')
              input.current?.focus()
            }}
          />
        )
      }
    />
  )
}
