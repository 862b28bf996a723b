import { bootstrap } from './bootstrap.mjs'
import { runCommand } from './lib/say.mjs'
import { runTypeScript } from './lib/tsx.mjs'

await runCommand(async (args) => {
  await bootstrap({ electron: false })
  return runTypeScript('test/support/sample-cli.ts', args)
})
