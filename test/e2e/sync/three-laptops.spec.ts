import { randomUUID } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { type CouchServer, startCouch } from '../../support/couch-server'
import { chooseMore } from '../clients/client-steps'
import { expect, type LaunchedApp, test } from '../fixtures/app'
import { roomLink } from '../frame/frame-steps'
import {
  backUp,
  expectOpen,
  goToSettings,
  passphrase,
  startPractice,
  unlock,
} from '../gate/gate-steps'
import {
  addClient,
  fillBookingByKeyboard,
  leaveFields,
  submitByKeyboard,
  visitBlock,
} from '../schedule/schedule-steps'
import { inviteSomebody, letIn, lookAt, makeInvitation, typePassphrase } from './join-steps'
import { expectOnServer, openClient, setUpServer } from './sync-steps'

type Page = LaunchedApp['page']

const administrator = async (page: Page, { admin }: CouchServer) => {
  await page.getByLabel('User name of the server’s administrator').fill(admin.name)
  await page.getByRole('textbox', { name: 'Password' }).fill(admin.password)
}

const goToPeople = async (page: Page) => {
  await roomLink(page, 'Settings').click()
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()
}

/** What the machine's clock says, by minutes from now; the page keeps its own. */
const setMachineClock = ({ app }: LaunchedApp, minutes: number) =>
  app.evaluate((_electron, ms) => {
    Date.now = () => Math.round(performance.timeOrigin + performance.now()) + ms
  }, minutes * 60_000)

/** From an invitation that was looked at to the open rooms of the new laptop. */
const join = async (owner: Page, joining: Page, name: string) => {
  await typePassphrase(joining)
  await letIn(owner, joining, name)
  await expect(owner.getByRole('listitem').filter({ hasText: name })).toContainText('Therapist')
  await joining.getByRole('button', { name: 'Later' }).click()
  await expectOpen(joining)
}

const fillLicence = async (page: Page, number: string) => {
  await goToSettings(page, 'You')
  const you = page.getByRole('form', { name: 'You', exact: true })
  await page.getByLabel('License number').fill(number)
  await page
    .getByRole('textbox', { name: /^State/ })
    .first()
    .fill('MN')
  await you.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(you.getByText('Saved', { exact: true })).toBeVisible()
}

/** What receipts must say of the practice. */
const fillReceiptFacts = async (page: Page) => {
  await goToSettings(page, 'Practice')
  const practice = page.getByRole('form', { name: 'Practice', exact: true })
  await practice.getByRole('textbox', { name: /^Phone/ }).fill('(555) 010-0142')
  await practice.getByRole('textbox', { name: /^Street/ }).fill('4 Lantern Row')
  await practice.getByRole('textbox', { name: /^City/ }).fill('Lakeford')
  await practice.getByRole('textbox', { name: /^State/ }).fill('MN')
  await practice.getByRole('textbox', { name: /^ZIP/ }).fill('00101')
  await practice.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(practice.getByText('Saved', { exact: true })).toBeVisible()
  await roomLink(page, 'Money').click()
  await moneyView(page, 'Prices')
  const details = page.getByRole('form', { name: 'Details on receipts' })
  await details.getByLabel('Tax ID (EIN)').fill('00-0000000')
  await details.getByRole('button', { name: 'Save the details' }).click()
  await expect(details.getByRole('button', { name: 'As it was' })).toBeHidden()
}

const moneyView = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Money' }).getByText(name, { exact: true }).click()

interface Paid {
  readonly price: string
  readonly tip: string
  readonly reference: string
}

/** From the page of a client: a session, and the receipt stands. */
const takePayment = async (page: Page, { price, tip, reference }: Paid) => {
  await page.getByRole('link', { name: 'Take payment' }).click()
  await expect(page.getByRole('form', { name: 'Take payment' })).toBeVisible()
  await page.getByRole('textbox', { name: /^Time/ }).fill('60')
  await page.getByLabel('Price').fill(price)
  await page.getByLabel('Tip').fill(tip)
  await page.getByLabel('Reference').fill(reference)
  await page.getByRole('button', { name: 'Take payment' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^Receipt .*-0001$/ })).toBeVisible()
}

/** Cells with a comma in them stand in quotes. */
const cellsOf = (line: string) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll('""', '"'),
  )

/** A table as the accountant's spreadsheet reads it: a row an object by its headings. */
const readTable = async (path: string) => {
  const [head = '', ...lines] = (await readFile(path, 'utf8'))
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
  const names = cellsOf(head)
  return lines.map((line) => {
    const cells = cellsOf(line)
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

const sumOf = (rows: readonly Record<string, string>[], column: string) =>
  rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0)

const saveTable = async ({ page, userDataDir, chooseSavePath }: LaunchedApp, label: RegExp) => {
  const path = `${userDataDir}/accountant-${randomUUID()}.csv`
  await chooseSavePath(path)
  await page.getByRole('button', { name: label }).click()
  // Written whole or not at all; the page may still say that the table before was saved.
  await expect
    .poll(() =>
      access(path).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  return readTable(path)
}

test('an owner with three laptops: founds the practice, invites two therapists, reviews the week, hands a family over, closes an account, hands the accountant the year', async ({
  launchApp,
}) => {
  test.setTimeout(240_000)
  const [couch, other] = await Promise.all([startCouch(), startCouch()])
  try {
    const [owner, maya, lena] = await Promise.all([launchApp(), launchApp(), launchApp()])

    await test.step('found the practice', async () => {
      await startPractice(owner.page)
      await fillLicence(owner.page, 'MT-1001')
      await fillReceiptFacts(owner.page)
      await setUpServer(owner.page, couch)
      await expectOnServer(owner.page)
    })

    await test.step('invite two; a wrong, taken-back, foreign, expired or used code opens nothing', async () => {
      const takenBack = await inviteSomebody(owner.page, 'Maya Okafor', couch)
      await owner.page.getByRole('button', { name: 'Take the invitation back' }).click()
      await expect(owner.page.getByRole('button', { name: 'Invite somebody' })).toBeVisible()
      const code = await inviteSomebody(owner.page, 'Maya Okafor', couch)
      await lookAt(maya.page, `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`, couch.url)
      await expect(maya.page.getByText('That is not the code')).toBeVisible()
      await lookAt(maya.page, takenBack, couch.url)
      await expect(maya.page.getByText('This code opens nothing there')).toBeVisible()
      // Of another practice: nobody there knows it, and what was typed is kept.
      await lookAt(maya.page, code, other.url)
      await expect(maya.page.getByText('This code opens nothing there')).toBeVisible()
      await expect(maya.page.getByLabel('Code')).toHaveValue(code)
      await expect(maya.page.getByLabel('Server')).toHaveValue(other.url)
      await lookAt(maya.page, `Hi! doorstep-join ${code} ${couch.url}.`, '')
      await typePassphrase(maya.page)
      await expect(owner.page.getByLabel(/^Check number/)).toBeVisible({ timeout: 20_000 })
      // The time runs out while both compare: said on both sides, and begun anew without typing it all again.
      await setMachineClock(owner, 16)
      await expect(owner.page.getByText('The 15 minutes are over')).toBeVisible()
      await setMachineClock(owner, 0)
      await expect(maya.page.getByText('The owner’s laptop ended this invitation')).toBeVisible()
      await expect(maya.page.getByLabel('Code')).toHaveValue(/^Hi! doorstep-join/)
      await owner.page.getByRole('button', { name: 'Invite again' }).click()
      await expect(owner.page.getByLabel('Their name')).toHaveValue('Maya Okafor')
      const anew = await makeInvitation(owner.page, couch)
      await lookAt(maya.page, `doorstep-join ${anew} ${couch.url}`, '')
      await join(owner.page, maya.page, 'Maya Okafor')
      // Nothing of the meeting is left.
      const names = (await couch.call('GET', '_all_dbs')).json as string[]
      expect(names.filter((name) => name.includes('meet'))).toEqual([])

      await lookAt(lena.page, anew, couch.url)
      await expect(lena.page.getByText('This code opens nothing there')).toBeVisible()
      const second = await inviteSomebody(owner.page, 'Lena Brandt', couch)
      await lookAt(lena.page, second, couch.url)
      await join(owner.page, lena.page, 'Lena Brandt')
    })

    await test.step('each works with families of her own', async () => {
      await fillLicence(maya.page, 'MT-2002')
      await addClient(maya.page, 'Ines', 'Duarte')
      await takePayment(maya.page, { price: '110', tip: '15.50', reference: 'Check 204' })
      await fillBookingByKeyboard(maya.page, {
        ...{ client: 'Ines', service: /Postnatal body/, time: '11:55p' },
      })
      await submitByKeyboard(maya.page)
      await expect(maya.page.getByRole('button', { name: 'Ines' })).toBeVisible()
      await expectOnServer(maya.page)
      await addClient(owner.page, 'Rosa', 'Hill')
      await takePayment(owner.page, { price: '95.25', tip: '0', reference: 'Check 7' })
    })

    await test.step('review the week', async () => {
      await roomLink(owner.page, 'Caseload').click()
      const table = owner.page.getByRole('region', { name: 'Therapists' })
      const line = table.getByRole('row').filter({ hasText: 'Maya Okafor' })
      await expect(line).toContainText(/synced/, { timeout: 30_000 })
      await expect(line.getByRole('cell').nth(1)).toHaveText('1', { timeout: 30_000 })
      await line.getByRole('button', { name: 'Active clients, Maya Okafor: 1' }).click()
      await owner.page.getByRole('list', { name: 'Active clients' }).getByText('Ines').click()
      await expect(owner.page.getByRole('heading', { name: 'Ines Duarte' })).toBeVisible()
    })

    await test.step('a colleague covers a visit, and it comes back', async () => {
      await roomLink(owner.page, 'Schedule').click()
      await owner.page.getByRole('link', { name: 'Cover', exact: true }).click()
      await owner.page.getByRole('combobox', { name: 'Who is away' }).click()
      await owner.page.getByRole('option', { name: 'Maya Okafor' }).click()
      const visit = owner.page
        .getByRole('list', { name: 'Visits to cover' })
        .getByRole('listitem')
        .filter({ hasText: 'Ines Duarte' })
      await visit.getByRole('combobox').click()
      await owner.page.getByRole('option', { name: 'Lena Brandt' }).click()
      await owner.page.getByRole('button', { name: 'Cover the visit' }).click()
      const cover = owner.page
        .getByRole('list', { name: 'Covers', exact: true })
        .getByRole('listitem')
        .filter({ hasText: 'Ines Duarte' })
      await expect(cover).toContainText('Covered now')
      await expectOnServer(owner.page)
      // Who covers sees the visit and whose it is; who is away sees who goes.
      await roomLink(lena.page, 'Schedule').click()
      await expect(visitBlock(lena.page, 'Ines')).toBeVisible({ timeout: 30_000 })
      await openClient(lena.page, 'Ines Duarte')
      await expect(lena.page.getByText(/^You cover for Maya Okafor until/)).toBeVisible()
      await roomLink(maya.page, 'Schedule').click()
      await expect(visitBlock(maya.page, 'Ines')).toContainText('Covered by Lena Brandt', {
        timeout: 30_000,
      })
      await cover.getByRole('button', { name: 'End now: Ines Duarte' }).click()
      await expect(cover).toContainText('Back with their therapist')
      await expectOnServer(owner.page)
      await expect(visitBlock(maya.page, 'Ines')).not.toContainText('Covered', { timeout: 30_000 })
      await expect(lena.page.getByText('You covered for Maya Okafor')).toBeVisible({
        timeout: 30_000,
      })
    })

    await test.step('hand a family over', async () => {
      await openClient(owner.page, 'Ines Duarte')
      await leaveFields(owner.page)
      await chooseMore(owner.page, 'Hand to another therapist')
      await owner.page.getByRole('combobox', { name: 'Who goes on' }).click()
      await owner.page.getByRole('option', { name: 'Lena Brandt' }).click()
      await owner.page.getByLabel('Why').fill('Maya moves away')
      await owner.page.getByRole('button', { name: 'Hand over' }).click()
      await expect(owner.page.getByText(/^Came from Maya Okafor/)).toBeVisible({ timeout: 30_000 })
      await expectOnServer(owner.page)
      await openClient(lena.page, 'Ines Duarte')
      await expect(lena.page.getByText('Maya moves away')).toBeVisible({ timeout: 30_000 })
    })

    await test.step('close an account: what she has stays hers to open', async () => {
      await addClient(maya.page, 'Noor', 'Haddad')
      await expectOnServer(maya.page)
      await goToPeople(owner.page)
      await owner.page.getByRole('button', { name: 'Change: Maya Okafor' }).click()
      await owner.page.getByRole('button', { name: 'Leaves the practice…' }).click()
      await owner.page.getByRole('button', { name: 'They leave' }).click()
      await administrator(owner.page, couch)
      await owner.page.getByRole('button', { name: 'Close their accounts' }).click()
      const out = owner.page.getByText('Maya Okafor is out of the practice')
      await expect(out).toBeVisible({ timeout: 30_000 })
      // Looked at again, nothing is left to do, and nobody's words are asked for.
      await owner.page.getByRole('button', { name: 'Done' }).click()
      await owner.page.getByRole('button', { name: 'Change: Maya Okafor' }).click()
      await expect(out).toBeVisible()
      await maya.page.reload()
      await unlock(maya.page)
      await expectOpen(maya.page)
      await openClient(maya.page, 'Noor Haddad')
    })

    await test.step('what never reached the server: her backup, opened by the owner', async () => {
      await addClient(maya.page, 'Late', 'Lopez')
      await owner.chooseOpenPath(await backUp(maya))
      await owner.page.getByRole('button', { name: 'Open their backup…' }).click()
      await owner.page.getByLabel('Their passphrase or recovery code').fill(passphrase)
      await owner.page.keyboard.press('Enter')
      const lacking = owner.page.getByRole('list', { name: 'What is not here' })
      const late = lacking.getByRole('listitem').filter({ hasText: 'Late Lopez' })
      await expect(late).toContainText('1 person')
      await late.getByRole('button', { name: 'Take in: Late Lopez' }).click()
      await expect(late).toContainText('Taken in')
      await openClient(owner.page, 'Late Lopez')
    })

    await test.step('hand the accountant the year: the sums are those of the receipts', async () => {
      await roomLink(owner.page, 'Money').click()
      await moneyView(owner.page, 'Year')
      const payments = await saveTable(owner, /^Payments \(CSV\), 2$/)
      expect(payments.map(({ Reference }) => Reference).sort()).toEqual(['Check 204', 'Check 7'])
      expect([sumOf(payments, 'Amount'), sumOf(payments, 'Tips')]).toEqual([220_75, 15_50])
      const months = await saveTable(owner, /^Months \(CSV\)/)
      expect(months).toHaveLength(12)
      expect([sumOf(months, 'Money in'), sumOf(months, 'Tips')]).toEqual([220_75, 15_50])
    })
  } finally {
    await Promise.all([couch.stop(), other.stop()])
  }
})
