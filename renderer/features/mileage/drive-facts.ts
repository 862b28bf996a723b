import type { DriveHome } from '#renderer/data/queries/drives'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { endWords } from '#shared/domain/mileage/log-drive'
import type { DriveEnd } from '#shared/schema/drive'
import type { MileageSettings } from '#shared/schema/mileage-settings'

/** What every part of the page needs to say a drive. */
export interface Known {
  readonly settings: MileageSettings
  readonly clock: PracticeClock
  /** By visit id. */
  readonly homes: ReadonlyMap<string, DriveHome>
}

/** An end as the therapist knows it: whose home it was. */
export const endName = (end: DriveEnd, homes: Known['homes']): string =>
  (end.visitId && homes.get(end.visitId)?.name) || endWords(end)

export const driveTitle = (
  { from, to }: { readonly from: DriveEnd; readonly to: DriveEnd },
  homes: Known['homes'],
): string => `${endName(from, homes)} to ${endName(to, homes)}`
