import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

/** Which requests a fault meets; every given part has to fit. Nothing given: all of them. */
export interface Match {
  readonly method?: RegExp
  /** Path and query, as sent. */
  readonly path?: RegExp
  readonly body?: RegExp
}

export interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** What happens to a request; `fault-kinds.ts` has one ready for each thing that goes wrong on networks. */
export type Fault =
  /** Nobody listens, and every connection is cut: no network. Meets everything, whatever `on` says. */
  | { readonly kind: 'refuse' }
  /** Taken and never answered; polls that are under way fall silent too. */
  | { readonly kind: 'silent' }
  /** Never reaches the server: the connection is reset. */
  | { readonly kind: 'reset' }
  /** The server has done it, and its answer is lost. */
  | { readonly kind: 'loseAnswer' }
  /** The answer's head and a part of its body, then a reset, or silence. */
  | { readonly kind: 'cut'; readonly part: number; readonly after: 'reset' | 'silence' }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answered in the server's place; the server hears nothing of it. */
  | { readonly kind: 'answer'; readonly answer: (seen: Seen) => Answer | Promise<Answer> }
  /** The server's answer, made into another. */
  | {
      readonly kind: 'rewrite'
      readonly rewrite: (answer: Answer & { readonly body: Buffer }, seen: Seen) => Answer
    }
  /** A body that does not end: `chunk` again and again. */
  | { readonly kind: 'endless'; readonly head: string; readonly chunk: string }

export interface FaultProxy {
  readonly url: string
  /** The same under a name that no DNS knows (RFC 6761 keeps `.invalid` free for ever). */
  readonly unknownHostUrl: string
  /** The fault begins now, for `times` requests, or until it is healed. Answers how to end this one. */
  add(fault: Fault, when?: { readonly on?: Match; readonly times?: number }): () => void
  /** Ends all faults; what hangs in them is reset, so that it is asked again. */
  heal(): Promise<void>
  /** Requests that faults have met since they were added. */
  metCount(): number
  /** Every request that came, also those that met a fault. */
  readonly requests: readonly Seen[]
  /** Every byte of what came, headers and bodies: for looking for words that must not be there. */
  requestLog(): Uint8Array
  stop(): Promise<void>
}

interface Active {
  readonly fault: Fault
  readonly on: Match
  left: number
}

/** A proxy in front of `target`, which does as it is told by nobody until a fault is added. */
export async function startFaultProxy(
  target: string,
  options: { readonly port?: number; readonly onRequest?: (seen: Seen) => void } = {},
): Promise<FaultProxy> {
  const upstream = new URL(target)
  const agent = new (upstream.protocol === 'https:' ? https : http).Agent({ keepAlive: true })
  const faults = new Set<Active>()
  const sockets = new Set<Socket>()
  const hanging = new Set<Socket>()
  const underway = new Map<ServerResponse, Seen>()
  const requests: Seen[] = []
  let met = 0

  const server = http.createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      hanging.delete(socket)
    })
  })
  const listen = (port: number) =>
    new Promise<void>((done, fail) => {
      server.once('error', fail)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', fail)
        done()
      })
    })
  await listen(options.port ?? 0)
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((done) => {
      if (server.listening) server.close(() => done())
      else done()
      for (const socket of sockets) reset(socket)
    })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen: Seen = {
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: request.headers,
      body: await readAll(request),
    }
    requests.push(seen)
    options.onRequest?.(seen)
    underway.set(response, seen)
    response.on('close', () => underway.delete(response))
    const active = [...faults].find(({ on }) => fits(on, seen))
    if (!active) return forward(seen, response)
    met++
    if (--active.left <= 0) faults.delete(active)
    await meet(active.fault, seen, response)
  }

  async function meet(fault: Fault, seen: Seen, response: ServerResponse): Promise<void> {
    const socket = response.socket
    switch (fault.kind) {
      case 'refuse':
      case 'reset':
        return reset(socket)
      case 'silent':
        return hang(socket)
      case 'loseAnswer':
        await ask(seen)
        return reset(socket)
      case 'delay':
        await new Promise((done) => setTimeout(done, fault.ms))
        return forward(seen, response)
      case 'answer':
        return send(response, await fault.answer(seen))
      case 'rewrite':
        return send(response, fault.rewrite(await ask(seen), seen))
      case 'cut': {
        const answer = await ask(seen)
        const part = answer.body.subarray(0, Math.floor(answer.body.byteLength * fault.part))
        response.writeHead(answer.status, {
          ...answer.headers,
          'content-length': String(answer.body.byteLength),
        })
        response.write(part, () => (fault.after === 'reset' ? reset(socket) : hang(socket)))
        return
      }
      case 'slow':
        return trickle(response, await ask(seen), fault.bytesPerSecond)
      case 'endless': {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write(fault.head)
        const more = () => {
          while (!response.destroyed && response.write(fault.chunk));
          if (!response.destroyed) response.once('drain', more)
        }
        return more()
      }
    }
  }

  function hang(socket: Socket | null): void {
    if (socket) hanging.add(socket)
  }

  function requestUpstream(seen: Seen, onResponse: (answer: IncomingMessage) => void) {
    const { host: _, connection: __, ...headers } = seen.headers
    const below = upstream.pathname.replace(/\/$/, '')
    const request = (upstream.protocol === 'https:' ? https : http).request(
      new URL(`${below}${seen.path}`, upstream.origin),
      { method: seen.method, agent, headers: headers as http.OutgoingHttpHeaders },
      onResponse,
    )
    request.end(seen.body)
    return request
  }

  function forward(seen: Seen, response: ServerResponse): Promise<void> {
    return new Promise((done) => {
      const end = () => {
        request.destroy()
        response.destroy()
        done()
      }
      const request = requestUpstream(seen, (answer) => {
        response.writeHead(answer.statusCode ?? 502, withoutHop(answer.headers))
        // What fell silent meanwhile hears nothing more, heartbeats included.
        answer.on('data', (chunk) => {
          if (!response.socket || !hanging.has(response.socket)) response.write(chunk)
        })
        answer.on('end', () => {
          if (!response.socket || !hanging.has(response.socket)) response.end()
          done()
        })
        answer.on('error', end)
        answer.on('close', () => {
          if (!answer.complete) end()
        })
      })
      request.on('error', end)
      response.on('close', () => {
        if (!response.writableFinished) request.destroy()
        done()
      })
    })
  }

  function ask(seen: Seen): Promise<Answer & { readonly body: Buffer }> {
    return new Promise((done, fail) => {
      requestUpstream(seen, (answer) => {
        readAll(answer).then((body) => {
          const headers = withoutHop(answer.headers) as Record<string, string>
          done({ status: answer.statusCode ?? 502, headers, body })
        }, fail)
      }).on('error', fail)
    })
  }

  return {
    url: `http://127.0.0.1:${port}`,
    unknownHostUrl: `https://couch.doorstep-test.invalid`,
    add(fault, { on = {}, times = Number.POSITIVE_INFINITY } = {}) {
      const active: Active = { fault, on, left: times }
      faults.add(active)
      if (fault.kind === 'refuse') void close()
      for (const [response, seen] of underway) {
        if (!fits(on, seen)) continue
        if (fault.kind === 'silent') {
          met++
          hang(response.socket)
        }
        if (fault.kind === 'reset') reset(response.socket)
      }
      return () => void faults.delete(active)
    },
    async heal() {
      faults.clear()
      for (const socket of hanging) reset(socket)
      if (!server.listening) await listen(port)
    },
    metCount: () => met,
    requests,
    requestLog: () =>
      Buffer.concat(
        requests.flatMap(({ method, path, headers, body }) => [
          Buffer.from(`${method} ${path}\n${JSON.stringify(headers)}\n`),
          body,
        ]),
      ),
    async stop() {
      faults.clear()
      agent.destroy()
      await close()
    },
  }
}

function fits({ method, path, body }: Match, seen: Seen): boolean {
  return (
    (!method || method.test(seen.method)) &&
    (!path || path.test(seen.path)) &&
    (!body || body.test(seen.body.toString('latin1')))
  )
}

function reset(socket: Socket | null): void {
  if (socket && !socket.destroyed) socket.resetAndDestroy()
}

function withoutHop(headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...rest } = headers
  return rest
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body as string)
  response.writeHead(status, { ...headers, 'content-length': String(bytes.byteLength) })
  response.end(bytes)
}

function trickle(response: ServerResponse, { status, headers, body }: Answer, perSecond: number) {
  const bytes = Buffer.from(body as string)
  response.writeHead(status, { ...headers, 'content-length': String(bytes.byteLength) })
  let at = 0
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, at + 1))
    at++
    if (at >= bytes.byteLength) {
      clearInterval(timer)
      response.end()
    }
  }, 1000 / perSecond)
  response.on('close', () => clearInterval(timer))
}
