const feet = 0.3048
const mile = 1609.344
const lengths = [
  ...[50, 100, 200, 500, 1000].map((count) => ({ meters: count * feet, words: `${count} ft` })),
  ...[0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((count) => ({
    meters: count * mile,
    words: `${count} mi`,
  })),
]
const longestPx = 150

/** The longest round length that fits, and how long it is drawn. */
export function scaleBar(metersPerPixel: number): { words: string; widthPx: number } | null {
  const fitting = lengths.filter(({ meters }) => meters / metersPerPixel <= longestPx).at(-1)
  return fitting
    ? { words: fitting.words, widthPx: Math.round(fitting.meters / metersPerPixel) }
    : null
}
