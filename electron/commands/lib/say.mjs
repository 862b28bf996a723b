/**
 * What the commands tell a person. Everything goes to stderr, so that a command whose stdout is data
 * (`npm run bench -- --json`) stays clean without each module having to know about it.
 */
export function say(line = '') {
  process.stderr.write(`${line}\n`)
}

/** A refusal a person can act on: shown as its plain text, without a stack. */
export class Stop extends Error {}

/** Runs a command's `main` and turns a Stop into one clear message and exit code 1. */
export async function runCommand(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0
  } catch (error) {
    if (error instanceof Stop) say(`\n${error.message}`)
    else say(error?.stack ?? String(error))
    process.exitCode = 1
  }
}
