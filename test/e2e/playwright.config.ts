import { defineConfig } from '@playwright/test'

/** One worker: each test starts a whole program, and their timings are compared. No retries: a test that sometimes fails is a finding. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  use: { actionTimeout: 10_000, navigationTimeout: 15_000 },
})
