import { ActionIcon, CloseButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react'
import { announce } from '#renderer/ui/tell/announce'
import { neighbourOf } from '#shared/domain/supplies/entry-forms'
import classes from './supplies.module.css'

export interface RowMoves {
  readonly list: RefObject<HTMLOListElement | null>
  canMove(index: number, by: 1 | -1): boolean
  /** Changes places with the neighbour; the focus goes along. */
  move(index: number, by: 1 | -1): void
}

/** Moving rows among those of their own group. */
export function useRowMoves<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
  swap: (from: number, to: number) => void,
): RowMoves {
  const list = useRef<HTMLOListElement>(null)
  return {
    list,
    canMove: (index, by) => neighbourOf(items, index, by, groupOf) !== null,
    move(index, by) {
      const to = neighbourOf(items, index, by, groupOf)
      if (to === null) return
      const focused = document.activeElement
      swap(index, to)
      announce(by === 1 ? 'Moved down' : 'Moved up')
      // The rows change places in the page too, and a moved field may lose the focus on the way.
      requestAnimationFrame(() => {
        if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
      })
    },
  }
}

interface MovableRowProps {
  readonly name: string
  readonly index: number
  readonly moves: RowMoves
  readonly onRemove: () => void
  readonly children: ReactNode
}

export function MovableRow({ name, index, moves, onRemove, children }: MovableRowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    // A number field would count up or down by the same key.
    event.stopPropagation()
    moves.move(index, event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    <li className={classes.row} onKeyDownCapture={onKeyDown}>
      {children}
      <span className={classes.moves}>
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={`Move up: ${name}`}
          disabled={!moves.canMove(index, -1)}
          onClick={() => moves.move(index, -1)}
        >
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={`Move down: ${name}`}
          disabled={!moves.canMove(index, 1)}
          onClick={() => moves.move(index, 1)}
        >
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
        <CloseButton size={36} aria-label={`Take out: ${name}`} onClick={onRemove} />
      </span>
    </li>
  )
}
