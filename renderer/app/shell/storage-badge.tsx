import { Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCloudCheck, IconDeviceLaptop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { people } from '#renderer/data/queries/people'
import { useSession } from '#renderer/data/session'
import { useSyncStatus } from '#renderer/data/sync/use-sync-status'
import { useToDecide } from '#renderer/data/sync/use-to-decide'
import { isOut } from '#renderer/data/use-is-out'
import { useKeysToMake } from '#renderer/data/use-keys-to-make'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { badgeWords } from '#shared/domain/sync/badge-words'
import { paths } from '../paths'
import classes from './storage-badge.module.css'

const icons = {
  calm: IconDeviceLaptop,
  done: IconCloudCheck,
  attention: IconAlertTriangle,
} as const

/**
 * Where the records are, always in the same corner: one line, more on pointing, the whole story behind
 * it. No network is a normal state: stone, not a warning.
 */
export function StorageBadge() {
  const session = useSession()
  const status = useSyncStatus()
  const known = useLive(people).value
  const facts = {
    toDecide: useToDecide(),
    isOut: isOut(session, known),
    keysToMake: useKeysToMake(known),
  }
  const clock = usePracticeClock()
  const moment = {
    now: clock?.now ?? session.now(),
    timeZone: clock?.timeZone ?? session.timeZone(),
  }
  const { tone, line, more, detail, spoken } = badgeWords(status, facts, moment)
  const Icon = icons[tone]
  return (
    <div className={classes.place}>
      <Tooltip
        label={detail}
        multiline
        w={280}
        position="right-end"
        openDelay={250}
        events={{ hover: true, focus: true, touch: false }}
      >
        <Link to={paths.sync} className={classes.badge} data-tone={tone}>
          <Icon size={20} stroke={1.6} aria-hidden />
          <span className={classes.words}>
            <span className={classes.line}>{line}</span>{' '}
            {more && <span className={classes.more}>{more}</span>}
          </span>
        </Link>
      </Tooltip>
      <span role="status" className={classes.spoken}>
        {spoken}
      </span>
    </div>
  )
}
