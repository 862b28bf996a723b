import type { Paper } from './summary-content'

/** A font file of the app itself and the letters that it holds. */
export interface PrintFont {
  /** `app://doorstep/assets/….woff2` */
  readonly url: string
  /** As in CSS: `U+0000-00FF, U+0131`. */
  readonly unicodeRange: string
}

/** Sizes of the sheet and of its margins, in millimetres. */
export const paperSize: Record<Paper, { readonly widthMm: number; readonly heightMm: number }> = {
  Letter: { widthMm: 215.9, heightMm: 279.4 },
  A4: { widthMm: 210, heightMm: 297 },
}
const margin = { top: 13, side: 17, bottom: 12 }

/** Only what belongs into a quoted CSS string and a range; anything else is no font of ours. */
const isOwnFont = ({ url, unicodeRange }: PrintFont): boolean =>
  /^app:\/\/doorstep\/[\w./-]+\.woff2$/.test(url) && /^[U+0-9A-Fa-f?,\s-]*$/.test(unicodeRange)

/** `U+0-FF, U+131, U+4??` as pairs of the first and the last; null for every letter there is. */
function rangesOf(unicodeRange: string): readonly (readonly [number, number])[] | null {
  if (unicodeRange.trim() === '') return null
  return [...unicodeRange.matchAll(/U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/gi)].map(
    ([, from = '', to = from]) => [
      Number.parseInt(from.replaceAll('?', '0'), 16),
      Number.parseInt(to.replaceAll('?', 'F'), 16),
    ],
  )
}

/** The fonts that hold a letter of this text. */
export function fontsFor(text: string, fonts: readonly PrintFont[]): readonly PrintFont[] {
  const letters = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0)
  return fonts.filter(isOwnFont).filter(({ unicodeRange }) => {
    const ranges = rangesOf(unicodeRange)
    return letters.some(
      (letter) => !ranges || ranges.some(([from, to]) => letter >= from && letter <= to),
    )
  })
}

/**
 * A hidden window lays a page out only when it is printed, and words whose font is still on its way are
 * printed as nothing: the page counts as loaded once these files are there.
 */
export const fontPreloads = (fonts: readonly PrintFont[]): string =>
  fonts
    .filter(isOwnFont)
    .map(({ url }) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${url}">`)
    .join('')

const fontFace = ({ url, unicodeRange }: PrintFont): string =>
  `@font-face { font-family: "Inter Variable"; font-weight: 100 900; src: url("${url}") format("woff2-variations");${unicodeRange ? ` unicode-range: ${unicodeRange};` : ''} }`

/**
 * Black on white, one column. On a screen the body is the sheet with its margins; in print the page
 * brings them: the width for text is the same, so lines break alike.
 */
export function summaryStyle(paper: Paper, fonts: readonly PrintFont[]): string {
  const { widthMm, heightMm } = paperSize[paper]
  // A hair less than the sheet, or rounding would start a second one.
  const textHeight = heightMm - margin.top - margin.bottom - 1
  return `
${fonts.filter(isOwnFont).map(fontFace).join('\n')}
@page { size: ${widthMm}mm ${heightMm}mm; margin: ${margin.top}mm ${margin.side}mm ${margin.bottom}mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #fff; }
body { width: ${widthMm}mm; padding: ${margin.top}mm ${margin.side}mm ${margin.bottom}mm; font: 9.4pt/1.42 "Inter Variable", system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", sans-serif; font-feature-settings: "calt" 0, "cv05"; font-variant-ligatures: none; color: #000; background: #fff; overflow-wrap: anywhere; -webkit-print-color-adjust: exact; }
main { display: flex; flex-direction: column; min-height: ${textHeight}mm; }
@media print { body { width: auto; padding: 0; } }
h1, h2, h3, strong, b, .who { font-weight: 640; }
h1 { font-size: 12.5pt; line-height: 1.25; letter-spacing: -.01em; }
h2 { font-size: 9.4pt; }
h3 { font-size: 9.4pt; margin-top: 1.5mm; }
h3:first-child { margin-top: 0; }
.small { font-size: 7.8pt; line-height: 1.4; color: #444; font-weight: 400; display: block; }
.mark { border: 1.2pt solid #000; padding: 1.2mm 3mm; margin-bottom: 4mm; font-weight: 640; text-align: center; }
header { display: flex; justify-content: space-between; gap: 8mm; padding-bottom: 3mm; border-bottom: .9pt solid #000; }
header .practice { min-width: 0; font-size: 8.6pt; }
header .what { flex: none; text-align: right; }
.parties { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; padding: 3.2mm 0; }
.parties > div, .facts > div { min-width: 0; }
.who, .fact { font-size: 10pt; line-height: 1.35; }
.facts { display: grid; grid-template-columns: 1.15fr .95fr 1.25fr .85fr; gap: 5mm; padding: 2.2mm 0 2.6mm; border-top: .5pt solid #888; font-variant-numeric: tabular-nums; }
.facts > div:first-child .fact { font-weight: 640; }
.ask { border: 1.2pt solid #000; border-radius: 1.6mm; padding: 2.6mm 4mm 2.8mm; margin: .6mm 0 3.6mm; }
.asked { font-size: 12.2pt; line-height: 1.36; font-weight: 560; margin: .4mm 0 1.4mm; white-space: pre-line; }
.when { display: flex; gap: 8mm; }
.part { display: grid; grid-template-columns: 27mm 1fr; gap: 4mm; padding: 2mm 0 2.2mm; border-top: .5pt solid #888; }
.part > div { min-width: 0; }
.part p + p, table + p, p + table { margin-top: .7mm; }
.words { white-space: pre-line; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin-bottom: 1.2mm; font-size: 8.6pt; line-height: 1.35; }
th { text-align: left; font-weight: 640; }
th, td { padding: .5mm 3mm .5mm 0; vertical-align: bottom; }
td, th[scope=col] + th[scope=col] { text-align: right; padding-left: 1.5mm; white-space: nowrap; }
tbody th { font-weight: 400; white-space: nowrap; }
tbody tr { border-top: .4pt solid #bbb; }
td { font-weight: 640; }
td.none { font-weight: 400; color: #444; }
.left { border-top: .5pt solid #888; padding-top: 1.6mm; font-size: 8.2pt; }
footer { margin-top: auto; padding-top: 3mm; break-inside: avoid; }
.reply { border-top: .9pt solid #000; padding-top: 2.2mm; display: grid; grid-template-columns: 27mm 1fr; column-gap: 4mm; }
.slip { grid-column: 1 / -1; display: grid; grid-template-columns: 1fr 28mm 1.7fr; gap: 6mm; margin-top: 9mm; }
.slip i { display: block; border-bottom: .7pt solid #000; margin-bottom: .8mm; }
.end { margin-top: 2.6mm; font-size: 7.8pt; line-height: 1.4; color: #444; }
`
}
