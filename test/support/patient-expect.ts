import { expect as playwrightExpect } from '@playwright/test'

/** Waits as long in the tour, which has no settings of Playwright, as in the tests. */
export const expect = playwrightExpect.configure({ timeout: 20_000 })
