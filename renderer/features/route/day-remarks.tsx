import { Button } from '@mantine/core'
import { paths } from '#renderer/app/paths'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Notice } from '#renderer/ui/show/notice'
import { remarksOnProblem } from '#shared/domain/route/check-problem'
import { lengthOfDay } from '#shared/domain/route/day-hours'
import { clockChangeWords, remarkWords } from '#shared/domain/route/remark-words'
import type { DayRoute } from './use-day-route'

interface DayRemarksProps {
  readonly route: DayRoute
  readonly onAllTheSame: () => void
}

/** More than so many at once is a wall, not a hint. */
const mostShown = 5

/** What was wrong with what was asked; the plan beside it is as good as it can be. */
export function DayRemarks({ route, onAllTheSame }: DayRemarksProps) {
  const { toPlan, ready, saying, day, clock, therapist, allTheSame } = route
  if (!toPlan) return null
  const remarks = remarksOnProblem(toPlan)
  const noHours = remarks.some(({ kind }) => kind === 'noHours')
  // A day that begins and ends at a door needs no home base.
  const noHome =
    remarks.some(({ kind }) => kind === 'noHome') &&
    (ready?.places.ofHome.get(therapist.id) ?? null) === null
  // A visit without a place stands among those left out, with its reason.
  const others = remarks.filter(
    ({ kind }) => kind !== 'noHours' && kind !== 'noHome' && kind !== 'noPlace',
  )
  const clocks = clockChangeWords(lengthOfDay(day, clock.timeZone))
  const assumed = toPlan.hours.get(therapist.id)?.assumed ?? false
  return (
    <>
      {noHours && (
        <Notice
          meaning="attention"
          title={`${therapist.name} has no hours on this day`}
          action={
            <Button variant="default" onClick={onAllTheSame}>
              Plan it all the same
            </Button>
          }
        >
          So nothing is planned yet. The visits stand on the schedule as they were.
        </Notice>
      )}
      {assumed && (
        <Notice
          meaning="waiting"
          title={`Planned between ${saying.timeOf(toPlan.hours.get(therapist.id)?.hours?.fromMin ?? 0)} and ${saying.timeOf(toPlan.hours.get(therapist.id)?.hours?.toMin ?? 0)}`}
          action={
            <LinkButton to={paths.hours} variant="default">
              Your hours
            </LinkButton>
          }
        >
          {allTheSame
            ? 'There are no working hours on this day.'
            : 'No working hours were told yet.'}
        </Notice>
      )}
      {noHome && !noHours && (
        <Notice
          meaning="waiting"
          title="Home base is not on the map yet"
          action={
            <LinkButton to={paths.settingsSection} params={{ section: 'you' }} variant="default">
              Put it on the map
            </LinkButton>
          }
        >
          The first drive and the last one count nothing until then.
        </Notice>
      )}
      {(others.length > 0 || clocks) && (
        <Notice meaning="attention" title="To look at">
          {clocks && <p>{clocks}</p>}
          {others.slice(0, mostShown).map((remark) => (
            <p key={JSON.stringify(remark)}>{remarkWords(remark, saying)}</p>
          ))}
          {others.length > mostShown && <p>And {others.length - mostShown} more like these.</p>}
        </Notice>
      )}
    </>
  )
}
