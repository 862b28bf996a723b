/** Playwright's JSON report in the shape of vitest-report.mjs. A test that needed a retry is named. */
export function readPlaywrightReport(json) {
  const report = { passed: 0, failed: [], skipped: [] }
  for (const error of json.errors ?? []) {
    report.failed.push(`outside the tests: ${error.message?.split('\n')[0]}`)
  }
  for (const suite of json.suites ?? []) addSuite(report, suite, [])
  return report
}

function addSuite(report, suite, above) {
  const path = [...above, suite.title].filter(Boolean)
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) addTest(report, test, [...path, spec.title].join(' > '))
  }
  for (const inner of suite.suites ?? []) addSuite(report, inner, path)
}

function addTest(report, test, name) {
  if (test.status === 'expected') report.passed++
  else if (test.status === 'skipped') {
    const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')
    report.skipped.push({ name, reason: note?.description ?? null })
  } else {
    // Flaky is a failure: a test that passes now and then cannot be believed when it passes.
    report.failed.push(test.status === 'flaky' ? `${name} (flaky)` : name)
  }
}
