import type { PrintFont } from '#shared/domain/summary/summary-style'

/**
 * The app's own font files as the style sheets name them: a printed document must have them by their
 * full address, because it lives under another origin.
 */
export function printFonts(): readonly PrintFont[] {
  const fonts: PrintFont[] = []
  for (const sheet of document.styleSheets) {
    const base = sheet.href ?? location.href
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue
      const file = /url\("?([^")]+\.woff2)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
      if (!file) continue
      const url = new URL(file, base).href
      fonts.push({ url, unicodeRange: rule.style.getPropertyValue('unicode-range') })
    }
  }
  return fonts
}
