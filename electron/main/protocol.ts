import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol, type Session } from 'electron'
import { readAddress, scheme } from './addresses'
import { documentHeaders, pageHeaders, plainHeaders } from './page-headers'
import { stoppedPage } from './stopped-page'

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        // Fonts are the one thing a printable document (another origin) takes from the page's.
        corsEnabled: true,
        codeCache: true,
        stream: true,
      },
    },
  ])
}

export interface Served {
  /** The built page's folder. */
  readonly rendererFolder: string
  /** Complete HTML of a printable document, or undefined when it was released. */
  readonly findDocument: (token: string) => string | undefined
  /** A range of a base map's file, or null when there is none of this token. */
  readonly readPack: (
    token: string,
    offset: number,
    length: number,
  ) => Promise<Uint8Array<ArrayBuffer> | null>
}

/** Answers app:// in one session. A session that never calls this can load nothing at all. */
export function serve(session: Session, served: Served): void {
  // A profile opened a second time has the same session, and new documents.
  if (session.protocol.isProtocolHandled(scheme)) session.protocol.unhandle(scheme)
  session.protocol.handle(scheme, (request) => answer(request, served))
}

async function answer(request: Request, served: Served): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const address = readAddress(request.url)
  switch (address.kind) {
    case 'refused':
      return refuse(address.status)
    case 'stopped':
      return new Response(stoppedPage, { headers: plainHeaders('text/html; charset=utf-8') })
    case 'document': {
      const html = served.findDocument(address.token)
      return html === undefined ? refuse(404) : new Response(html, { headers: documentHeaders() })
    }
    case 'pack': {
      const { token, offset, length } = address
      const range = await served.readPack(token, offset, length)
      if (range === null) return refuse(404)
      return new Response(range, { headers: plainHeaders('application/octet-stream') })
    }
    case 'page':
      return answerPage(address.path, served.rendererFolder)
  }
}

async function answerPage(path: string, folder: string): Promise<Response> {
  let body: Buffer
  try {
    body = await readFile(join(folder, path))
  } catch {
    // Absent, a folder, or unreadable: the page gets the same answer.
    return refuse(404)
  }
  const nonce = randomBytes(16).toString('base64')
  const headers = pageHeaders(path, nonce)
  if (!path.endsWith('.html')) return new Response(new Uint8Array(body), { headers })
  return new Response(body.toString('utf8').replaceAll('__STYLE_NONCE__', nonce), { headers })
}

function refuse(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: plainHeaders('text/plain; charset=utf-8') })
}
