import { existsSync } from 'node:fs'
import { cp, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { syncFolder } from './whole-file'

/**
 * The copy from before an upgrade: the page's databases as they lie on disk (encrypted) and the vault
 * that opens them. Both or neither are ever put back.
 */
export interface StoreFolders {
  /** The profile's own folder: the vault's files lie directly in it. */
  readonly profile: string
  /** The session's storage folder, which holds `IndexedDB`. */
  readonly partition: string
}

const copyName = 'before-upgrade'
/** The page's databases, as Chromium lays them out. Empty or absent until the page makes its store. */
export const databasesFolder = (folders: Pick<StoreFolders, 'partition'>) =>
  join(folders.partition, 'IndexedDB')
const incoming = (folders: StoreFolders) => join(folders.partition, 'IndexedDB.incoming')

export function hasCopy(folders: StoreFolders): boolean {
  return existsSync(join(folders.profile, copyName, 'vault'))
}

/** Replaces an older copy only when the new one is whole. Throws the disk's error. */
export async function keepCopy(folders: StoreFolders): Promise<void> {
  const target = join(folders.profile, copyName)
  const next = `${target}.new`
  const previous = `${target}.old`
  await rm(next, { recursive: true, force: true })
  try {
    await mkdir(next, { recursive: true, mode: 0o700 })
    await copyWhenStill(databasesFolder(folders), join(next, 'IndexedDB'))
    await copyVault(folders.profile, join(next, 'vault'))
    await syncTree(next)
  } catch (error) {
    // Half a copy on a full disk would keep it full.
    await rm(next, { recursive: true, force: true }).catch(() => {})
    throw error
  }
  await rm(previous, { recursive: true, force: true })
  if (existsSync(target)) await rename(target, previous)
  await rename(next, target)
  await syncFolder(folders.profile)
  await rm(previous, { recursive: true, force: true })
}

/**
 * Puts a full second copy next to the databases. From its rename on, the change will be carried
 * through, by `finishPutBack` now or at the next start. Throws the disk's error before that, and then
 * nothing has changed.
 */
export async function stagePutBack(folders: StoreFolders): Promise<void> {
  const part = `${incoming(folders)}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o700 })
  await cp(join(folders.profile, copyName, 'IndexedDB'), part, { recursive: true })
  await syncTree(part)
  await rename(part, incoming(folders))
  await syncFolder(folders.partition)
}

/** Does nothing when nothing is staged. The databases must not be open. */
export async function finishPutBack(folders: StoreFolders): Promise<void> {
  if (!existsSync(incoming(folders))) return
  await rm(databasesFolder(folders), { recursive: true, force: true })
  const vault = join(folders.profile, copyName, 'vault')
  for (const name of await readdir(vault)) {
    const part = join(folders.profile, `${name}.part`)
    await cp(join(vault, name), part)
    await syncTree(part)
    await rename(part, join(folders.profile, name))
  }
  await syncFolder(folders.profile)
  await rename(incoming(folders), databasesFolder(folders))
  await syncFolder(folders.partition)
}

/**
 * Chromium may still be tidying the databases a moment after they were closed. A copy during which
 * nothing changed is a copy of one state.
 */
async function copyWhenStill(from: string, to: string): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const before = await listTree(from)
    await rm(to, { recursive: true, force: true })
    await mkdir(to, { recursive: true, mode: 0o700 })
    try {
      // LOCK is empty and belongs to the running program.
      await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('LOCK') })
      if ((await listTree(from)) === before) return
    } catch (error) {
      // A file that went away while it was read is the same unrest; anything else is the disk.
      if (!isMissing(error) || !existsSync(from)) throw error
    }
    await wait(300)
  }
  throw new Error('the store was never still')
}

async function copyVault(profile: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(profile, { withFileTypes: true })) {
    if (!entry.isFile() || /\.(?:part|writing)$/.test(entry.name)) continue
    await cp(join(profile, entry.name), join(to, entry.name))
  }
}

async function listTree(folder: string): Promise<string> {
  const lines: string[] = []
  for (const path of await filesUnder(folder)) {
    const about = await stat(path).catch(() => null)
    lines.push(`${relative(folder, path)} ${about?.size} ${about?.mtimeMs}`)
  }
  return lines.sort().join('\n')
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Files first, then the folders that name them. */
async function syncTree(path: string): Promise<void> {
  if ((await stat(path)).isFile()) return syncFile(path)
  for (const entry of await readdir(path, { withFileTypes: true })) {
    await syncTree(join(path, entry.name))
  }
  await syncFolder(path)
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
