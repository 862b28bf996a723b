import { documentOrigin } from './addresses'

/** Enough for a summary, a day sheet, a few receipts; the oldest goes when the page forgets to release. */
const maxDocuments = 12
const maxCharacters = 60_000_000

/** Printable pages in memory, under random tokens: they are never on disk unless a person saves them. */
export interface DocumentShelf {
  put(html: string): { token: string; url: string }
  find(token: string): string | undefined
  release(token: string): void
  clear(): void
}

export const documentUrl = (token: string) => `${documentOrigin}/${token}`

export function createDocumentShelf(makeToken: () => string): DocumentShelf {
  // A Map keeps the order of arrival, so its first key is the oldest.
  const documents = new Map<string, string>()
  const total = () => [...documents.values()].reduce((sum, html) => sum + html.length, 0)
  return {
    put(html) {
      const token = makeToken()
      documents.set(token, html)
      while (documents.size > maxDocuments || (documents.size > 1 && total() > maxCharacters)) {
        const [oldest] = documents.keys()
        documents.delete(oldest ?? token)
      }
      return { token, url: documentUrl(token) }
    },
    find: (token) => documents.get(token),
    release: (token) => void documents.delete(token),
    clear: () => documents.clear(),
  }
}
