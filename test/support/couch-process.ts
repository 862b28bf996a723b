import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { type CouchServer, caller, startCouch } from './couch-server'

export type CouchProcess = Pick<CouchServer, 'url' | 'admin' | 'call' | 'stop'>

const command = join(resolve(import.meta.dirname, '../..'), 'electron/commands/couch.mjs')
const startsWithinMs = 60_000

/**
 * What `npm run couch` starts, in a process of its own, with the words that it prints for a person. Each
 * start has another administrator's password; what it kept in `folder` stays. With COUCHDB_URL it is that
 * server, which goes and comes by its proxy.
 */
export async function startCouchProcess(options: {
  readonly folder: string
  readonly port: number
}): Promise<CouchProcess> {
  if (process.env.COUCHDB_URL) return startCouch(options)
  const { folder, port } = options
  const args = [command, '--port', String(port), '--folder', folder]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const said = await untilSaid(child, /Ctrl\+C/)
  const after = (label: string) => new RegExp(`${label} +(\\S+)`).exec(said)?.[1] ?? ''
  const admin = { name: after('User'), password: after('Password') }
  const url = after('Address')
  return {
    url,
    admin,
    call: caller(url, admin),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

function untilSaid(child: ChildProcess, last: RegExp): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    const give = (why: string) => {
      child.kill('SIGTERM')
      fail(new Error(`The server ${why}:\n${said}`))
    }
    const late = setTimeout(() => give('did not start'), startsWithinMs)
    const listen = (text: Buffer) => {
      said += String(text)
      if (!last.test(said)) return
      clearTimeout(late)
      done(said)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => {
      clearTimeout(late)
      give('ended')
    })
  })
}
