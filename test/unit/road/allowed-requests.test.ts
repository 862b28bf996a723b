import { describe, expect, test } from 'vitest'
import { isAllowed } from '#electron/main/server/allowed-requests'
import type { ServerRequest } from '#shared/ipc/server-contract'

type Asked = readonly [ServerRequest['method'], ServerRequest['database'], string, string?]

const may = ([method, database, path, query = '']: Asked) =>
  isAllowed({ method, database, path, query })

const named = (all: readonly Asked[]) =>
  all.map((request) => ({ request, name: JSON.stringify(request) }))

const id = '0b54cf7f-5d9f-4f4c-9a6f-5d7ad4a3a001'
const checkpoint = '/_local/q1Bm.K_8yQk3sZ0vT7hXww%3D%3D'

describe('what syncing asks for', () => {
  const asked: readonly Asked[] = [
    ['GET', 'records', ''],
    ['GET', 'files', '/'],
    ['GET', 'records', '/_changes', 'since=12-abc&limit=500&style=all_docs&include_docs=true'],
    ['GET', 'records', '/_changes', 'feed=longpoll&heartbeat=10000&since=0&timeout=60000'],
    ['POST', 'files', '/_changes', 'style=all_docs&seq_interval=100'],
    ['GET', 'records', '/_all_docs', 'include_docs=true&startkey=%22notes%3A%22&limit=100'],
    ['POST', 'records', '/_all_docs', 'include_docs=true'],
    ['POST', 'records', '/_bulk_docs'],
    ['POST', 'files', '/_bulk_docs'],
    ['POST', 'records', '/_bulk_get', 'revs=true&latest=true&attachments=true'],
    ['POST', 'files', '/_revs_diff'],
    ['GET', 'files', checkpoint],
    ['PUT', 'files', checkpoint],
    ['GET', 'files', `/${id}`, 'revs=true&open_revs=%5B%221-a%22%5D&_nonce=1'],
    ['GET', 'files', `/${id}/sealed`, 'rev=1-a'],
  ]
  test.each(named(asked))('$name', ({ request }) => expect(may(request)).toBe(true))
})

describe('everything else', () => {
  const others: readonly Asked[] = [
    // The server itself, its people and its rules.
    ...[
      '_security',
      '_design/doorstep',
      '_purge',
      '_compact',
      '_revs_limit',
      '_find',
      '_index',
    ].map((name): Asked => ['GET', 'records', `/${name}`]),
    ['PUT', 'records', '/_security'],
    ['POST', 'records', '/_purge'],
    ['PUT', 'files', '/_design/doorstep'],
    ['PUT', 'records', ''],
    ['POST', 'records', ''],
    ['GET', 'records', '/_users'],
    ['GET', 'records', '/../_users/_all_docs'],
    ['GET', 'records', '/_local/../_security'],
    ['GET', 'files', '/_local/..'],
    ['GET', 'files', '/_local/a/../../_security'],
    ['GET', 'files', '/_local/%2e%2e/_security'],
    ['GET', 'files', '/_local/%2e%2e%2f_users'],
    ['GET', 'files', '/_local/a%2Fb'],
    ['GET', 'files', '/_local/a%5cb'],
    ['GET', 'files', '/_local/a\\b'],
    ['GET', 'files', '/_local/a%00'],
    ['GET', 'files', '/_local/a\0'],
    ['GET', 'files', '/_local/'],
    ['GET', 'files', `/_local/${'a'.repeat(201)}`],
    ['GET', 'records', '-files/_all_docs'],
    ['GET', 'records', '@elsewhere.example/'],
    ['GET', 'records', '//elsewhere.example/'],
    ['GET', 'records', 'http://elsewhere.example/'],
    ['GET', 'records', '/_changes?feed=longpoll'],
    ['GET', 'records', '/_changes#'],
    ['GET', 'records', '/_changes/'],
    ['GET', 'records', '/_changes\n'],
    ['GET', 'records', '/_CHANGES'],
    ['GET', 'records', '/%5fchanges'],
    ['PUT', 'records', '/_bulk_docs'],
    ['GET', 'records', '/_bulk_docs'],
    // Records go by the bulk only, and keep no checkpoint.
    ['GET', 'records', `/${id}`],
    ['PUT', 'records', `/${id}`],
    ['GET', 'records', checkpoint],
    ['POST', 'files', `/${id}`],
    ['PUT', 'files', `/${id}/sealed`],
    ['GET', 'files', `/${id}/other`],
    ['GET', 'files', `/${id.toUpperCase()}`],
    ['GET', 'files', `/${id}x`],
    ['GET', 'records', '/_changes', 'filter=app/mine'],
    ['GET', 'records', '/_changes', 'include_docs=true&view=a/b'],
    ['GET', 'records', '/_changes', 'Limit=1'],
    ['GET', 'records', '/_changes', '__proto__=1'],
    ['GET', 'records', '/_all_docs', 'limit=1&%66ilter=a'],
  ]
  test.each(named(others))('$name', ({ request }) => expect(may(request)).toBe(false))
})

test('no other method', () => {
  for (const method of ['DELETE', 'COPY', 'HEAD', 'get', '']) {
    const request = { method: method as 'GET', database: 'records', path: '', query: '' } as const
    expect(isAllowed(request)).toBe(false)
  }
})
