import { type Mean, meanOf, type OutcomeMonth } from './row'

export interface OutcomeLine {
  readonly id: string
  readonly name: string
  readonly unit: string
}

/** One chart of the outcome: a line or two over the months, each number with how many it is of. */
export interface OutcomeChart {
  readonly id: 'pain' | 'size' | 'mood' | 'resolve'
  readonly title: string
  readonly lines: readonly OutcomeLine[]
  readonly range: readonly [number, number]
  readonly months: readonly {
    readonly month: string
    readonly values: Readonly<Record<string, number | null>>
    /** Sessions, places or screens that the month's numbers are of. */
    readonly count: number
  }[]
}

const plus = (a: Mean, b: Mean): Mean => ({ sum: a.sum + b.sum, count: a.count + b.count })

/** The months of several therapists as one: sums are added, averages made anew. */
export function together(rows: readonly (readonly OutcomeMonth[])[]): readonly OutcomeMonth[] {
  const [first = [], ...others] = rows
  return first.map((month, index) =>
    others.reduce<OutcomeMonth>((all, months) => {
      const one = months[index]
      if (!one) return all
      return {
        month: all.month,
        painBefore: plus(all.painBefore, one.painBefore),
        painAfter: plus(all.painAfter, one.painAfter),
        sizeCm2: plus(all.sizeCm2, one.sizeCm2),
        daysToResolve: plus(all.daysToResolve, one.daysToResolve),
        low: all.low + one.low,
        possible: all.possible + one.possible,
        assess: all.assess + one.assess,
      }
    }, month),
  )
}

/** The charts that have at least one number. */
export function outcomeCharts(months: readonly OutcomeMonth[]): readonly OutcomeChart[] {
  const screens = ({ low, possible, assess }: OutcomeMonth) => low + possible + assess
  const shareOf = (part: number, one: OutcomeMonth) =>
    screens(one) === 0 ? null : Math.round((part / screens(one)) * 100)
  const charts: OutcomeChart[] = [
    {
      ...{ id: 'pain', title: 'Pain, 0 to 10', range: [0, 10] },
      lines: [
        { id: 'before', name: 'Before', unit: 'of 10' },
        { id: 'after', name: 'After', unit: 'of 10' },
      ],
      months: months.map((one) => ({
        month: one.month,
        values: { before: meanOf(one.painBefore), after: meanOf(one.painAfter) },
        count: one.painBefore.count,
      })),
    },
    {
      ...{ id: 'size', title: 'Size of a place, cm²', range: [0, 4] },
      lines: [{ id: 'size', name: 'Average', unit: 'cm²' }],
      months: months.map((one) => ({
        month: one.month,
        values: { size: meanOf(one.sizeCm2) },
        count: one.sizeCm2.count,
      })),
    },
    {
      ...{ id: 'mood', title: 'Mood screens at a cut-off, %', range: [0, 100] },
      lines: [
        { id: 'possible', name: 'Lower cut-off', unit: '%' },
        { id: 'assess', name: 'Higher cut-off', unit: '%' },
      ],
      months: months.map((one) => ({
        month: one.month,
        values: { possible: shareOf(one.possible, one), assess: shareOf(one.assess, one) },
        count: screens(one),
      })),
    },
    {
      ...{ id: 'resolve', title: 'Days until a place was gone', range: [0, 14] },
      lines: [{ id: 'days', name: 'Average', unit: 'days' }],
      months: months.map((one) => ({
        month: one.month,
        values: { days: meanOf(one.daysToResolve) },
        count: one.daysToResolve.count,
      })),
    },
  ]
  return charts.filter((chart) => chart.months.some(({ count }) => count > 0))
}
