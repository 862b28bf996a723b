/** One line of the table: ours beside its peer, both measured in this run. */
export interface Figure {
  readonly name: string
  readonly figure: string
  readonly unit: 'ms' | 'MB' | '/min' | 'min'
  readonly ours: number
  /** Null where a figure is told by itself. */
  readonly peer: number | null
  readonly peerIs: string
  /** What the target is set for. */
  readonly measure: 'ratio' | 'ours'
  readonly target: number | null
}

export const ratioOf = ({ ours, peer }: Figure): number | null =>
  peer === null || peer === 0 ? null : ours / peer

/** Null without a target. */
export function isMet(figure: Figure): boolean | null {
  if (figure.target === null) return null
  const value = figure.measure === 'ours' ? figure.ours : ratioOf(figure)
  return value !== null && value <= figure.target
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('No value was measured')
  return value
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

const rounded = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1))

export function renderTable(figures: readonly Figure[]): string {
  const rows = figures.map((one) => {
    const ratio = ratioOf(one)
    const met = isMet(one)
    return [
      one.figure,
      `${rounded(one.ours)} ${one.unit}`,
      one.peer === null ? '' : `${rounded(one.peer)} ${one.unit} (${one.peerIs})`,
      ratio === null ? '' : ratio.toFixed(2),
      one.target === null ? '' : `≤ ${one.target}${one.measure === 'ours' ? ` ${one.unit}` : ' ×'}`,
      met === null ? '' : met ? 'yes' : 'NO',
    ]
  })
  const head = ['figure', 'ours', 'peer', 'ratio', 'target', 'met']
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
