import { useCallback } from 'react'
import type { DriveSuggestion } from '#shared/domain/mileage/suggest-drives'
import { acceptDrive, forgetDrive } from './commands/log-drive'
import { drivesToLog } from './queries/drives'
import { useSession } from './session'
import { type Live, useLive } from './use-live'

export interface DriveOffers {
  readonly live: Live<unknown>
  /** What was driven on that day and is not in the book, earliest first. */
  readonly offers: readonly DriveSuggestion[]
  /** Puts it in as it is; answers with the way back, null where it is not put in here. */
  readonly accept: (offer: DriveSuggestion) => Promise<(() => Promise<void>) | null>
}

/** Drives that the times of a day's visits speak of, to be put into the book with one key. */
export function useDriveOffers(day: string, timeZone: string): DriveOffers {
  const session = useSession()
  const live = useLive(drivesToLog, session.staffId, day, timeZone)
  const accept = useCallback(
    async (offer: DriveSuggestion) => {
      const done = await acceptDrive(session, offer)
      if (!done.ok) return null
      return async () => {
        await forgetDrive(session, offer.id)
      }
    },
    [session],
  )
  return { live, offers: live.value ?? [], accept }
}
