import { createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const failuresBeforeLock = 5
const lockMs = 5 * 60_000
const sessionMs = 10 * 60_000

const isAmong = (user, { names = [], roles = [] }) =>
  names.includes(user.name) || roles.some((role) => user.roles.includes(role))

/**
 * Accounts, sessions and members as CouchDB 3 keeps them: the library's own part for this does not
 * start with the rest of it. `file` holds them between two runs; no password in the clear.
 */
export function createAccounts({ file, admin, now = Date.now }) {
  const secret = randomBytes(32)
  const kept = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const users = new Map(Object.entries(kept.users ?? {}))
  const databases = new Map(Object.entries(kept.databases ?? {}))
  const failures = new Map()
  const keep = () => {
    const all = { users: Object.fromEntries(users), databases: Object.fromEntries(databases) }
    if (file) writeFileSync(file, JSON.stringify(all), { mode: 0o600 })
  }
  const hash = (password, salt) => pbkdf2Sync(password, salt, 1000, 32, 'sha256').toString('hex')
  const sign = (text) => createHmac('sha256', secret).update(text).digest('hex')
  const rolesOf = (name) => (name === admin.name ? ['_admin'] : users.get(name)?.roles)

  const isRight = (name, password) => {
    if (name === admin.name) return password === admin.password
    const user = users.get(name)
    return user !== undefined && hash(password, user.salt) === user.hash
  }

  return {
    /** `{ cookie, roles }`, 'wrong', or 'locked' after five wrong passwords. */
    signIn(name, password) {
      const last = failures.get(name)
      const before = last && now() - last.atMs < lockMs ? last : undefined
      if (before && before.count >= failuresBeforeLock) return 'locked'
      if (typeof name !== 'string' || typeof password !== 'string' || !isRight(name, password)) {
        failures.set(name, { count: (before?.count ?? 0) + 1, atMs: now() })
        return 'wrong'
      }
      failures.delete(name)
      const until = now() + sessionMs
      const mark = users.get(name)?.salt ?? ''
      const content = Buffer.from(JSON.stringify([name, until, mark])).toString('base64url')
      return { cookie: `${content}_${sign(content)}`, roles: rolesOf(name) }
    },
    /**
     * Whose request this is: by its cookie, or by name and password. Null name: nobody's. A wrong
     * password is answered as by `signIn`: CouchDB takes it for nobody's on no path at all.
     */
    userOf(headers) {
      const nobody = { name: null, roles: [] }
      const cookie = /(?:^|;\s*)AuthSession=([^;]+)/.exec(headers.cookie ?? '')?.[1]
      if (cookie) {
        const [content, signature] = cookie.split(/_(?=[^_]*$)/)
        const right = Buffer.from(sign(content ?? ''))
        const given = Buffer.from(signature ?? '')
        if (right.length !== given.length || !timingSafeEqual(right, given)) return nobody
        const [name, until, mark] = JSON.parse(Buffer.from(content, 'base64url').toString())
        // A changed password ends the sessions of the old one.
        if (now() > until || (users.get(name)?.salt ?? '') !== mark) return nobody
        const roles = rolesOf(name)
        return roles ? { name, roles } : nobody
      }
      const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1]
      if (!basic) return nobody
      const [name, ...rest] = Buffer.from(basic, 'base64').toString().split(':')
      const answer = this.signIn(name, rest.join(':'))
      return typeof answer === 'string' ? answer : { name, roles: answer.roles }
    },
    endSessions: () => secret.set(randomBytes(32)),

    user: (name) => users.get(name),
    putUser(name, { password, roles }, rev) {
      const salt = randomBytes(16).toString('hex')
      const before = users.get(name)
      const kept = password === undefined ? before : { salt, hash: hash(password, salt) }
      users.set(name, { ...kept, roles, rev })
      keep()
    },
    removeUser(name) {
      users.delete(name)
      keep()
    },

    database: (name) => databases.get(name),
    addDatabase(name) {
      const closed = { names: [], roles: ['_admin'] }
      const security = { admins: closed, members: closed }
      const uuid = randomBytes(16).toString('hex')
      databases.set(name, { startedAt: `${Math.floor(now() / 1000)}`, uuid, security })
      keep()
    },
    change(name, changes) {
      databases.set(name, { ...databases.get(name), ...changes })
      keep()
    },
    removeDatabase(name) {
      databases.delete(name)
      keep()
    },
    mayRead(user, name) {
      if (this.mayRule(user, name)) return true
      const { members = {} } = databases.get(name)?.security ?? {}
      const { names = [], roles = [] } = members
      return names.length + roles.length === 0 || isAmong(user, members)
    },
    /** A server administrator, or one of this database. */
    mayRule(user, name) {
      const { admins = {} } = databases.get(name)?.security ?? {}
      return user.roles.includes('_admin') || isAmong(user, admins)
    },
  }
}
