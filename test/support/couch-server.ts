import { startCouchServer } from '../../electron/commands/lib/couch-server.mjs'

export interface CouchServer {
  readonly url: string
  readonly admin: { readonly name: string; readonly password: string }
  /** A request as the administrator, for looking and for making things go wrong. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }>
  stop(): Promise<void>
}

const admin = { name: 'admin', password: 'made up: words, for @ tests' }

/** The server that tests talk to: the one named by COUCHDB_URL, else an embedded one of its own. */
export async function startCouch(
  options: {
    readonly folder?: string
    readonly port?: number
    readonly onRequest?: (request: unknown) => void
  } = {},
): Promise<CouchServer> {
  const given = process.env.COUCHDB_URL
  if (given) {
    const url = new URL(given)
    const account = {
      name: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }
    return {
      url: url.origin,
      admin: account,
      call: caller(url.origin, account),
      stop: async () => {},
    }
  }
  const server = await startCouchServer({ ...options, admin })
  return { url: server.url, admin, call: caller(server.url, admin), stop: server.stop }
}

function caller(url: string, { name, password }: CouchServer['admin']): CouchServer['call'] {
  const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
  return async (method, path, body) => {
    const answer = await fetch(new URL(path, `${url}/`), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: await answer.json().catch(() => null) }
  }
}
