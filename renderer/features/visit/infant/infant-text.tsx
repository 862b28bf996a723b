import { memo } from 'react'
import { groupLines } from '#shared/domain/clinical/group/group-lines'
import { infantLines } from '#shared/domain/clinical/infant/infant-lines'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { GroupSession } from '#shared/schema/group-session'
import type { InfantSession } from '#shared/schema/infant-session'
import { LineGroups } from '../session/line-groups'
import classes from '../session/session.module.css'

interface InfantTextProps {
  readonly session: InfantSession
  readonly timeZone: string
}

/** A baby's session to be read. */
export const InfantText = memo(function InfantText({ session, timeZone }: InfantTextProps) {
  return (
    <div className={classes.read}>
      <LineGroups groups={infantLines(session, (at) => timeWords(at, timeZone))} />
    </div>
  )
})

/** One family's share of a group to be read. */
export const GroupText = memo(function GroupText({ group }: { readonly group: GroupSession }) {
  return (
    <div className={classes.read}>
      <LineGroups groups={groupLines(group)} />
    </div>
  )
})
