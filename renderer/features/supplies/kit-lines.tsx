import { NumberInput, Select } from '@mantine/core'
import { useRef, useState } from 'react'
import { type Control, Controller, useFieldArray } from 'react-hook-form'
import { errorWords } from '#renderer/ui/fields/field'
import { fieldId } from '#renderer/ui/fields/field-id'
import { useUndo } from '#renderer/ui/tell/undo'
import type { KitForm } from '#shared/domain/supplies/entry-forms'
import { unitWords } from '#shared/domain/supplies/words'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { MovableRow, useRowMoves } from './movable-row'
import classes from './supplies.module.css'

interface KitLinesProps {
  readonly control: Control<KitForm>
  readonly entries: readonly CatalogEntry[]
}

/** The items of a kit with their numbers; one searchable box adds the next. */
export function KitLines({ control, entries }: KitLinesProps) {
  const { fields, append, insert, remove, swap } = useFieldArray({ control, name: 'kit.lines' })
  const offerUndo = useUndo()
  const [typed, setTyped] = useState('')
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const held = new Set(fields.map(({ itemId }) => itemId))
  const offered = entries
    .filter(({ id, kind, active }) => kind === 'item' && active && !held.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
  const taken = useRef(false)
  const saving = useRef(false)
  const take = (itemId: string) => {
    taken.current = true
    append({ itemId, quantity: 1 }, { shouldFocus: false })
    setTyped('')
  }
  /** Enter means the first one found, also when its mark has not come yet, and never the whole form. */
  const takeFirst = () => {
    const words = typed.trim().toLowerCase()
    const first = offered.find(({ label }) => label.toLowerCase().includes(words))
    if (!taken.current && words !== '' && first) take(first.value)
  }
  const moves = useRowMoves(fields, () => 'line', swap)
  return (
    <div>
      <ol ref={moves.list} className={classes.rows}>
        {fields.map((field, index) => {
          const entry = byId.get(field.itemId)
          const name = entry?.name ?? 'Item no longer in the list'
          return (
            <MovableRow
              key={field.id}
              name={name}
              moves={moves}
              index={index}
              onRemove={() => {
                const { itemId, quantity } = field
                remove(index)
                offerUndo({
                  message: `Taken out: ${name}`,
                  undo: () => insert(index, { itemId, quantity }),
                })
              }}
            >
              <span className={classes.rowName}>
                {name}
                {entry && !entry.active && <span className={classes.aside}> (set aside)</span>}
              </span>
              <Controller
                control={control}
                name={`kit.lines.${index}.quantity`}
                render={({ field: quantity, fieldState }) => (
                  <NumberInput
                    {...quantity}
                    id={fieldId(quantity.name)}
                    className={classes.quantity ?? ''}
                    aria-label={`How many: ${name}`}
                    data-move
                    value={quantity.value ?? ''}
                    onChange={(value) =>
                      quantity.onChange(typeof value === 'number' ? value : null)
                    }
                    error={errorWords(fieldState.error?.message)}
                    min={0}
                    hideControls
                    clampBehavior="none"
                    decimalScale={1}
                    rightSection={
                      entry?.item && entry.item.unit !== 'piece' ? (
                        <span className={classes.unit}>{unitWords[entry.item.unit]}</span>
                      ) : undefined
                    }
                    rightSectionWidth="3.5rem"
                  />
                )}
              />
            </MovableRow>
          )
        })}
      </ol>
      <Select
        className={classes.addItem ?? ''}
        label="Add an item"
        placeholder="Type its name"
        data={offered}
        value={null}
        searchable
        searchValue={typed}
        onSearchChange={setTyped}
        selectFirstOptionOnChange
        nothingFoundMessage="Nothing by that name. Add it under Items first."
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // The box would take what is marked with Ctrl as well, where the form is meant to be saved.
          if (event.ctrlKey || event.metaKey) {
            saving.current = true
            queueMicrotask(() => {
              saving.current = false
            })
            return
          }
          event.preventDefault()
          taken.current = false
          // After the box has taken what is marked, if anything is.
          queueMicrotask(takeFirst)
        }}
        onChange={(itemId) => {
          if (itemId !== null && !saving.current) take(itemId)
        }}
      />
    </div>
  )
}
