import { createWriteStream } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

export interface Recorder {
  readonly url: string
  stop(): Promise<void>
}

/** Passes everything on to a server and writes every byte of both directions into `folder`. */
export async function recordTraffic(server: string, folder: string): Promise<Recorder> {
  const port = Number(new URL(server).port)
  let count = 0
  const sockets = new Set<{ destroy(): void }>()
  const listener = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    const number = ++count
    const up = createWriteStream(join(folder, `${number}-to-server`))
    const down = createWriteStream(join(folder, `${number}-from-server`))
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    client.on('data', (bytes) => up.write(bytes))
    upstream.on('data', (bytes) => down.write(bytes))
    client.pipe(upstream)
    upstream.pipe(client)
    client.on('close', () => {
      upstream.destroy()
      up.end()
      down.end()
    })
  })
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done))
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        listener.close(() => done())
      }),
  }
}
