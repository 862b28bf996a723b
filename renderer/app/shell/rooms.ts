import {
  IconBasket,
  IconCalendarWeek,
  IconChartDots,
  IconFileText,
  IconReceipt,
  IconSettings,
  IconStethoscope,
  IconSun,
  IconUsers,
} from '@tabler/icons-react'
import { paths } from '../paths'

/** The rooms in the order of the rail. Alt with the number, or g and the letter, goes there. */
export const rooms = [
  { to: paths.today, label: 'Today', letter: 't', icon: IconSun },
  { to: paths.schedule, label: 'Schedule', letter: 's', icon: IconCalendarWeek },
  { to: paths.clients, label: 'Clients', letter: 'c', icon: IconUsers },
  { to: paths.providers, label: 'Providers', letter: 'p', icon: IconStethoscope },
  { to: paths.supplies, label: 'Supplies', letter: 'u', icon: IconBasket },
  { to: paths.summaries, label: 'Summaries', letter: 'm', icon: IconFileText },
  { to: paths.money, label: 'Money', letter: 'y', icon: IconReceipt },
  { to: paths.caseload, label: 'Caseload', letter: 'l', icon: IconChartDots },
  { to: paths.settings, label: 'Settings', letter: 'e', icon: IconSettings },
] as const

/** Which room an address belongs to, for what has no door of its own in the rail. */
export const roomOf = (pathname: string): string => {
  const ofSchedule: readonly string[] = [
    paths.book,
    paths.hours,
    paths.waiting,
    paths.cover,
    paths.mileage,
    paths.daySheet,
    paths.route,
    paths.practiceRoute,
  ]
  if (pathname === paths.people) return paths.settings
  if (ofSchedule.includes(pathname) || pathname.startsWith('/visits/')) return paths.schedule
  const room = rooms.find(({ to }) => to !== '/' && pathname.startsWith(to))
  return room?.to ?? (pathname === '/' ? '/' : '')
}
