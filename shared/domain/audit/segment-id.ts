import { idFrom } from '../../sync/merge/id-from'

/** The file's id of a laptop's segment: every laptop finds it by counting, and none lies in its place. */
export const segmentId = (whose: {
  readonly space: string
  readonly deviceId: string
  readonly sequence: number
}): string => idFrom(['journal', whose.space, whose.deviceId, whose.sequence])

/** What a segment's file says it is, inside its seal. */
export const segmentType = 'application/x-doorstep-journal'
