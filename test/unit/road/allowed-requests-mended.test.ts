import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isAllowed } from '#electron/main/server/allowed-requests'

const may = (path: string) => isAllowed({ method: 'GET', database: 'files', path, query: '' })

/** As pouchdb-generate-replication-id and pouchdb-adapter-http make them. */
const checkpointOf = (text: string) => {
  const sum = createHash('md5').update(text).digest('base64')
  return `/_local/${encodeURIComponent(sum.replace(/\//g, '.').replace(/\+/g, '_'))}`
}

test("every one of PouchDB's checkpoints, also those with two dots in a row", () => {
  const all = Array.from({ length: 20_000 }, (_, index) => checkpointOf(`laptop ${index}`))
  expect(all.some((path) => path.includes('..'))).toBe(true)
  expect(all.filter((path) => !may(path))).toEqual([])
})

test.each(['.', '..', '%', '%252f', '%0a', '%C0%AF', '%25'])('no checkpoint: %s', (name) => {
  expect(may(`/_local/${name}`)).toBe(false)
})
