import { bootstrap } from './bootstrap.mjs'
import { hasDisplay } from './lib/display.mjs'
import { runCommand } from './lib/say.mjs'
import { walkTour } from './lib/tour.mjs'

await runCommand(async (args) => {
  const purposes = ['window', 'documents', ...(hasDisplay() ? [] : ['headless'])]
  await bootstrap({ libraries: purposes })
  return walkTour(args)
})
