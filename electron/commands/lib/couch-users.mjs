import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const say = (response, status, error, reason) => response.status(status).json({ error, reason })
const conflict = (response) => say(response, 409, 'conflict', 'Document update conflict.')

function notSignedIn(response, answer) {
  if (answer === 'wrong') {
    return say(response, 401, 'unauthorized', 'Name or password is incorrect.')
  }
  const reason = 'Account is temporarily locked due to multiple authentication failures'
  say(response, 403, 'forbidden', reason)
}

/** `_session` and the accounts in `_users`. */
export function addUsers(app, accounts, { config, onlyAdmins }) {
  const json = require('express').json({ limit: '1mb', type: () => true })
  app.use((request, response, next) => {
    const user = accounts.userOf(request.headers)
    if (typeof user === 'string') return notSignedIn(response, user)
    const isClosed = config.values.get('chttpd/require_valid_user') === 'true'
    const signsIn = request.method === 'POST' && request.path === '/_session'
    if (isClosed && user.name === null && !signsIn) {
      return say(response, 401, 'unauthorized', 'Authentication required.')
    }
    request.couchSession = { ok: true, userCtx: user, info: {} }
    next()
  })
  app.get('/_session', (request, response) => response.json(request.couchSession))
  app.post('/_session', json, (request, response) => {
    const { name, password } = request.body ?? {}
    const answer = accounts.signIn(name, password)
    if (typeof answer === 'string') return notSignedIn(response, answer)
    response.setHeader('Set-Cookie', `AuthSession=${answer.cookie}; Version=1; Path=/; HttpOnly`)
    response.json({ ok: true, name, roles: answer.roles })
  })
  app.delete('/_session', (_request, response) => {
    response.setHeader('Set-Cookie', 'AuthSession=; Version=1; Path=/; HttpOnly')
    response.json({ ok: true })
  })

  const path = '/_users/org.couchdb.user::name'
  const idOf = ({ params }) => `org.couchdb.user:${params.name}`
  app.use('/_users', onlyAdmins)
  app.get(path, (request, response) => {
    const { name } = request.params
    const user = accounts.user(name)
    if (!user) return say(response, 404, 'not_found', 'missing')
    response.json({ _id: idOf(request), _rev: user.rev, name, roles: user.roles, type: 'user' })
  })
  app.put(path, json, (request, response) => {
    const { name } = request.params
    const { name: told, type, roles, _rev } = request.body ?? {}
    if (told !== name || type !== 'user' || !Array.isArray(roles)) {
      return say(
        response,
        403,
        'forbidden',
        'doc.name, doc.type and doc.roles must be those of a user',
      )
    }
    if (roles.some((role) => typeof role !== 'string' || role.startsWith('_'))) {
      return say(
        response,
        403,
        'forbidden',
        'No system roles (starting with underscore) in users db.',
      )
    }
    const before = accounts.user(name)
    if (_rev !== before?.rev) return conflict(response)
    const rev = `${Number.parseInt(before?.rev ?? '0', 10) + 1}-${randomBytes(16).toString('hex')}`
    accounts.putUser(name, request.body, rev)
    response.status(201).json({ ok: true, id: idOf(request), rev })
  })
  app.delete(path, (request, response) => {
    const user = accounts.user(request.params.name)
    if (!user) return say(response, 404, 'not_found', 'missing')
    if (user.rev !== request.query.rev) return conflict(response)
    accounts.removeUser(request.params.name)
    response.json({ ok: true, id: idOf(request), rev: request.query.rev })
  })
}
