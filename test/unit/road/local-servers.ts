import http from 'node:http'
import net, { type AddressInfo, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import type { ExchangeRequest } from '#electron/main/server/http-exchange'

const open: { readonly server: net.Server; readonly sockets: Set<Socket> }[] = []

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  }
})

/** On a port of its own until the test ends; answers the origin. */
export async function listen(
  server: net.Server,
  host = '127.0.0.1',
  scheme: 'http' | 'https' = 'http',
): Promise<string> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, host, done))
  open.push({ server, sockets })
  const { port } = server.address() as AddressInfo
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

export const answering = (answer: http.RequestListener): Promise<string> =>
  listen(http.createServer({ keepAliveTimeout: 60_000 }, answer))

/** A server that says exactly these bytes once it was asked, and then does what it likes. */
export const saying = (text: string, then: (socket: Socket) => void = () => {}): Promise<string> =>
  listen(
    net.createServer((socket) => {
      socket.once('data', () => {
        socket.write(text)
        then(socket)
      })
    }),
  )

export const asking = (address: string, more: Partial<ExchangeRequest> = {}): ExchangeRequest => ({
  url: new URL(address),
  method: 'GET',
  headers: {},
  body: null,
  maxBytes: 1_000_000,
  idleMs: 5000,
  totalMs: 10_000,
  ...more,
})

/** A port that nobody listens on: one that was just given back. */
export async function closedPort(): Promise<string> {
  const server = net.createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return `http://127.0.0.1:${port}`
}
