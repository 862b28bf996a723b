import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { type FieldPath, useWatch } from 'react-hook-form'
import { DateField } from '#renderer/ui/fields/date-field'
import { dateFieldOf, datesOf, type HouseholdForm } from '#shared/domain/clients/household-form'
import { checkDates, type DateFinding } from '#shared/domain/clients/plausible-dates'
import classes from './client-form.module.css'
import type { HouseholdFormApi } from './household-form-api'

interface WarnedDateProps {
  readonly form: HouseholdFormApi
  readonly at: DateFinding['at']
  readonly label: string
  readonly today: string
  readonly help?: string
  readonly max?: string
}

/** A date with a gentle question beside it when it is unusual; what cannot be is refused by the form. */
export function WarnedDate({ form, at, label, today, help, max }: WarnedDateProps) {
  const { control } = form
  const [dateOfBirth, birth, babies] = useWatch({
    control,
    name: ['dateOfBirth', 'birth', 'babies'],
  })
  const warning = useMemo(() => {
    const dates = datesOf({ dateOfBirth, birth, babies } as HouseholdForm)
    const found = checkDates(dates, today)
    return found.find((finding) => finding.at === at && finding.weight === 'warn')?.words
  }, [dateOfBirth, birth, babies, today, at])
  return (
    <DateField
      control={control}
      name={dateFieldOf(at) as FieldPath<HouseholdForm>}
      label={label}
      optional
      today={today}
      {...(max ? { max } : {})}
      help={
        warning ? (
          <span className={classes.warning}>
            <IconAlertTriangle size={18} aria-hidden /> {warning}
          </span>
        ) : (
          help
        )
      }
    />
  )
}
