import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { runCommand, Stop, say } from './lib/say.mjs'

const usage = `npm run couch                    a CouchDB-compatible server on 127.0.0.1:5984
npm run couch -- --port 6000     on another port
npm run couch -- --folder DIR    its databases in another folder
npm run couch -- --cluster       with the manners of three nodes`

await runCommand(async (args) => {
  const { port, folder, cluster } = readArguments(args)
  await bootstrap({ electron: false })
  const { startCouchServer } = await import('./lib/couch-server.mjs')
  const admin = { name: 'admin', password: randomBytes(9).toString('base64url') }
  const server = await startCouchServer({ folder, port, admin, cluster }).catch((error) => {
    if (error.code === 'EADDRINUSE')
      throw new Stop(`Port ${port} is taken. Try --port ${port + 1}.`)
    throw error
  })
  say(`A server for development, on this machine only. A practice runs CouchDB: docs/server.md.

  Address    ${server.url}
  User       ${admin.name}
  Password   ${admin.password}

In Doorstep: Settings, Server. Ctrl+C ends it; the databases stay in ${folder}.`)
  await new Promise((done) => {
    process.once('SIGINT', done)
    process.once('SIGTERM', done)
  })
  await server.stop()
})

function readArguments(args) {
  const cluster = args.includes('--cluster')
  const found = { port: 5984, folder: join(homedir(), '.cache/doorstep/couch'), cluster }
  const pairs = args.filter((each) => each !== '--cluster')
  for (let index = 0; index < pairs.length; index += 2) {
    const [flag, value] = pairs.slice(index, index + 2)
    if (flag === '--port' && /^\d+$/.test(value ?? '')) found.port = Number(value)
    else if (flag === '--folder' && value) found.folder = value
    else throw new Stop(usage)
  }
  return found
}
