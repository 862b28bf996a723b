import { CartesianGrid, Line, LineChart as Lines, ReferenceLine, XAxis, YAxis } from 'recharts'

export interface ChartLine {
  readonly id: string
  readonly name: string
}

export interface ChartPoint {
  readonly x: number
  readonly values: Readonly<Record<string, number | null>>
}

export interface LineChartProps {
  readonly lines: readonly ChartLine[]
  readonly points: readonly ChartPoint[]
  readonly range: readonly [number, number]
  readonly mark: { readonly at: number; readonly label: string } | null
  readonly xLabel: string
  /** In px; the drawing is as wide as it is told, so that print and screen are one. */
  readonly width: number
}

/** Told apart by dashes and marks, so that paper without colours tells them apart too. */
const dashes = ['', '6 4', '2 4'] as const
type MarkProps = { readonly cx?: number; readonly cy?: number; readonly index?: number }

const shapes = [
  ({ cx = 0, cy = 0, index }: MarkProps) => (
    <circle key={index} cx={cx} cy={cy} r={4} fill="var(--ink)" stroke="var(--surface)" />
  ),
  ({ cx = 0, cy = 0, index }: MarkProps) => (
    <rect
      key={index}
      x={cx - 4}
      y={cy - 4}
      width={8}
      height={8}
      fill="var(--surface)"
      stroke="var(--ink)"
      strokeWidth={1.5}
    />
  ),
  ({ cx = 0, cy = 0, index }: MarkProps) => (
    <path
      key={index}
      d={`M${cx} ${cy - 5}l5 9h-10z`}
      fill="var(--surface)"
      stroke="var(--ink)"
      strokeWidth={1.5}
    />
  ),
] as const

const dotOf = (shape: number) => (props: MarkProps & { readonly value?: unknown }) =>
  props.value === null || props.value === undefined || props.cy === undefined ? (
    <g key={props.index} />
  ) : (
    (shapes[shape % shapes.length] ?? shapes[0])(props)
  )
const dots = [dotOf(0), dotOf(1), dotOf(2)] as const

/** Recharts behind one door: lines over days, still, in two inks. Its numbers stand in a table beside it. */
export default function LineChart(props: LineChartProps) {
  const { lines, points, range, mark, xLabel, width } = props
  const data = points.map(({ x, values }) => ({ x, ...values }))
  const highest = Math.max(range[1], ...points.flatMap(({ values }) => numbersIn(values)))
  return (
    <Lines
      width={width}
      height={230}
      data={data}
      margin={{ top: 14, right: 20, bottom: 22, left: 0 }}
      // The table is what keys and screen readers go through.
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--hairline)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={['dataMin', 'dataMax']}
        allowDecimals={false}
        padding={{ left: 14, right: 14 }}
        stroke="var(--ink-faint)"
        tick={{ fill: 'var(--ink-soft)', fontSize: 14 }}
        label={{ value: xLabel, position: 'bottom', fill: 'var(--ink-soft)', fontSize: 14 }}
      />
      <YAxis
        domain={[range[0], highest]}
        ticks={ticksTo(highest)}
        allowDecimals={false}
        width={40}
        stroke="var(--ink-faint)"
        tick={{ fill: 'var(--ink-soft)', fontSize: 14 }}
      />
      {mark && (
        <ReferenceLine
          y={mark.at}
          stroke="var(--ink-soft)"
          strokeDasharray="1 3"
          label={{
            value: mark.label,
            position: 'insideTopLeft',
            fill: 'var(--ink-soft)',
            fontSize: 13,
          }}
        />
      )}
      {lines.map(({ id, name }, index) => (
        <Line
          key={id}
          type="linear"
          dataKey={id}
          name={name}
          stroke="var(--ink)"
          strokeWidth={1.75}
          strokeDasharray={dashes[index % dashes.length] ?? ''}
          dot={dots[index % dots.length] as never}
          activeDot={false}
          connectNulls
          isAnimationActive={false}
        />
      ))}
    </Lines>
  )
}

/** Even steps from 0, about five of them. */
function ticksTo(highest: number): number[] {
  const step = highest <= 12 ? 2 : highest <= 30 ? 5 : 10
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, nth) => nth * step)
}

const numbersIn = (values: ChartPoint['values']): readonly number[] =>
  Object.values(values).filter((value): value is number => value !== null)
