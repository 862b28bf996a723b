import { wordlist } from '@scure/bip39/wordlists/english.js'
import { type Letter, openLetter } from '#shared/domain/share/letter'
import { heardPassphrase, passphraseWords } from '#shared/domain/share/passphrase'
import { el, field } from './dom'
import { letterView } from './letter-view'
import { replyForm } from './reply-form'

/* The program inside the encrypted page: it knows no network, keeps nothing, and shows words as text. */

const root = document.getElementById('page')
const sealed = document.getElementById('sealed')?.textContent ?? ''

const say = {
  wrong:
    'These words do not open it. Check each of them, and their order, with whoever sent you this file.',
  damaged: 'This file was changed or did not come whole. Ask for it to be sent again.',
  old: 'This browser cannot open it. Save the file and open it with a current Chrome, Edge, Firefox or Safari.',
  opening: 'Opening…',
} as const

/** What is wrong with the words so far; '' when they can be tried. */
function trouble(typed: string): string {
  const { count, unknown } = heardPassphrase(typed, wordlist)
  const [first] = unknown
  if (first) return `“${first}” is not one of the words that are used. Ask for that word again.`
  if (count === 0) return 'Type the words that you were told.'
  if (count !== passphraseWords) return `There are ${passphraseWords} words; here are ${count}.`
  return ''
}

function lockedView(onOpen: (letter: Letter) => void): HTMLElement {
  const input = el('textarea', {
    attributes: {
      ...{ rows: '2', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' },
      autocorrect: 'off',
    },
  })
  const so = el('p', { className: 'quiet', attributes: { 'aria-live': 'polite' } })
  const alert = el('p', { className: 'alert', attributes: { role: 'alert' } })
  const open = el('button', { className: 'primary', attributes: { type: 'submit' } }, 'Open')
  const form = el(
    'form',
    { className: 'card' },
    el('h1', {}, 'A summary for you, locked'),
    el(
      'p',
      {},
      `The practice that sent you this file tells you ${passphraseWords} words by phone. Capitals, hyphens and spaces do not matter.`,
    ),
    field({ id: 'words', label: `The ${passphraseWords} words` }, input),
    so,
    alert,
    open,
    el(
      'p',
      { className: 'quiet' },
      'It opens on this computer alone: nothing is sent, and nothing is kept when you close it.',
    ),
  )
  input.addEventListener('input', () => {
    alert.textContent = ''
    const { count, unknown } = heardPassphrase(input.value, wordlist)
    so.textContent = count > 0 && unknown.length === 0 ? `${count} of ${passphraseWords} words` : ''
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    form.requestSubmit()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })
  async function submit(): Promise<void> {
    const problem = trouble(input.value)
    alert.textContent = problem
    if (problem) return input.focus()
    open.disabled = true
    so.textContent = say.opening
    const opened = await openLetter(sealed, heardPassphrase(input.value, wordlist).normal)
    open.disabled = false
    so.textContent = ''
    if (opened.ok) return onOpen(opened.value)
    alert.textContent = say[opened.refusal]
    input.focus()
  }
  return form
}

function show(letter: Letter): void {
  const view = letterView(letter)
  root?.replaceChildren(view, replyForm(letter))
  view.querySelector('h1')?.focus()
}

if (!crypto.subtle) {
  root?.replaceChildren(el('p', { className: 'card', attributes: { role: 'alert' } }, say.old))
} else {
  root?.replaceChildren(lockedView(show))
  document.getElementById('words')?.focus()
}
