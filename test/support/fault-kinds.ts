import type { Answer, Fault, Seen } from './fault-proxy'

/** The things that go wrong between a laptop and its server, each by the name it has in a test. */
const json = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }

const status = (
  code: number,
  error: string,
  reason: string,
  headers: Record<string, string> = {},
): Fault => ({
  kind: 'answer',
  answer: () => ({
    status: code,
    headers: { ...json, ...headers },
    body: JSON.stringify({ error, reason }),
  }),
})

const page = (code: number, text: string, headers: Record<string, string> = {}): Fault => ({
  kind: 'answer',
  answer: () => ({
    status: code,
    headers: { ...html, ...headers },
    body: `<!doctype html><title>${text}</title><h1>${text}</h1>`,
  }),
})

/** Changes an answer's JSON; what is no JSON stays as it was. */
export const rewriteJson = (change: (body: Json, seen: Seen) => unknown): Fault => ({
  kind: 'rewrite',
  rewrite(answer, seen): Answer {
    if (answer.status >= 400) return answer
    let body: Json
    try {
      body = JSON.parse(answer.body.toString())
    } catch {
      return answer
    }
    return { ...answer, body: JSON.stringify(change(body, seen)) }
  },
})

// An answer of any shape, on its way to be made wrong.
// biome-ignore lint/suspicious/noExplicitAny: its shape is what the faults play with
type Json = any

/** Rows of whatever answer it is: `_changes`, `_all_docs`, `_bulk_get` or `_bulk_docs`. */
export const rowsOf = (body: Json): Json[] | null => {
  const rows = Array.isArray(body) ? body : (body?.results ?? body?.rows)
  return Array.isArray(rows) ? rows : null
}

export const changeRows = (change: (rows: Json[]) => unknown): Fault =>
  rewriteJson((body) => {
    const rows = rowsOf(body)
    if (!rows) return body
    const changed = change(rows)
    if (Array.isArray(body)) return changed
    return body.results ? { ...body, results: changed } : { ...body, rows: changed }
  })

export const changeDocuments = (change: (doc: Json) => unknown): Fault =>
  changeRows((rows) => rows.map((row) => (row?.doc ? { ...row, doc: change(row.doc) } : row)))

export const faults = {
  noNetwork: { kind: 'refuse' },
  connectionReset: { kind: 'reset' },
  resetMidBody: { kind: 'cut', part: 0.5, after: 'reset' },
  stopsMidBody: { kind: 'cut', part: 0.5, after: 'silence' },
  answerLost: { kind: 'loseAnswer' },
  oneByteASecond: { kind: 'slow', bytesPerSecond: 1 },
  halfOpen: { kind: 'silent' },
  unauthorized401: status(401, 'unauthorized', 'You are not authorized to access this db.'),
  forbidden403: status(403, 'forbidden', 'You are not allowed to access this db.'),
  lockedOut403: status(
    403,
    'forbidden',
    'Account is temporarily locked due to multiple authentication failures',
  ),
  missing404: status(404, 'not_found', 'Database does not exist.'),
  conflict409: status(409, 'conflict', 'Document update conflict.'),
  tooLarge413: status(413, 'too_large', 'the request entity is too large'),
  busy429: status(429, 'too_many_requests', 'Slow down', { 'retry-after': '1' }),
  error500: status(500, 'internal_server_error', 'No DB shards could be opened.'),
  badGateway502: page(502, '502 Bad Gateway'),
  unavailable503: status(503, 'service_unavailable', 'Maintenance', { 'retry-after': '1' }),
  full507: status(507, 'insufficient_storage', 'enospc'),
  portal: page(200, 'Welcome to our guest network'),
  redirect: page(302, 'Found', { location: 'http://portal.invalid/login' }),
  /** A whole answer as HTTP sees it, with half of its text. */
  truncatedJson: {
    kind: 'rewrite',
    rewrite: (answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length / 2) }),
  },
  resultsNull: rewriteJson((body) =>
    body?.rows ? { ...body, rows: null } : { ...body, results: null },
  ),
  docNull: changeRows((rows) => rows.map((row) => ({ ...row, doc: null }))),
  arrayForObject: rewriteJson((body) => (Array.isArray(body) ? { rows: body } : [body])),
  rowsNoObjects: changeRows(() => [null, 7, 'row', [], { id: 12 }]),
  /** Every document's fields as another type than they are. */
  wrongTypes: changeDocuments((doc) => ({ ...doc, v: '1', kid: 5, state: [], ct: { a: 1 } })),
  unreadable: changeDocuments((doc) => ({ ...doc, ct: flipped(doc.ct) })),
  protoKeys: {
    kind: 'rewrite',
    // By text: an object literal's `__proto__` would not come through JSON.stringify.
    rewrite: (answer) => ({
      ...answer,
      body: answer.body.toString().replaceAll('"v":1', '"v":1,"__proto__":{"admin":true}'),
    }),
  },
  extraRows: changeRows((rows) => [
    ...rows,
    {
      id: 'stranger',
      key: 'stranger',
      value: { rev: '1-aa' },
      changes: [{ rev: '1-aa' }],
      doc: { _id: 'stranger', _rev: '1-aa', hello: 'world' },
    },
  ]),
  rowsTwice: changeRows((rows) => [...rows, ...rows]),
  rowsWithheld: changeRows((rows) => rows.filter((_, index) => index % 2 === 0)),
  hugeRow: changeRows((rows) => [
    ...rows,
    {
      id: 'huge',
      key: 'huge',
      value: { rev: '1-aa' },
      changes: [{ rev: '1-aa' }],
      doc: { _id: 'huge', _rev: '1-aa', ct: 'A'.repeat(10 * 1024 * 1024) },
    },
  ]),
  endless: { kind: 'endless', head: '{"results":[', chunk: `${'0,'.repeat(32 * 1024)}` },
  endlessHeartbeat: { kind: 'endless', head: '', chunk: '\n'.repeat(64 * 1024) },
  /** One row of a write refused inside a 201. */
  oneRowForbidden: changeRows(([first, ...rest]) =>
    first?.id ? [{ id: first.id, error: 'forbidden', reason: 'no' }, ...rest] : [first, ...rest],
  ),
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults

/** The first answers that came by, given again and again: yesterday's rows, told as if they were new. */
export function replayFault(): Fault {
  const kept = new Map<string, Answer>()
  return {
    kind: 'rewrite',
    rewrite(answer, { method, path }) {
      const key = `${method} ${path.replace(/since=[^&]*/, '')}`
      const old = kept.get(key)
      if (!old) kept.set(key, answer)
      return old ?? answer
    },
  }
}

function flipped(ct: unknown): string {
  const text = String(ct)
  const middle = Math.floor(text.length / 2)
  return `${text.slice(0, middle)}${text[middle] === 'A' ? 'B' : 'A'}${text.slice(middle + 1)}`
}
