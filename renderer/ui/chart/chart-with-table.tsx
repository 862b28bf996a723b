import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import classes from './chart.module.css'
import type { ChartLine, ChartPoint } from './line-chart'

const LineChart = lazy(() => import('./line-chart'))

interface ChartWithTableProps {
  readonly title: string
  readonly lines: readonly (ChartLine & { readonly unit: string })[]
  readonly points: readonly ChartPoint[]
  readonly range: readonly [number, number]
  readonly mark: { readonly at: number; readonly label: string } | null
  readonly xLabel: string
  /** What stands in the first column: one a point. */
  readonly pointNames: readonly string[]
  /** For printing: the drawing's own element stands in it. */
  readonly drawing?: RefObject<HTMLDivElement | null>
}

const legendMarks = ['●', '□', '△'] as const
const widest = 704

/** One chart and the same numbers as a table under it: the table is what is read aloud. */
export function ChartWithTable(props: ChartWithTableProps) {
  const { title, lines, points, pointNames, ...rest } = props
  const own = useRef<HTMLDivElement>(null)
  const drawing = props.drawing ?? own
  const width = useWidth(drawing)
  return (
    <figure className={classes.chart} aria-label={title}>
      {lines.length > 1 && (
        <ul className={classes.legend} aria-hidden>
          {lines.map(({ id, name }, index) => (
            <li key={id}>
              {legendMarks[index % legendMarks.length]} {name}
            </li>
          ))}
        </ul>
      )}
      <div ref={drawing} className={classes.drawing} aria-hidden>
        {width > 0 && (
          <Suspense fallback={null}>
            <LineChart
              {...{ lines, points, width }}
              range={rest.range}
              mark={rest.mark}
              xLabel={rest.xLabel}
            />
          </Suspense>
        )}
      </div>
      <ChartTable {...{ title, lines, points, pointNames }} />
    </figure>
  )
}

/** The table twin; a wide one is scrolled, by keys too. */
function ChartTable(props: Pick<ChartWithTableProps, 'title' | 'lines' | 'points' | 'pointNames'>) {
  const { title, lines, points, pointNames } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys too
    <section className={classes.tableFrame} tabIndex={0} aria-label={`${title}: numbers`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {lines.map(({ id, name, unit }) => (
              <th key={id} scope="col">
                {name} ({unit})
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ x, values }, index) => (
            <tr key={x}>
              <th scope="row">{pointNames[index]}</th>
              {lines.map(({ id }) => (
                <td key={id}>{values[id] ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const found = element.current
    if (!found) return
    const watcher = new ResizeObserver(([entry]) =>
      setWidth(Math.min(widest, Math.floor(entry?.contentRect.width ?? 0))),
    )
    watcher.observe(found)
    return () => watcher.disconnect()
  }, [element])
  return width
}
