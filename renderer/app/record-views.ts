import { putOnScreen, recordView, type Subject, withClient } from '#renderer/data/audit/record-act'
import type { Session } from '#renderer/data/session'
import { subjectOf } from '#shared/domain/audit/subject-of'
import type { makeRouter } from './router'

/**
 * Whoever opens a page looks at what it is about: noted here, once for all pages, from the address.
 * Returns a function that ends it.
 */
export function recordViews(router: ReturnType<typeof makeRouter>, session: Session): () => void {
  const note = () => {
    const { location, matches } = router.state
    const params = matches.at(-1)?.params ?? {}
    const subject = subjectOf(location.pathname, { ...location.search, ...params })
    const { how, ...about } = subject ?? {}
    putOnScreen(about as Subject)
    if (subject) {
      void withClient(session, about as Subject).then((whole) => {
        if (router.state.location.pathname === location.pathname) putOnScreen(whole)
      })
    }
    if (subject) recordView(session, subject)
  }
  note()
  return router.subscribe('onResolved', note)
}
