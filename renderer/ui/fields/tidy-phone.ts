/**
 * Ten US figures are set as `(503) 555-0142`; everything else (other countries, extensions, words) is kept
 * as it was typed, only trimmed: a number that cannot be dialled is worse than an untidy one.
 */
export const tidyPhone = (typed: string): string => {
  const trimmed = typed.trim().replace(/\s+/g, ' ')
  if (!/^[+\d\s().-]+$/.test(trimmed)) return trimmed
  const figures = trimmed.replace(/\D/g, '')
  const national = figures.length === 11 && figures.startsWith('1') ? figures.slice(1) : figures
  const foreign = trimmed.startsWith('+') && !trimmed.startsWith('+1')
  if (foreign || national.length !== 10) return trimmed
  return `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`
}
