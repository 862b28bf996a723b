import { ok, refused } from '#shared/result'
import type { NoticeClock } from '../notices'
import type { Handlers } from './handler'

interface NoticeHandlersNeeds {
  readonly clock: NoticeClock
  /** A locked page knows no visits: it must not empty the list. */
  readonly isUnlocked: () => boolean
  readonly isSupported: () => boolean
}

export function createNoticeHandlers({
  clock,
  isUnlocked,
  isSupported,
}: NoticeHandlersNeeds): Handlers<'notices.set'> {
  return {
    'notices.set': async ({ notices }) => {
      if (!isUnlocked()) return refused({ code: 'locked' })
      await clock.set(notices)
      return ok({ supported: isSupported() })
    },
  }
}
