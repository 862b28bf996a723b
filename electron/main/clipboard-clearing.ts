import { createHash } from 'node:crypto'

const keepMs = 60_000

export interface ClearingClipboard {
  copy(text: string, sensitive: boolean): void
  /** Takes sensitive text off at once, when it is still there. */
  clear(): Promise<void>
}

/** Electron's, of which older versions answer at once and newer ones with a promise. */
interface SystemClipboard {
  readText(): string | Promise<string>
  writeText(text: string): unknown
  clear(): unknown
}

/**
 * Sensitive text leaves the clipboard after a minute unless something else took its place. Only its
 * hash is remembered. What a clipboard history of the system has already kept is out of reach.
 */
export function createClearingClipboard(clipboard: SystemClipboard): ClearingClipboard {
  let pending: { hash: string; timer: NodeJS.Timeout } | null = null
  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
  const clear = async () => {
    if (pending === null) return
    const { hash, timer } = pending
    pending = null
    clearTimeout(timer)
    if (hashOf(await clipboard.readText()) === hash) clipboard.clear()
  }
  return {
    copy(text, sensitive) {
      if (pending) clearTimeout(pending.timer)
      clipboard.writeText(text)
      pending = sensitive
        ? { hash: hashOf(text), timer: setTimeout(() => void clear(), keepMs) }
        : null
    },
    clear,
  }
}
