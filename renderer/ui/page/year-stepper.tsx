import { StepButton } from './step-button'
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
      <StepButton to="before" label="The year before" onStep={() => onGo(year - 1)} />
      <h2 className={classes.year} aria-live="polite">
        {year}
      </h2>
      <StepButton
        to="after"
        label="The next year"
        disabled={year >= thisYear}
        onStep={() => onGo(year + 1)}
      />
    </>
  )
}
