import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Command, findCommands, useSourceChanges } from '#renderer/ui/commands/command-source'
import { Dialog } from './dialog'
import classes from './palette.module.css'

const atMost = 40

/** Ctrl/Cmd+K: any client, visit or command, by the first letters of its words. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly Command[] | null>(null)
  const [active, setActive] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const sourceChanges = useSourceChanges()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a source that joins is a reason to ask again
  useEffect(() => {
    let wanted = true
    void findCommands(query).then((commands) => {
      if (!wanted) return
      setFound(commands.slice(0, atMost))
      setActive(0)
    })
    return () => {
      wanted = false
    }
  }, [query, sourceChanges])
  useEffect(() => {
    list.current?.querySelector(`[id="${listId}-${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active, listId])

  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const count = found?.length ?? 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((now) => (count ? (now + 1) % count : 0))
    else if (event.key === 'ArrowUp') setActive((now) => (count ? (now + count - 1) % count : 0))
    else if (event.key === 'Enter') run(found?.[active])
    else return
    event.preventDefault()
  }
  return (
    <Dialog label="Find" onClose={onClose}>
      <div className={classes.search}>
        <IconSearch size={22} stroke={1.75} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-label="Find a client, a visit or a command"
          aria-expanded={count > 0}
          aria-controls={listId}
          aria-activedescendant={count > 0 ? `${listId}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder="Find a client, a visit or a command"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Found" className={classes.list}>
        {found?.map((command, index) => (
          <PaletteRow
            key={command.id}
            id={`${listId}-${index}`}
            command={command}
            heading={command.group !== found[index - 1]?.group}
            active={index === active}
            onPoint={() => setActive(index)}
            onRun={() => run(command)}
          />
        ))}
      </div>
      <p className={classes.none} role="status">
        {found?.length === 0 && 'Nothing by that name. Try the first letters of a word.'}
      </p>
    </Dialog>
  )
}

interface PaletteRowProps {
  readonly id: string
  readonly command: Command
  readonly heading: boolean
  readonly active: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

function PaletteRow({ id, command, heading, active, onPoint, onRun }: PaletteRowProps) {
  const Icon = command.icon ?? IconArrowRight
  return (
    <>
      {heading && (
        <div className={classes.group} role="presentation">
          {command.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox holds the keys */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        className={classes.row}
        onMouseMove={onPoint}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onRun}
      >
        <span className={classes.icon}>
          <Icon size={20} stroke={1.6} />
        </span>
        <bdi className={classes.label}>{command.label}</bdi>
        {command.detail && <span className={classes.detail}>{command.detail}</span>}
      </div>
    </>
  )
}
