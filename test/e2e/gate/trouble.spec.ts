import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseVaultFile, renderVaultFile } from '#shared/crypto/vault-file'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import {
  backUp,
  checkNumber,
  chooseBackup,
  expectOpen,
  heading,
  passphrase,
  profileFile,
  unlock,
} from './gate-steps'

const vaultFiles = ['vault.json', 'vault.copy.json']
const databases = (launched: LaunchedApp) =>
  join(launched.userDataDir, 'Partitions/practice/IndexedDB')

type Launch = (options?: { profileDir?: string; founded?: boolean }) => Promise<LaunchedApp>

/** A practice that was made and closed; then something happens to its files; then it is started again. */
async function startAgainAfter(launchApp: Launch, mishap: (first: LaunchedApp) => Promise<void>) {
  const first = await launchApp({ founded: true })
  await first.close()
  await mishap(first)
  return launchApp({ profileDir: first.userDataDir })
}

/** Whatever it is: never a way to a new, empty practice. */
async function expectNoNewPractice({ page }: LaunchedApp) {
  await expect(page.getByRole('button', { name: 'Start a practice' })).toHaveCount(0)
}

test('damaged keys: told, records untouched, a backup offered', async ({ launchApp }) => {
  const launched = await startAgainAfter(launchApp, async (first) => {
    for (const name of vaultFiles) {
      const path = profileFile(first, name)
      const text = await readFile(path, 'utf8')
      await writeFile(path, text.slice(0, text.length >> 1))
    }
  })
  await expect(heading(launched.page, 'The key file on this laptop is damaged')).toBeVisible()
  await expectNoNewPractice(launched)
})

test('one damaged copy of the keys is healed from the other', async ({ launchApp }) => {
  const { page } = await startAgainAfter(launchApp, (first) =>
    writeFile(profileFile(first, 'vault.json'), 'rubbish'),
  )
  await unlock(page)
  await expectOpen(page)
})

test('keys gone and records there: told, never a first start', async ({ launchApp }) => {
  const launched = await startAgainAfter(launchApp, async (first) => {
    for (const name of vaultFiles) await rm(profileFile(first, name))
  })
  await expect(heading(launched.page, 'The key file is missing')).toBeVisible()
  await expectNoNewPractice(launched)
})

test('records gone and keys there: told after unlocking, and a backup puts them back', async ({
  launchApp,
}) => {
  const first = await launchApp({ founded: true })
  const number = await checkNumber(first.page)
  const backup = await backUp(first)
  await first.close()
  await rm(databases(first), { recursive: true })
  const again = await launchApp({ profileDir: first.userDataDir })
  await unlock(again.page)
  await expect(heading(again.page, 'The records are not on this laptop any more')).toBeVisible({
    timeout: 20_000,
  })
  await expectNoNewPractice(again)
  await again.page.getByRole('button', { name: 'Restore a backup' }).click()
  await chooseBackup(again, backup, passphrase)
  await again.page.getByRole('button', { name: 'Put it on this laptop' }).click()
  await expectOpen(again.page)
  expect(await checkNumber(again.page)).toBe(number)
})

test('a newer Doorstep was here: refused, and nothing is written', async ({ launchApp }) => {
  const launched = await startAgainAfter(launchApp, async (first) => {
    for (const name of vaultFiles) {
      const parsed = await parseVaultFile(await readFile(profileFile(first, name), 'utf8'))
      if (!parsed.ok) throw new Error('no vault')
      const newer = { ...parsed.value, dataVersion: 99, writtenBy: '9.9.9' }
      await writeFile(profileFile(first, name), await renderVaultFile(newer))
    }
  })
  const before = await readFile(profileFile(launched, 'vault.json'), 'utf8')
  await expect(heading(launched.page, 'These records belong to a newer Doorstep')).toBeVisible()
  await expect(launched.page.getByText('9.9.9')).toBeVisible()
  await expectNoNewPractice(launched)
  await launched.close()
  expect(await readFile(profileFile(launched, 'vault.json'), 'utf8')).toBe(before)
})

test('records that do not open: told, and there again once the disk is', async ({ launchApp }) => {
  const launched = await startAgainAfter(launchApp, async (first) => {
    // A file where the folder should be: the databases cannot be opened, as on a full or broken disk.
    await rename(databases(first), `${databases(first)}.aside`)
    await writeFile(databases(first), '')
  })
  launched.watched.expectErrors(/./)
  await unlock(launched.page)
  await expect(
    launched.page.getByRole('heading', { name: /do not open right now|not on this laptop/ }),
  ).toBeVisible({ timeout: 20_000 })
  await expectNoNewPractice(launched)
  await launched.close()
  await rm(databases(launched))
  await rename(`${databases(launched)}.aside`, databases(launched))
  const again = await launchApp({ profileDir: launched.userDataDir })
  await unlock(again.page)
  await expectOpen(again.page)
})

test('a restore that was interrupted is said, and done again from the same backup', async ({
  launchApp,
}) => {
  const first = await launchApp({ founded: true })
  const number = await checkNumber(first.page)
  const backup = await backUp(first)
  const half = () => window.doorstep.call('vault.markStore', { dataVersion: 1, restoring: true })
  expect(await first.page.evaluate(half)).toMatchObject({ ok: true })
  await first.kill()
  const again = await launchApp({ profileDir: first.userDataDir })
  await unlock(again.page)
  await expect(heading(again.page, 'The restore was not finished')).toBeVisible({ timeout: 20_000 })
  await expectNoNewPractice(again)
  await again.page.getByRole('button', { name: 'Restore a backup' }).click()
  await chooseBackup(again, backup, passphrase)
  await again.page.getByRole('button', { name: 'Put it on this laptop' }).click()
  await expectOpen(again.page)
  expect(await checkNumber(again.page)).toBe(number)
})
