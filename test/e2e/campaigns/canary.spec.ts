import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { passphrase, toHarness, toScreens } from '../store/harness-page'
import { searchFor } from './canaries'
import { type Canaries, makeCanaries, plantRecords } from './plant-canaries'

/** What a person does on the screens: finds, reads, types half a form, copies, looks at a print. */
async function goThroughScreens(launched: LaunchedApp, canaries: Canaries): Promise<void> {
  const { page } = launched
  await toScreens(launched)
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Clients' }).click()
  const search = page.getByRole('searchbox', { name: 'Find a client' })
  await search.fill(canaries.searchedText)
  await search.fill(canaries.familyName)
  await page.getByRole('option').first().click()
  await expect(page.getByRole('main').getByText(canaries.gateCode).first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(canaries.givenName)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'New client' }).click()
  await page.getByLabel('First name').first().fill(canaries.typedName)
  // A draft is on the disk within two seconds.
  await page.waitForTimeout(2_000)
  await page.evaluate(async ({ copiedText, printedText }) => {
    await window.doorstep.call('app.copyText', { text: copiedText, sensitive: true })
    const html = `<!doctype html><title>${printedText}</title><p>${printedText}</p>`
    const { token } = await window.doorstep.call('document.put', { html })
    await window.doorstep.call('document.pdf', { token, paper: 'Letter' })
  }, canaries)
}

test('nothing of a person is readable on the disk, while it runs and after a kill', async ({
  launchApp,
}) => {
  test.setTimeout(180_000)
  const root = await mkdtemp(join(tmpdir(), 'doorstep-canary-'))
  try {
    const place = (name: string) => join(root, name)
    for (const name of ['profile', 'temp', 'home', 'config', 'cache']) await mkdir(place(name))
    const launched = await launchApp({
      profileDir: place('profile'),
      env: {
        TMPDIR: place('temp'),
        HOME: place('home'),
        XDG_CONFIG_HOME: place('config'),
        XDG_CACHE_HOME: place('cache'),
      },
    })
    const paths = await launched.app.evaluate(({ app }) =>
      (['crashDumps', 'logs', 'temp', 'userData'] as const).map((name) => app.getPath(name)),
    )
    const elsewhere = paths.filter((path) => !path.startsWith(root))
    expect(elsewhere, 'everything the program writes to lies in the searched folders').toEqual([])

    await toHarness(launched)
    const canaries = makeCanaries()
    const recoveryCode = await launched.page.evaluate(
      ([words, name]) => window.harness.createPractice(words, { name }),
      [passphrase, canaries.practiceName] as const,
    )
    await plantRecords(launched.page, canaries)
    await launched.page.evaluate(() => window.harness.replicateOnce())
    await goThroughScreens(launched, canaries)

    const secrets = { ...canaries, passphrase, recoveryCode }
    const running = await searchFor(secrets, [root])
    expect(running.findings, 'while it runs').toEqual([])
    await launched.kill()
    const killed = await searchFor(secrets, [root])
    expect(killed.findings, 'after a kill').toEqual([])
    expect(killed.files).toBeGreaterThan(20)
    expect(killed.bytes).toBeGreaterThan(100_000)
    const count = Object.keys(canaries).length
    console.log(
      `canary: ${count} planted strings, 5 encodings; ${running.files} files, ${running.bytes} bytes while running and ${killed.files} files, ${killed.bytes} bytes after a kill: 0 hits`,
    )

    // The search itself can find: one in each encoding, and one as the name of a file.
    const { gateCode, phone, notePlan } = canaries
    const packed = Buffer.from(`{"x":"${gateCode}"}`).toString('base64')
    await writeFile(join(place('profile'), 'control-1'), Buffer.from(`..${phone}..`, 'utf16le'))
    await writeFile(join(place('temp'), 'control-2'), `....${packed}....`)
    await writeFile(join(place('home'), `${notePlan}.txt`), 'nothing')
    const { findings } = await searchFor(secrets, [root])
    expect(findings.map(({ canary }) => canary).sort()).toEqual(['gateCode', 'notePlan', 'phone'])

    // And what was planted is really kept: it is there again after the kill.
    const again = await launchApp({ profileDir: place('profile') })
    await toHarness(again)
    const kept = await again.page.evaluate(async (words) => {
      await window.harness.open(words)
      const file = await window.harness.readFile(window.harness.numberedId(3))
      return {
        clients: JSON.stringify(await window.harness.find('clients', {})),
        draft: JSON.stringify(await window.harness.readDraft('note:canary')),
        fileName: typeof file === 'string' ? file : file.name,
      }
    }, passphrase)
    expect(kept.clients).toContain(canaries.accessNote)
    expect(kept.draft).toContain(canaries.draftText)
    expect(kept.fileName).toBe(`${canaries.fileName}.pdf`)
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
})
