import { bootstrap } from './bootstrap.mjs'
import { stopping } from './lib/run.mjs'
import { runCommand, Stop, say } from './lib/say.mjs'
import { steps } from './lib/test-steps.mjs'

const usage = `npm test                         everything
npm test -- --long               everything, the long campaigns in full
npm test -- --only NAME [words]  one step (${steps.map(({ name }) => name).join(', ')}); words go to its runner`

await runCommand(async (args) => {
  const { long, only, words } = readArguments(args)
  if (long) process.env.DOORSTEP_LONG = '1'
  const needsElectron = only === null || only === 'e2e' || only === 'unit'
  await bootstrap({
    electron: needsElectron,
    libraries: ['window', 'headless', 'documents', 'browser'],
  })
  const results = []
  for (const step of steps) {
    if (stopping()) throw new Stop('Stopped.')
    if (only === null || only === step.name) results.push(await runStep(step, words))
  }
  if (stopping()) throw new Stop('Stopped.')
  return sumUp(results)
})

function readArguments(args) {
  const rest = [...args]
  const longAt = rest.indexOf('--long')
  if (longAt >= 0) rest.splice(longAt, 1)
  if (rest.length === 0) return { long: longAt >= 0, only: null, words: [] }
  const [flag, only, ...words] = rest
  const known = steps.some(({ name }) => name === only)
  if (flag !== '--only' || !known) throw new Stop(usage)
  return { long: longAt >= 0, only, words }
}

async function runStep(step, words) {
  say(`\n== ${step.name}`)
  const startedAt = performance.now()
  let result
  try {
    result = await step.run(words)
  } catch (error) {
    // A step that cannot even start (the build fails, no screen) is a failure among the others.
    say(error instanceof Stop ? error.message : error.stack)
    result = { passed: 0, failed: [`${step.name} could not run`], skipped: [] }
  }
  const seconds = (performance.now() - startedAt) / 1000
  say(`== ${step.name}: ${counts(result)} in ${seconds.toFixed(1)} s`)
  return { name: step.name, seconds, ...result }
}

function sumUp(results) {
  const failed = results.flatMap((result) => result.failed)
  const skipped = results.flatMap((result) => result.skipped)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  say()
  for (const { name, reason } of skipped) say(`skipped: ${name} (${reason ?? 'no reason given'})`)
  for (const name of failed) say(`FAILED: ${name}`)
  for (const result of results) {
    say(`${result.name.padEnd(6)} ${result.seconds.toFixed(1).padStart(7)} s  ${counts(result)}`)
  }
  // The contract: exactly this is the last line, on stdout.
  process.stdout.write(`${counts({ passed, failed, skipped })}\n`)
  return failed.length > 0 ? 1 : 0
}

function counts({ passed, failed, skipped }) {
  const most = `${passed} passed, ${failed.length} failed`
  return skipped.length > 0 ? `${most}, ${skipped.length} skipped` : most
}
