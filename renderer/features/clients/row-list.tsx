import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useUndo } from '#renderer/ui/tell/undo'
import classes from './client-form.module.css'

interface RowListProps<Item> {
  /** What one of them is called: "allergy". */
  readonly one: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** What a row is called aloud: "Allergy 2". */
  readonly titleOf?: (item: Item, index: number) => ReactNode
  readonly render: (index: number) => ReactNode
  readonly addLabel: string
  readonly onAdd: () => void
  readonly onRemove: (index: number) => void
  /** Puts the removed row back where it was. */
  readonly onPutBack: (index: number) => void
  readonly large?: boolean
}

/** Rows of one kind within a form: each a named group, removed with undo, added at the end. */
export function RowList<Item>(props: RowListProps<Item>) {
  const add = useRef<HTMLButtonElement>(null)
  const offerUndo = useUndo()
  const { one, items } = props
  const name = one.charAt(0).toUpperCase() + one.slice(1)
  return (
    <div className={classes.rows}>
      {items.map((item, index) => {
        const plain = `${name} ${index + 1}`
        return (
          <fieldset
            key={props.keyOf(item)}
            className={classes.row}
            data-large={props.large || undefined}
          >
            <legend className={props.titleOf ? classes.rowTitle : classes.rowLegend}>
              {props.titleOf?.(item, index) ?? plain}
            </legend>
            {props.render(index)}
            <Button
              variant="subtle"
              size="compact-md"
              className={classes.remove}
              leftSection={<IconTrash size={18} aria-hidden />}
              aria-label={`Remove ${plain.toLowerCase()}`}
              onClick={() => {
                props.onRemove(index)
                add.current?.focus()
                offerUndo({ message: `${name} taken out`, undo: () => props.onPutBack(index) })
              }}
            >
              Remove
            </Button>
          </fieldset>
        )
      })}
      <Button
        ref={add}
        variant="default"
        className={classes.add}
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={props.onAdd}
      >
        {props.addLabel}
      </Button>
    </div>
  )
}
