import { isFinal } from '#shared/domain/may-change'
import type { CollectionName, RecordOf } from '#shared/schema/collections'
import { afterSent, decideIncoming, type Incoming, type LocalRecord } from '#shared/sync/decide'
import { type EnvelopeKeys, openEnvelope } from '#shared/sync/envelope'
import { merge, versionHash } from '#shared/sync/merge/merge'
import type { ServerVersion } from '#shared/sync/version'
import type { Store } from '../store/store'
import type { Sent } from './sent'
import type { SetAside } from './set-aside'

/** A row of the server on its way in: its id and whatever stands there as its document. */
export interface IncomingRow {
  readonly serverId: string
  readonly document: unknown
}

export interface TakeIn {
  /**
   * Opens, decides and writes; what cannot be taken is set aside. Durable when it resolves. Answers the
   * ids of rows that seem to have gone back to an older version: an answer that was under way while this
   * laptop sent a newer one looks the same, so nothing is concluded from it. Asked for again while
   * nothing is being sent, and given with `certain`, they are what they seem.
   */
  take(
    space: string,
    rows: readonly IncomingRow[],
    options?: TakeOptions,
  ): Promise<readonly string[]>
}

interface TakeOptions {
  readonly certain?: boolean
  /** None of them is here yet, as far as is known: they are not looked for first. */
  readonly asNew?: boolean
}

type Versions<C extends CollectionName> = Map<string, ServerVersion<RecordOf<C>>>

/**
 * `sent` knows the versions that this laptop has sent and not heard of: what comes back then is its
 * own, and what was typed since is a change of that, not a clash with it.
 */
export function createTakeIn(
  store: Store,
  keys: EnvelopeKeys,
  setAside: SetAside,
  sent: Pick<Sent, 'hashOf' | 'forget'>,
): TakeIn {
  const decide = <C extends CollectionName>(
    collection: C,
    local: LocalRecord<RecordOf<C>> | null,
    remote: ServerVersion<RecordOf<C>>,
  ): Incoming<RecordOf<C>> => {
    const { id } = remote.record
    const known = local?.sync && [local.sync.hash, ...local.sync.past].includes(remote.hash)
    if (local && !known && sent.hashOf(id) === remote.hash) {
      const write = afterSent(local, remote, remote.rev, versionHash)
      return { write, extras: [], notice: null }
    }
    return decideIncoming(local, remote, { collection, merge, hashOf: versionHash, isFinal })
  }

  const takeCollection = async <C extends CollectionName>(
    space: string,
    collection: C,
    versions: Versions<C>,
    serverIds: ReadonlyMap<string, string>,
    { certain = false, asNew = false }: TakeOptions,
  ): Promise<readonly string[]> => {
    const rows = store.rows(collection)
    const ids = [...versions.keys()]
    const decideFor = (local: LocalRecord<RecordOf<C>> | null, id: string) =>
      decide(collection, local, versions.get(id) as ServerVersion<RecordOf<C>>)
    // First what comes out besides: were it written second, being killed in between would lose it.
    const kept = new Set<string>()
    const keepExtras = async (extras: readonly RecordOf<C>[]) => {
      const fresh = new Map(extras.filter(({ id }) => !kept.has(id)).map((one) => [one.id, one]))
      for (const id of fresh.keys()) kept.add(id)
      await rows.update([...fresh.keys()], (local, id) =>
        local === null
          ? { record: fresh.get(id) as RecordOf<C>, deleted: false, sync: null }
          : null,
      )
    }
    const decided = new Map<string, Incoming<RecordOf<C>>>()
    await rows.update(
      ids,
      (local, id) => {
        const incoming = decideFor(local, id)
        decided.set(id, incoming)
        return incoming.notice === 'wentBack' && !certain ? null : incoming.write
      },
      // Again for what was typed in between: decided anew, and perhaps with something more besides.
      {
        asNew,
        beforeWrite: () => keepExtras([...decided.values()].flatMap(({ extras }) => extras)),
      },
    )

    // It came back: how it stands there is now kept with the record itself.
    sent.forget(ids.filter((id) => sent.hashOf(id) === versions.get(id)?.hash))

    const wentBack: string[] = []
    for (const [id, { notice }] of decided) {
      const serverId = serverIds.get(id) as string
      if (notice === 'signedChanged') setAside.add(space, serverId, 'fromServer', notice)
      else if (setAside.has(space, serverId, 'fromServer')) setAside.clear(space, serverId)
      if (notice === 'wentBack') wentBack.push(serverId)
    }
    if (!certain) return wentBack
    if (wentBack.length > 0) setAside.alert('wentBack', space, wentBack.length)
    return []
  }

  return {
    async take(space, incoming, options = {}) {
      const byCollection = new Map<CollectionName, Versions<CollectionName>>()
      const serverIds = new Map<string, string>()
      const opened = await Promise.all(
        incoming.map(({ serverId, document }) => openEnvelope(keys, space, serverId, document)),
      )
      for (const [index, { serverId }] of incoming.entries()) {
        const result = opened[index] as (typeof opened)[number]
        if (!result.ok) {
          setAside.add(space, serverId, 'fromServer', result.refusal)
          continue
        }
        const { collection, version } = result.value
        const versions = byCollection.get(collection) ?? new Map()
        versions.set(version.record.id, version)
        byCollection.set(collection, versions)
        serverIds.set(version.record.id, serverId)
      }
      const suspects: string[] = []
      for (const [collection, versions] of byCollection) {
        suspects.push(...(await takeCollection(space, collection, versions, serverIds, options)))
      }
      return suspects
    },
  }
}
