import { Button } from '@mantine/core'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import type { Objection } from '#shared/domain/schedule/plan-visit'
import { timeWords } from '#shared/domain/schedule/time-words'
import { clockTimeOf } from '#shared/domain/time/calendar-day'

interface OverridePanelProps {
  readonly objections: readonly Objection[]
  readonly clock: PracticeClock
  readonly changing: boolean
  readonly busy: boolean
  readonly onUse: (startTime: string) => void
  readonly onOverride: () => void
  readonly onCancel: () => void
}

/** What stands against the time, a way around it, and going on knowingly. */
export function OverridePanel(props: OverridePanelProps) {
  const overlap = props.objections.find((one) => one.kind === 'overlap')
  const outside = props.objections.some((one) => one.kind === 'window')
  const nearestStartAt = overlap?.nearestStartAt ?? null
  return (
    <ConfirmPanel
      title={
        overlap ? 'You have another visit at this time' : 'The home does not suit at this time'
      }
      confirmLabel={props.changing ? 'Save it anyway' : 'Book it anyway'}
      cancelLabel="Choose another time"
      busy={props.busy}
      onConfirm={props.onOverride}
      onCancel={props.onCancel}
    >
      {overlap && (
        <p>
          {overlap.visitIds.length === 1
            ? 'It overlaps with another visit'
            : `It overlaps with ${overlap.visitIds.length} other visits`}
          , set-up and pack-up counted. Both will stand in the schedule.
        </p>
      )}
      {outside && <p>It lies outside the times this home calls possible.</p>}
      {nearestStartAt && (
        <p>
          <Button
            variant="default"
            size="sm"
            onClick={() => props.onUse(clockTimeOf(nearestStartAt, props.clock.timeZone))}
          >
            Use {timeWords(nearestStartAt, props.clock.timeZone)} instead
          </Button>
        </p>
      )}
    </ConfirmPanel>
  )
}
