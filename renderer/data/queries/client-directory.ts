import { concatMap, type Observable, shareReplay } from 'rxjs'
import type { Client } from '#shared/schema/client'
import type { Store } from '../store/store'
import { type ClientDirectory, createDirectoryIndex } from './directory-index'
import { follow } from './follow'

export type { ClientDirectory, DirectoryEntry } from './directory-index'
export { fullName } from './directory-index'

const directories = new WeakMap<Store, Observable<ClientDirectory>>()

/**
 * Follows all clients, kept once for every screen and changed in place: a record saved costs one
 * entry, not 5,000. Says something for the first time when every client has been read.
 */
export function clientDirectory(store: Store): Observable<ClientDirectory> {
  const known = directories.get(store)
  if (known) return known
  const index = createDirectoryIndex()
  const directory = follow(store, 'clients').pipe(
    concatMap(async ({ put, gone }) => {
      index.put(put)
      index.remove(gone)
      for (const _ of index.settle()) await breath()
      return index.snapshot()
    }),
    shareReplay({ bufferSize: 1, refCount: false }),
  )
  directories.set(store, directory)
  return directory
}

/** The directory of a fixed list of clients. */
export function buildDirectory(clients: readonly Client[]): ClientDirectory {
  const index = createDirectoryIndex()
  index.put(clients)
  for (const _ of index.settle());
  return index.snapshot()
}

/** Lets a key that was just pressed go first. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve))
