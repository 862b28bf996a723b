import { Button } from '@mantine/core'
import { addDays, type Day } from '#shared/domain/time/calendar-day'
import { StepButton } from './step-button'

interface DayStepperProps {
  readonly day: Day
  readonly today: Day
  readonly onGo: (day: Day) => void
}

/** The day before, the day after, and back to today; stands in a toolbar. */
export function DayStepper({ day, today, onGo }: DayStepperProps) {
  return (
    <>
      <StepButton to="before" label="Previous day" onStep={() => onGo(addDays(day, -1))} />
      <StepButton to="after" label="Next day" onStep={() => onGo(addDays(day, 1))} />
      <Button variant="default" size="sm" onClick={() => onGo(today)}>
        Today
      </Button>
    </>
  )
}
