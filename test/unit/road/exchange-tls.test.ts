import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exchange } from '#electron/main/server/http-exchange'
import { type Issued, issue } from './certificate'
import { answering, asking, listen } from './local-servers'

const root = resolve(import.meta.dirname, '../../..')
const authority = issue({ name: 'Made up', fromDays: -9, toDays: 9, authority: true })
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-road-'))
  await writeFile(join(folder, 'authority.pem'), authority.cert)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const secure = async ({ cert, key }: Issued): Promise<string> => {
  const server = https.createServer({ cert, key }, (_, response) => response.end('{}'))
  return (await listen(server, '127.0.0.1', 'https')).replace('127.0.0.1', 'localhost')
}

/** What a laptop that trusts the authority hears from each address. */
async function trusting(...addresses: readonly string[]): Promise<readonly string[]> {
  const program = join(import.meta.dirname, 'ask-each.ts')
  const env = {
    ...process.env,
    NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
    TSX_TSCONFIG_PATH: join(root, 'test/tsconfig.json'),
  }
  const options = { cwd: root, env }
  const args = ['--import', 'tsx', program, ...addresses]
  const { stdout } = await promisify(execFile)(process.execPath, args, options)
  return stdout.trim().split('\n')
}

const issued = (name: string, fromDays: number, toDays: number) =>
  issue({ name, fromDays, toDays, issuer: authority })

test('whoever signed for themselves, or is signed by a stranger, is not trusted', async () => {
  const alone = await secure(issue({ name: 'localhost', fromDays: -1, toDays: 1 }))
  expect(await exchange(asking(alone))).toEqual({ ok: false, refusal: 'untrusted' })
  const stranger = await secure(issued('localhost', -1, 1))
  expect(await exchange(asking(stranger))).toEqual({ ok: false, refusal: 'untrusted' })
})

test('a certificate counts for its name and its days only', async () => {
  const heard = await trusting(
    await secure(issued('localhost', -1, 1)),
    await secure(issued('elsewhere.example', -1, 1)),
    await secure(issued('localhost', -8, -1)),
    await secure(issued('localhost', 1, 8)),
  )
  expect(heard).toEqual(['status 200', 'untrusted', 'expired', 'expired'])
})

test('a server without TLS at an https address is no server', async () => {
  const plain = await answering((_, response) => response.end('{}'))
  const address = plain.replace('http:', 'https:')
  expect(await exchange(asking(address))).toEqual({ ok: false, refusal: 'offline' })
})
