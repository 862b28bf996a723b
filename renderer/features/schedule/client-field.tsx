import { Select } from '@mantine/core'
import { useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import type { ClientDirectory } from '#renderer/data/queries/client-directory'
import { type FieldProps, useField } from '#renderer/ui/fields/field'
import { PersonName } from '#renderer/ui/show/person-name'
import classes from './booking.module.css'

interface ClientFieldProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly directory: ClientDirectory
}

/** More than can be read at a glance helps nobody: another letter narrows it. */
const shownMost = 12

/** One of the practice's families, found by the parent's or a baby's name, the phone or the street. */
export function ClientField<Values extends FieldValues>(props: ClientFieldProps<Values>) {
  const { directory } = props
  const { field, input } = useField(props, 'l')
  const [typed, setTyped] = useState('')
  const [typing, setTyping] = useState(false)
  const value = (field.value as string | null) ?? null
  const chosen = value ? directory.byId.get(value) : undefined
  const found = directory
    .search(typing ? typed : '')
    .filter((entry) => entry.status === 'active')
    .slice(0, shownMost)
  const offered = chosen && !found.includes(chosen) ? [chosen, ...found] : found
  return (
    <Select
      {...input}
      ref={field.ref}
      onBlur={field.onBlur}
      value={value}
      onChange={(next) => {
        setTyping(false)
        field.onChange(next)
      }}
      data={offered.map((entry) => ({ value: entry.id, label: entry.name || 'No name yet' }))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      onKeyDown={() => setTyping(true)}
      filter={({ options }) => options}
      allowDeselect={false}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      selectFirstOptionOnChange
      placeholder="Name, phone or street"
      nothingFoundMessage="Nobody by that name"
      renderOption={({ option }) => {
        const entry = directory.byId.get(option.value)
        return (
          <span className={classes.option}>
            <PersonName name={entry?.name ?? ''} strong />
            <span className={classes.optionMore}>
              {[entry?.place, entry?.phone].filter(Boolean).join(' · ')}
            </span>
          </span>
        )
      }}
    />
  )
}
