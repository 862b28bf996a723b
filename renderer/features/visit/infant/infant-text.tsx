import { memo } from 'react'
import { groupLines } from '#shared/domain/clinical/group/group-lines'
import { infantLines } from '#shared/domain/clinical/infant/infant-lines'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { GroupSession } from '#shared/schema/group-session'
import type { InfantSession } from '#shared/schema/infant-session'
import classes from '../session/session.module.css'

interface LinesProps {
  readonly groups: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

function Lines({ groups }: LinesProps) {
  return (
    <div className={classes.read}>
      {groups.map(({ title, lines }) => (
        <section key={title} aria-label={title}>
          <h3 className={classes.partTitle}>{title}</h3>
          <ul className={classes.lines}>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are read only and stay in their order
              <li key={index}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface InfantTextProps {
  readonly session: InfantSession
  readonly timeZone: string
}

/** A baby's session to be read. */
export const InfantText = memo(function InfantText({ session, timeZone }: InfantTextProps) {
  return <Lines groups={infantLines(session, (at) => timeWords(at, timeZone))} />
})

/** One family's share of a group to be read. */
export const GroupText = memo(function GroupText({ group }: { readonly group: GroupSession }) {
  return <Lines groups={groupLines(group)} />
})
