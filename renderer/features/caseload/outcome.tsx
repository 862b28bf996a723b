import { lazy, Suspense, useMemo } from 'react'
import { Section } from '#renderer/ui/page/section'
import { type OutcomeChart, outcomeCharts, together } from '#shared/domain/caseload/outcome'
import { shortMonthWords } from '#shared/domain/money/words'
import classes from './caseload.module.css'
import type { BoardRow } from './use-board'

const LineChart = lazy(() => import('#renderer/ui/chart/line-chart'))

const chartWidth = 290
const marks = ['●', '□'] as const

interface OutcomeProps {
  readonly rows: readonly BoardRow[]
  /** All therapists at once. */
  readonly nameless: boolean
}

/** Whether it is getting better: small charts over twelve months, each with its numbers. */
export function Outcome({ rows, nameless }: OutcomeProps) {
  const charts = useMemo(() => outcomeCharts(together(rows.map(({ row }) => row.months))), [rows])
  const name = rows[0]?.name ?? ''
  return (
    <Section
      title={nameless || !name ? 'Outcome' : `Outcome: ${name}`}
      help="Averages by month. What counts is the client in front of you; this is the long view."
    >
      {charts.length === 0 ? (
        <p>Pain, sizes and screens will stand here once sessions have told them.</p>
      ) : (
        <div className={classes.charts}>
          {charts.map((chart) => (
            <SmallChart key={chart.id} chart={chart} />
          ))}
        </div>
      )}
    </Section>
  )
}

function SmallChart({ chart }: { readonly chart: OutcomeChart }) {
  const { title, lines, months, range } = chart
  const last = months.length - 1
  const points = months.map(({ values }, index) => ({ x: index - last, values }))
  const told = months.filter(({ count }) => count > 0)
  return (
    <figure className={classes.chart}>
      <figcaption>{title}</figcaption>
      {lines.length > 1 && (
        <div className={classes.whose} aria-hidden>
          {lines.map(({ name }, index) => `${marks[index] ?? ''} ${name}`).join('   ')}
        </div>
      )}
      <div className={classes.drawing} aria-hidden>
        <Suspense fallback={null}>
          <LineChart
            {...{ lines, points, range }}
            mark={null}
            xLabel="Months from this one"
            width={chartWidth}
          />
        </Suspense>
      </div>
      <details>
        <summary>Numbers</summary>
        <table className={classes.numbers} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {lines.map(({ id, name, unit }) => (
                <th key={id} scope="col">
                  {name} ({unit})
                </th>
              ))}
              <th scope="col">Of</th>
            </tr>
          </thead>
          <tbody>
            {told.map(({ month, values, count }) => (
              <tr key={month}>
                <th scope="row">
                  {shortMonthWords(month)} {month.slice(0, 4)}
                </th>
                {lines.map(({ id }) => (
                  <td key={id}>{values[id] ?? '–'}</td>
                ))}
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
