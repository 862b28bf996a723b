import { ok } from '#shared/result'
import {
  type Answered,
  type Couch,
  createCouch,
  failed,
  type Road,
  readAnswer,
  troubleOf,
} from './couch'

/** The requests that files need of one space's database of files. */
export interface FilesCouch extends Couch {
  /** The sealed bytes as of this revision; null when they are not there. */
  sealed(id: string, rev: string): Answered<Uint8Array | null>
}

const longestSeconds = 600

export function createFilesCouch(road: Road, space: string, newId: () => string): FilesCouch {
  const couch = createCouch(road, space, newId, 'files')
  const underway = new Set<string>()
  let stopped = false
  return {
    ...couch,
    async sealed(id, rev) {
      if (stopped) return failed('cancelled')
      const requestId = newId()
      underway.add(requestId)
      try {
        const answer = await road.request({
          requestId,
          space,
          database: 'files',
          method: 'GET',
          path: `/${id}/sealed`,
          query: new URLSearchParams({ rev }).toString(),
          body: null,
          contentType: null,
          // Bytes, and not base64 in JSON: a third less on the way, and nothing to unpack.
          accept: 'application/octet-stream',
          maxSeconds: longestSeconds,
        })
        if (stopped) return failed('cancelled')
        if (!answer.ok) return failed(troubleOf(answer.refusal.code), answer.refusal.waitMs)
        const { status, body } = answer.value
        if (status >= 200 && status < 300) return ok(body)
        return status === 404 ? ok(null) : readAnswer(answer.value, () => null)
      } finally {
        underway.delete(requestId)
      }
    },
    stop() {
      stopped = true
      couch.stop()
      for (const id of underway) road.cancel(id)
    },
  }
}
