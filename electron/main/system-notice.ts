import { type BrowserWindow, Notification } from 'electron'
import type { NoticeWords } from './notices'
import { bringToFront } from './window'

/** Held until answered: a notice that is collected as garbage takes its click with it. */
const standing = new Set<Notification>()

/** Shows it by the system's own means; a click brings Doorstep to the front. */
export function showNotice({ title, body, insists }: NoticeWords, window: BrowserWindow): void {
  if (!Notification.isSupported()) return
  const notice = new Notification({
    title,
    body,
    ...(insists ? ({ urgency: 'critical', timeoutType: 'never' } as const) : {}),
  })
  standing.add(notice)
  notice.on('click', () => {
    standing.delete(notice)
    if (!window.isDestroyed()) bringToFront(window)
  })
  notice.on('close', () => standing.delete(notice))
  notice.show()
}
