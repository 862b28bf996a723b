/** An SVG path of a pen's line, given as x, y, x, y …; a dot is drawn as one. */
export function pathOfStroke(stroke: readonly number[]): string {
  const points: string[] = []
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at]} ${stroke[at + 1]}`)
  const [first = '0 0', ...rest] = points
  return rest.length > 0 ? `M${first}L${rest.join('L')}` : `M${first}l0.1 0`
}
