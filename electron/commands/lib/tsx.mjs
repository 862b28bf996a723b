import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { run } from './run.mjs'
import { Stop } from './say.mjs'

/** Runs a TypeScript program of the repository; its stdout is ours. Answers its exit code. */
export async function runTypeScript(file, args, env = {}) {
  if (!existsSync(join(root, file))) throw new Stop(`${file} is not there.`)
  const { code } = await run(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    show: 'stdout',
    env: { ...process.env, ...env },
  })
  return code
}
