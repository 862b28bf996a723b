import { IconRoute } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { type Command, matching, useCommandSource } from '#renderer/ui/commands/command-source'

/** The routes, for Ctrl/Cmd+K. */
export function RouteCommands() {
  const navigate = useNavigate()
  const commands: readonly Command[] = [
    {
      id: 'go-route',
      group: 'Go to',
      label: 'Route',
      detail: 'The best order of the day',
      icon: IconRoute,
      run: () => void navigate({ to: paths.route }),
    },
    {
      id: 'go-practice-route',
      group: 'Go to',
      label: 'Route of the practice',
      detail: 'Who drives to whom',
      icon: IconRoute,
      run: () => void navigate({ to: paths.practiceRoute }),
    },
  ]
  useCommandSource('route', (query) => matching(commands, query))
  return null
}
