import http from 'node:http'
import https from 'node:https'
import { ok, type Result, refused } from '#shared/result'

export type ExchangeRefusal =
  | 'offline'
  | 'silent'
  | 'untrusted'
  | 'expired'
  | 'tooLarge'
  | 'cancelled'

export interface Exchange {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Uint8Array<ArrayBuffer>
}

export interface ExchangeRequest {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
  readonly maxBytes: number
  /** Bytes must come at least this often; a long-poll's heartbeat is bytes. */
  readonly idleMs: number
  /** For the whole of it; null: as long as it is not silent. */
  readonly totalMs: number | null
  readonly signal?: AbortSignal | undefined
  /** A POST that only asks: it may be said again on a new connection, as a GET may. */
  readonly repeatable?: boolean
}

/** Two long-polls a space, and an owner has a space for every therapist. */
const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64, minVersion: 'TLSv1.2' }),
}

/** Beyond this a server's headers are no headers. */
const maxHeaderSize = 64 * 1024

/**
 * One request by Node's own network (Chromium's is shut on purpose). Follows no redirect, asks for no
 * compression (nothing can be unpacked to more than was sent) and reads no more than `maxBytes`.
 */
export async function exchange(
  request: ExchangeRequest,
): Promise<Result<Exchange, ExchangeRefusal>> {
  if (request.signal?.aborted) return refused('cancelled')
  const first = await once(request)
  // A kept connection that the server had closed meanwhile: nothing was heard, so it may be said again.
  if (!first.ok && first.refusal === 'stale') {
    const second = await once(request)
    return second.ok ? second : refused(second.refusal === 'stale' ? 'offline' : second.refusal)
  }
  return first as Result<Exchange, ExchangeRefusal>
}

function once(given: ExchangeRequest): Promise<Result<Exchange, ExchangeRefusal | 'stale'>> {
  const { url, method, signal } = given
  const repeatable = given.repeatable || ['GET', 'HEAD', 'PUT'].includes(method)
  return new Promise((resolve) => {
    let ended = false
    let total: ReturnType<typeof setTimeout> | undefined
    let connecting: ReturnType<typeof setTimeout> | undefined
    const secure = url.protocol === 'https:'
    const end = (result: Result<Exchange, ExchangeRefusal | 'stale'>) => {
      if (ended) return
      ended = true
      clearTimeout(total)
      clearTimeout(connecting)
      signal?.removeEventListener('abort', cancel)
      if (!result.ok) request.destroy()
      resolve(result)
    }
    const cancel = () => end(refused('cancelled'))
    const body = typeof given.body === 'string' ? Buffer.from(given.body) : given.body
    const request = (secure ? https : http).request(url, {
      method,
      agent: agents[secure ? 'https:' : 'http:'],
      maxHeaderSize,
      headers: {
        ...given.headers,
        'accept-encoding': 'identity',
        ...(body ? { 'content-length': String(body.byteLength) } : {}),
      },
    })
    request.setTimeout(given.idleMs, () => end(refused('silent')))
    // Node counts silence from the moment a connection stands: one that never does would last for ever.
    request.on('socket', (socket) => {
      if (!socket.connecting || ended) return
      connecting = setTimeout(() => end(refused('silent')), given.idleMs)
      socket.once('connect', () => clearTimeout(connecting))
    })
    if (given.totalMs !== null) total = setTimeout(() => end(refused('silent')), given.totalMs)
    signal?.addEventListener('abort', cancel)
    let heard = false
    request.on('error', (error) => {
      const stale = request.reusedSocket && !heard && isCut(error) && repeatable
      end(refused(stale ? 'stale' : refusalOf(error)))
    })
    // Nobody asked for another protocol, and Node tells of it in no other way.
    request.on('upgrade', (_response, socket) => {
      socket.destroy()
      end(refused('offline'))
    })
    request.on('close', () => {
      if (!heard) end(refused('offline'))
    })
    request.on('response', (response) => {
      heard = true
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size > given.maxBytes) end(refused('tooLarge'))
        else chunks.push(chunk)
      })
      response.on('error', () => end(refused('offline')))
      response.on('close', () => {
        // Cut before its end: what came is not an answer.
        if (!response.complete) end(refused('offline'))
      })
      response.on('end', () => {
        if (!response.complete) return end(refused('offline'))
        const { statusCode: status = 0, headers } = response
        end(ok({ status, headers, body: joined(chunks, size) }))
      })
    })
    request.end(body ?? undefined)
  })
}

/** In memory of its own: a view on Node's shared pool would take the whole pool along to the page. */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const isCut = (error: unknown): boolean => ['ECONNRESET', 'EPIPE'].includes(codeOf(error))

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_REVOKED',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
])

function refusalOf(error: unknown): ExchangeRefusal {
  const code = codeOf(error)
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'expired'
  if (untrusted.has(code)) return 'untrusted'
  if (code === 'HPE_HEADER_OVERFLOW') return 'tooLarge'
  return 'offline'
}
