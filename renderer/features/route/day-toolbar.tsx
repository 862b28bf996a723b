import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DayStepper } from '#renderer/ui/page/day-stepper'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Toolbar, ToolbarSpace } from '#renderer/ui/page/toolbar'
import type { Staff } from '#shared/schema/staff'

interface DayToolbarProps {
  readonly clock: PracticeClock
  readonly day: string
  readonly therapist: Staff | null
  readonly staff: readonly Staff[]
}

/** The therapists' days; who leads several sees them all at once. */
export function DayToolbar({ clock, day, therapist, staff }: DayToolbarProps) {
  const navigate = useNavigate()
  const { staffId } = useSession()
  const me = staff.find(({ id }) => id === staffId)
  const leads = (me?.role === 'owner' || me?.role === 'lead') && staff.length > 1
  const whose = therapist && therapist.id !== staffId ? { therapistId: therapist.id } : {}
  const go = (to: string) =>
    void navigate(
      therapist
        ? { to: paths.route, search: { day: to, ...whose }, replace: true }
        : { to: paths.practiceRoute, search: { day: to }, replace: true },
    )
  return (
    <Toolbar label="Day shown">
      <DayStepper day={day} today={clock.today} onGo={go} />
      <LinkButton to={paths.schedule} search={{ view: 'day', day }} variant="subtle">
        Schedule of the day
      </LinkButton>
      {therapist?.id === staffId && (
        <>
          <LinkButton to={paths.supplies} search={{ view: 'pack', day }} variant="subtle">
            Pack list
          </LinkButton>
          <LinkButton to={paths.daySheet} search={{ day }} variant="subtle">
            Day sheet
          </LinkButton>
        </>
      )}
      <ToolbarSpace />
      {therapist && leads && (
        <LinkButton to={paths.practiceRoute} search={{ day }} variant="default">
          The whole practice
        </LinkButton>
      )}
      {!therapist && (
        <LinkButton to={paths.route} search={{ day }} variant="default">
          Your own day
        </LinkButton>
      )}
    </Toolbar>
  )
}
