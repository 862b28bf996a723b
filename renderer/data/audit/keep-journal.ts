import { onFlush } from '#renderer/ui/keep/on-flush'
import { registerLaptop } from '../commands/register-laptop'
import type { Session } from '../session'
import { openJournal, recordAct } from './record-act'

const lookEveryMs = 15 * 60_000

/**
 * Begins this laptop's journal for an opened practice: notes the unlocking, and closes a piece that has
 * been open for hours. Locking reloads the page, which ends it.
 */
export function keepJournal(session: Session): void {
  const { journal } = openJournal(session, () => registerLaptop(session))
  const look = () => void journal.closeIfDue().catch(() => undefined)
  void recordAct(session, { what: 'unlocked' }).then(look)
  setInterval(look, lookEveryMs)
  // What was looked at a moment ago is on the disk before the window goes.
  onFlush(async () => void (await journal.head().catch(() => undefined)))
}
