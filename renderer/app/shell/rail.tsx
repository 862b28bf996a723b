import { IconSearch } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { NamesHiddenMark } from './hidden-names'
import classes from './rail.module.css'
import { roomOf } from './rooms'
import { StorageBadge } from './storage-badge'
import { useRooms } from './use-rooms'

/** The narrow rail: rooms above, Settings and the storage badge always at the foot. */
export function Rail({ onFind }: { readonly onFind: () => void }) {
  const rooms = useRooms()
  const here = useRouterState({ select: (state) => roomOf(state.location.pathname) })
  return (
    <header className={classes.rail} data-rail>
      <button type="button" className={classes.door} onClick={onFind} aria-keyshortcuts="Control+K">
        <IconSearch size={24} stroke={1.6} aria-hidden />
        <span className={classes.label}>Find</span>
      </button>
      <nav className={classes.rooms} aria-label="Rooms">
        {rooms.map((room, index) => (
          <Link
            key={room.to}
            to={room.to}
            className={classes.door}
            data-foot={room.label === 'Settings' || undefined}
            aria-current={here === room.to ? 'page' : undefined}
            aria-keyshortcuts={`Alt+${index + 1}`}
          >
            <room.icon size={24} stroke={1.6} aria-hidden />
            <span className={classes.label}>{room.label}</span>
          </Link>
        ))}
      </nav>
      <NamesHiddenMark />
      <StorageBadge />
    </header>
  )
}
