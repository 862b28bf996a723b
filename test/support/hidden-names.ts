import type { Page } from '@playwright/test'
import {
  familyNames,
  infantGivenNames,
  parentGivenNames,
  providerNames,
  streetNames,
  therapistNames,
} from '#shared/sample/made-up-names'
import { expect } from './patient-expect'

const page = 'html'
const hideKeys = 'Control+.'

/** Hides names by the keys, from whatever stands open. */
export async function hideNames(shown: Page): Promise<void> {
  await shown.keyboard.press(hideKeys)
  await expect(shown.locator(page)).toHaveAttribute('data-names', 'hidden')
}

export async function showNames(shown: Page): Promise<void> {
  await shown.keyboard.press(hideKeys)
  await expect(shown.locator(page)).not.toHaveAttribute('data-names')
}

const clients = [...parentGivenNames, ...infantGivenNames, ...familyNames, ...streetNames]
const firstNames = therapistNames.map((name) => name.split(' ')[0] ?? name)
const othersNames = [
  ...therapistNames,
  ...providerNames.map(({ name }) => name),
  'Dr. Ada Njoroge',
  // How fresh a colleague's figures are.
  ...firstNames.flatMap((name) => [`${name}’s laptop`, `change here by ${name}`]),
]

/** Names and streets of the sample's clients in any words; those of colleagues are not meant. */
function namesIn(words: string): string[] {
  const without = othersNames.reduce((text, name) => text.replaceAll(name, '·'), words)
  return clients.filter((name) => {
    const at = new RegExp(`(?<![\\p{L}\\p{M}])${name}(?![\\p{L}\\p{M}])`, 'u').exec(without)
    return at !== null
  })
}

/** What is read, heard or pointed at on the page, one piece a line. Fields that show dots say nothing. */
const everyWord = `(() => {
  const said = [document.title, document.body.innerText]
  const names = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder']
  for (const one of document.querySelectorAll('body *')) {
    for (const name of names) said.push(one.getAttribute(name) ?? '')
    if (one instanceof HTMLTitleElement || one.closest('svg')) said.push(one.textContent)
    const isField = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement
    if (isField && getComputedStyle(one).webkitTextSecurity === 'none') said.push(one.value)
  }
  said.push(document.getElementById('doorstep-announcements')?.textContent ?? '')
  return [...new Set(said)].join('\\n')
})()`

/** The names that a page still tells while they are hidden: with the line they stand in. */
export async function namesToldBy(shown: Page): Promise<string[]> {
  const words = await shown.evaluate<string>(everyWord)
  return words.split('\n').flatMap((line) => {
    const names = namesIn(line)
    return names.length > 0 ? [`${names.join(', ')} in: ${line.slice(0, 120)}`] : []
  })
}

/** Hides names on the page as it stands, asks for those still told, and shows them again. */
export async function namesToldWhenHidden(shown: Page): Promise<string[]> {
  // The gate knows nobody; a page handed to a client is about them alone.
  if ((await shown.locator('[data-rail]').count()) === 0) return []
  const already = (await shown.locator(page).getAttribute('data-names')) !== null
  if (!already) await hideNames(shown)
  const told = await namesToldBy(shown)
  if (!already) await showNames(shown)
  return told
}
