import type { Page } from '@playwright/test'
import { startCouch } from '../../support/couch-server'
import { addClient } from '../clients/client-steps'
import { expect, test } from '../fixtures/app'
import { passphrase, startPractice } from '../gate/gate-steps'
import { fillBookingByKeyboard, submitByKeyboard, visitBlock } from '../schedule/schedule-steps'
import { toHarness } from '../store/harness-page'
import { inviteSomebody, letIn, lookAt, typePassphrase } from './join-steps'
import { expectOnServer, openClient, setUpServer } from './sync-steps'

const rooms = (page: Page) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('link')

test('somebody for the office joins by a code, books a visit that reaches the owner, and holds no chart', async ({
  launchApp,
}) => {
  test.setTimeout(240_000)
  const couch = await startCouch()
  try {
    const owner = await launchApp()
    await startPractice(owner.page)
    await addClient(owner.page, { given: 'Ines', family: 'Duarte' })
    await setUpServer(owner.page, couch)
    await expectOnServer(owner.page)

    const code = await inviteSomebody(owner.page, 'Olga Brandt', couch, 'Office')
    const office = await launchApp()
    await lookAt(office.page, `doorstep-join ${code} ${couch.url}`, '')
    await typePassphrase(office.page)
    await letIn(owner.page, office.page, 'Olga Brandt')
    await office.page.getByRole('button', { name: 'Later' }).click()

    // Rooms that their keys do not fill are not there; the schedule is where they begin.
    await expect(office.page.getByRole('group', { name: 'Days shown' })).toBeVisible()
    await expect(rooms(office.page)).toHaveText(['Schedule', 'Clients', 'Providers', 'Settings'])
    await expectOnServer(office.page)

    await openClient(office.page, 'Ines Duarte')
    const detail = office.page.locator('#page')
    await expect(detail.getByText(/^Not shown to the office/)).toBeVisible()
    await expect(detail.getByText(/No known allergies|Allergies not asked/)).toHaveCount(0)
    await expect(detail.getByRole('heading', { name: /^(Notes|Consents|Money)$/ })).toHaveCount(0)

    await fillBookingByKeyboard(office.page, {
      ...{ client: 'Ines', service: /./, day: '+1', time: '10:00 AM' },
    })
    await submitByKeyboard(office.page)
    await expect(office.page.getByRole('button', { name: /Ines Duarte/ }).first()).toBeVisible()
    await expectOnServer(office.page)

    await openClient(owner.page, 'Ines Duarte')
    await expect(owner.page.getByText(/^Next visit: /)).toBeVisible({ timeout: 20_000 })

    // A therapist who joins after the office: their clients can be chosen, on the page that stands open.
    await office.page.getByRole('link', { name: 'Clients', exact: true }).click()
    await office.page.getByRole('link', { name: 'New client' }).click()
    const whose = office.page.getByRole('combobox', { name: 'Whose client' })
    await expect(whose).toHaveValue(/./)
    const first = await whose.inputValue()
    const second = await inviteSomebody(owner.page, 'Maya Okafor', couch)
    const maya = await launchApp()
    await lookAt(maya.page, `doorstep-join ${second} ${couch.url}`, '')
    await typePassphrase(maya.page)
    await letIn(owner.page, maya.page, 'Maya Okafor')
    await expect(whose).toHaveValue('', { timeout: 30_000 })
    await whose.click()
    await expect(office.page.getByRole('option')).toHaveText([first, 'Maya Okafor'])
    await office.page.getByRole('option', { name: 'Maya Okafor' }).click()
    await office.page.getByLabel('First name').first().fill('Nora')
    await office.page.getByRole('button', { name: 'Save client' }).click()
    await maya.page.getByRole('button', { name: 'Later' }).click()
    await openClient(maya.page, 'Nora')

    // What the office books for one of several therapists is shown there at once, on their day.
    await fillBookingByKeyboard(office.page, {
      ...{ client: 'Nora', service: /./, day: '+1', time: '10:00 AM' },
    })
    await submitByKeyboard(office.page)
    await expect(office.page.getByRole('button', { name: /Nora/ }).first()).toBeVisible()
    await expectOnServer(office.page)

    // Moved and called off by the office, it is so on the therapist's laptop.
    const booked = visitBlock(office.page, 'Nora')
    await booked.focus()
    await office.page.keyboard.press('m')
    await office.page.keyboard.press('ArrowDown')
    await office.page.keyboard.press('Enter')
    await expect(office.page.getByText(/^Visit moved to 10:15/)).toBeVisible()
    const nextVisit = maya.page.locator('#page').getByText(/^Next visit: /)
    await openClient(maya.page, 'Nora')
    await expect(nextVisit).toContainText('10:15', { timeout: 30_000 })
    await booked.click()
    await office.page.getByRole('button', { name: 'Cancel visit' }).click()
    await office.page.getByRole('textbox', { name: 'Why' }).fill('Fever at home')
    await office.page.keyboard.press('Enter')
    await expect(office.page.getByText('Visit cancelled')).toBeVisible()
    await expect(nextVisit).toHaveCount(0, { timeout: 30_000 })
    await expectOnServer(office.page)

    // What their store really holds: who and when, and of the rest no record and no key.
    const held = await heldBy(await toHarness(office))
    expect(held).toEqual({
      ...{ clients: 2, visits: 2, charts: 0, notes: 0, screenings: 0, consents: 0, receipts: 0 },
      keys: ['clients', 'visits'],
    })
  } finally {
    await couch.stop()
  }
})

/** How many records of each kind there are, and which collections of the owner's space have keys. */
const heldBy = async (page: Page) => {
  expect(await page.evaluate((words) => window.harness.open(words), passphrase)).toBe('ok')
  return page.evaluate(async () => {
    const count = async (name: Parameters<typeof window.harness.find>[0]) =>
      (await window.harness.find(name, {})).length
    const client = (await window.harness.find('clients', {}))[0] as { readonly space: string }
    return {
      ...{ clients: await count('clients'), visits: await count('visits') },
      ...{ charts: await count('charts'), notes: await count('notes') },
      ...{ screenings: await count('screenings'), consents: await count('consents') },
      ...{ receipts: await count('receipts'), keys: window.harness.held(client.space) },
    }
  })
}
