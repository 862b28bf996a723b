import type { DoorstepBridge } from '#shared/ipc/contract'

declare global {
  interface Window {
    readonly doorstep: DoorstepBridge
  }
}
