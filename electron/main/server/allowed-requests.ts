import type { ServerRequest } from '#shared/ipc/server-contract'

/**
 * The whole of what the page may ask of the practice's server. Everything else is refused before it is
 * sent: a page that was taken over can read and write envelopes, and nothing of the server itself.
 */
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
/** PouchDB's checkpoints: base64 with `.` and `_` in it, so two dots may stand in one, and are not a way up. */
const local = '/_local/(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,200}(?:%3[Dd]){0,2}'

interface Allowed {
  readonly methods: readonly ServerRequest['method'][]
  readonly path: RegExp
  readonly database?: ServerRequest['database']
}

const allowed: readonly Allowed[] = [
  { methods: ['GET'], path: /^\/?$/ },
  { methods: ['GET', 'POST'], path: /^\/_changes$/ },
  { methods: ['GET', 'POST'], path: /^\/_all_docs$/ },
  { methods: ['POST'], path: /^\/_bulk_docs$/ },
  { methods: ['POST'], path: /^\/_bulk_get$/ },
  { methods: ['POST'], path: /^\/_revs_diff$/ },
  { methods: ['GET', 'PUT'], path: new RegExp(`^${local}$`), database: 'files' },
  { methods: ['GET', 'PUT'], path: new RegExp(`^/${uuid}$`), database: 'files' },
  { methods: ['GET'], path: new RegExp(`^/${uuid}/sealed$`), database: 'files' },
]

const queryNames = new Set([
  ...['include_docs', 'limit', 'since', 'feed', 'heartbeat', 'timeout', 'style', 'descending'],
  ...['startkey', 'start_key', 'endkey', 'end_key', 'keys', 'conflicts', 'seq_interval'],
  ...['attachments', 'rev', 'revs', 'open_revs', 'latest', 'batch_size', 'new_edits', '_nonce'],
])

export function isAllowed({
  method,
  database,
  path,
  query,
}: Pick<ServerRequest, 'method' | 'database' | 'path' | 'query'>): boolean {
  const known = allowed.some(
    (one) =>
      one.methods.includes(method) &&
      one.path.test(path) &&
      (one.database === undefined || one.database === database),
  )
  return known && [...new URLSearchParams(query).keys()].every((name) => queryNames.has(name))
}
