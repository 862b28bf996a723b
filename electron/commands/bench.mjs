import { bootstrap } from './bootstrap.mjs'
import { buildForTests } from './lib/build.mjs'
import { hasDisplay, withDisplay } from './lib/display.mjs'
import { runCommand } from './lib/say.mjs'
import { runTypeScript } from './lib/tsx.mjs'

/** Benchmarks of pure decisions: they need no window, and nothing that shares the processor. */
const withoutWindow = new Set(['route', 'pack', 'export'])

await runCommand(async (args) => {
  const bench = (env) => runTypeScript('test/bench/main.ts', args, env)
  if (withoutWindow.has(args[0])) {
    await bootstrap({ electron: false })
    return bench()
  }
  await bootstrap({ libraries: ['window', ...(hasDisplay() ? [] : ['headless'])] })
  const app = await buildForTests()
  return withDisplay(() => bench({ DOORSTEP_APP: app }))
})
