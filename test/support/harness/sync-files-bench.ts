import { filter, firstValueFrom } from 'rxjs'
import { listFileIds, putFile } from '#renderer/data/files/files'
import type { Session } from '#renderer/data/session'
import { startSync } from '#renderer/data/sync/start-sync'

/** So many random files of one size in the clients' space, as a scan is put there. */
export async function fillFiles(session: Session, count: number, size: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const bytes = new Uint8Array(size)
    // 64 KiB at a time is all that the browser gives.
    for (let at = 0; at < size; at += 65_536)
      crypto.getRandomValues(bytes.subarray(at, at + 65_536))
    const file = { name: `scan ${number}.jpg`, type: 'image/jpeg', bytes }
    const kept = await putFile(session.store.keyring, session.clientSpace, session.newId(), file)
    if (!kept.ok) throw new Error(`Not kept: ${kept.refusal}`)
  }
}

/** From the start of syncing until all files are here and on the server. Milliseconds. */
export async function timeFiles(session: Session, count: number): Promise<number> {
  const startedAt = performance.now()
  const syncing = startSync(session.store, session.opened)
  const { quarantine } = await firstValueFrom(
    syncing.status$.pipe(
      filter(({ phase, pendingFiles }) => phase === 'upToDate' && pendingFiles === 0),
    ),
  )
  const tookMs = performance.now() - startedAt
  const { length } = await listFileIds(session.clientSpace)
  await syncing.stop()
  if (length !== count) throw new Error(`${length} of ${count} files are here`)
  if (quarantine.length > 0) throw new Error(`${quarantine.length} were set aside`)
  return tookMs
}
