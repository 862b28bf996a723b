import http from 'node:http'
import type net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { exchange } from '#electron/main/server/http-exchange'
import { answering, asking, closedPort, listen, saying } from './local-servers'

const refusal = (code: string) => ({ ok: false, refusal: code })
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

test('an answer of 5 MB comes whole, in memory of its own', async () => {
  const sent = Buffer.alloc(5_000_000, '{"a":1}')
  const address = await answering((_, response) => response.end(sent))
  const answer = await exchange(asking(address, { maxBytes: 6_000_000 }))
  if (!answer.ok) throw new Error(answer.refusal)
  expect(answer.value.status).toBe(200)
  expect(Buffer.compare(answer.value.body, sent)).toBe(0)
  expect(answer.value.body.buffer.byteLength).toBe(sent.byteLength)
})

test('text and bytes are sent as they are', async () => {
  const address = await answering((request, response) => request.pipe(response))
  for (const body of ['{"name":"Zoë"}', new Uint8Array([0, 255, 128, 10])]) {
    const answer = await exchange(asking(address, { method: 'POST', body }))
    expect(answer.ok && Buffer.from(answer.value.body)).toEqual(Buffer.from(body as string))
  }
})

test('compression is not asked for', async () => {
  let asked: unknown
  const address = await answering((request, response) => {
    asked = request.headers['accept-encoding']
    response.end('{}')
  })
  await exchange(asking(address))
  expect(asked).toBe('identity')
})

test('nobody listens, and nobody of that name', async () => {
  expect(await exchange(asking(await closedPort()))).toEqual(refusal('offline'))
  expect(await exchange(asking('http://nowhere.invalid/'))).toEqual(refusal('offline'))
})

test.each([
  ['before a word', ''],
  ['in the headers', `${head}Content-Le`],
  ['in a body of a known length', `${head}Content-Length: 100\r\n\r\n{"a"`],
  ['in a body of pieces', `${head}Transfer-Encoding: chunked\r\n\r\n4\r\n{"a"\r\n`],
])('cut %s: offline, never half an answer', async (_, text) => {
  for (const then of [(s: net.Socket) => s.end(), (s: net.Socket) => s.resetAndDestroy()]) {
    const address = await saying(text, (socket) => setTimeout(() => then(socket), 30))
    expect(await exchange(asking(address, { totalMs: null }))).toEqual(refusal('offline'))
  }
})

test('half open: silent after the time for it', async () => {
  const address = await saying('')
  expect(await exchange(asking(address, { idleMs: 200, totalMs: null }))).toEqual(refusal('silent'))
  const begun = await saying(`${head}Content-Length: 9\r\n\r\n{`)
  expect(await exchange(asking(begun, { idleMs: 200, totalMs: null }))).toEqual(refusal('silent'))
})

test('a heartbeat is life: a long-poll outlasts many times of silence', async () => {
  const address = await answering(async (_, response) => {
    for (let beat = 0; beat < 8; beat++) {
      response.write('\n')
      await pause(100)
    }
    response.end('{"results":[]}')
  })
  const answer = await exchange(asking(address, { idleMs: 400, totalMs: null }))
  expect(answer.ok && answer.value.body.byteLength).toBe(22)
})

test('a byte now and then is life, and yet the whole has its time', async () => {
  const address = await answering((_, response) => {
    const beat = setInterval(() => response.write(' '), 50)
    response.on('close', () => clearInterval(beat))
  })
  const startedMs = Date.now()
  expect(await exchange(asking(address, { idleMs: 5000, totalMs: 400 }))).toEqual(refusal('silent'))
  expect(Date.now() - startedMs).toBeLessThan(3000)
})

test('an endless body ends here', async () => {
  let sentBytes = 0
  const address = await answering((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536))) sentBytes += 65_536
    }
    response.on('drain', more)
    more()
  })
  expect(await exchange(asking(address, { maxBytes: 300_000 }))).toEqual(refusal('tooLarge'))
  expect(sentBytes).toBeLessThan(50_000_000)
})

test('exactly as much as may come, and one byte more', async () => {
  const address = await answering((request, response) =>
    response.end('x'.repeat(Number(request.url?.slice(1)))),
  )
  const at = (size: number) => exchange(asking(`${address}/${size}`, { maxBytes: 1000 }))
  expect((await at(1000)).ok).toBe(true)
  expect(await at(1001)).toEqual(refusal('tooLarge'))
})

test.each([
  ['one header of 10 MB', `X-Big: ${'x'.repeat(10_000_000)}\r\n`],
  ['cookies without end', 'Set-Cookie: AuthSession=x; Path=/\r\n'.repeat(50_000)],
])('%s is too large', async (_, headers) => {
  const address = await saying(`${head}${headers}Content-Length: 2\r\n\r\n{}`)
  expect(await exchange(asking(address))).toEqual(refusal('tooLarge'))
})

test('something that is not HTTP', async () => {
  const address = await saying('SSH-2.0-OpenSSH_9.6\r\n')
  expect(await exchange(asking(address))).toEqual(refusal('offline'))
})

test('a redirect is an answer, and nobody goes there', async () => {
  let visits = 0
  const other = await answering((_, response) => {
    visits++
    response.end('{}')
  })
  const address = await answering((_, response) => {
    response.writeHead(302, { location: other }).end()
  })
  const answer = await exchange(asking(address))
  expect(answer.ok && answer.value.status).toBe(302)
  expect(visits).toBe(0)
})

test('cancelled before, while waiting and in the middle of a body', async () => {
  const waiting = await saying('')
  const begun = await saying(`${head}Content-Length: 9\r\n\r\n{`)
  const early = exchange(asking(waiting, { signal: AbortSignal.abort(), totalMs: null }))
  expect(await early).toEqual(refusal('cancelled'))
  for (const address of [waiting, begun]) {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 100)
    const { signal } = controller
    expect(await exchange(asking(address, { signal, totalMs: null }))).toEqual(refusal('cancelled'))
  }
})

test('one connection is used again', async () => {
  let connections = 0
  const server = http.createServer((_, response) => response.end('{}'))
  server.on('connection', () => connections++)
  const address = await listen(server)
  for (let time = 0; time < 5; time++) expect((await exchange(asking(address))).ok).toBe(true)
  expect(connections).toBe(1)
})

/** Answers the first request of a connection, and cuts the connection at the second. */
async function forgetful() {
  const met = new WeakSet<net.Socket>()
  const seen: string[] = []
  const address = await answering((request, response) => {
    seen.push(request.method ?? '')
    if (met.has(request.socket)) return void request.socket.resetAndDestroy()
    met.add(request.socket)
    request.resume().on('end', () => response.end('{}'))
  })
  return { address, seen }
}

test('a kept connection that was closed meanwhile: a GET is said again', async () => {
  const { address, seen } = await forgetful()
  expect((await exchange(asking(address))).ok).toBe(true)
  expect((await exchange(asking(address))).ok).toBe(true)
  expect(seen).toEqual(['GET', 'GET', 'GET'])
})

test('what may have been done is not said twice', async () => {
  const { address, seen } = await forgetful()
  const write = asking(`${address}/db/_bulk_docs`, { method: 'POST', body: '{}' })
  expect((await exchange(write)).ok).toBe(true)
  expect(await exchange(write)).toEqual(refusal('offline'))
  expect(seen).toEqual(['POST', 'POST'])
})

test('a server that says no before it has heard all is heard', async () => {
  const text = 'HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}'
  const address = await saying(text)
  const answer = await exchange(asking(address, { method: 'POST', body: 'x'.repeat(5_000_000) }))
  expect(answer.ok && answer.value.status).toBe(413)
})

test('IPv6 on this machine', async (context) => {
  const server = http.createServer((_, response) => response.end('{}'))
  const address = await listen(server, '::1').catch(() => null)
  if (!address) return context.skip()
  expect((await exchange(asking(address))).ok).toBe(true)
})
