import { dropPage } from '#renderer/ui/keep/drop-page'
import type { DoorstepBridge } from '#shared/ipc/contract'

/** When main has locked the vault by itself (sleep, lock screen). Returns a function that stops listening. */
export const dropOnLock = (bridge: DoorstepBridge): (() => void) => bridge.on('lock', dropPage)
