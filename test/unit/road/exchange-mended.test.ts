import type net from 'node:net'
import { expect, test } from 'vitest'
import { exchange } from '#electron/main/server/http-exchange'
import { answering, asking, saying } from './local-servers'

test('another protocol that nobody asked for ends a long-poll too', async () => {
  const address = await saying(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  )
  const answer = exchange(asking(address, { idleMs: 500, totalMs: null }))
  expect(await answer).toEqual({ ok: false, refusal: 'offline' })
}, 5000)

test.each([
  ['PUT', {}],
  ['POST', { repeatable: true }],
] as const)('a %s that may be repeated is, on a new connection', async (method, more) => {
  const met = new WeakSet<net.Socket>()
  const address = await answering((request, response) => {
    if (met.has(request.socket)) return void request.socket.resetAndDestroy()
    met.add(request.socket)
    request.resume().on('end', () => response.end('{}'))
  })
  const given = asking(address, { method, body: '{}', ...more })
  expect((await exchange(given)).ok).toBe(true)
  expect((await exchange(given)).ok).toBe(true)
})
