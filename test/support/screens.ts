import type { Page } from '@playwright/test'
import type { LaunchedApp } from '../e2e/fixtures/app'
import { confirmRecoveryCode, readRecoveryCode, secretField } from '../e2e/gate/gate-steps'
import { askAllNo } from '../e2e/visit/visit-steps'
import { addExtremeHousehold, longName, rightToLeftName, saveHousehold } from './extreme-people'
import { expect } from './patient-expect'
import { setClock } from './screen-clock'

/** Where a walk through the app stands: the window may change on the way. */
export interface Walk {
  readonly launched: LaunchedApp
  page: Page
  /** For files that the app saves by its own dialogs. */
  readonly folder: string
}

export interface Screen {
  /** Names the picture: `visit-note`. */
  readonly name: string
  readonly room: string
  readonly caption: string
  /** From the screen before it. Leaves the app when it can be looked at. */
  readonly reach: (walk: Walk) => Promise<void>
}

const passphrase = 'otter lamp violet river quilt'

const room = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name, exact: true })
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const list = (page: Page, name: string) => page.getByRole('listbox', { name })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function closeNotice(page: Page): Promise<void> {
  const close = button(page, 'Close this notice')
  if (await close.isVisible()) await close.click()
}

/** Goes to a room by its link; what was offered in the last one, and the pointer, stay behind. */
async function enter(page: Page, name: string): Promise<void> {
  await closeNotice(page)
  await room(page, name).click()
  await expect(room(page, name)).toHaveAttribute('aria-current', 'page')
  await page.mouse.move(0, 0)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeAttached()
}

async function enterSettings(page: Page, section: string): Promise<void> {
  await enter(page, 'Settings')
  const sections = page.getByRole('navigation', { name: 'Sections of Settings' })
  await sections.getByRole('link', { name: section, exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: section }).first()).toBeVisible()
}

/** Fonts stand, nothing moves any more, and no loading word is left. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Opening/ })).toHaveCount(0)
  await page.evaluate(stillPage)
}

/** The other look, once its colours have arrived everywhere. */
export async function showLook(page: Page, look: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', look)
  await page.evaluate(stillPage)
}

/** As text, see screen-clock. One transition may set off the next: asked again until there is none. */
const stillPage = `(async () => {
  await document.fonts.ready
  const frame = () => new Promise((done) => requestAnimationFrame(() => done()))
  const ends = (animation) => animation.effect?.getComputedTiming().endTime !== Infinity
  for (let still = 0; still < 2; ) {
    await frame()
    const moving = document.getAnimations().filter(ends)
    await Promise.allSettled(moving.map((animation) => animation.finished))
    still = moving.length === 0 ? still + 1 : 0
  }
})()`

const firstRun = (name: string, caption: string, reach: Screen['reach']): Screen => ({
  name: `first-${name}`,
  room: 'First run',
  caption,
  reach,
})

const empty = (name: string, label: string): Screen => ({
  name: `empty-${name}`,
  room: 'An empty practice',
  caption: `${label}, before anything is in it`,
  reach: ({ page }) => enter(page, label),
})

/** A fresh profile: the first run, the empty rooms, and households that break layouts. */
export const ownScreens: readonly Screen[] = [
  firstRun('welcome', 'The three ways in', async ({ page }) => {
    await expect(title(page, 'Welcome to Doorstep')).toBeVisible()
  }),
  firstRun('practice', 'Who you are', async ({ page }) => {
    await button(page, 'Start a practice').click()
    await page.getByLabel('Practice name').fill('Juniper Home Massage')
    await page.getByLabel('Your name').fill('Maria Esposito')
  }),
  firstRun('passphrase', 'A passphrase of your own', async ({ page }) => {
    await button(page, 'Next').click()
    await secretField(page).fill(passphrase)
    await page.getByLabel('The same again').fill(passphrase)
    await expect(page.getByText('Strong enough')).toBeVisible()
  }),
  firstRun('recovery-code', 'The recovery code, saved as one page', async ({ page, ...walk }) => {
    await button(page, 'Start the practice').click()
    await expect(title(page, 'Your recovery code')).toBeVisible({ timeout: 20_000 })
    await walk.launched.chooseSavePath(`${walk.folder}/recovery-code.pdf`)
    await button(page, 'Save as PDF').click()
    await expect(page.getByText('Saved. Move it off this laptop.').first()).toBeVisible()
  }),
  {
    name: 'empty-today',
    room: 'An empty practice',
    caption: 'Today, before anything is in it',
    async reach({ page }) {
      await confirmRecoveryCode(page, await readRecoveryCode(page))
      await button(page, 'Open my practice').click()
      await expect(page.getByText('No visits today')).toBeVisible({ timeout: 20_000 })
    },
  },
  empty('schedule', 'Schedule'),
  empty('clients', 'Clients'),
  empty('providers', 'Providers'),
  empty('supplies', 'Supplies'),
  empty('summaries', 'Summaries'),
  {
    name: 'extreme-form',
    room: 'Extreme households',
    caption: 'A sixty-letter name and three babies, in the form',
    async reach({ page }) {
      await addExtremeHousehold(page, longName)
      await page.getByLabel('First name').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'extreme-client',
    room: 'Extreme households',
    caption: 'The same household, saved',
    reach: ({ page }) => saveHousehold(page, longName),
  },
  {
    name: 'extreme-right-to-left',
    room: 'Extreme households',
    caption: 'A name from right to left, with an emoji',
    async reach({ page }) {
      await addExtremeHousehold(page, rightToLeftName)
      await saveHousehold(page, rightToLeftName)
    },
  },
  {
    name: 'locked',
    room: 'Lock',
    caption: 'Locked',
    async reach(walk) {
      await walk.page.keyboard.press('Control+k')
      await walk.page.getByRole('combobox').fill('lock')
      await walk.page.getByRole('option', { name: 'Lock Doorstep now' }).click()
      await expect(secretField(walk.page)).toBeVisible({ timeout: 20_000 })
    },
  },
  {
    name: 'locked-wrong',
    room: 'Lock',
    caption: 'A wrong passphrase',
    async reach({ page }) {
      await secretField(page).fill('not it')
      await page.keyboard.press('Enter')
      await expect(page.getByText('That is not the passphrase')).toBeVisible()
    },
  },
  {
    name: 'recover',
    room: 'Lock',
    caption: 'In with the recovery code',
    async reach({ page }) {
      await button(page, 'Use the recovery code').click()
      await expect(page.getByLabel('Recovery code')).toBeVisible()
    },
  },
]

const stage = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Stages of this visit' }).getByRole('button', { name })
const nextStep = (page: Page, name: string) =>
  page
    .getByRole('main')
    .locator('[aria-keyshortcuts="Control+Enter"]', { hasText: new RegExp(`^${name}$`) })

/** Takes the visit's next step at that time of the day. */
async function step(page: Page, name: string, time: string): Promise<void> {
  await setClock(page, `2026-11-18T${time}:00-06:00`)
  await nextStep(page, name).click()
  await expect(nextStep(page, name)).toBeHidden()
}

const visit = (name: string, caption: string, reach: Screen['reach']): Screen => ({
  name: `visit-${name}`,
  room: 'Visit',
  caption,
  reach,
})

const visitScreens: readonly Screen[] = [
  visit('prepare', 'Prepare: what to know and what to pack', async ({ page }) => {
    await enter(page, 'Today')
    await page.getByRole('article').getByRole('link', { name: 'Open visit' }).click()
    await expect(nextStep(page, 'Start travel')).toBeVisible()
  }),
  visit('door', 'At the door', async ({ page }) => {
    await step(page, 'Start travel', '10:12')
    await step(page, 'At the door', '10:49')
    await stage(page, /At the door/).click()
  }),
  visit(
    'door-check',
    'The door check: asked, found, and what must not be done',
    async ({ page }) => {
      await nextStep(page, 'Ask at the door').click()
      const check = page.getByRole('region', { name: 'Door check' })
      await expect(check.getByRole('button', { name: 'Yes' }).first()).toBeFocused()
      await check
        .getByRole('group', { name: /Dizzy or faint/ })
        .getByRole('button', { name: 'Yes' })
        .click()
      await expect(check.getByText('Stop: call first')).toBeVisible()
      await check.getByRole('heading', { name: 'Whom to call' }).scrollIntoViewIfNeeded()
    },
  ),
  visit('session', 'Session: the time with hands on', async ({ page }) => {
    const check = page.getByRole('region', { name: 'Door check' })
    await check
      .getByRole('group', { name: /Dizzy or faint/ })
      .getByRole('button', { name: 'Yes' })
      .click()
    await askAllNo(page)
    await step(page, 'Begin session', '11:02')
    await setClock(page, '2026-11-18T11:38:00-06:00')
    await button(page, 'Pause').click()
    await expect(page.getByText('Paused').first()).toBeVisible()
    await step(page, 'Go on', '11:44')
    await stage(page, /Session/).click()
    await expect(page.getByText('Session began').first()).toBeVisible()
  }),
  visit('note', 'The note, saved while it is written', async ({ page }) => {
    await step(page, 'Finish', '12:21')
    await nextStep(page, 'Write the note').click()
    await page.getByRole('textbox', { name: 'Subjective' }).fill('Shoulders tight since Monday.')
    await page.getByRole('textbox', { name: 'Objective' }).fill('Softer after ten minutes.')
    await page.getByRole('textbox', { name: 'Assessment' }).fill('Tolerated the session well.')
    await page.getByRole('textbox', { name: 'Plan' }).fill('Next visit in a week.')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  }),
  visit('sign', 'Read once more, then sign', async ({ page }) => {
    await setClock(page, '2026-11-18T12:40:00-06:00')
    await nextStep(page, 'Sign').click()
    await expect(page.getByRole('heading', { name: 'Before you sign' })).toBeVisible()
  }),
  visit('signed', 'Signed, and what was added later', async ({ page }) => {
    await button(page, 'Sign').last().click()
    await expect(page.getByText(/: unchanged/)).toBeVisible()
    await setClock(page, '2026-11-18T15:05:00-06:00')
    await button(page, 'Add an addendum').click()
    await page.getByRole('textbox', { name: 'What to add' }).fill('She called: slept well.')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await button(page, 'Sign').last().click()
    await expect(page.getByText(/: unchanged/)).toHaveCount(2)
  }),
]

/** In the part of the session at the breast: the list takes the letters of what is wanted. */
async function beginStroke(page: Page, technique: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Technique' }).selectOption({ label: technique })
  await button(page, 'Begin this stroke').click()
}

const breastSession = (page: Page) => page.getByRole('region', { name: 'Breast session' })
const partOfSession = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the session' }).getByRole('button', { name })

const breastScreens: readonly Screen[] = [
  visit(
    'breast-assessment',
    'A breast session: where it hurts, and what is there',
    async (walk) => {
      const { page } = walk
      await closeNotice(page)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('Orla Tremblay')
      await page
        .getByRole('option', { name: /Orla Tremblay.*today/i })
        .first()
        .click()
      await step(page, 'Start travel', '15:10')
      await step(page, 'At the door', '15:31')
      await nextStep(page, 'Ask at the door').click()
      await askAllNo(page)
      await step(page, 'Begin session', '15:36')
      await stage(page, /Session/).click()
      await breastSession(page).getByRole('button', { name: 'Agrees to begin' }).click()
      for (const place of ['R 10 3', 'L 2 4']) {
        await page.getByRole('textbox', { name: 'Add a site' }).fill(place)
        await page.keyboard.press('Enter')
      }
      await page.getByLabel('Length', { exact: true }).fill('3')
      await page.getByLabel('Width', { exact: true }).fill('2.5')
      await page
        .getByRole('group', { name: 'Feel', exact: true })
        .getByRole('radio', { name: 'Firm' })
        .check()
      await expect(breastSession(page).getByText('Saved', { exact: true })).toBeVisible()
    },
  ),
  visit(
    'breast-techniques',
    'Strokes with their time, and her word at any moment',
    async (walk) => {
      const { page } = walk
      await partOfSession(page, 'Techniques').click()
      await beginStroke(page, 'Fingertip circles')
      await setClock(page, '2026-11-18T15:44:00-06:00')
      await expect(breastSession(page).getByRole('list', { name: 'Strokes' })).toBeVisible()
    },
  ),
  visit('breast-aftercare', 'What was taught, and whether she can do it herself', async (walk) => {
    const { page } = walk
    await partOfSession(page, 'Aftercare').click()
    await page
      .getByRole('group', { name: 'Cold after feeds' })
      .getByRole('radio', { name: 'Did it herself' })
      .check()
    await expect(breastSession(page).getByText('Saved', { exact: true })).toBeVisible()
  }),
]

const summaryScreens: readonly Screen[] = [
  {
    name: 'summary-new',
    room: 'Summaries',
    caption: 'A new summary: about whom, for whom',
    async reach({ page }) {
      await closeNotice(page)
      await page.getByRole('link', { name: 'Write a summary' }).click()
      await expect(title(page, 'New summary')).toBeVisible()
      await expect(button(page, 'Write the summary')).toBeVisible()
      const to = page.getByRole('combobox', { name: 'To' })
      await to.click()
      await page
        .getByRole('option', { name: /may receive/ })
        .first()
        .click()
    },
  },
  {
    name: 'summary',
    room: 'Summaries',
    caption: 'The page as it leaves, beside what stands on it',
    async reach({ page }) {
      await button(page, 'Write the summary').click()
      await page.getByLabel('What do you ask?').fill('What should I watch for until you see them?')
      await expect(page.getByText('One page').first()).toBeVisible()
    },
  },
  {
    name: 'summary-leaves',
    room: 'Summaries',
    caption: 'Before something leaves the practice',
    async reach({ page }) {
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(button(page, 'Choose where to save')).toBeEnabled()
    },
  },
  {
    name: 'summary-sent',
    room: 'Summaries',
    caption: 'What left, as it left, with the sheet that goes before it by fax',
    async reach({ page, launched, folder }) {
      await page.getByRole('radio', { name: 'PDF', exact: true }).check()
      await page.getByRole('checkbox', { name: 'It goes by fax' }).check()
      await launched.chooseSavePath(`${folder}/summary.pdf`)
      await button(page, 'Choose where to save').click()
      await expect(page.getByRole('heading', { name: 'What was sent' })).toBeVisible()
      await launched.chooseSavePath(`${folder}/fax-cover.pdf`)
      await button(page, 'Save the cover as PDF').click()
      await expect(page.getByText('Saved as fax-cover.pdf')).toBeVisible()
    },
  },
  {
    name: 'summary-sent-locked',
    room: 'Summaries',
    caption: 'The same as an encrypted page, with the words that open it',
    async reach({ page, launched, folder }) {
      await button(page, 'Send the same again').click()
      await page.getByRole('radio', { name: 'Encrypted page' }).check()
      await launched.chooseSavePath(`${folder}/summary.html`)
      await button(page, 'Choose where to save').click()
      await expect(page.locator('[data-passphrase]')).toBeVisible()
    },
  },
  {
    name: 'summary-sent-fhir',
    room: 'Summaries',
    caption: 'The same for a record system, beside what left before',
    async reach({ page, launched, folder }) {
      await button(page, 'Send the same again').click()
      await page.getByRole('radio', { name: 'FHIR document' }).check()
      await launched.chooseSavePath(`${folder}/summary.fhir.json`)
      await button(page, 'Choose where to save').click()
      await expect(page.getByRole('radio', { name: 'FHIR document' })).toHaveCount(0)
      await expect(page.locator('#page').getByText(/^FHIR document, /)).toBeVisible()
    },
  },
  {
    name: 'answer',
    room: 'Summaries',
    caption: 'Where an answer is pasted, typed or read from a file',
    async reach({ page }) {
      await page.getByRole('link', { name: 'Read in an answer' }).click()
      await expect(page.getByLabel('The answer').first()).toBeVisible()
    },
  },
  {
    name: 'summaries',
    room: 'Summaries',
    caption: 'What was written, and to whom',
    reach: ({ page }) => enter(page, 'Summaries'),
  },
]

const routeScreens: readonly Screen[] = [
  {
    name: 'route-day',
    room: 'Route',
    caption: 'The best order of the day, and why each stop stands there',
    async reach({ page }) {
      await enter(page, 'Today')
      await page.getByRole('main').getByRole('link', { name: 'Route', exact: true }).click()
      await expect(page.getByText('Proven best')).toBeVisible({ timeout: 20_000 })
    },
  },
  {
    name: 'route-overruled',
    room: 'Route',
    caption: 'An order that was overruled, with its price; the address for the phone',
    async reach({ page }) {
      await button(page, / later$/)
        .first()
        .click()
      await expect(page.getByText(/^This order /)).toBeVisible()
      await button(page, 'Address to the phone').click()
      await closeNotice(page)
    },
  },
  {
    name: 'route-late',
    room: 'Route',
    caption: 'Running late: the best from here beside the order that clients know',
    async reach({ page }) {
      await button(page, 'Best order again').click()
      await expect(page.getByText(/^This order /)).toHaveCount(0)
      await closeNotice(page)
      await button(page, 'Running late').click()
      await expect(page.getByRole('region', { name: 'Keep the order' })).toBeVisible()
    },
  },
  {
    name: 'route-practice',
    room: 'Route',
    caption: 'The day of the whole practice',
    async reach({ page }) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('Route of the practice')
      await page.getByRole('option', { name: /Route of the practice/ }).click()
      await button(page, 'Plan the day').click()
      await expect(page.getByRole('region', { name: /^Route of / }).first()).toBeVisible()
    },
  },
]

const scheduleScreens: readonly Screen[] = [
  {
    name: 'schedule-day',
    room: 'Schedule',
    caption: 'A day',
    async reach({ page }) {
      await enter(page, 'Schedule')
      await expect(page.getByRole('group', { name: 'Days shown' })).toBeVisible()
    },
  },
  {
    name: 'schedule-visit',
    room: 'Schedule',
    caption: 'A visit chosen',
    async reach({ page }) {
      await button(page, /^Orla Tremblay/)
        .first()
        .click()
      await expect(page.getByRole('button', { name: 'Cancel visit' })).toBeVisible()
    },
  },
  {
    name: 'schedule-week',
    room: 'Schedule',
    caption: 'A week',
    async reach({ page }) {
      await enter(page, 'Schedule')
      await page.getByRole('radiogroup', { name: 'Show' }).getByText('Week').click()
      await expect(page.getByRole('radio', { name: 'Week' })).toBeChecked()
    },
  },
  {
    name: 'schedule-month',
    room: 'Schedule',
    caption: 'A month',
    async reach({ page }) {
      await page.getByRole('radiogroup', { name: 'Show' }).getByText('Month').click()
      await expect(page.locator('[data-visit]').first()).toBeVisible()
    },
  },
  {
    name: 'schedule-agenda',
    room: 'Schedule',
    caption: 'Four weeks as a list',
    async reach({ page }) {
      await page.getByRole('radiogroup', { name: 'Show' }).getByText('Agenda').click()
      await expect(page.getByRole('list', { name: /^Visits on/ }).first()).toBeVisible()
    },
  },
  {
    name: 'hours',
    room: 'Schedule',
    caption: 'Working hours, time off and other calendars',
    async reach({ page }) {
      await page.getByRole('link', { name: 'Your hours' }).click()
      await expect(page.getByRole('button', { name: 'Save hours' })).toBeVisible()
    },
  },
  {
    name: 'waiting',
    room: 'Schedule',
    caption: 'Who waits for a time',
    async reach({ page }) {
      await enter(page, 'Schedule')
      await page.getByRole('link', { name: 'Waiting list' }).click()
      await expect(title(page, 'Waiting list')).toBeVisible()
    },
  },
  {
    name: 'mileage',
    room: 'Schedule',
    caption: 'The mileage book of a year',
    async reach({ page }) {
      await enter(page, 'Schedule')
      await page.getByRole('link', { name: 'Mileage' }).click()
      await expect(page.getByRole('list', { name: /^Drives in/ }).first()).toBeVisible()
    },
  },
  {
    name: 'mileage-drive',
    room: 'Schedule',
    caption: 'A drive, to put right with a reason',
    async reach({ page }) {
      await page
        .getByRole('list', { name: /^Drives in/ })
        .first()
        .getByRole('button')
        .first()
        .click()
      await expect(page.getByLabel('Why it is changed')).toBeVisible()
    },
  },
  {
    name: 'mileage-rates',
    room: 'Schedule',
    caption: 'What a mile counts for, and where the figure comes from',
    async reach({ page }) {
      await button(page, 'Close').click()
      await button(page, 'Rates').click()
      await expect(button(page, 'Add the rate')).toBeVisible()
    },
  },
  {
    name: 'day-sheet',
    room: 'Schedule',
    caption: 'The day on paper, for when the laptop dies',
    async reach({ page }) {
      await enter(page, 'Schedule')
      await page.getByRole('link', { name: 'Day sheet' }).click()
      await expect(page.frameLocator('iframe').getByText('To pack')).toBeVisible()
    },
  },
  {
    name: 'book',
    room: 'Schedule',
    caption: 'Booking a visit',
    async reach({ page }) {
      await enter(page, 'Schedule')
      await page.getByRole('link', { name: 'Book a visit' }).first().click()
      await expect(title(page, 'Book a visit')).toBeVisible()
      await page.getByRole('combobox', { name: 'Client' }).fill('Selma')
      await page.getByRole('option', { name: /Selma/ }).first().click()
      await page.getByRole('combobox', { name: 'Service' }).click()
      await page.getByRole('option', { name: /Postnatal body/ }).click()
      await page.getByLabel('Session starts').fill('1:30p')
      await page.keyboard.press('Tab')
      await expect(page.getByText(/^Ends /)).toBeVisible()
    },
  },
]

const peopleScreens: readonly Screen[] = [
  {
    name: 'clients',
    room: 'Clients',
    caption: 'All families',
    async reach({ page }) {
      await enter(page, 'Clients')
      await expect(list(page, 'Clients')).toBeVisible()
    },
  },
  {
    name: 'client',
    room: 'Clients',
    caption: 'A family at a glance',
    async reach({ page }) {
      await list(page, 'Clients')
        .getByRole('option', { name: /Selma Jankowski/ })
        .click()
      await expect(page.getByRole('heading', { level: 2, name: 'Selma Jankowski' })).toBeVisible()
    },
  },
  {
    name: 'client-form',
    room: 'Clients',
    caption: 'A family to change',
    async reach({ page }) {
      await page.getByRole('link', { name: 'Edit', exact: true }).click()
      await expect(title(page, 'Edit client')).toBeVisible()
    },
  },
  {
    name: 'consents',
    room: 'Clients',
    caption: 'What a family agreed to',
    async reach({ page }) {
      await enter(page, 'Clients')
      await list(page, 'Clients')
        .getByRole('option', { name: /Selma Jankowski/ })
        .click()
      await page.getByRole('link', { name: 'Open consents' }).click()
      await page.getByRole('button', { name: /Open: Treatment/ }).click()
      await expect(page.getByText('Given by')).toBeVisible()
    },
  },
  {
    name: 'consent-form',
    room: 'Clients',
    caption: 'The form in the client’s hands',
    async reach({ page }) {
      await page.getByRole('link', { name: 'Intake' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Before we begin' })).toBeVisible()
    },
  },
  {
    name: 'consent-hand-back',
    room: 'Clients',
    caption: 'Two steps back to the records',
    async reach({ page }) {
      await page.getByRole('button', { name: 'For the therapist' }).click()
      await expect(page.getByRole('button', { name: /go back to the records/ })).toBeVisible()
    },
  },
  {
    name: 'settings-state-rules',
    room: 'Settings',
    caption: 'What each state asks',
    async reach({ page }) {
      await page.getByRole('button', { name: /go back to the records/ }).click()
      await enterSettings(page, 'Your state’s rules')
    },
  },
  {
    name: 'settings-forms',
    room: 'Settings',
    caption: 'The texts that clients sign',
    async reach({ page }) {
      await enterSettings(page, 'Forms')
    },
  },
  {
    name: 'providers',
    room: 'Providers',
    caption: 'Those who care for the same families',
    async reach({ page }) {
      await enter(page, 'Providers')
      await expect(list(page, 'Providers')).toBeVisible()
    },
  },
  {
    name: 'provider',
    room: 'Providers',
    caption: 'One of them',
    async reach({ page }) {
      await list(page, 'Providers').getByRole('option').first().click()
      await expect(button(page, 'Edit')).toBeVisible()
    },
  },
  {
    name: 'provider-form',
    room: 'Providers',
    caption: 'One of them, to change',
    async reach({ page }) {
      await button(page, 'Edit').click()
      await expect(page.getByLabel('NPI')).toBeVisible()
    },
  },
]

const supplies = (name: string, tab: string, entry: RegExp, caption: string): Screen => ({
  name: `supplies-${name}`,
  room: 'Supplies',
  caption,
  async reach({ page }) {
    await enter(page, 'Supplies')
    await suppliesView(page, 'Lists')
    await page.getByRole('radiogroup', { name: 'Which list' }).getByText(tab).click()
    await list(page, 'Supplies').getByRole('option', { name: entry }).first().click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  },
})

/** One of the views of the room. */
const suppliesView = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Supplies' }).getByText(name, { exact: true }).click()

const suppliesScreens: readonly Screen[] = [
  {
    name: 'supplies-pack',
    room: 'Supplies',
    caption: 'One pack list for the day',
    async reach({ page }) {
      await enter(page, 'Supplies')
      await expect(page.getByRole('list', { name: 'To pack' })).toBeVisible()
      await page.getByRole('checkbox', { name: /Flat sheet/ }).check()
      await expect(page.getByText(/^1 of \d+ packed/)).toBeVisible()
    },
  },
  {
    name: 'supplies-stock',
    room: 'Supplies',
    caption: 'What is on hand, what was called back first',
    async reach({ page }) {
      await closeNotice(page)
      await suppliesView(page, 'Stock')
      await list(page, 'Stock')
        .getByRole('option', { name: /coconut/ })
        .click()
      await expect(page.getByRole('heading', { level: 2, name: 'Lots' })).toBeVisible()
    },
  },
  {
    name: 'supplies-buy',
    room: 'Supplies',
    caption: 'What to buy',
    async reach({ page }) {
      await suppliesView(page, 'What to buy')
      await expect(title(page, 'What to buy')).toBeVisible()
    },
  },
  {
    name: 'supplies-laundry',
    room: 'Supplies',
    caption: 'Laundry, cleaning and warmth',
    async reach({ page }) {
      await suppliesView(page, 'Laundry')
      await expect(title(page, 'Laundry and cleaning')).toBeVisible()
    },
  },
  supplies('services', 'Services', /Postnatal body massage/, 'A service'),
  supplies('kits', 'Kits', /Breast session/, 'A kit'),
  supplies('items', 'Items', /./, 'An item'),
]

/** One of the views of the room. */
const money = (view: string, caption: string): Screen => ({
  name: `money-${view.toLowerCase()}`,
  room: 'Money',
  caption,
  async reach({ page }) {
    await enter(page, 'Money')
    await page.getByRole('radiogroup', { name: 'Money' }).getByText(view, { exact: true }).click()
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeAttached()
  },
})
const moneyScreens: readonly Screen[] = [
  money('Open', 'What is unpaid, first'),
  money('Receipts', 'Receipts, each with its number'),
  money('Packages', 'Visits paid ahead'),
  money('Letters', 'Letters of need, and when they end'),
  money('Year', 'The year for the accountant'),
  money('Prices', 'Prices, fees and packages'),
]

const settings = (section: string): Screen => ({
  name: `settings-${section.toLowerCase().replaceAll(' ', '-')}`,
  room: 'Settings',
  caption: section,
  reach: ({ page }) => enterSettings(page, section),
})

/** One of the parts of a client's page of screens. */
const screensPart = (name: string, tab: string, caption: string): Screen => ({
  name: `screens-${name}`,
  room: 'Clients',
  caption,
  async reach({ page }) {
    await closeNotice(page)
    await page.getByRole('radiogroup', { name: 'Parts of this page' }).getByText(tab).click()
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
  },
})

const moodScreens: readonly Screen[] = [
  {
    name: 'screens-mood',
    room: 'Clients',
    caption: 'Mood screens, in scores only',
    async reach({ page }) {
      await enter(page, 'Clients')
      await list(page, 'Clients')
        .getByRole('option', { name: /Selma Jankowski/ })
        .click()
      await page
        .getByRole('region', { name: 'Screens and wellbeing' })
        .getByRole('link', { name: 'Open' })
        .click()
      await expect(button(page, 'Enter an EPDS')).toBeVisible()
    },
  },
  {
    name: 'screens-entry',
    room: 'Clients',
    caption: 'An EPDS in ten keys',
    async reach({ page }) {
      await button(page, 'Enter an EPDS').click()
      await expect(page.getByText('0 of 10 answered')).toBeVisible()
    },
  },
  screensPart('wellbeing', 'Wellbeing', 'Sleep, stress, pain and goals'),
  screensPart('referral', 'Referral check', 'Who else can help'),
  screensPart('trends', 'Trends', 'Over the days after birth, with the numbers'),
  screensPart('plan', 'Self-care plan', 'One page to take home'),
]

const frameScreens: readonly Screen[] = [
  {
    name: 'palette',
    room: 'Frame',
    caption: 'Ctrl+K: any client, visit or command',
    async reach({ page }) {
      await enter(page, 'Today')
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('fa')
      await expect(page.getByRole('option', { name: /Farah/ }).first()).toBeVisible()
    },
  },
  {
    name: 'shortcuts',
    room: 'Frame',
    caption: 'The keys of the page',
    async reach({ page }) {
      await page.keyboard.press('Escape')
      await page.getByRole('main').focus()
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    },
  },
  {
    name: 'undo',
    room: 'Frame',
    caption: 'Removed, with a way back',
    async reach({ page }) {
      await page.keyboard.press('Escape')
      await enter(page, 'Providers')
      await list(page, 'Providers').getByRole('option').last().click()
      await button(page, 'Remove').click()
      await expect(button(page, 'Undo')).toBeVisible()
    },
  },
]

/** From here on the sample is a practice of five. */
const caseloadScreens: readonly Screen[] = [
  {
    name: 'caseload-alone',
    room: 'Caseload',
    caption: 'The caseload of somebody who works alone',
    async reach({ page }) {
      await enter(page, 'Caseload')
      await expect(page.getByRole('region', { name: 'Therapists' })).toBeVisible({
        timeout: 30_000,
      })
      await expect(button(page, 'Add four made-up colleagues')).toBeVisible()
    },
  },
  {
    name: 'caseload',
    room: 'Caseload',
    caption: 'Five therapists: figures, how fresh they are, and whom to look at',
    async reach({ page }) {
      await button(page, 'Add four made-up colleagues').click()
      await expect(page.getByText('All together')).toBeVisible({ timeout: 120_000 })
      await expect(button(page, 'Add four made-up colleagues')).toBeHidden({ timeout: 60_000 })
      await expect(page.getByText('Much has just arrived')).toBeHidden({ timeout: 60_000 })
    },
  },
  {
    name: 'caseload-notes',
    room: 'Caseload',
    caption: 'What a figure counts, each line a way to the note',
    async reach({ page }) {
      const count = page.getByRole('button', { name: /^Unsigned notes, .*: [1-9]/ }).first()
      await count.click()
      await expect(page.getByRole('list', { name: 'Unsigned notes' })).toBeVisible()
    },
  },
  {
    name: 'caseload-comment',
    room: 'Caseload',
    caption: 'A comment for a colleague, beside the signed note',
    async reach({ page }) {
      await page
        .getByRole('button', { name: /^Pain (was|before)/ })
        .first()
        .click()
      await stage(page, /Sign/).click()
      await button(page, 'Comment on this note').first().click()
      await page.getByRole('textbox', { name: 'Comment for the author' }).fill('Well observed.')
      await expect(button(page, 'Send the comment')).toBeVisible()
    },
  },
]

/** The very last: names stay hidden. */
const privacyScreens: readonly Screen[] = [
  {
    name: 'names-hidden',
    room: 'Caseload',
    caption: 'For a meeting: a number for each client, on every screen',
    async reach({ page }) {
      await enter(page, 'Caseload')
      await page.keyboard.press('Control+.')
      await expect(button(page, /^Names hidden/)).toBeVisible()
      await expect(page.getByText(/^Client \d+$/).first()).toBeVisible()
    },
  },
  {
    name: 'names-hidden-form',
    room: 'Clients',
    caption: 'A form covers what it holds until it is asked to show it',
    async reach({ page }) {
      await enter(page, 'Clients')
      await list(page, 'Clients').getByRole('option').first().click()
      await page.getByRole('link', { name: 'Edit', exact: true }).click()
      await expect(page.getByLabel('First name').first()).toBeVisible()
      await expect(button(page, 'Show the fields of this page')).toBeVisible()
    },
  },
]

/** A fresh profile in which somebody looks around the sample practice. */
export const sampleScreens: readonly Screen[] = [
  {
    name: 'today',
    room: 'Today',
    caption: 'The next door first, the rest of the day quieter',
    async reach(walk) {
      const opening = walk.launched.app.waitForEvent('window')
      await button(walk.page, 'Explore a sample practice').click()
      walk.page = await opening
      await expect(walk.page.getByRole('article')).toBeVisible({ timeout: 60_000 })
    },
  },
  ...scheduleScreens,
  ...routeScreens,
  ...peopleScreens,
  ...moodScreens,
  ...visitScreens,
  ...summaryScreens,
  ...breastScreens,
  ...suppliesScreens,
  ...moneyScreens,
  ...[
    'Practice',
    'Sessions',
    'You',
    'Services offered',
    'Security',
    'Backup',
    'Export',
    'Keeping records',
    'Server',
    'Maps and travel',
    'Co-signing',
    'Privacy',
    'Clinical rules',
    'Screening',
    'Notices',
    'Licenses',
    'Who did what',
    'Appearance',
    'About',
  ].map(settings),
  ...frameScreens,
  ...caseloadScreens,
  {
    name: 'people',
    room: 'Settings',
    caption: 'The five of the practice, and inviting somebody',
    async reach({ page }) {
      await enter(page, 'Settings')
      await page.getByRole('link', { name: 'People', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
      await button(page, 'Invite somebody').click()
      await expect(button(page, 'Make the invitation')).toBeVisible()
    },
  },
  ...privacyScreens,
]
