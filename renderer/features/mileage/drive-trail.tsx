import { allStaff } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { dateWords } from '#shared/domain/clients/words'
import { driveFieldWords } from '#shared/domain/mileage/drive-words'
import type { LoggedTrip } from '#shared/domain/mileage/totals'
import { timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { DriveEdit } from '#shared/schema/drive'
import classes from './mileage.module.css'

/** Every change of a drive, the latest first: what stood there, what stands there now, who and why. */
export function DriveTrail({
  trip,
  clock,
}: {
  readonly trip: LoggedTrip
  readonly clock: PracticeClock
}) {
  const staff = useLive(allStaff)
  const nameOf = (id: string) => staff.value?.find((one) => one.id === id)?.name ?? 'Someone'
  const { timeZone } = clock
  const moment = (at: string) => `${dateWords(dayOf(at, timeZone))}, ${timeWords(at, timeZone)}`
  const said = (edit: DriveEdit, value: string) =>
    edit.field === 'startAt' || edit.field === 'endedAt'
      ? value
        ? moment(value)
        : 'nothing'
      : value || 'nothing'
  return (
    <section aria-label="Changes">
      <h3 className={classes.name}>Changes</h3>
      <Rows label="Changes">
        {trip.drive.edits.toReversed().map((edit) => (
          <Row
            key={edit.id}
            title={`${driveFieldWords[edit.field]}: ${said(edit, edit.old)} → ${said(edit, edit.new)}`}
            detail={`${moment(edit.at)} · ${nameOf(edit.by)}: ${edit.reason}`}
          />
        ))}
      </Rows>
    </section>
  )
}
