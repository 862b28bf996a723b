import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '#renderer/data/session'
import { isAsideFile } from '#renderer/data/sync/files-take-in'
import type { QuarantinedRow } from '#renderer/data/sync/status'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { announce } from '#renderer/ui/tell/announce'
import { type Moment, whenWords } from '#shared/domain/sync/badge-words'
import { outSetAsideWords } from '#shared/domain/sync/out-of-practice-words'
import { setAsideWords } from '#shared/domain/sync/set-aside-words'
import { RecordName } from './record-name'
import classes from './sync.module.css'

interface SetAsideSectionProps {
  readonly rows: readonly QuarantinedRow[]
  readonly moment: Moment
  /** Out of the practice: trying again would change nothing. */
  readonly isOut: boolean
}

/** So many at first; a bad server may have thousands. */
const firstRows = 50

/** What was not sent or not taken: why, what is safe, and the one thing to do. */
export function SetAsideSection({ rows, moment, isOut }: SetAsideSectionProps) {
  const { sync } = useSession()
  const [shown, setShown] = useState(firstRows)
  if (rows.length === 0) return null
  const again = (chosen: readonly QuarantinedRow[]) => {
    for (const { key } of chosen) sync.retryRow(key)
    announce('Trying again.')
  }
  return (
    <Section
      title={`Set aside (${rows.length.toLocaleString('en-US')})`}
      help="These did not go through, and nothing else waits for them."
      actions={
        rows.length > 1 &&
        !isOut && (
          <Button variant="default" onClick={() => again(rows)}>
            Try all again
          </Button>
        )
      }
    >
      <Rows label="Set aside">
        {rows.slice(0, shown).map((row) => (
          <SetAsideRow
            key={row.key}
            row={row}
            moment={moment}
            isOut={isOut}
            onRetry={() => again([row])}
          />
        ))}
      </Rows>
      {rows.length > shown && (
        <Button variant="subtle" onClick={() => setShown(shown + firstRows)}>
          Show more
        </Button>
      )}
    </Section>
  )
}

interface SetAsideRowProps {
  readonly row: QuarantinedRow
  readonly moment: Moment
  readonly isOut: boolean
  readonly onRetry: () => void
}

function SetAsideRow({ row, moment, isOut, onRetry }: SetAsideRowProps) {
  const { reason, direction } = row
  const { what, safe, todo } = isOut ? outSetAsideWords(reason, direction) : setAsideWords[reason]
  return (
    <Row
      title={
        row.collection && row.recordId ? (
          <RecordName collection={row.collection} recordId={row.recordId} />
        ) : isAsideFile(row.serverId) ? (
          'A file'
        ) : (
          'Something on the server'
        )
      }
      detail={
        <>
          <span className={classes.line}>
            {what} {safe}
          </span>
          {todo && <span className={classes.line}>{todo}</span>}
          <span className={classes.line}>
            {row.direction === 'toServer'
              ? 'On the way to the server'
              : 'On the way to this laptop'}
            {' · '}since {whenWords(row.firstSeenAt, moment)}
            {' · '}last tried {whenWords(row.triedAt, moment)}
          </span>
        </>
      }
      trailing={
        isOut ? undefined : (
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    />
  )
}
