import { z } from 'zod'
import { ok, refused } from '#shared/result'
import { openSealed } from '../files/files'
import { firstRevision, type SealedFile, type SpaceFiles } from '../files/space-files'
import type { Keyring } from '../store/keyring'
import { type Answered, type Failure, readChangeRow, readDocRow } from './couch'
import type { FilesCouch } from './files-couch'
import type { FilesPending } from './files-pending'
import type { SetAside } from './set-aside'
import type { QuarantineReason } from './status'

/** Files stand beside records among what is set aside: under names that no record has. */
export const asideName = (id: string): string => `files/${id}`
export const namelessFile = asideName('?')
export const isAsideFile = (serverId: string): boolean => serverId.startsWith('files/')

export interface FilesTakeInNeeds {
  readonly space: string
  readonly keyring: Pick<Keyring, 'forReading'>
  /** Makes the space's files when there are none. */
  readonly files: () => Promise<SpaceFiles>
  readonly filesIfAny: () => Promise<SpaceFiles | null>
  readonly pending: FilesPending
  readonly setAside: SetAside
  /** Does a record here refer to this file? Then it is not removed because a server says so. */
  readonly isReferredTo: (id: string) => Promise<boolean>
  readonly onWanted: (count: number) => void
  readonly onKept: (ids: readonly string[]) => void
}

export interface FilesTakeIn {
  /** Rows of the feed, with documents. Answers whether every row made sense. */
  changes(couch: FilesCouch, rows: readonly unknown[]): Answered<{ readonly readable: boolean }>
  /** These files, asked for by name; ids that are not on the server are answered. */
  fetch(couch: FilesCouch, ids: readonly string[]): Answered<readonly string[]>
  /** Does the server hold the very file that is here, under whatever revision? */
  isSame(couch: FilesCouch, id: string): Answered<boolean>
}

const idSchema = z.uuid()
const fileSchema = z.strictObject({
  _id: idSchema,
  _rev: z.string(),
  _revisions: z.unknown().optional(),
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
  _attachments: z.strictObject({
    sealed: z.looseObject({
      content_type: z.literal('application/octet-stream'),
      length: z.int().min(1).max(40_000_000),
    }),
  }),
})

interface Row {
  readonly id: string
  readonly revs: readonly string[]
  readonly removed: boolean
  readonly doc: unknown
}

const fetchedAtOnce = 6
/** What has come and is not yet written; the next files wait for room. */
const mostBytesHeld = 32 * 1024 * 1024

export function createFilesTakeIn(needs: FilesTakeInNeeds): FilesTakeIn {
  const { space, keyring, pending, setAside } = needs
  const aside = (id: string, reason: QuarantineReason): void => {
    setAside.add(space, asideName(id), 'fromServer', reason)
  }
  const fine = (id: string) => {
    if (setAside.has(space, asideName(id), 'fromServer')) setAside.clear(space, asideName(id))
  }

  /** The revision that a file has everywhere, where it is among them: another may only have been put over it. */
  const documentOf = async (couch: FilesCouch, { id, revs, doc }: Row): Answered<unknown> => {
    const rev = revs.includes(firstRevision(id)) ? firstRevision(id) : revs[0]
    const known = z.looseObject({ _rev: z.string() }).safeParse(doc).data
    if (rev === undefined || known?._rev === rev) return ok(doc)
    const found = await couch.revisions([{ id, rev }])
    return found.ok ? ok(found.value[0]) : found
  }

  /** Null: it was set aside. Nothing is kept that does not open here. */
  const fetchOne = async (couch: FilesCouch, row: Row): Answered<SealedFile | null> => {
    const document = await documentOf(couch, row)
    if (!document.ok) return document
    const file = fileSchema.safeParse(document.value).data
    if (!file || file._id !== row.id || !row.revs.includes(file._rev)) {
      aside(row.id, 'wrongShape')
      return ok(null)
    }
    const { keyId, _rev: rev } = file
    const bytes = await couch.sealed(row.id, rev)
    if (!bytes.ok) return bytes
    const sealed = bytes.value
    const opened =
      sealed === null ? null : await openSealed(keyring, space, row.id, { keyId, sealed })
    if (!opened?.ok || sealed === null) {
      aside(row.id, opened?.ok === false && opened.refusal === 'noKey' ? 'noKey' : 'notAuthentic')
      return ok(null)
    }
    return ok({ id: row.id, rev, keyId, sealed })
  }

  /** Several on their way while others are written. */
  const fetchAll = async (couch: FilesCouch, rows: readonly Row[]): Answered<undefined> => {
    if (rows.length === 0) return ok(undefined)
    needs.onWanted(rows.length)
    const files = await needs.files()
    let next = 0
    let failure: Failure | null = null
    let arrived: SealedFile[] = []
    let keeping: Promise<void> | null = null
    const keepAll = async () => {
      while (arrived.length > 0) {
        const some = arrived
        arrived = []
        for (const { id, rev } of some) pending.confirm(id, rev)
        await files.keep(some)
        await pending.refresh()
        for (const { id } of some) fine(id)
        needs.onKept(some.map(({ id }) => id))
      }
    }
    const keep = () => {
      keeping ??= keepAll().finally(() => {
        keeping = null
      })
      return keeping
    }
    const held = () => arrived.reduce((sum, { sealed }) => sum + sealed.byteLength, 0)
    const work = async () => {
      for (let row = rows[next++]; row && !failure; row = rows[next++]) {
        const got = await fetchOne(couch, row)
        if (!got.ok) {
          failure ??= got.refusal
          return
        }
        if (!got.value) continue
        arrived.push(got.value)
        // Its failure is met by whoever waits below.
        const written = keep()
        written.catch(() => undefined)
        if (held() > mostBytesHeld) await written
      }
    }
    const done = await Promise.allSettled(Array.from({ length: fetchedAtOnce }, work))
    const last = await keep().then(
      () => null,
      (error: unknown) => ({ reason: error }),
    )
    const broken = last ?? done.find((one) => one.status === 'rejected')
    if (broken) throw broken.reason
    return failure ? refused(failure) : ok(undefined)
  }

  const isSame = async (couch: FilesCouch, row: Row): Answered<boolean> => {
    const there = await fetchOne(couch, { ...row, revs: row.revs.slice(0, 1) })
    if (!there.ok) return there
    const here = await (await needs.filesIfAny())?.read(row.id)
    if (!here || !there.value) return ok(false)
    const [ours, theirs] = await Promise.all(
      [here, there.value].map((one) => openSealed(keyring, space, row.id, one)),
    )
    // What does not open here is nothing to stand by.
    if (!ours?.ok || !theirs?.ok) return ok(false)
    const [a, b] = [ours.value.bytes, theirs.value.bytes]
    return ok(a.byteLength === b.byteLength && a.every((byte, index) => byte === b[index]))
  }

  const removeHere = async (id: string): Promise<void> => {
    if (await needs.isReferredTo(id)) return aside(id, 'notAuthentic')
    const files = await needs.files()
    await files.remove(id)
    const rev = (await files.revisions([id])).get(id)?.rev
    if (rev) pending.confirm(id, rev)
    await pending.refresh()
    fine(id)
  }

  const take = async (couch: FilesCouch, rows: readonly Row[]): Answered<undefined> => {
    const here = await (await needs.filesIfAny())?.revisions(rows.map(({ id }) => id))
    const wanted: Row[] = []
    for (const row of rows) {
      const known = here?.get(row.id)
      if (row.removed) {
        if (known && !known.removed) await removeHere(row.id)
        else {
          if (known) pending.confirm(row.id, known.rev)
          fine(row.id)
        }
      } else if (!known) wanted.push(row)
      else if (!known.removed) {
        // It is there, whatever else stands under its name.
        if (row.revs.includes(known.rev)) pending.confirm(row.id, known.rev)
        const same = row.revs[0] === known.rev ? ok(true) : await isSame(couch, row)
        if (!same.ok) return same
        if (same.value) {
          pending.confirm(row.id, known.rev)
          fine(row.id)
        } else aside(row.id, 'notAuthentic')
      }
    }
    const fetched = await fetchAll(couch, wanted)
    await pending.refresh()
    return fetched
  }

  const askFor = async (couch: FilesCouch, ids: readonly string[]): Answered<readonly Row[]> => {
    if (ids.length === 0) return ok([])
    const answer = await couch.documents(ids)
    return answer.ok ? ok(answer.value.flatMap(rowOfDocument)) : answer
  }

  return {
    async changes(couch, given) {
      const rows = given.map(rowOfChange)
      const readable = rows.every((row) => row !== null)
      if (!readable) setAside.add(space, namelessFile, 'fromServer', 'notOurs')
      const named = rows.filter((row) => row !== null)
      const files = named.filter(({ id }) => !id.startsWith('_design/'))
      const [ours, foreign] = [files.filter(isOurs), files.filter((row) => !isOurs(row))]
      for (const { id, removed } of foreign) {
        if (removed) fine(id)
        else aside(id, 'notOurs')
      }
      const taken = await take(couch, ours)
      return taken.ok ? ok({ readable }) : taken
    },
    async fetch(couch, ids) {
      const rows = await askFor(couch, ids)
      if (!rows.ok) return rows
      const taken = await take(couch, rows.value.filter(isOurs))
      const found = new Set(rows.value.map(({ id }) => id))
      return taken.ok ? ok(ids.filter((id) => !found.has(id))) : taken
    },
    async isSame(couch, id) {
      const rows = await askFor(couch, [id])
      if (!rows.ok) return rows
      const row = rows.value.find((one) => one.id === id && isOurs(one))
      return row ? isSame(couch, row) : ok(false)
    },
  }
}

const isOurs = ({ id }: Row): boolean => idSchema.safeParse(id).success

function rowOfChange(given: unknown): Row | null {
  const row = readChangeRow(given)
  if (!row) return null
  const revs = row.changes.map(({ rev }) => rev)
  return { id: row.id, revs, removed: row.deleted === true, doc: row.doc }
}

/** Of `_all_docs`; a row that is not there, or makes no sense, is none. */
export function rowOfDocument(given: unknown): Row[] {
  const row = readDocRow(given)
  if (!row?.id || !row.value) return []
  const { rev, deleted } = row.value
  return [{ id: row.id, revs: [rev], removed: deleted === true, doc: row.doc }]
}
