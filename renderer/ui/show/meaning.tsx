import { IconAlertTriangle, IconCheck, IconClock, IconHandStop } from '@tabler/icons-react'

/** The four meanings. Stop is for safety alone. Each always comes with an icon and a word. */
export type Meaning = 'done' | 'waiting' | 'attention' | 'stop'

export const meaningIcons = {
  done: IconCheck,
  waiting: IconClock,
  attention: IconAlertTriangle,
  stop: IconHandStop,
} as const
