const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// What no printed page can show and some readers stumble over; tab and newline stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be taken out
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** Text as it may stand between tags and within quoted attributes: no character of it is markup. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unprintable, ' ')
    .replace(/[&<>"']/g, (character) => escapes[character] ?? '')
