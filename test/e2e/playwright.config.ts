import { defineConfig } from '@playwright/test'

/**
 * Each test starts a whole program, so there are as many at once as there are screens for them (see
 * `withHiddenScreens`), and one without. No retries: a test that sometimes fails is a finding.
 */
const screens = process.env.DOORSTEP_SCREENS?.split(' ') ?? ['']

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  workers: screens.length,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  use: { actionTimeout: 20_000, navigationTimeout: 20_000 },
})
