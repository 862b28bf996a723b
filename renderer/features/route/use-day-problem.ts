import { useEffect, useMemo, useState } from 'react'
import { type DriveMatrix, driveMatrix } from '#renderer/data/queries/drive-matrix'
import { useSession } from '#renderer/data/session'
import {
  type DayPlaces,
  type DayProblem,
  type DayRecords,
  dayProblem,
  placesOfDay,
} from '#shared/domain/route/day-problem'

export interface ReadyProblem {
  readonly problem: DayProblem
  readonly places: DayPlaces
  readonly source: DriveMatrix['source']
  /** Why a road server that is set was not used, in words. */
  readonly note: DriveMatrix['note']
}

/** The day as the search sees it, with the drives between its homes; null until they are known. */
export function useDayProblem(records: DayRecords): ReadyProblem | null {
  const session = useSession()
  const places = useMemo(() => placesOfDay(records), [records])
  const key = JSON.stringify(places.places)
  const [drives, setDrives] = useState<{
    readonly of: string
    readonly matrix: DriveMatrix
  } | null>(null)
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places themselves are the dependency
  useEffect(() => {
    let stale = false
    driveMatrix(session, places.places).then(
      (matrix) => !stale && setDrives({ of: key, matrix }),
      (error: unknown) => !stale && setFailure({ error }),
    )
    return () => {
      stale = true
    }
  }, [session, key])
  // The page says that it could not be shown, instead of waiting for what does not come.
  if (failure) throw failure.error
  const matrix = drives?.of === key ? drives.matrix : null
  return useMemo(
    () =>
      matrix && {
        problem: dayProblem(records, places, matrix.minutes),
        places,
        source: matrix.source,
        note: matrix.note,
      },
    [matrix, records, places],
  )
}
