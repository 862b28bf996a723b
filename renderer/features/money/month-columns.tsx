import { centsWords } from '#shared/domain/money/cents'
import { shortMonthWords } from '#shared/domain/money/words'
import classes from './money.module.css'

interface MonthColumnsProps {
  readonly months: readonly { readonly month: string; readonly totalCents: number }[]
}

const size = { width: 704, height: 190, top: 22, foot: 24 } as const

/** Money in by month, one column each; the table under it has the numbers and is what is read aloud. */
export function MonthColumns({ months }: MonthColumnsProps) {
  const highest = Math.max(1, ...months.map(({ totalCents }) => totalCents))
  const step = size.width / months.length
  const room = size.height - size.top - size.foot
  return (
    <figure className={classes.chart} aria-hidden>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} className={classes.columns}>
        <title>Money in by month</title>
        {months.map(({ month, totalCents }, index) => {
          const tall = Math.max(0, Math.round((totalCents / highest) * room))
          const middle = index * step + step / 2
          const top = size.height - size.foot - tall
          return (
            <g key={month}>
              <rect x={middle - 16} y={top} width={32} height={tall} className={classes.column} />
              {totalCents !== 0 && (
                <text x={middle} y={top - 6} textAnchor="middle">
                  {centsWords(Math.round(totalCents / 100) * 100).replace(/\.00$/, '')}
                </text>
              )}
              <text x={middle} y={size.height - 6} textAnchor="middle">
                {shortMonthWords(month)}
              </text>
            </g>
          )
        })}
        <line
          x1={0}
          x2={size.width}
          y1={size.height - size.foot}
          y2={size.height - size.foot}
          className={classes.base}
        />
      </svg>
    </figure>
  )
}
