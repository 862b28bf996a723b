import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { addDays, type Day } from '#shared/domain/time/calendar-day'

interface DayStepperProps {
  readonly day: Day
  readonly today: Day
  readonly onGo: (day: Day) => void
}

/** The day before, the day after, and back to today; stands in a toolbar. */
export function DayStepper({ day, today, onGo }: DayStepperProps) {
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Previous day"
        onClick={() => onGo(addDays(day, -1))}
      >
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Next day"
        onClick={() => onGo(addDays(day, 1))}
      >
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="sm" onClick={() => onGo(today)}>
        Today
      </Button>
    </>
  )
}
