import { Select } from '@mantine/core'
import { useState } from 'react'
import type { ClientDirectory } from '#renderer/data/queries/client-directory'
import { PersonName } from '#renderer/ui/show/person-name'
import classes from './summaries.module.css'

interface ClientChoiceProps {
  readonly directory: ClientDirectory
  readonly value: string
  readonly onChange: (clientId: string) => void
}

/** Another letter narrows it; more at once helps nobody. */
const shownMost = 12

/** One of the practice's families, found by the parent's or a baby's name, the phone or the street. */
export function ClientChoice({ directory, value, onChange }: ClientChoiceProps) {
  const [typed, setTyped] = useState('')
  const [typing, setTyping] = useState(false)
  const person = directory.byId.get(value)
  const chosen = person?.parentId ? directory.byId.get(person.parentId) : person
  const found = directory.search(typing ? typed : '').slice(0, shownMost)
  const offered = chosen && !found.includes(chosen) ? [chosen, ...found] : found
  return (
    <Select
      id="summary-client"
      label="Client"
      className={classes.clientChoice ?? ''}
      value={chosen?.id ?? null}
      onChange={(next) => {
        setTyping(false)
        if (next) onChange(next)
      }}
      data={offered.map((entry) => ({ value: entry.id, label: entry.name || 'No name yet' }))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      onKeyDown={() => setTyping(true)}
      filter={({ options }) => options}
      allowDeselect={false}
      selectFirstOptionOnChange
      placeholder="Name, phone or street"
      nothingFoundMessage="Nobody by that name"
      renderOption={({ option }) => {
        const entry = directory.byId.get(option.value)
        return (
          <span className={classes.option}>
            <PersonName name={entry?.name ?? ''} strong />
            <span className={classes.faint}>
              {[entry?.place, entry?.phone].filter(Boolean).join(' · ')}
            </span>
          </span>
        )
      }}
    />
  )
}
