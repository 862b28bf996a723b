import { BehaviorSubject } from 'rxjs'
import { filesChanged$, listFileIds } from '../files/files'
import type { FilesPart, FilesState } from './engine'

/**
 * Files do not travel yet: every one of them is on this laptop only, and is told so. A laptop with such
 * files is never called safe to close.
 */
export function filesHereOnly(spaces: readonly string[]): FilesPart {
  const state$ = new BehaviorSubject<FilesState>({ pendingFiles: 0, progress: null, trouble: null })
  const count = async () => {
    const ids = await Promise.all(spaces.map((space) => listFileIds(space)))
    const pendingFiles = ids.reduce((sum, of) => sum + of.length, 0)
    state$.next({ pendingFiles, progress: null, trouble: null })
  }
  const recount = () => void count().catch(() => undefined)
  const subscription = filesChanged$.subscribe(recount)
  recount()
  return {
    state$,
    refill: () => {},
    wake: recount,
    async stop() {
      subscription.unsubscribe()
    },
  }
}
