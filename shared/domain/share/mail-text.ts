import { fromBase64, toLatin1 } from '../../crypto/bytes'
import { spokenSoFar } from './spoken-text'

const firstLine = /doorstep[\s>]+answer\s*:/gi
const lastLine = /end[\s>]+of[\s>]+answer/i
/** The longest answer has about 2,400 characters; quote marks and tags are gone by then. */
const mostCharacters = 20_000
/** A mail and what it quotes hold a few; a large file must not be searched for each of thousands. */
const mostParts = 20

const base64Body =
  /content-transfer-encoding:[ \t]*base64(?:\r?\n[^\r\n]+)*\r?\n\r?\n([A-Za-z0-9+/=\s]+)/gi

/** The texts that a mail carries as base64. Only letters and digits matter, so any charset will do. */
function base64Texts(mail: string): string {
  const texts = [...mail.matchAll(base64Body)].map(([, body = '']) => {
    try {
      return toLatin1(fromBase64(body.replace(/\s/g, ''))).replace(/[\u0080-\u00ff]/g, ' ')
    } catch {
      return ''
    }
  })
  return texts.join('\n\n')
}

/**
 * A mail's words without the marks that its writing puts between letters: soft line breaks and `=20` of
 * quoted-printable, entities. In pasted words an equals sign is only an equals sign.
 */
function withoutMarks(text: string): string {
  const quoted = /content-transfer-encoding:\s*quoted-printable/i.test(text)
  const plain = text.replace(/=\r?\n/g, '')
  return (quoted ? plain.replace(/=[0-9A-F]{2}/g, ' ') : plain).replace(/&#?\w+;/g, ' ')
}

/** Tags go only after the cut: before it, a stray `<` and the `>` of a quote would take the answer along. */
function upToTheEnd(rest: string): string {
  const part = rest.slice(0, 4 * mostCharacters).replace(/<[^>]*>/g, ' ')
  const to = part.search(lastLine)
  return part.slice(0, to < 0 ? mostCharacters : Math.min(to, mostCharacters))
}

/**
 * What may be the answer in a pasted text, a saved mail or a page: what follows each first line, or all of
 * it where there is none. The one most likely first; never empty.
 */
export function answerParts(text: string): readonly [string, ...string[]] {
  const decoded = `${text}\n\n${base64Texts(text)}`
  const words = withoutMarks(decoded)
  const starts = [...words.matchAll(firstLine)]
  const parts = starts
    .slice(0, mostParts)
    .map((match, at) => words.slice(match.index + match[0].length, starts[at + 1]?.index))
    .map(upToTheEnd)
  const rank = (part: string): number => {
    const { right, wrong, of } = spokenSoFar(part)
    return wrong === null && of === right ? Number.POSITIVE_INFINITY : right
  }
  const ranked = parts.map((part) => ({ part, rank: rank(part) }))
  // A mail carries the same answer as text, as HTML and quoted below: the whole one counts, or the longest.
  const [best, ...others] = ranked.toSorted((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank))
  return best ? [best.part, ...others.map(({ part }) => part)] : [upToTheEnd(words).trim()]
}

/** For a screen that checks while somebody types. */
export const answerPart = (text: string): string => answerParts(text)[0]
