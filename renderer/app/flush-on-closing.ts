import { flushAll } from '#renderer/ui/keep/on-flush'
import type { DoorstepBridge } from '#shared/ipc/contract'

const flushWithinMs = 3000

/** The window waits with closing until what was typed is on the disk. */
export const flushOnClosing = (bridge: DoorstepBridge): (() => void) =>
  bridge.on('closing', () => {
    void flushAll(flushWithinMs).finally(() => void bridge.call('app.readyToClose'))
  })
