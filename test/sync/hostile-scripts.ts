import { gzipSync } from 'node:zlib'
import { createKeyring } from '#renderer/data/store/keyring'
import type { QuarantineReason, SyncAlert, SyncStatus, Trouble } from '#renderer/data/sync/status'
import { envelopeId } from '#shared/ipc/server-names'
import type { Visit } from '#shared/schema/visit'
import { sealEnvelope } from '#shared/sync/envelope'
import { changeDocuments, changeRows, faults, rewriteJson } from '../support/fault-kinds'
import type { Fault, Match } from '../support/fault-proxy'
import type { TwoLaptops } from './two-laptops'

// Whatever a hostile server may say.
// biome-ignore lint/suspicious/noExplicitAny: its shape is what the scripts play with
type Json = any

/** What a server knows that has watched for a while. */
export interface Watched {
  readonly pair: TwoLaptops
  /** A visit's document before it was changed, and as it stands now. */
  readonly old: Json
  readonly now: Json
  /** Other visits' documents, and that of a signed note. */
  readonly others: readonly Json[]
  readonly note: Json
}

export interface Script {
  readonly name: string
  readonly fault: (watched: Watched) => Fault | Promise<Fault>
  readonly on?: Match
  /** Begins before this laptop ever read anything; otherwise once everything is agreed. */
  readonly atFirst?: true
  /** Meets what is asked when a connection is made anew. */
  readonly atConnecting?: true
  /** How the person sees it; null: there is nothing wrong to be seen, for it changes nothing. */
  readonly shows: ((status: SyncStatus) => boolean) | null
}

const aside =
  (...reasons: QuarantineReason[]) =>
  ({ quarantine }: SyncStatus) =>
    quarantine.some(({ reason }) => reasons.includes(reason))
const trouble =
  (...troubles: Trouble[]) =>
  (status: SyncStatus) =>
    status.trouble !== null && troubles.includes(status.trouble)
const alert =
  (kind: SyncAlert['kind']) =>
  ({ alerts }: SyncStatus) =>
    alerts.some((one) => one.kind === kind)

const reading: Match = { path: /_changes|_all_docs|_bulk_get/ }
const feed: Match = { path: /_changes/ }
const writing: Match = { path: /_bulk_docs/ }
const info: Match = { method: /^GET$/, path: /^\/doorstep-[0-9a-f]+\/?$/ }

/** One row of any answer, for a document as the server gives it. */
const rowOf = (doc: Json, id: string = doc._id) => ({
  ...{ id, key: id, seq: 1, doc, value: { rev: doc._rev }, changes: [{ rev: doc._rev }] },
})
const adds = (make: (watched: Watched) => Json | Promise<Json>) => async (watched: Watched) => {
  const made = await make(watched)
  const rows = Array.isArray(made) ? made : [rowOf(made)]
  return changeRows((all) => [...all, ...rows])
}
/** Every document that is read, altered. */
const alters = (change: (doc: Json) => Json) => () => changeDocuments(change)
/** A new revision of a document: what is told under it looks like news. */
const renewed = (doc: Json) => ({ ...doc, _rev: '9-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' })

const answers =
  (status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array) =>
  (): Fault => ({ kind: 'answer', answer: () => ({ status, headers, body }) })
const html = '<!doctype html><title>Welcome</title><form><input name="password"></form>'
const json = { 'content-type': 'application/json' }

const made = (prefix: string, index: number) => `${prefix}${String(index).padStart(9, '0')}`
const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** A visit sealed for another space under this space's own key: as if a row had been carried over. */
async function sealedElsewhere({ pair }: Watched): Promise<Json> {
  const keyring = createKeyring({ localKey: new Uint8Array(32), spaces: [...pair.spaces] })
  const [some] = (await pair.b.store.collections.visits.find().exec()) as unknown as {
    toJSON(): Visit
  }[]
  const record = { ...(some as { toJSON(): Visit }).toJSON(), id: crypto.randomUUID() }
  const version = { record, deleted: false, n: 1, hash: 'a'.repeat(20), past: [] }
  const keys = {
    ...keyring,
    forWriting: (collection: string) => keyring.forWriting(collection, pair.space),
  }
  const sealed = await sealEnvelope(keys, crypto.randomUUID(), 'visits', version, null)
  return { ...sealed, _rev: '1-aa' }
}

/** A laptop gone bad, which has the keys: other words under a signed note's name. */
async function otherSigned({ pair, note }: Watched): Promise<Json> {
  const keys = createKeyring({ localKey: new Uint8Array(32), spaces: [...pair.spaces] })
  const record = await pair.b.store.read('notes', note._id.split(':').at(-1))
  if (!record) throw new Error('the note is there')
  const content = { ...record.content, subjective: 'never said' }
  const version = { record: { ...record, content }, deleted: false, n: 9 }
  const sealed = await sealEnvelope(
    keys,
    pair.space,
    'notes',
    { ...version, hash: 'b'.repeat(20), past: [] },
    null,
  )
  return renewed(sealed)
}

const redirects = [301, 302, 303, 307, 308].map(
  (code): Script => ({
    name: `a redirect, ${code}`,
    fault: answers(code, { location: 'http://127.0.0.1:9/elsewhere' }, ''),
    shows: trouble('portal'),
  }),
)

/** What a server that wants to do harm could answer, one thing each. */
export const scripts: readonly Script[] = [
  {
    name: 'a version replayed that was replaced before',
    fault: ({ old, now }) =>
      changeRows((rows) => [...rows.filter(({ id }) => id !== now._id), rowOf(old)]),
    on: reading,
    shows: alert('wentBack'),
  },
  {
    name: 'old words under a new revision',
    fault: ({ old, now }) =>
      changeRows((rows) => [...rows.filter(({ id }) => id !== now._id), rowOf(renewed(old))]),
    on: reading,
    shows: alert('wentBack'),
  },
  {
    name: 'the sealed words of one record under the name of another',
    fault: adds(({ now, others: [other] }) => renewed({ ...now, ct: other.ct })),
    on: feed,
    shows: aside('notAuthentic'),
  },
  {
    name: 'a record carried over from another space',
    fault: adds(sealedElsewhere),
    on: feed,
    shows: aside('notAuthentic'),
  },
  {
    name: 'a record under the name of another kind',
    fault: adds(({ now }) => ({ ...now, _id: now._id.replace('visits:', 'notes:') })),
    on: feed,
    shows: aside('notAuthentic'),
  },
  {
    name: 'a record under the name of an unknown kind',
    fault: adds(({ now }) => ({ ...now, _id: now._id.replace('visits:', 'invoices:') })),
    on: feed,
    shows: aside('newer'),
  },
  {
    name: 'a record under another author',
    fault: adds(({ now }) => ({
      ...now,
      _id: envelopeId({ collection: 'visits', author: uuid(7), id: now._id.split(':').at(-1) }),
    })),
    on: feed,
    shows: aside('notAuthentic'),
  },
  {
    name: 'a document under the row of another',
    fault: adds(({ now, others: [other] }) => [rowOf(now, other._id)]),
    on: feed,
    shows: aside('notOurs'),
  },
  {
    name: 'state altered',
    fault: adds(({ now }) => renewed({ ...now, state: 'signed' })),
    on: feed,
    shows: aside('notAuthentic'),
  },
  {
    name: 'a signed note called a draft',
    fault: adds(({ note }) => renewed({ ...note, state: 'draft' })),
    on: feed,
    shows: aside('notAuthentic'),
  },
  {
    name: 'other words under a signed note, sealed by a laptop with the key',
    fault: adds(otherSigned),
    on: feed,
    shows: aside('signedChanged'),
  },
  {
    name: 'a key nobody has',
    fault: adds(({ now }) => renewed({ ...now, kid: 'ffffffff' })),
    on: feed,
    shows: aside('noKey'),
  },
  {
    name: 'a key called __proto__',
    fault: adds(({ now }) => renewed({ ...now, kid: '__proto__' })),
    on: feed,
    shows: aside('notOurs'),
  },
  {
    name: 'sealed text cut short',
    fault: alters((doc) => ({ ...doc, ct: String(doc.ct).slice(0, 40) })),
    on: reading,
    shows: aside('notAuthentic'),
  },
  {
    name: 'sealed text of nothing',
    fault: alters((doc) => ({ ...doc, ct: '' })),
    on: reading,
    shows: aside('notAuthentic', 'notOurs'),
  },
  {
    name: 'sealed text with more padding',
    fault: adds(({ now }) => renewed({ ...now, ct: `${'A'.repeat(4000)}${now.ct}` })),
    on: feed,
    shows: aside('notAuthentic'),
  },
  {
    name: 'sealed text of megabytes',
    fault: adds(({ now }) => renewed({ ...now, ct: 'A'.repeat(4_000_000) })),
    on: feed,
    shows: aside('notOurs'),
  },
  {
    name: 'one bit turned',
    fault: () => faults.unreadable,
    on: reading,
    shows: aside('notAuthentic'),
  },
  {
    name: 'a living record called removed, with its words',
    fault: adds(({ now }) => [{ ...rowOf(renewed({ ...now, _deleted: true })), deleted: true }]),
    on: feed,
    shows: aside('notAuthentic'),
  },
  {
    name: 'a living record called removed, with nothing',
    fault: adds(({ now }) => [
      { ...rowOf(renewed({ _id: now._id, _deleted: true })), deleted: true },
    ]),
    on: feed,
    shows: aside('notOurs'),
  },
  {
    name: 'a member more in every document',
    fault: alters((doc) => ({ ...doc, admin: true })),
    on: reading,
    shows: aside('notOurs'),
  },
  {
    name: 'wrong types in every document',
    fault: () => faults.wrongTypes,
    on: reading,
    shows: aside('notOurs'),
  },
  {
    name: 'rows that are none',
    fault: () => faults.rowsNoObjects,
    on: feed,
    shows: aside('notOurs'),
  },
  {
    name: '__proto__ and constructor as members of every answer',
    fault: () => ({
      kind: 'rewrite',
      rewrite: (answer) => ({
        ...answer,
        body: answer.body
          .toString()
          .replace(
            /^\{/,
            '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
          ),
      }),
    }),
    on: reading,
    shows: null,
  },
  {
    name: '__proto__, constructor and toString as names of rows',
    fault: adds(({ now }) =>
      ['__proto__', 'constructor', 'toString'].map((id) => rowOf({ ...now, _id: id })),
    ),
    on: feed,
    shows: aside('notOurs'),
  },
  { name: '__proto__ in documents', fault: () => faults.protoKeys, on: reading, shows: null },
  { name: 'every row twice', fault: () => faults.rowsTwice, on: reading, shows: null },
  {
    name: 'every other record withheld from the first reading on',
    fault: () => faults.rowsWithheld,
    on: { path: /_changes|_all_docs\?/ },
    atFirst: true,
    shows: aside('notOurs'),
  },
  {
    name: 'twenty thousand rows nobody made',
    fault: adds(({ now }) =>
      Array.from({ length: 20_000 }, (_, index) =>
        rowOf({ ...now, ct: 'AAAA', _id: now._id.slice(0, -36) + uuid(index) }),
      ),
    ),
    on: { path: /_changes(?!.*longpoll)/ },
    atFirst: true,
    shows: aside('notAuthentic'),
  },
  {
    name: 'pages of a first reading without end',
    fault() {
      let page = 0
      return rewriteJson((body) => {
        page++
        const rows = Array.from({ length: 1000 }, (_, index) => ({
          id: made('made', page * 1000 + index),
          doc: {},
        }))
        return { ...body, rows }
      })
    },
    on: { method: /^GET$/, path: /_all_docs/ },
    atFirst: true,
    shows: (status) => trouble('serverTrouble')(status) && aside('notOurs')(status),
  },
  {
    name: 'an answer without end',
    fault: () => faults.endless,
    on: feed,
    shows: trouble('serverTrouble', 'silent'),
  },
  {
    name: 'heartbeats without end',
    fault: () => faults.endlessHeartbeat,
    on: feed,
    shows: trouble('serverTrouble', 'silent'),
  },
  {
    name: 'a feed that never comes to an end of its rows',
    fault: ({ now }) =>
      rewriteJson((body) => ({
        ...body,
        results: Array.from({ length: 500 }, () => rowOf(now)),
        last_seq: 7,
      })),
    on: feed,
    shows: trouble('serverTrouble'),
  },
  {
    name: 'polls answered at once, with nothing',
    fault: () => ({
      kind: 'answer',
      answer: ({ path }) => ({
        ...{ status: 200, headers: json },
        body: JSON.stringify({
          results: [],
          last_seq: new URLSearchParams(path.split('?')[1]).get('since'),
        }),
      }),
    }),
    on: feed,
    shows: null,
  },
  {
    name: 'a sequence far beyond the last',
    fault: () => rewriteJson((body) => ({ ...body, last_seq: '999999999-xxxx' })),
    on: feed,
    shows: null,
  },
  {
    name: 'a sequence that is no sequence',
    fault: () => rewriteJson((body) => ({ ...body, last_seq: { toString: 1 } })),
    on: feed,
    shows: trouble('serverTrouble'),
  },
  {
    name: 'a sequence that goes back',
    fault: () => rewriteJson((body) => ({ ...body, update_seq: 0 })),
    on: info,
    atConnecting: true,
    shows: null,
  },
  {
    name: 'another instance every time it is asked',
    fault: () => rewriteJson((body) => ({ ...body, instance_start_time: String(Math.random()) })),
    on: info,
    atConnecting: true,
    shows: null,
  },
  {
    name: 'ends of documents that nobody wrote',
    fault: () =>
      changeRows((rows) =>
        rows.map((row) => ({
          ...row,
          changes: [
            ...row.changes,
            ...Array.from({ length: 50 }, (_, index) => ({ rev: `1-${made('', index)}` })),
          ],
        })),
      ),
    on: feed,
    shows: null,
  },
  {
    name: 'announcements of keys, forged',
    fault: adds(({ pair }) =>
      [
        {},
        { v: 1, announcement: '{}' },
        { v: 1, announcement: '{"__proto__":{}}' },
        { v: '1' },
      ].map((fields, index) =>
        rowOf({
          ...fields,
          _id: envelopeId({ collection: 'keys', author: pair.staffId, id: uuid(index) }),
          _rev: '1-aa',
        }),
      ),
    ),
    on: feed,
    shows: null,
  },
  {
    name: 'a write answered for other records',
    fault: () =>
      changeRows((rows) => rows.map(() => ({ id: 'visits:x:y', ok: true, rev: '1-aa' }))),
    on: writing,
    shows: trouble('serverTrouble'),
  },
  {
    name: 'a write in conflict with what it does not show',
    fault: () => ({
      kind: 'rewrite',
      rewrite(answer, { path, body }) {
        const asked = JSON.parse(body.toString() || '{}') as Json
        const said = /_bulk_docs/.test(path)
          ? asked.docs.map(({ _id }: Json) => ({ id: _id, error: 'conflict' }))
          : { rows: (asked.keys ?? []).map((key: string) => ({ key, error: 'not_found' })) }
        return { ...answer, status: 201, body: JSON.stringify(said) }
      },
    }),
    on: { method: /^POST$/, path: /_bulk_docs|_all_docs/ },
    shows: trouble('serverTrouble'),
  },
  ...redirects,
  {
    name: 'a page instead of an answer',
    fault: answers(200, { 'content-type': 'text/html' }, html),
    shows: trouble('portal'),
  },
  {
    name: 'a page that says it is JSON',
    fault: answers(200, json, html),
    shows: trouble('portal'),
  },
  {
    name: 'a bomb of zeros, packed',
    fault: answers(
      200,
      { ...json, 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(64_000_000)),
    ),
    shows: trouble('portal'),
  },
  {
    name: 'headers of a hundred kilobytes',
    fault: answers(200, { ...json, 'x-much': 'x'.repeat(100_000) }, '{}'),
    shows: trouble('serverTrouble'),
  },
  {
    name: 'a status that there is not',
    fault: answers(799, json, '{}'),
    shows: trouble('portal'),
  },
  {
    name: 'cookies for other places, and another session',
    fault: () => ({
      kind: 'rewrite',
      rewrite: (answer) => ({
        ...answer,
        headers: { ...answer.headers, 'set-cookie': 'tracker=1; Domain=example.org; Path=/else' },
      }),
    }),
    shows: null,
  },
  { name: 'connected, and silent', fault: () => faults.halfOpen, shows: null },
  { name: 'one byte a second', fault: () => faults.oneByteASecond, on: feed, shows: null },
]
