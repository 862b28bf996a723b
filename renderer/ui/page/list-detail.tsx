import { Button } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { focusWhenFree } from './focus-when-free'
import classes from './list-detail.module.css'

interface ListDetailProps<Item> {
  /** What the list holds: "Clients". */
  readonly label: string
  readonly items: readonly Item[]
  readonly itemKey: (item: Item) => string
  /** Plain text of a row: typing letters jumps to it. */
  readonly itemText?: (item: Item) => string
  readonly renderItem: (item: Item) => ReactNode
  readonly selectedKey: string | null
  readonly onSelect: (key: string) => void
  /** A narrow window shows one side at a time: this leads back to the list. */
  readonly onClose: () => void
  /** Pixels at 100 %; grows with the text size. */
  readonly rowHeight?: number
  /** Search and filters, above the list. */
  readonly toolbar?: ReactNode
  readonly empty: ReactNode
  readonly detail: ReactNode | null
  readonly nothingChosen?: ReactNode
}

const typeAheadMs = 700

/** List and detail side by side. The list is one stop for the Tab key; arrows choose within it. */
export function ListDetail<Item>(props: ListDetailProps<Item>) {
  const { items, itemKey, selectedKey, rowHeight = 64 } = props
  const baseId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const detail = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const opensWithDetail = useRef(props.detail !== null)
  useEffect(() => {
    if (!opensWithDetail.current) focusWhenFree(heading.current)
  }, [])
  const typed = useRef({ text: '', at: 0 })
  const selectedIndex = selectedKey ? items.findIndex((item) => itemKey(item) === selectedKey) : -1
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => Math.round(rowHeight * rem),
    overscan: 8,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : itemKey(item)
    },
  })
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' })
  }, [selectedIndex, virtual])

  const choose = (index: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))]
    if (item !== undefined) props.onSelect(itemKey(item))
  }
  const jumpTo = (letter: string, at: number) => {
    const text = at - typed.current.at < typeAheadMs ? typed.current.text + letter : letter
    typed.current = { text, at }
    const start = text.length > 1 ? Math.max(0, selectedIndex) : selectedIndex + 1
    const matches = (item: Item) =>
      props.itemText?.(item).toLocaleLowerCase().startsWith(text.toLocaleLowerCase())
    const after = items.findIndex((item, index) => index >= start && matches(item))
    const found = after >= 0 ? after : items.findIndex(matches)
    if (found >= 0) choose(found)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const target = nextIndex(event.key, selectedIndex, items.length, page)
    if (target !== null) {
      event.preventDefault()
      choose(target)
    } else if (event.key === 'Enter' && selectedIndex >= 0) {
      event.preventDefault()
      if (detail.current) focusHeading(detail.current, scroller.current)
    } else if (event.key.length === 1 && event.key !== ' ' && props.itemText) {
      event.preventDefault()
      event.stopPropagation()
      jumpTo(event.key, event.timeStamp)
    }
  }
  const rows = virtual.getVirtualItems()
  const active = rows.find((row) => row.index === selectedIndex)
  return (
    <div className={classes.sides} data-open={props.detail !== null || undefined}>
      {/* Stands also when a narrow window shows the detail alone. */}
      <h1 ref={heading} tabIndex={-1} data-page-heading className={classes.hiddenHeading}>
        {props.label}
      </h1>
      <div className={classes.list}>
        <div className={classes.heading} aria-hidden>
          {props.label}
        </div>
        {props.toolbar && <div className={classes.toolbar}>{props.toolbar}</div>}
        {items.length === 0 ? (
          <div className={classes.empty}>{props.empty}</div>
        ) : (
          <div
            ref={scroller}
            className={classes.scroller}
            role="listbox"
            aria-label={props.label}
            tabIndex={0}
            data-keeps-focus
            aria-activedescendant={active ? `${baseId}-${active.index}` : undefined}
            onKeyDown={onKeyDown}
            onFocus={() => {
              if (selectedIndex < 0 && scroller.current?.matches(':focus-visible')) choose(0)
            }}
          >
            <div
              role="presentation"
              style={{ blockSize: virtual.getTotalSize(), position: 'relative' }}
            >
              {rows.map((row) => {
                const item = items[row.index]
                if (item === undefined) return null
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox holds the keys
                  <div
                    key={row.key}
                    id={`${baseId}-${row.index}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={row.index === selectedIndex}
                    aria-posinset={row.index + 1}
                    aria-setsize={items.length}
                    className={classes.row}
                    style={{ blockSize: row.size, transform: `translateY(${row.start}px)` }}
                    onMouseDown={(event) => {
                      // The list keeps the focus: its rows come and go with scrolling.
                      event.preventDefault()
                      scroller.current?.focus({ preventScroll: true })
                    }}
                    onClick={() => choose(row.index)}
                  >
                    {props.renderItem(item)}
                  </div>
                )
              })}
            </div>
          </div>
        )}
      </div>
      <section
        ref={detail}
        className={classes.detail}
        aria-label={`${props.label}: detail`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          if (event.target instanceof HTMLElement && event.target.closest('form, fieldset')) return
          scroller.current?.focus()
        }}
      >
        {props.detail !== null && (
          <div className={classes.backToList}>
            <Button
              variant="subtle"
              leftSection={<IconChevronLeft size={18} aria-hidden />}
              onClick={props.onClose}
            >
              {props.label}
            </Button>
          </div>
        )}
        {props.detail ?? <div className={classes.nothing}>{props.nothingChosen}</div>}
      </section>
    </div>
  )
}

/**
 * Reads on in the detail. What is chosen may still be on its way: then its heading is waited for, as long
 * as the person stays in the list.
 */
function focusHeading(detail: HTMLElement, list: HTMLElement | null): void {
  const heading = () => detail.querySelector<HTMLElement>('[data-page-heading]')
  const here = heading()
  if (here) {
    here.focus()
    return
  }
  const waiting = new MutationObserver(() => {
    const arrived = heading()
    if (document.activeElement === list && !arrived) return
    waiting.disconnect()
    if (document.activeElement === list) arrived?.focus()
  })
  waiting.observe(detail, { childList: true, subtree: true })
}

const nextIndex = (key: string, from: number, count: number, page: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + page
    case 'PageUp':
      return from - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
