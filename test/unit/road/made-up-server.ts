import type http from 'node:http'
import type { ServerAccount, ServerRequest } from '#shared/ipc/server-contract'
import { answering } from './local-servers'

export const space = '5f0c9a52-8a54-4a0e-9d0e-6c1a4f1f2b01'

let counter = 0
export const newId = () => `00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`

export const asks = (more: Partial<ServerRequest> = {}): ServerRequest => ({
  requestId: newId(),
  space,
  database: 'records',
  method: 'GET',
  path: '',
  query: '',
  body: null,
  contentType: null,
  accept: 'application/json',
  maxSeconds: 10,
  ...more,
})

interface Seen {
  readonly method: string
  readonly url: string
  readonly cookie: string | undefined
  readonly body: string
}

/** As much of CouchDB as a road needs: cookies that it gives and forgets, and an answer of the test's. */
export async function madeUpServer() {
  const seen: Seen[] = []
  const valid = new Set<string>()
  let made = 0
  const server = {
    address: '',
    seen,
    /** The password it takes now. */
    password: 'right one',
    /** Instead of its own answer to signing in. */
    signIn: null as http.RequestListener | null,
    answer: ((_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end('{"ok":true}')
    }) as http.RequestListener,
    forgetCookies: () => valid.clear(),
    newCookie() {
      const cookie = `AuthSession=cookie${++made}`
      valid.add(cookie)
      return cookie
    },
    signIns: () => seen.filter(({ url }) => url === '/_session').length,
    requests: () => seen.filter(({ url }) => url !== '/_session'),
    account: (): ServerAccount => ({
      address: server.address,
      userName: 'doorstep-one',
      password: 'right one',
    }),
  }
  server.address = await answering(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const { method = '', url = '', headers } = request
    seen.push({ method, url, cookie: headers.cookie, body })
    response.setHeader('content-type', 'application/json')
    if (url === '/_session' && method === 'POST') {
      if (server.signIn) return server.signIn(request, response)
      if (JSON.parse(body).password !== server.password) {
        return response.writeHead(401).end('{"error":"unauthorized"}')
      }
      response.setHeader('set-cookie', `${server.newCookie()}; Version=1; Path=/; HttpOnly`)
      return response.end('{"ok":true,"name":"doorstep-one","roles":[]}')
    }
    if (!valid.has(headers.cookie ?? '')) {
      return response.writeHead(401).end('{"error":"unauthorized"}')
    }
    return server.answer(request, response)
  })
  return server
}
