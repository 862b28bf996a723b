import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildForTests } from './build.mjs'
import { withHiddenScreens } from './display.mjs'
import { packFolder } from './pack.mjs'
import { root, tool } from './paths.mjs'
import { readPlaywrightReport } from './playwright-report.mjs'
import { npm, run } from './run.mjs'

/**
 * The steps of `npm test`, in order: the ones that answer fastest first. Each runs to its end and
 * answers `{ passed, failed: [names], skipped: [{ name, reason }] }`, read from its runner's own report.
 * `args` are given on to the runner (names of files, `-g words`).
 */
export const steps = [
  { name: 'types', run: () => oneTest('types', checkTypes()) },
  { name: 'lint', run: () => oneTest('lint', npm(['run', '--silent', 'lint'], shown)) },
  { name: 'unit', run: runVitest },
  { name: 'e2e', run: runPlaywright },
]

const shown = { cwd: root, show: 'stdout' }

/** What `npm run typecheck` does, in two lanes that take about as long. */
async function checkTypes() {
  const [program, ...script] = tool('typescript/bin/tsc')
  const lane = async (...projects) => {
    const codes = []
    for (const project of projects) {
      codes.push((await run(program, [...script, '-p', project, '--noEmit'], shown)).code)
    }
    return codes
  }
  const codes = await Promise.all([lane('renderer', 'shared'), lane('test', 'electron')])
  return { code: codes.flat().find((code) => code !== 0) ?? 0 }
}

async function oneTest(name, running) {
  const { code } = await running
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? [] : [name], skipped: [] }
}

async function runVitest(args) {
  const file = await freshReport('vitest.json')
  const [program, ...script] = tool('vitest/vitest.mjs')
  const reporter = join(import.meta.dirname, 'vitest-report.mjs')
  const { code } = await run(
    program,
    [
      ...script,
      'run',
      ...['--config', 'test/vitest.config.ts', '--reporter', 'default', '--reporter', reporter],
      ...args,
    ],
    { ...shown, env: { ...process.env, DOORSTEP_VITEST_REPORT: file } },
  )
  return judge('vitest', code, await readJson(file))
}

async function runPlaywright(args) {
  const app = await buildForTests()
  // Some tests look at what users get. Whoever names a test is at daily work and should not wait for it.
  if (args.length === 0) await packFolder(process.env.ELECTRON_EXEC_PATH)
  const file = await freshReport('playwright.json')
  const [program, ...script] = tool('@playwright/test/cli.js')
  const { code } = await withHiddenScreens(2, () =>
    run(
      program,
      [
        ...script,
        'test',
        ...['--config', 'test/e2e/playwright.config.ts', '--reporter', 'list,json'],
        ...args,
      ],
      {
        ...shown,
        env: { ...process.env, DOORSTEP_APP: app, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      },
    ),
  )
  const json = await readJson(file)
  return judge('playwright', code, json && readPlaywrightReport(json))
}

/** A runner that left no report, found no test, or failed without naming one has failed itself. */
function judge(runner, code, report) {
  if (report === null) {
    return {
      passed: 0,
      failed: [`${runner} ended without a report (exit code ${code})`],
      skipped: [],
    }
  }
  const tests = report.passed + report.failed.length + report.skipped.length
  if (tests === 0) report.failed.push(`${runner} ran no test`)
  else if (code !== 0 && report.failed.length === 0) {
    report.failed.push(`${runner} ended with exit code ${code} though no test failed`)
  }
  return report
}

async function freshReport(name) {
  // Not in test-results/, which Playwright empties when it starts.
  const file = join(root, 'node_modules/.cache/doorstep', name)
  await mkdir(dirname(file), { recursive: true })
  await rm(file, { force: true })
  return file
}

async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}
