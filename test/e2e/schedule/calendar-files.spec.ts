import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app'
import { addClient, fillBookingByKeyboard, leaveFields, submitByKeyboard } from './schedule-steps'

const inDays = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return day.replaceAll('-', '')
}
const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//X//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (uid: string, days: number, ...lines: readonly string[]) => [
  ...['BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${inDays(0)}T000000Z`],
  ...[`DTSTART:${inDays(days)}T160000Z`, `DTEND:${inDays(days)}T170000Z`, ...lines, 'END:VEVENT'],
]

test('other calendars come in as busy time and visits go out; hostile files are refused and change nothing', async ({
  launchApp,
}) => {
  const launched = await launchApp({ founded: true })
  const { page } = launched
  await addClient(page, 'Maya', 'Fernandez')
  await leaveFields(page)
  await fillBookingByKeyboard(page, { client: 'Maya', service: /./, day: '+1', time: '10:00' })
  await submitByKeyboard(page)
  await page.getByRole('link', { name: 'Your hours' }).click()
  const take = async (name: string, text: string) => {
    const path = join(launched.userDataDir, name)
    await writeFile(path, text)
    await launched.chooseOpenPath(path)
    await page.getByRole('button', { name: 'Choose a calendar file' }).click()
  }

  await take('page.ics', '<html><script>alert(1)</script></html>')
  await expect(page.getByRole('alert')).toContainText('This is not a calendar file')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await take('large.ics', calendar(`X-A:${'a'.repeat(2_100_000)}`))
  await expect(page.getByRole('alert')).toContainText('larger than 2 MB')
  // Every second for ever, a thousand years back: answered at once, in words.
  const endless = event('endless', 1, 'RRULE:FREQ=SECONDLY', 'SUMMARY:Endless')
  await take('endless.ics', calendar(...endless))
  await expect(page.getByText(/entries in the coming year|entries fall into/)).toBeVisible()
  await page.getByRole('button', { name: /^(Cancel|Close)$/ }).click()

  const title = '<img src=x onerror=alert(1)> Dentist'
  await take('fine.ics', calendar(...event('one', 2, `SUMMARY:${title}`), ...event('two', 3)))
  await expect(page.getByText('2 entries in the coming year.')).toBeVisible()
  await page.getByLabel('Keep their titles').check()
  await expect(page.getByText(title)).toBeVisible()
  await page.getByRole('button', { name: 'Take over 2' }).click()
  await expect(page.getByText('2 entries taken over')).toBeVisible()
  await expect(page.getByText(title)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(title)).toBeHidden()

  const saved = join(launched.userDataDir, 'visits.ics')
  const save = async () => {
    await launched.chooseSavePath(saved)
    await page.getByRole('button', { name: 'Save a calendar file' }).click()
    await expect(page.getByText('1 visits saved')).toBeVisible()
    return readFile(saved, 'utf8')
  }
  const plain = await save()
  expect(plain).toMatch(/^BEGIN:VCALENDAR/)
  expect(plain).toContain('SUMMARY:Visit')
  expect(plain).not.toContain('Maya')
  await page.getByLabel('With names and addresses').check()
  await launched.chooseSavePath(null)
  await page.getByRole('button', { name: 'Save a calendar file' }).click()
  await expect.poll(save).toContain('Maya Fernandez')
})
