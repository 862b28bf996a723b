import { IconDeviceLaptop, IconKeyboard, IconLock, IconMoon } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useOwnRole } from '#renderer/data/use-own-role'
import { type Command, matching, useCommandSource } from '#renderer/ui/commands/command-source'
import { lockAndDrop } from '#renderer/ui/keep/drop-page'
import { useThemeChoice } from '#renderer/ui/theme/theme-choice'
import { isRoomFor } from '#shared/domain/practice/roles'
import { paths } from '../paths'
import { useRooms } from './use-rooms'

/** What Ctrl/Cmd+K finds from everywhere: the rooms and the app's own commands. */
export function AppCommands({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const navigate = useNavigate()
  const rooms = useRooms()
  const role = useOwnRole()
  const [theme, chooseTheme] = useThemeChoice()
  const places = rooms.map(
    (room): Command => ({
      id: `go-${room.to}`,
      group: 'Go to',
      label: room.label,
      icon: room.icon,
      run: () => void navigate({ to: room.to }),
    }),
  )
  const sync: Command = {
    id: 'go-sync',
    group: 'Go to',
    label: 'Laptop and server',
    icon: IconDeviceLaptop,
    run: () => void navigate({ to: paths.sync }),
  }
  const summary: Command = {
    id: 'new-summary',
    group: 'Do',
    label: 'Write a summary',
    run: () => void navigate({ to: paths.newSummary }),
  }
  const deeds: readonly Command[] = [
    {
      id: 'new-client',
      group: 'Do',
      label: 'Add a client',
      run: () => void navigate({ to: paths.newClient }),
    },
    {
      id: 'book',
      group: 'Do',
      label: 'Book a visit',
      run: () => void navigate({ to: paths.book }),
    },
    ...(isRoomFor(role, paths.newSummary) ? [summary] : []),
    {
      id: 'theme',
      group: 'Do',
      label: theme === 'dark' ? 'Use the light look' : 'Use the dark look',
      icon: IconMoon,
      run: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'shortcuts',
      group: 'Do',
      label: 'Show keyboard shortcuts',
      icon: IconKeyboard,
      run: onShortcuts,
    },
    {
      id: 'lock',
      group: 'Do',
      label: 'Lock Doorstep now',
      icon: IconLock,
      run: () => void lockAndDrop(),
    },
  ]
  useCommandSource('app', (query) => matching([...places, sync, ...deeds], query))
  return null
}
