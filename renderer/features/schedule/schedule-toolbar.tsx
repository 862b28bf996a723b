import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Toolbar, ToolbarSpace } from '#renderer/ui/page/toolbar'
import { addDays } from '#shared/domain/time/calendar-day'
import type { ScheduleState } from './schedule-state'

interface ScheduleToolbarProps {
  readonly state: ScheduleState
  readonly today: string
  /** Days that one step goes. */
  readonly step: number
}

export function ScheduleToolbar({ state, today, step }: ScheduleToolbarProps) {
  const { view, day, show } = state
  const span = view === 'day' ? 'day' : 'week'
  return (
    <Toolbar label="Days shown">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Previous ${span}`}
        onClick={() => show({ day: addDays(day, -step) })}
      >
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`Next ${span}`}
        onClick={() => show({ day: addDays(day, step) })}
      >
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="sm" onClick={() => show({ day: today })}>
        Today
      </Button>
      <ToolbarSpace />
      {/* The arrows choose between the two here; elsewhere on the page they turn the days. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps its keys to itself */}
      <span onKeyDown={(event) => event.stopPropagation()}>
        <SegmentedTabs
          label="Show"
          value={view}
          onChange={(next) => show({ view: next })}
          options={[
            { value: 'day', label: 'Day' },
            { value: 'week', label: 'Week' },
          ]}
        />
      </span>
    </Toolbar>
  )
}
