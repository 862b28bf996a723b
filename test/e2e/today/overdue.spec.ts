import { setClock, startClockAt } from '../../support/screen-clock'
import { expect, test } from '../fixtures/app'
import { expectOpen, goToSettings, startPractice, unlock } from '../gate/gate-steps'
import {
  addClient,
  fillBookingByKeyboard,
  leaveFields,
  submitByKeyboard,
} from '../schedule/schedule-steps'

test('a visit that does not end is asked after: calmly, by the system without names, then insistently', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp()
  // Ahead of the machine: a laptop that finds itself in the past is stopped at the gate.
  const day = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10)
  const at = (time: string) => new Date(`${day}T${time}:00`).toISOString()
  await startClockAt(app, at('09:30'))
  const setMain = (instant: string) =>
    app.evaluate(({ Notification }, nowMs) => {
      const told: string[] = []
      Reflect.set(globalThis, 'told', told)
      Date.now = () => nowMs
      Notification.isSupported = () => true
      Notification.prototype.show = function show() {
        told.push(`${this.title} ${this.body}`)
      }
    }, Date.parse(instant))
  const told = () => app.evaluate(() => Reflect.get(globalThis, 'told') as string[])
  const passTo = async (time: string) => {
    await setMain(at(time))
    await setClock(page, at(time))
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  }
  await setMain(at('09:30'))
  await startPractice(page)
  await goToSettings(page, 'Notices')
  await page.getByLabel('Ask when a visit does not end').check()
  await page.getByLabel('That long after its planned end').fill('20')
  await page.getByLabel('Who to call').fill('Jo Park')
  await page.getByLabel('Their phone').fill('(555) 010-0199')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  await addClient(page, 'Maya', 'Fernandez')
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Maya', service: /Postnatal body/, time: '10:00' })
  await submitByKeyboard(page)
  await expect(page.getByRole('button', { name: 'Maya' })).toBeVisible()
  await page.getByRole('link', { name: 'Today' }).click()
  await page.getByRole('button', { name: 'Start travel' }).click()
  await page.getByRole('button', { name: 'At the door' }).click()
  await expect(page.getByRole('region', { name: 'Drive to log' })).toBeVisible()

  const alarm = page
    .getByRole('region', { name: 'Overdue visit' })
    .or(page.getByLabel('Overdue visit'))
  await passTo('11:34')
  await expect(alarm).toBeHidden()
  await passTo('11:37')
  await expect(alarm).toContainText('Still there?')
  await expect
    .poll(told)
    .toEqual(['Doorstep: are you all right? A visit should have ended 22 minutes ago.'])

  await page.getByRole('button', { name: 'I am fine, 30 more minutes' }).click()
  await expect(alarm).toBeHidden()
  await passTo('12:06')
  await expect(alarm).toBeHidden()
  await passTo('12:18')
  await expect(alarm).toContainText('Are you all right?')
  await expect(alarm).toContainText('Jo Park')
  await expect(alarm.getByRole('button', { name: '(555) 010-0199' })).toBeVisible()

  // Locked and opened again it still asks, and what was logged meanwhile ends it.
  // The page that opens again must not find itself in the morning.
  await startClockAt(app, at('12:20'))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lock')
  await page.getByRole('option', { name: 'Lock Doorstep now' }).click()
  await unlock(page)
  await expectOpen(page)
  await expect(alarm).toContainText('Are you all right?')
  await page.getByRole('button', { name: 'I have left' }).click()
  await expect(alarm).toBeHidden()
})
