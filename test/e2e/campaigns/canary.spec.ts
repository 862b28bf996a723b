import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { passphrase, toHarness, toScreens } from '../store/harness-page'
import { makeCanary, searchFor } from './canaries'

const planted = [
  ...['practiceName', 'givenName', 'familyName', 'preferredName', 'pronouns', 'phone', 'email'],
  ...['emergencyName', 'emergencyPhone', 'street', 'city', 'gateCode', 'parking', 'entrance'],
  ...['pets', 'othersAtHome', 'accessNote', 'clientNote', 'infantName', 'visitPlan'],
  ...['visitReason', 'subjective', 'objective', 'assessment', 'notePlan', 'providerName'],
  ...['providerPhone', 'providerNote', 'draftText', 'fileName', 'fileText', 'copiedText'],
  ...['printedText', 'typedName', 'searchedText'],
] as const
type Canaries = Record<(typeof planted)[number], string>

const makeCanaries = () =>
  Object.fromEntries(planted.map((name) => [name, makeCanary()])) as Canaries

/** Through the store, as the screens would: records, a draft, a file. */
const plantRecords = (page: Page, canaries: Canaries) =>
  page.evaluate(async (say) => {
    const { harness } = window
    await harness.seedPractice({ days: 30, only: ['clients', 'charts', 'visits', 'providers'] })
    const parents = await harness.find('clients', { parentId: '' })
    const { clientSpace } = harness.ids()
    const parent = parents.find((one) => one.home !== null)
    if (!parent) throw new Error('no parent')
    const id = String(parent.id)
    const home = parent.home as { address: object; access: object }
    await harness.change('clients', id, {
      name: { given: say.givenName, family: say.familyName, preferred: say.preferredName },
      pronouns: say.pronouns,
      note: say.clientNote,
      contact: {
        ...(parent.contact as object),
        phone: say.phone,
        email: say.email,
        emergencyName: say.emergencyName,
        emergencyPhone: say.emergencyPhone,
      },
      home: {
        ...home,
        address: { ...home.address, street: say.street, city: say.city },
        access: {
          ...home.access,
          gateCode: say.gateCode,
          parking: say.parking,
          entrance: say.entrance,
          pets: say.pets,
          othersAtHome: say.othersAtHome,
          note: say.accessNote,
        },
      },
    })
    await harness.insert('clients', {
      ...harness.numberedClient(1),
      kind: 'infant',
      parentId: id,
      name: { given: say.infantName, family: '', preferred: '' },
    })
    const [visit] = await harness.find('visits', {})
    await harness.change('visits', String(visit?.id), {
      plan: say.visitPlan,
      stateReason: say.visitReason,
    })
    const note = await harness.signedNote(2)
    await harness.insert('notes', {
      ...note,
      content: {
        ...note.content,
        subjective: say.subjective,
        objective: say.objective,
        assessment: say.assessment,
        plan: say.notePlan,
      },
    })
    const [provider] = await harness.find('providers', {})
    await harness.change('providers', String(provider?.id), {
      name: say.providerName,
      phone: say.providerPhone,
      note: say.providerNote,
    })
    await harness.saveDraft('note:canary', { subjective: say.draftText })
    await harness.putFile(harness.numberedId(3), `${say.fileName}.pdf`, say.fileText)
    return { id, clientSpace }
  }, canaries)

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
