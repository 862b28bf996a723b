import { IconCar, IconPrinter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { type Command, matching, useCommandSource } from '#renderer/ui/commands/command-source'

/** Adds the mileage book and the day sheet to Ctrl/Cmd+K; shows nothing. */
export function RoadCommands() {
  const navigate = useNavigate()
  const commands: readonly Command[] = [
    {
      id: 'go-mileage',
      group: 'Go to',
      label: 'Mileage',
      icon: IconCar,
      run: () => void navigate({ to: paths.mileage }),
    },
    {
      id: 'log-drive',
      group: 'Do',
      label: 'Log a drive',
      icon: IconCar,
      run: () => void navigate({ to: paths.mileage, search: { drive: 'new' } }),
    },
    {
      id: 'day-sheet',
      group: 'Do',
      label: 'Print today’s day sheet',
      icon: IconPrinter,
      run: () => void navigate({ to: paths.daySheet }),
    },
  ]
  useCommandSource('road', (query) => matching(commands, query))
  return null
}
