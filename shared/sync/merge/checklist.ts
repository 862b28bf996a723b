import type { ChecklistLine } from '../../schema/visit'
import { compareText, type Fields, same, textOf, without } from './json'
import { fields, list } from './rules'

const tick = ['tickedAt', 'tickedBy'] as const

/** A tick says that something was done: it stands, and of two the earlier. Nobody is asked. */
function eitherTick(_base: Fields | undefined, mine: Fields, theirs: Fields): Fields {
  const order = (side: Fields) => `${side.tickedAt ?? '~'} ${textOf(side)}`
  return compareText(order(mine), order(theirs)) < 0 ? mine : theirs
}

/** Nothing but the tick: a line that was ticked here and removed there simply stays. */
const onlyTicked = (base: Fields, changed: Fields): boolean =>
  same(without(base, tick), without(changed, tick))

export const checklist = list(
  'id',
  400,
  fields<ChecklistLine>({}, [{ names: tick, agree: eitherTick }]),
  { staysQuietly: onlyTicked },
)
