import { createHash } from 'node:crypto'
import vm from 'node:vm'

/**
 * validate_doc_update as CouchDB 3.5 runs it. The library's own way shows a rule the winning revision
 * whatever is written, forgets `_revisions` of what is replicated and never looks at design documents.
 * In CouchDB a rule sees the revision that is written over: for `new_edits: false` the nearest ancestor
 * that is there, and nothing for a new root; for a new document over a removed one, nothing.
 */
export function createRules(open) {
  const compiled = new Map()

  const rulesOf = async (name) => {
    const known = compiled.get(name)
    if (known) return known
    const range = { startkey: '_design/', endkey: '_design0', include_docs: true }
    const { rows } = await open(name).allDocs(range)
    const rules = rows
      .filter(({ doc }) => typeof doc.validate_doc_update === 'string')
      .map(({ doc }) => compile(doc.validate_doc_update))
    compiled.set(name, rules)
    return rules
  }

  return {
    forget: (name) => void compiled.delete(name),
    /**
     * What is to be refused, by the place in `docs`: `{ status, error, reason }`. What only meets another
     * revision is left to the database to refuse.
     */
    async check(name, docs, { userCtx, secObj, isAdmin, newEdits }) {
      const refused = new Map()
      const rules = await rulesOf(name)
      const db = open(name)
      const keys = [...new Set(docs.map(({ _id }) => _id))]
      const { rows } = await db.allDocs({ keys, include_docs: true })
      const winners = new Map(rows.map((row) => [row.key, row]))
      for (const [index, doc] of docs.entries()) {
        if (doc._id.startsWith('_design/')) {
          const reason = 'You are not a db or server admin.'
          if (!isAdmin) refused.set(index, { status: 403, error: 'forbidden', reason })
          continue
        }
        if (doc._id.startsWith('_local/') || rules.length === 0) continue
        const before = await writtenOver(db, doc, winners.get(doc._id), newEdits)
        if (before === undefined) continue
        const shown = [asRuleSees(doc, newEdits), before, { ...userCtx, db: name }, secObj]
        const text = JSON.stringify(shown)
        for (const rule of rules) {
          const refusal = rule(text)
          if (refusal) refused.set(index, refusal)
          if (refusal) break
        }
      }
      return refused
    },
  }
}

/** A context of its own, as the query server's process is one: rules share nothing with this program. */
function compile(source) {
  let rule
  try {
    rule = vm.runInNewContext(
      `(function (rule) { return function (text) {
        var given = JSON.parse(text);
        try { rule(given[0], given[1], given[2], given[3]); return null; }
        catch (error) {
          var known = error && (typeof error.forbidden === 'string' || typeof error.unauthorized === 'string');
          return JSON.stringify(known ? error : { broken: String(error) });
        }
      } })(${source})`,
      {},
      { timeout: 2000 },
    )
  } catch (error) {
    return () => ({ status: 500, error: 'compilation_error', reason: String(error) })
  }
  return (text) => {
    const said = rule(text)
    if (said === null) return null
    const { forbidden, unauthorized, broken } = JSON.parse(said)
    if (forbidden !== undefined) return { status: 403, error: 'forbidden', reason: forbidden }
    if (unauthorized !== undefined) {
      return { status: 401, error: 'unauthorized', reason: unauthorized }
    }
    return { status: 500, error: 'TypeError', reason: broken }
  }
}

/** The revision that `doc` is written over; null: a new one; undefined: not for rules to decide. */
async function writtenOver(db, doc, winner, newEdits) {
  const exists = winner?.value !== undefined
  if (newEdits) {
    if (doc._rev === undefined) return exists && !winner.value.deleted ? undefined : null
    if (!exists) return undefined
    if (winner.value.rev === doc._rev && winner.doc) return withRevisions(winner.doc)
    const leaf = (await leavesOf(db, doc._id)).find(({ _rev }) => _rev === doc._rev)
    return leaf
  }
  if (!exists) return null
  const leaves = await leavesOf(db, doc._id)
  const present = new Map(leaves.flatMap((leaf) => pathOf(leaf).map((rev) => [rev, leaf])))
  const [own, ...above] = pathOf(doc)
  if (present.has(own)) return undefined
  const parent = above.find((rev) => present.has(rev))
  if (!parent) return null
  const leaf = present.get(parent)
  if (leaf._rev === parent) return leaf
  return await db.get(doc._id, { rev: parent, revs: true }).catch(() => null)
}

async function leavesOf(db, id) {
  const all = await db.get(id, { open_revs: 'all', revs: true })
  return all.filter((each) => each.ok).map((each) => each.ok)
}

const pathOf = ({ _rev, _revisions }) =>
  _revisions ? _revisions.ids.map((id, index) => `${_revisions.start - index}-${id}`) : [_rev]

const revisionsOf = (rev) => {
  const [, start, id] = /^(\d+)-(.+)$/.exec(rev ?? '') ?? []
  return id ? { start: Number(start), ids: [id] } : { start: 0, ids: [] }
}
const withRevisions = (doc) => ({ ...doc, _revisions: revisionsOf(doc._rev) })

/** As CouchDB shows it: attachments as stubs with their length, `_revisions` always there. */
function asRuleSees(doc, newEdits) {
  const revisions = (!newEdits && doc._revisions) || revisionsOf(doc._rev)
  const shown = { ...doc, _revisions: revisions }
  if (!doc._attachments) return shown
  shown._attachments = {}
  for (const [name, { data, ...rest }] of Object.entries(doc._attachments)) {
    if (data === undefined) {
      shown._attachments[name] = rest
      continue
    }
    const bytes = typeof data === 'string' ? Buffer.from(data, 'base64') : data
    const digest = `md5-${createHash('md5').update(bytes).digest('base64')}`
    shown._attachments[name] = {
      content_type: 'application/octet-stream',
      revpos: revisions.start + (newEdits ? 1 : 0),
      ...rest,
      digest,
      length: bytes.length,
      stub: true,
    }
  }
  return shown
}
