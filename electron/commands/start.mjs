import { bootstrap } from './bootstrap.mjs'
import { buildProduct } from './lib/build.mjs'
import { hasDisplay } from './lib/display.mjs'
import { sandboxArguments } from './lib/electron.mjs'
import { root } from './lib/paths.mjs'
import { run, stopping } from './lib/run.mjs'
import { runCommand, say } from './lib/say.mjs'
import { walkTour } from './lib/tour.mjs'

await runCommand(async (args) => {
  if (!hasDisplay()) {
    say('There is no display here, so no window can open: walking the tour on a hidden screen.')
    await bootstrap({ libraries: ['window', 'headless', 'documents'] })
    return walkTour([])
  }
  const electron = await bootstrap()
  await buildProduct()
  const extra = sandboxArguments()
  if (extra.length > 0)
    say('Running as root: Chromium works only without its sandbox (--no-sandbox).')
  say('Opening Doorstep ...')
  const { code } = await run(electron, [...extra, root, ...args], { cwd: root, show: 'stdout' })
  // Ctrl+C in the terminal is a way to close the window, not a failure.
  return stopping() ? 0 : code
})
