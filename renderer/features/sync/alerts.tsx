import { Button } from '@mantine/core'
import { useSession } from '#renderer/data/session'
import type { SyncAlert } from '#renderer/data/sync/status'
import { Notice } from '#renderer/ui/show/notice'
import { type Moment, whenWords } from '#shared/domain/sync/badge-words'
import { alertWords } from '#shared/domain/sync/set-aside-words'
import classes from './sync.module.css'

interface AlertsProps {
  readonly alerts: readonly SyncAlert[]
  readonly moment: Moment
}

/** What happened to the server, until somebody has read it. */
export function Alerts({ alerts, moment }: AlertsProps) {
  const { sync } = useSession()
  if (alerts.length === 0) return null
  return (
    <div className={classes.stack}>
      {alerts.map((alert) => {
        const { what, safe, todo } = alertWords[alert.kind](alert.records)
        return (
          <Notice
            key={alert.id}
            meaning="attention"
            title={`${what}, ${whenWords(alert.at, moment)}`}
            action={
              <Button variant="default" onClick={() => sync.dismissAlert(alert.id)}>
                I have read this
              </Button>
            }
          >
            <p>{safe}</p>
            <p>{todo}</p>
          </Notice>
        )
      })}
    </div>
  )
}
