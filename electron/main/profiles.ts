import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from 'electron'
import type { Profile } from '#shared/ipc/contract'

/** The vault and what belongs to it; the page's own store lies in the profile's session partition. */
export const profileFolder = (userData: string, profile: Profile) =>
  join(userData, 'profiles', profile)

export const partitionName = (profile: Profile) => `persist:${profile}`

/** Electron's own place for `persist:` partitions. */
export const partitionFolder = (userData: string, profile: Profile) =>
  join(userData, 'Partitions', profile)

/** Constant, so that no name of a client can reach the task bar or a screenshot of the desktop. */
export const windowTitle = (profile: Profile) =>
  profile === 'practice' ? 'Doorstep' : 'Doorstep: sample practice'

export async function makeProfileFolder(userData: string, profile: Profile): Promise<void> {
  await mkdir(profileFolder(userData, profile), { recursive: true, mode: 0o700 })
}

/**
 * Removes the sample practice. Chromium keeps some of the partition's (by then empty) files open until
 * the program ends, so what is left of the folder goes at the next start.
 */
export async function eraseSample(userData: string, session: Session | null): Promise<void> {
  await rm(profileFolder(userData, 'sample'), { recursive: true, force: true })
  if (session === null) {
    await removePartition(userData)
    return
  }
  await session.clearStorageData()
  await session.clearCache()
  await session.clearCodeCaches({})
}

/** To be called before the sample's session exists in this run. */
export async function finishErasingSample(userData: string): Promise<void> {
  if (existsSync(profileFolder(userData, 'sample'))) return
  await removePartition(userData)
}

async function removePartition(userData: string): Promise<void> {
  await rm(partitionFolder(userData, 'sample'), { recursive: true, force: true, maxRetries: 3 })
}
