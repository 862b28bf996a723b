import { buildForTests } from './build.mjs'
import { withDisplay } from './display.mjs'
import { runTypeScript } from './tsx.mjs'

/** Walks the product in real Electron and writes tour/. Answers the exit code. */
export async function walkTour(args) {
  const app = await buildForTests()
  return withDisplay(() => runTypeScript('test/tour/tour.ts', args, { DOORSTEP_APP: app }))
}
