import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { BehaviorSubject, Subject } from 'rxjs'
import { openSealed } from '#renderer/data/files/files'
import { firstRevision, openSpaceFiles, type SpaceFiles } from '#renderer/data/files/space-files'
import { createKeyring } from '#renderer/data/store/keyring'
import type { Road } from '#renderer/data/sync/couch'
import type { FilesPart } from '#renderer/data/sync/engine'
import { type LocalFiles, startFilesSync } from '#renderer/data/sync/files-sync'
import { openSetAside, type SetAside } from '#renderer/data/sync/set-aside'
import type { FilesState } from '#renderer/data/sync/status-of'
import { sealFile } from '#shared/crypto/sealed-file'
import type { OpenedVault } from '#shared/ipc/contract'

addRxPlugin(RxDBLocalDocumentsPlugin)

// biome-ignore lint/suspicious/noExplicitAny: PouchDB's published types are of version 6
type Pouch = any
const load = (name: string): Promise<Pouch> => import(name)

/** A laptop's files and their syncing as in the app, over memory. */
export interface FilesLaptop {
  readonly setAside: SetAside
  part: FilesPart
  state(): FilesState
  /** Every state that was told, oldest first. */
  readonly told: readonly FilesState[]
  put(id: string, text: string | Uint8Array): Promise<void>
  remove(id: string): Promise<void>
  /** What the file says; null when it is not here or does not open. */
  read(id: string): Promise<string | null>
  ids(): Promise<string[]>
  /** Ends as if the power went; a new one starts on what is kept. */
  crash(): Promise<void>
  until(fits: (state: FilesState) => boolean, seconds?: number): Promise<FilesState>
  close(): Promise<void>
}

export async function openFilesLaptop(options: {
  readonly spaces: OpenedVault['spaces']
  readonly road: Road
  readonly isReferredTo?: (id: string) => boolean
}): Promise<FilesLaptop> {
  const { spaces, road } = options
  const space = spaces[0]?.id ?? ''
  const keyring = createKeyring({ localKey: crypto.getRandomValues(new Uint8Array(32)), spaces })
  const database = await createRxDatabase({
    name: `files-${crypto.randomUUID()}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
    localDocuments: true,
  })
  const setAside = await openSetAside(
    { database } as never,
    () => new Date().toISOString(),
    () => crypto.randomUUID(),
  )
  const PouchDB = (await load('pouchdb-core')).default
  PouchDB.plugin((await load('pouchdb-adapter-memory')).default)
  const open = new Map<string, SpaceFiles>()
  const changed$ = new Subject<{ space: string; id: string; change: 'put' | 'removed' }>()
  const local: LocalFiles = {
    changed$,
    has: async (of) => open.has(of),
    async of(of) {
      const known = open.get(of)
      if (known) return known
      const made = openSpaceFiles(
        new PouchDB(crypto.randomUUID(), { adapter: 'memory', auto_compaction: true }),
        (bytes) => Buffer.from(bytes),
      )
      open.set(of, made)
      return made
    },
  }
  const told: FilesState[] = []
  const state$ = new BehaviorSubject<FilesState>({
    ...{ pendingFiles: 0, progress: null, trouble: null, settled: false },
  })
  // What is still under way of a killed program reaches nobody.
  let generation = 0
  const start = async () => {
    const mine = ++generation
    const never = () => new Promise<never>(() => {})
    const part = await startFilesSync({
      spaces: spaces.map(({ id }) => id),
      keyring,
      road: {
        request: (request) =>
          mine === generation
            ? road.request(request).then((answer) => (mine === generation ? answer : never()))
            : never(),
        cancel: (id) => road.cancel(id),
      },
      local,
      setAside,
      isReferredTo: async (_space, id) => options.isReferredTo?.(id) ?? false,
      onUnexpected: (error) => console.error(error),
      now: () => new Date().toISOString(),
      newId: () => crypto.randomUUID(),
      random: Math.random,
    })
    part.state$.subscribe((state) => {
      if (mine !== generation) return
      told.push(state)
      state$.next(state)
    })
    return part
  }
  const laptop: FilesLaptop = {
    setAside,
    part: await start(),
    state: () => state$.value,
    told,
    async put(id, text) {
      const { keyId, key } = await keyring.forWriting('files', space)
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
      const sealed = await sealFile(key, space, id, {
        name: 'letter.pdf',
        type: 'text/plain',
        bytes,
      })
      await (await local.of(space)).keep([{ id, rev: firstRevision(id), keyId, sealed }])
      changed$.next({ space, id, change: 'put' })
    },
    async remove(id) {
      await (await local.of(space)).remove(id)
      changed$.next({ space, id, change: 'removed' })
    },
    async read(id) {
      const found = await open.get(space)?.read(id)
      const opened = found ? await openSealed(keyring, space, id, found) : null
      return opened?.ok ? new TextDecoder().decode(opened.value.bytes as Uint8Array) : null
    },
    ids: async () => (await open.get(space)?.ids()) ?? [],
    async crash() {
      generation++
      void laptop.part.stop().catch(() => undefined)
      laptop.part = await start()
    },
    until: (fits, seconds = 20) =>
      new Promise((done, fail) => {
        const timer = setTimeout(() => {
          subscription.unsubscribe()
          fail(new Error(`Not reached in ${seconds} s: ${JSON.stringify(state$.value)}`))
        }, seconds * 1000)
        const subscription = state$.subscribe((state) => {
          if (!fits(state)) return
          clearTimeout(timer)
          setTimeout(() => subscription.unsubscribe())
          done(state)
        })
      }),
    async close() {
      await laptop.part.stop()
      await database.close()
    },
  }
  return laptop
}
