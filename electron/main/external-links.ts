const maxLength = 2000

/**
 * The address to hand to the operating system, or null. Only what a therapist's link can mean: a web
 * page, a call, a message, a mail. File, network-share and program schemes can run things on Windows;
 * a user name in a URL only serves to disguise the host.
 */
export function externalUrl(raw: string): string | null {
  if (raw.length > maxLength || hasControlOrSpace(raw)) return null
  if (/^tel:\+?[0-9().*#,;-]{2,40}$/i.test(raw)) return raw
  if (/^sms:\+?[0-9().-]{2,40}(?:\?(?:&?body=)[^&#]*)?$/i.test(raw)) return raw
  if (/^mailto:/i.test(raw)) return isPlainMailto(raw) ? raw : null
  // Two slashes and no backslash are asked for because parsers repair `https:\\host` and `https:host`.
  if (!/^https:\/\/[^/\\]/i.test(raw) || raw.includes('\\')) return null
  const url = URL.canParse(raw) ? new URL(raw) : null
  if (url === null || url.protocol !== 'https:' || url.hostname === '') return null
  // Looked for in the raw text too: an empty user name (`https://@host`) leaves no trace in the parts.
  const authority = raw.slice('https://'.length).split(/[/?#]/)[0] ?? ''
  return authority.includes('@') || url.username !== '' ? null : url.href
}

/** One address, and no `attach` or other field that lets a link take files along. */
function isPlainMailto(raw: string): boolean {
  const match = /^mailto:[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+(?:\?([^#]*))?$/i.exec(raw)
  if (!match) return false
  const fields = (match[1] ?? '').split('&').filter((field) => field !== '')
  return fields.every((field) => /^(?:subject|body)=/i.test(field))
}

function hasControlOrSpace(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code <= 0x20 || code === 0x7f || (code >= 0x80 && code <= 0x9f)) return true
    // Marks that turn the reading direction make one host look like another.
    if ((code >= 0x200e && code <= 0x200f) || (code >= 0x202a && code <= 0x202e)) return true
    if (code >= 0x2066 && code <= 0x2069) return true
  }
  return false
}
