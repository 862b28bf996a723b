import { contextBridge, ipcRenderer } from 'electron'
import { channelNames, eventNames } from '#shared/ipc/channels'

/**
 * The page's only door: `window.doorstep`. It forwards names from two fixed lists and hands over no
 * Electron object. Arguments and answers are checked in the main process, so that no schema has to be
 * loaded before the page may start.
 */
const channels: ReadonlySet<unknown> = new Set(channelNames)
const events: ReadonlySet<unknown> = new Set(eventNames)
const refusal = 'Doorstep refused this call.'

contextBridge.exposeInMainWorld('doorstep', {
  async call(channel: unknown, args?: unknown): Promise<unknown> {
    if (!channels.has(channel)) throw new Error(refusal)
    return ipcRenderer.invoke(channel as string, args)
  },
  on(event: unknown, listener: unknown): () => void {
    if (!events.has(event) || typeof listener !== 'function') throw new Error(refusal)
    const forward = () => listener()
    ipcRenderer.on(event as string, forward)
    return () => ipcRenderer.removeListener(event as string, forward)
  },
})
