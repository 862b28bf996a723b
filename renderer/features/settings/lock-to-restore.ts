import { goToRestore } from '#renderer/ui/keep/after-lock'
import { lockAndDrop } from '#renderer/ui/keep/drop-page'

/** Locks, and the first screen then begins with restoring a backup. */
export async function lockToRestore(): Promise<void> {
  goToRestore()
  await lockAndDrop()
}
