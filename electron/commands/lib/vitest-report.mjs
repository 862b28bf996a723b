import { writeFileSync } from 'node:fs'

/**
 * Vitest's own verdicts as a small file for `npm test`. Its JSON reporter leaves out why a test was
 * skipped and errors outside of any test, and both must be said.
 */
export default class VitestReport {
  onTestRunEnd(testModules, unhandledErrors) {
    const report = { passed: 0, failed: [], skipped: [] }
    for (const testModule of testModules) {
      const file = testModule.relativeModuleId
      for (const test of testModule.children.allTests()) {
        const { state, note } = test.result()
        const name = `${file} > ${test.fullName}`
        if (state === 'passed') report.passed++
        else if (state === 'skipped') report.skipped.push({ name, reason: note ?? null })
        // "pending" too: a test that never came to an end has not passed.
        else report.failed.push(name)
      }
      // A file that does not load has no tests, so it would otherwise be nobody's failure.
      if (testModule.errors().length > 0) report.failed.push(`${file} (outside its tests)`)
      for (const suite of testModule.children.allSuites()) {
        if (suite.errors().length > 0) report.failed.push(`${file} > ${suite.fullName} (set-up)`)
      }
    }
    for (const error of unhandledErrors) report.failed.push(`unhandled error: ${error.message}`)
    writeFileSync(process.env.DOORSTEP_VITEST_REPORT, JSON.stringify(report))
  }
}
