import type { Page } from '@playwright/test'
import {
  addExtremeHousehold,
  hostileWords,
  longName,
  openNewClient,
  rightToLeftName,
  saveHousehold,
} from '../../support/extreme-people'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { roomLink } from '../frame/frame-steps'
import { goToSettings, startPractice } from '../gate/gate-steps'
import {
  fillBookingByKeyboard,
  leaveFields,
  submitByKeyboard,
  visitBlock,
} from '../schedule/schedule-steps'

/** Small, and everything twice as large: 512 by 350 of what a page is drawn in. */
async function showSmallAndLarge({ app, page }: LaunchedApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setMinimumSize(0, 0)
    window?.setContentSize(1024, 700)
    window?.webContents.setZoomFactor(2)
  })
  await page.waitForFunction(() => innerWidth === 512 && innerHeight === 350)
}

/** What sticks out sideways, in words that say where to look. */
const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, document.querySelector('main')].flatMap((place) =>
      place && place.scrollWidth > place.clientWidth + 1
        ? [
            `${place.tagName} is ${place.scrollWidth} wide in ${place.clientWidth}`,
            ...[...place.querySelectorAll('*')]
              .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
              .slice(0, 5)
              .map((one) => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 40)}`),
          ]
        : [],
    ),
  )

/** Every button, link and field of the page can be brought into view and pressed. */
async function expectWithinReach(page: Page, where: string): Promise<void> {
  await expect(page.getByRole('main').getByRole('heading').first()).toBeAttached()
  expect.soft(await stickingOut(page), where).toEqual([])
  const primary = page.locator('main .mantine-Button-root[data-variant="filled"]:visible')
  for (const one of await primary.all()) {
    if (!(await one.isEnabled())) continue
    const pressed = await one.click({ trial: true, timeout: 3000 }).then(
      () => true,
      () => false,
    )
    expect.soft(pressed, `${await one.innerText()} on ${where}`).toBe(true)
  }
}

for (const [kind, name] of [
  ['a sixty-letter name', longName],
  ['a right-to-left name', rightToLeftName],
] as const) {
  test(`${kind} and three babies: nothing is lost at 1024 × 700 and 200 %`, async ({
    launchApp,
  }) => {
    test.setTimeout(180_000)
    const launched = await launchApp()
    const { page } = launched
    await startPractice(page)
    await addExtremeHousehold(page, name)
    await saveHousehold(page, name)
    await leaveFields(page)
    await fillBookingByKeyboard(page, { client: name.family, service: /./, time: '11:55p' })
    await submitByKeyboard(page)
    await expect(visitBlock(page, name.family)).toBeVisible()

    await showSmallAndLarge(launched)
    for (const room of ['Schedule', 'Today', 'Clients', 'Providers', 'Supplies', 'Summaries']) {
      await roomLink(page, room).click()
      await expect(roomLink(page, room)).toHaveAttribute('aria-current', 'page')
      await expectWithinReach(page, room)
    }
    for (const section of ['Practice', 'You', 'Security', 'Backup', 'Appearance', 'About']) {
      await goToSettings(page, section)
      await expectWithinReach(page, `Settings, ${section}`)
    }
    await roomLink(page, 'Schedule').click()
    await page.getByRole('radiogroup', { name: 'Show' }).getByText('Week').click()
    await expectWithinReach(page, 'Schedule, week')
    await page.getByRole('link', { name: 'Book a visit' }).first().click()
    await expectWithinReach(page, 'Book a visit')

    await roomLink(page, 'Clients').click()
    await page.getByRole('option', { name: name.family }).click()
    await expect(page.getByRole('heading', { level: 2, name: name.family })).toBeVisible()
    await expectWithinReach(page, 'client')
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await expectWithinReach(page, 'client form')

    await roomLink(page, 'Today').click()
    await page.getByRole('article').getByRole('link', { name: 'Open visit' }).click()
    const stages = page.getByRole('navigation', { name: 'Stages of this visit' })
    for (const stage of ['Prepare', 'At the door', 'Session', 'Note', 'Sign']) {
      await stages.getByRole('button', { name: stage }).click()
      await expectWithinReach(page, `visit, ${stage}`)
    }
  })
}

/** Fields that take words, and not only a day, a time, a number or an address of a kind. */
const takesWords =
  /(?:name|given|family|preferred|pronouns|note|street|unit|city|parking|entrance|stairs|pets|othersAtHome|gateCode|credentials|organisation|language|wishes|licenceNumber|subjective|objective|assessment|plan)$/i

/** Types something hostile into every field of words on the page. Answers how many there were. */
async function typeHostileWords(page: Page): Promise<number> {
  let count = 0
  const fields = page.locator('main :is(input, textarea)[id^="field-"]:visible')
  // A form comes a moment after its link is pressed; a list of fields is not waited for.
  await expect(fields.first()).toBeVisible()
  for (const field of await fields.all()) {
    const id = (await field.getAttribute('id')) ?? ''
    const isChoice = (await field.getAttribute('role')) === 'combobox'
    if (isChoice || !takesWords.test(id) || !(await field.isEditable())) continue
    await field.fill(hostileWords[count % hostileWords.length] ?? '')
    count += 1
  }
  return count
}

async function expectNothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { __x?: unknown }).__x)).toBeUndefined()
  const made = page.locator('#root :is(script, iframe, img[src="x"], svg[onload])')
  await expect(made).toHaveCount(0)
}

test('hostile words in every field of words are words', async ({ launchApp }) => {
  test.setTimeout(120_000)
  const launched = await launchApp()
  const { page } = launched
  await startPractice(page)

  await openNewClient(page)
  await page.getByRole('button', { name: 'Add a baby' }).click()
  expect(await typeHostileWords(page)).toBeGreaterThan(10)
  await page.getByRole('button', { name: 'Save client' }).click()
  await expect(page.getByRole('heading', { level: 2, name: hostileWords[0] }).first()).toBeVisible()
  await expectNothingRan(page)

  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'script', service: /./, time: '11:55p' })
  await submitByKeyboard(page)
  await expect(visitBlock(page, hostileWords[0])).toBeVisible()
  await expectNothingRan(page)
  await roomLink(page, 'Today').click()
  await expect(page.getByRole('article')).toContainText(hostileWords[0])
  await page.getByRole('article').getByRole('link', { name: 'Open visit' }).click()
  const stages = page.getByRole('navigation', { name: 'Stages of this visit' })
  await stages.getByRole('button', { name: 'Note' }).click()
  expect(await typeHostileWords(page)).toBeGreaterThan(3)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await stages.getByRole('button', { name: 'Sign' }).click()
  await expect(page.getByText(hostileWords[0]).first()).toBeVisible()
  await expectNothingRan(page)

  await roomLink(page, 'Providers').click()
  await page.getByRole('link', { name: 'Add the first provider' }).click()
  expect(await typeHostileWords(page)).toBeGreaterThan(4)
  await page.getByRole('button', { name: /^(?:Save|Add) (?:the )?provider$/ }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(hostileWords[0])
  await expectNothingRan(page)

  for (const section of ['Practice', 'You']) {
    await goToSettings(page, section)
    expect(await typeHostileWords(page)).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Save', exact: true }).first().click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expectNothingRan(page)
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.type('script')
  await expect(page.getByRole('option', { name: hostileWords[0] }).first()).toBeVisible()
  await expectNothingRan(page)
})
