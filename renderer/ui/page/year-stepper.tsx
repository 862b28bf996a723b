import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import classes from './year-stepper.module.css'

interface YearStepperProps {
  readonly year: number
  readonly thisYear: number
  readonly onGo: (year: number) => void
}

/** The year before, the year shown and the next one, up to this year; stands in a toolbar. */
export function YearStepper({ year, thisYear, onGo }: YearStepperProps) {
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="The year before"
        onClick={() => onGo(year - 1)}
      >
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <h2 className={classes.year} aria-live="polite">
        {year}
      </h2>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="The next year"
        disabled={year >= thisYear}
        onClick={() => onGo(year + 1)}
      >
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
    </>
  )
}
