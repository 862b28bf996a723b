import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startClockAt } from '../../support/screen-clock'
import { expect, test } from '../fixtures/app'
import { expectOpen, unlock } from '../gate/gate-steps'
import { settledPreview } from '../summaries/summary-steps'
import { stage } from '../visit/visit-steps'

/**
 * What a released Doorstep wrote on a laptop, as it lay there, one archive a data version: a client, a
 * provider on her care team, a finished visit with its signed note, a summary in writing. Made up.
 */
const released = ['version-1', 'version-2']

for (const version of released) {
  test(`a store that a released Doorstep wrote (${version}) opens with all that was in it, and is worked on`, async ({
    launchApp,
  }) => {
    test.setTimeout(90_000)
    const profileDir = await mkdtemp(join(tmpdir(), 'doorstep-released-'))
    const archive = join(import.meta.dirname, `../../support/stores/${version}.tar.gz`)
    await promisify(execFile)('tar', ['-xzf', archive, '-C', profileDir])
    const launched = await launchApp({ profileDir, env: { TZ: 'America/Chicago' } })
    const { app, page } = launched
    await startClockAt(app, '2026-12-01T13:00:00-06:00')
    await unlock(page)
    await expectOpen(page)

    await page.getByRole('link', { name: 'Clients' }).click()
    await page.getByRole('option', { name: /Maya Fernandez/ }).click()
    await page.getByRole('button', { name: /Postnatal body massage.*Finished/ }).click()
    await expect(page.getByText('Finished and signed')).toBeVisible()
    await expect(page.getByText('Shoulders tight since Monday.')).toBeVisible()
    await expect(page.getByText(/Signed by Maria Esposito.*: unchanged/)).toBeVisible()
    await stage(page, /Session/).click()
    const happened = page.getByRole('list', { name: 'What happened' })
    await expect(happened.getByRole('listitem')).toHaveCount(4)

    await page.getByRole('link', { name: 'Summaries' }).click()
    await expect(page.getByRole('heading', { name: 'Summaries', level: 1 })).toBeVisible()
    await page.getByRole('button', { name: /Maya Fernandez/ }).click()
    const ask = page.getByLabel('What do you ask?')
    await expect(ask).toHaveValue('May I work near the incision?')
    await expect(await settledPreview(page)).toContainText('Ana Ruiz')
    await ask.fill('May I work near the scar?')
    await launched.close()

    const again = await launchApp({ profileDir, env: { TZ: 'America/Chicago' } })
    await unlock(again.page)
    await expectOpen(again.page)
    await again.page.getByRole('link', { name: 'Summaries' }).click()
    await expect(again.page.getByRole('heading', { name: 'Summaries', level: 1 })).toBeVisible()
    await again.page.getByRole('button', { name: /Maya Fernandez/ }).click()
    await expect(again.page.getByLabel('What do you ask?')).toHaveValue('May I work near the scar?')
    await again.close()
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
  })
}
