import { ok, type Result } from '#shared/result'
import type { Session } from '../session'
import { setUpPractice } from './set-up-practice'

export interface SeedProgress {
  readonly done: number
  readonly total: number
}

const wholeKey = 'sample:whole'

/** Fills the sample profile's empty store with a made-up practice. The mark comes last. */
export async function seedSamplePractice(
  session: Session,
  onProgress: (progress: SeedProgress) => void,
): Promise<Result<undefined, never>> {
  onProgress({ done: 0, total: 1 })
  await setUpPractice(session, {
    practiceName: 'Juniper Lane Home Massage',
    ownName: 'Rosalind Achterberg',
    licence: { title: 'LMT', number: 'SAMPLE-0001', state: 'OR', expiresOn: null },
  })
  await session.store.saveDraft(wholeKey, true)
  onProgress({ done: 1, total: 1 })
  return ok(undefined)
}

/** False when seeding was interrupted: such a sample is thrown away and made again. */
export const isSampleWhole = async ({ store }: Session): Promise<boolean> =>
  (await store.readDraft(wholeKey)) === true
