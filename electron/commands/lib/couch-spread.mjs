/**
 * How a database is spread, as far as those who ask can tell: without `cluster` on one node, rows in the
 * order of their writing, every write seen at once.
 *
 * `cluster`: the manners of three nodes. A database lies in shards, each with copies on several nodes:
 * `_changes` mixes the shards' rows in any order, and a sequence says how far each was read, as text that is
 * never the same twice. Another copy of a shard may answer the next time, which has not been read as far:
 * rows come again. Copies lag: what was just written is missing for a moment in `_changes`, `_all_docs` and
 * the counts, which ask one copy each. And a write is answered 202 where not enough nodes have it yet.
 */
export function createSpread({ cluster, now = Date.now, random = Math.random }) {
  const shards = cluster ? 8 : 1
  const stepMs = 40
  const shardOf = (id) => {
    let sum = 0
    for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 65_521
    return sum % shards
  }
  const writtenAt = new Map()
  const lagMs = (id) => shardOf(id) * stepMs
  /** The last write of a document that some copies do not have yet. */
  const lateWrite = (name, id) => {
    const write = writtenAt.get(name)?.get(id)
    if (write && now() - write.atMs < lagMs(id)) return write
    if (write) writtenAt.get(name).delete(id)
  }
  const isUnseen = (name, id) => lateWrite(name, id)?.isFirst === true

  return {
    cluster,
    /** How far each shard was read, from a sequence's text; all alike where it tells one number only. */
    positions(number, rest) {
      const each = rest?.split('.').slice(0, shards).map(Number)
      return each?.length === shards ? each : Array(shards).fill(number)
    },
    sequence(positions, mark) {
      if (!cluster) return `${positions[0]}-${mark}`
      // As in CouchDB, the number is the sum of them all: it says little, and may go down.
      const sum = positions.reduce((all, each) => all + each, 0)
      return `${sum}-${mark}~${positions.join('.')}~${random().toString(36).slice(2)}`
    },
    /**
     * The rows after `positions`, at most `limit`, each with the positions once it was read; `reached` are
     * those in the end, `isBehind` that there are more to come without another write.
     */
    rows(name, { results, last_seq }, positions, limit = Number.POSITIVE_INFINITY) {
      const queues = positions.map(() => [])
      const behind = new Set()
      for (const row of results) {
        const shard = shardOf(row.id)
        // A copy that lags has all up to some write, and nothing after it.
        if (lateWrite(name, row.id)) behind.add(shard)
        if (row.seq > positions[shard] && !behind.has(shard)) queues[shard].push(row)
      }
      const reached = [...positions]
      const rows = []
      while (rows.length < limit) {
        const waiting = [...queues.keys()].filter((shard) => queues[shard].length > 0)
        if (waiting.length === 0) break
        const shard = waiting[Math.floor(random() * waiting.length)]
        const row = queues[shard].shift()
        reached[shard] = row.seq
        rows.push({ row, positions: [...reached] })
      }
      for (const [shard, queue] of queues.entries()) {
        if (queue.length === 0 && !behind.has(shard)) {
          reached[shard] = Math.max(reached[shard], last_seq)
        }
      }
      return { rows, reached, isBehind: behind.size > 0 }
    },
    /** Another copy of a shard answers now and then, which was read less far. */
    goneBack: (positions) =>
      cluster && random() < 0.1
        ? positions.map((each) => Math.max(0, each - Math.floor(random() * 5)))
        : positions,
    wrote(name, docs) {
      if (!cluster) return
      const writes = writtenAt.get(name) ?? new Map()
      writtenAt.set(name, writes)
      const atMs = now()
      for (const { _id, _rev = '1-' } of docs) {
        writes.set(_id, { atMs, isFirst: _rev.startsWith('1-') })
      }
    },
    /** A document that the copy which is asked has never seen. */
    isUnseen,
    /** One that it has as it was before. */
    isOutdated: (name, id) => lateWrite(name, id)?.isFirst === false,
    unseenCount: (name) =>
      [...(writtenAt.get(name)?.keys() ?? [])].filter((id) => isUnseen(name, id)).length,
    longestLagMs: shards * stepMs,
    forget: (name) => void writtenAt.delete(name),
    writeStatus: () => (cluster && random() < 0.5 ? 202 : 201),
  }
}
