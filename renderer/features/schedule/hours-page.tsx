import { paths } from '#renderer/app/paths'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { useGoBack } from '#renderer/ui/page/use-go-back'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { CalendarFiles } from './calendar-files'
import { HoursEditor } from './hours-editor'
import { TimeOffList } from './time-off-list'

/** When the person at this laptop works, and when they do not. */
export function HoursPage() {
  const session = useSession()
  const clock = usePracticeClock()
  const goBack = useGoBack(paths.schedule)
  const staff = useLive(staffMember, session.staffId)
  const frame = {
    title: 'Your hours',
    width: 'wide',
    back: {
      label: 'Back',
      onBack: goBack,
    },
  } as const
  if (staff.status === 'failed') {
    return (
      <PageFrame {...frame}>
        <ErrorState
          title="Your hours could not be shown"
          safe="Nothing was changed. Go back and try once more."
        />
      </PageFrame>
    )
  }
  if (!clock || staff.status !== 'ready') {
    return (
      <PageFrame {...frame}>
        <LoadingState />
      </PageFrame>
    )
  }
  const { workdays = [], timeOff = [] } = staff.value ?? {}
  return (
    <PageFrame {...frame}>
      <Section
        title="Time off"
        help="Days or hours in which you make no visits. They stand in the schedule."
      >
        <TimeOffList timeOff={timeOff} clock={clock} />
      </Section>
      <Section
        title="Working hours"
        help={
          workdays.length === 0
            ? 'A usual week is filled in. It counts once you save it.'
            : 'Times to book are offered within them, set-up and pack-up counted.'
        }
      >
        <HoursEditor workdays={workdays} firstWeekday={clock.firstWeekday} />
      </Section>
      <Section title="Other calendars">
        <CalendarFiles clock={clock} />
      </Section>
    </PageFrame>
  )
}
