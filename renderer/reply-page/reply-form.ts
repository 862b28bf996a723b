import { fromBase64 } from '#shared/crypto/bytes'
import { clearanceScopeWords } from '#shared/domain/consents/words'
import type { Letter } from '#shared/domain/share/letter'
import type { Reply, ReplyKind } from '#shared/domain/share/reply'
import { sealReply, type WrittenReply } from '#shared/domain/share/sealed-reply'
import type { ClearanceScope } from '#shared/schema/chart'
import { button, el, field, own } from './dom'

const kinds: readonly {
  readonly kind: ReplyKind
  readonly label: string
  readonly words: string
}[] = [
  { kind: 'acknowledged', label: 'We have it', words: '' },
  { kind: 'clearance', label: 'Cleared', words: 'Limits or conditions (optional)' },
  { kind: 'notCleared', label: 'Not cleared yet', words: 'Why, or until when' },
  { kind: 'question', label: 'We have a question', words: 'Your question' },
  { kind: 'result', label: 'A result', words: 'The result' },
]

const scopesFor: Readonly<Record<Letter['about'], readonly ClearanceScope[]>> = {
  parent: ['body', 'abdomen', 'breast', 'scar', 'prenatal', 'lyingFlat', 'anticoagulant'],
  infant: ['infant'],
}

const today = (): string => {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Makes the answer on this computer; it goes back by mail or by phone, as the reader likes. */
export function replyForm(letter: Letter): HTMLElement {
  const controls = makeControls(letter.about)
  const alert = el('p', { className: 'alert', attributes: { role: 'alert' } })
  const result = el('div', { attributes: { 'aria-live': 'polite' } })
  const form = el(
    'form',
    { className: 'card answer' },
    el('h2', {}, 'Your answer'),
    el(
      'p',
      {},
      'It becomes a short locked text that only the practice can read. Mail it, or read it out by phone.',
    ),
    controls.kinds,
    controls.clearance,
    controls.wordsField,
    controls.fromField,
    controls.onField,
    alert,
    el('button', { className: 'primary', attributes: { type: 'submit' } }, 'Make the answer'),
    result,
  )
  form.addEventListener('input', () => {
    alert.textContent = ''
    // A text made before the change is not the answer any more.
    result.replaceChildren()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void make()
  })
  async function make(): Promise<void> {
    const read = controls.read()
    if ('problem' in read) {
      alert.textContent = read.problem
      read.control.focus()
      return
    }
    const road = { summaryId: letter.summaryId, replyKey: fromBase64(letter.replyKey) }
    const sealed = await sealReply(road, read.reply)
    if (!sealed.ok) {
      alert.textContent = 'That is too long to be read out. Shorten it, or call.'
      return controls.words.focus()
    }
    const view = answerView(sealed.value, letter.replyTo)
    result.replaceChildren(view)
    view.querySelector('textarea')?.focus()
  }
  return form
}

type Read = { readonly reply: Reply } | { readonly problem: string; readonly control: HTMLElement }

function makeControls(about: Letter['about']) {
  const radios = kinds.map(({ kind }) =>
    el('input', { id: `kind-${kind}`, attributes: { type: 'radio', name: 'kind', value: kind } }),
  )
  const boxes = scopesFor[about].map((scope) =>
    el('input', { id: `scope-${scope}`, attributes: { type: 'checkbox', value: scope } }),
  )
  const until = el('input', { attributes: { type: 'date' } })
  const words = el('textarea', { attributes: { rows: '3', maxlength: '500' } })
  const from = el('input', { attributes: { type: 'text', maxlength: '100', autocomplete: 'name' } })
  const on = el('input', { attributes: { type: 'date' } })
  on.value = today()
  const choice = (input: HTMLInputElement, label: string) =>
    el('div', { className: 'choice' }, input, el('label', { attributes: { for: input.id } }, label))
  const clearance = el(
    'fieldset',
    {},
    el('legend', {}, 'Cleared for'),
    ...boxes.map((box) => choice(box, clearanceScopeWords[box.value as ClearanceScope])),
    field(
      {
        id: 'until',
        label: 'Until (optional)',
        help: 'Without a day, the practice takes it as standing for 90 days.',
      },
      until,
    ),
  )
  const wordsField = field({ id: 'said', label: 'Words' }, words)
  const chosen = () => kinds.find((_, index) => radios[index]?.checked)
  const arrange = () => {
    const kind = chosen()
    clearance.hidden = kind?.kind !== 'clearance'
    wordsField.hidden = !kind?.words
    const label = wordsField.querySelector('label')
    if (label) label.textContent = kind?.words || 'Words'
  }
  for (const radio of radios) radio.addEventListener('change', arrange)
  arrange()
  return {
    words,
    kinds: el(
      'fieldset',
      {},
      el('legend', {}, 'What do you answer?'),
      ...radios.map((radio, index) => choice(radio, kinds[index]?.label ?? '')),
    ),
    clearance,
    wordsField,
    fromField: field({ id: 'from', label: 'Your name' }, from),
    onField: field({ id: 'on', label: 'Date' }, on),
    read(): Read {
      const kind = chosen()
      const [firstRadio, firstBox] = [radios[0], boxes[0]]
      if (!kind) return { problem: 'Choose what you answer.', control: firstRadio ?? from }
      const isClearance = kind.kind === 'clearance'
      const scopes = boxes.filter((box) => isClearance && box.checked).map((box) => box.value)
      if (isClearance && scopes.length === 0) {
        return { problem: 'Say what is cleared.', control: firstBox ?? from }
      }
      if (kind.words && !isClearance && words.value.trim() === '') {
        return { problem: 'Write a few words.', control: words }
      }
      if (from.value.trim() === '') return { problem: 'Enter your name.', control: from }
      if (on.value === '') return { problem: 'Enter the date.', control: on }
      if (isClearance && until.value !== '' && until.value < on.value) {
        return { problem: 'That end is before the date of the answer.', control: until }
      }
      return {
        reply: {
          kind: kind.kind,
          on: on.value,
          from: from.value.trim(),
          words: kind.words ? words.value.trim() : '',
          scopes: scopes as ClearanceScope[],
          until: isClearance && until.value !== '' ? until.value : null,
        },
      }
    },
  }
}

function answerView({ text, groups }: WrittenReply, to: Letter['replyTo']): HTMLElement {
  const area = el('textarea', {
    attributes: { rows: String(text.split('\n').length), readonly: '', spellcheck: 'false' },
  })
  area.value = text
  const status = el('span', { attributes: { role: 'status' } })
  const copy = async () => {
    area.select()
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    status.textContent = copied ? 'Copied' : 'Selected: copy it with your keyboard'
  }
  return el(
    'div',
    { className: 'made' },
    el('h3', {}, 'Your answer, locked'),
    field(
      { id: 'answer', label: 'To mail it: copy all of this, from the first line to the last' },
      area,
    ),
    el(
      'p',
      { className: 'actions' },
      button('Copy', () => void copy()),
      mailLink(text, to.email),
      status,
    ),
    el(
      'details',
      {},
      el('summary', {}, 'To read it out by phone'),
      to.phone &&
        el(
          'p',
          {},
          'Call ',
          own(to.name),
          ', ',
          own(to.phone),
          '. Read each group; none has the letters I, L, O or U.',
        ),
      el(
        'ol',
        { className: 'groups' },
        ...groups.split(' ').map((group) => el('li', {}, el('code', {}, group))),
      ),
    ),
  )
}

/** Only for what can be an address: an odd one would break the link, and the answer can be copied. */
function mailLink(text: string, email: string): HTMLElement | null {
  if (!/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(email)) return null
  const subject = encodeURIComponent('Answer to your summary')
  const href = `mailto:${email}?subject=${subject}&body=${encodeURIComponent(text)}`
  return el('a', { className: 'button', attributes: { href } }, 'Open a mail')
}
