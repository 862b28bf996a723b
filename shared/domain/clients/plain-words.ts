/** Letters without their marks and case, so that `zoe` finds `Zoë`. */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

/** The plain words of a text, in any script; marks of punctuation part words. */
export const plainWords = (text: string): readonly string[] =>
  plainText(text)
    .split(/[\s\p{Punctuation}]+/u)
    .filter(Boolean)
