import { IconTableImport } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { paths } from '#renderer/app/paths'
import { useOwnRole } from '#renderer/data/use-own-role'
import { SearchField } from '#renderer/ui/fields/search-field'
import { LinkButton } from '#renderer/ui/page/link-button'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { isRoomFor } from '#shared/domain/practice/roles'
import classes from './clients.module.css'

export type Shown = 'active' | 'archived'

interface ListToolbarProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly found: number
  readonly shown: Shown
  readonly onShown: (shown: Shown) => void
  readonly archived: number
  /** Up and down while typing: the next household that was found. */
  readonly onStep: (by: 1 | -1) => void
}

export function ListToolbar(props: ListToolbarProps) {
  const imports = isRoomFor(useOwnRole(), paths.importClients)
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter on a link beside the field opens the link.
    if (!(event.target instanceof HTMLInputElement)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      document.querySelector<HTMLElement>('h2[data-page-heading]')?.focus()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    props.onStep(event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    <div className={classes.toolbar}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field inside holds the focus */}
      <div data-keeps-focus className={classes.toolbarHead} onKeyDown={onKeyDown}>
        <SearchField
          label="Find a client"
          placeholder="Name, street, phone"
          value={props.text}
          onChange={props.onText}
          resultCount={props.found}
        />
        <LinkButton to={paths.newClient} variant="default" className={classes.newButton ?? ''}>
          New client
        </LinkButton>
        {imports && (
          <LinkButton
            to={paths.importClients}
            variant="default"
            className={classes.importButton ?? ''}
            aria-label="Import clients"
            title="Import clients from a file"
          >
            <IconTableImport size={20} stroke={1.8} aria-hidden />
          </LinkButton>
        )}
      </div>
      {(props.archived > 0 || props.shown === 'archived') && (
        <SegmentedTabs
          label="Which clients"
          value={props.shown}
          onChange={(value) => props.onShown(value as Shown)}
          options={[
            { value: 'active', label: 'Active' },
            { value: 'archived', label: `Archived (${props.archived})` },
          ]}
        />
      )}
    </div>
  )
}
