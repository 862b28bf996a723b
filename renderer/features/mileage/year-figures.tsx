import { Figure } from '#renderer/ui/show/figure'
import { Notice } from '#renderer/ui/show/notice'
import { amountWords, purposeWords, tenthsWords } from '#shared/domain/mileage/drive-words'
import type { DriveSums } from '#shared/domain/mileage/totals'
import type { MileageSettings } from '#shared/schema/mileage-settings'
import classes from './mileage.module.css'

interface YearFiguresProps {
  readonly sums: DriveSums
  readonly settings: MileageSettings
  readonly year: number
}

const units = ['mi', 'km'] as const
const purposes = ['business', 'commute', 'personal'] as const

/** What the year comes to; each unit for itself. */
export function YearFigures({ sums, settings, year }: YearFiguresProps) {
  const shown = units.flatMap((unit) =>
    purposes
      .filter(
        (purpose) =>
          sums.tenths[unit][purpose] > 0 || (unit === settings.unit && purpose === 'business'),
      )
      .map((purpose) => ({ unit, purpose, tenths: sums.tenths[unit][purpose] })),
  )
  return (
    <>
      <div className={classes.figures}>
        {shown.map(({ unit, purpose, tenths }) => (
          <Figure
            key={`${unit} ${purpose}`}
            label={purposeWords[purpose]}
            value={tenthsWords(tenths)}
            unit={unit}
          />
        ))}
        <Figure
          label="Counts for"
          value={amountWords(sums.amountHundredths)}
          note={`${sums.drives} ${sums.drives === 1 ? 'drive' : 'drives'}`}
        />
      </div>
      {sums.withoutRate > 0 && (
        <Notice
          meaning="attention"
          title={`No rate for ${sums.withoutRate} business ${sums.withoutRate === 1 ? 'drive' : 'drives'}`}
        >
          They are missing in the amount. Under Rates, enter what a{' '}
          {settings.unit === 'mi' ? 'mile' : 'kilometer'} counts for in {year}, as the tax authority
          or your tax adviser says.
        </Notice>
      )}
    </>
  )
}
