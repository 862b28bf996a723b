import { ok } from '#shared/result'
import {
  type Answered,
  type Couch,
  createAsking,
  createCouch,
  type Road,
  readAnswer,
} from './couch'

/** The requests that files need of one space's database of files. */
export interface FilesCouch extends Couch {
  /** The sealed bytes as of this revision; null when they are not there. */
  sealed(id: string, rev: string): Answered<Uint8Array | null>
}

const longestSeconds = 600

export function createFilesCouch(road: Road, space: string, newId: () => string): FilesCouch {
  const asking = createAsking(road, space, 'files', newId)
  return {
    ...createCouch(asking, 'files'),
    async sealed(id, rev) {
      const told = await asking.ask({
        method: 'GET',
        path: `/${id}/sealed`,
        query: new URLSearchParams({ rev }).toString(),
        body: null,
        // Bytes, and not base64 in JSON: a third less on the way, and nothing to unpack.
        accept: 'application/octet-stream',
        maxSeconds: longestSeconds,
      })
      if (!told.ok) return told
      const { status, body } = told.value
      if (status >= 200 && status < 300) return ok(body)
      return status === 404 ? ok(null) : readAnswer(told.value, () => null)
    },
  }
}
