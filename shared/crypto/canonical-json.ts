import canonicalize from 'canonicalize'

/** Well-formed and NFC: a lone surrogate or two spellings of one letter would break a signature for ever. */
export const normalText = (text: string): string => text.toWellFormed().normalize('NFC')

/** The same value with every text (names of fields too) in its one normal form. Records and lists only. */
export function normalJson(value: unknown): unknown {
  if (typeof value === 'string') return normalText(value)
  if (Array.isArray(value)) return value.map(normalJson)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(
    ([name, inner]) => [normalText(name), normalJson(inner)] as const,
  )
  const normal = Object.fromEntries(entries)
  if (Object.keys(normal).length !== entries.length) throw new Error('two fields of one name')
  return normal
}

/** RFC 8785 text of the normalised value: one value, one text. Throws on what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(normalJson(value))
  if (text === undefined) throw new Error('no JSON for this value')
  return text
}
