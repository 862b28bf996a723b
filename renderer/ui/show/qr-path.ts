import { encode } from 'uqr'

/** A code as the path of an SVG: its dark squares, in a field of `size` by `size`. Correction level M. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const code = encode(text, { ecc: 'M', border: 2 })
  const squares = code.data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return { size: code.size, path: squares.join('') }
}
