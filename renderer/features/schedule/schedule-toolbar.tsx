import { ActionIcon, Button, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { paths } from '#renderer/app/paths'
import { useOwnRole } from '#renderer/data/use-own-role'
import { LinkButton } from '#renderer/ui/page/link-button'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Toolbar, ToolbarSpace } from '#renderer/ui/page/toolbar'
import { isRoomFor } from '#shared/domain/practice/roles'
import type { Staff } from '#shared/schema/staff'
import type { ScheduleState, ScheduleView } from './schedule-state'

const spans: Record<ScheduleView, string> = {
  day: 'day',
  week: 'week',
  month: 'month',
  agenda: 'four weeks',
}

interface ScheduleToolbarProps {
  readonly state: ScheduleState
  readonly today: string
  /** The day to show after so many steps. */
  readonly stepTo: (steps: number) => string
  readonly therapists: readonly Staff[]
}

export function ScheduleToolbar({ state, today, stepTo, therapists }: ScheduleToolbarProps) {
  const { view, show, therapistId } = state
  const span = spans[view]
  // The office goes to no door.
  const role = useOwnRole()
  const goes = role !== 'office'
  return (
    <Toolbar label="Days shown">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Previous ${span}`}
        onClick={() => show({ day: stepTo(-1) })}
      >
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Next ${span}`}
        onClick={() => show({ day: stepTo(1) })}
      >
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="sm" onClick={() => show({ day: today })}>
        Today
      </Button>
      {goes && view === 'day' && (
        <LinkButton to={paths.route} search={{ day: state.day }} variant="subtle" size="compact-md">
          Route
        </LinkButton>
      )}
      {goes && (
        <LinkButton to={paths.hours} variant="subtle" size="compact-md">
          Your hours
        </LinkButton>
      )}
      {therapists.length > 1 && isRoomFor(role, paths.cover) && (
        <LinkButton to={paths.cover} variant="subtle" size="compact-md">
          Cover
        </LinkButton>
      )}
      <LinkButton to={paths.waiting} variant="subtle" size="compact-md">
        Waiting list
      </LinkButton>
      {goes && (
        <LinkButton to={paths.mileage} variant="subtle" size="compact-md">
          Mileage
        </LinkButton>
      )}
      {goes && view === 'day' && (
        <LinkButton
          to={paths.daySheet}
          search={{ day: state.day }}
          variant="subtle"
          size="compact-md"
        >
          Day sheet
        </LinkButton>
      )}
      <ToolbarSpace />
      {therapists.length > 1 && (
        <Select
          aria-label="Whose visits"
          data={therapists.map(({ id, name }) => ({ value: id, label: name }))}
          value={therapistId}
          onChange={(id) => id && show({ therapistId: id })}
          allowDeselect={false}
          w={200}
        />
      )}
      {/* The arrows choose between them here; elsewhere on the page they turn the days. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps its keys to itself */}
      <span onKeyDown={(event) => event.stopPropagation()}>
        <SegmentedTabs
          label="Show"
          value={view}
          onChange={(next) => show({ view: next })}
          options={[
            { value: 'day', label: 'Day' },
            { value: 'week', label: 'Week' },
            { value: 'month', label: 'Month' },
            { value: 'agenda', label: 'Agenda' },
          ]}
        />
      </span>
    </Toolbar>
  )
}
