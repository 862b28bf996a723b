type Child = Node | string | false | null | undefined

interface Props {
  readonly className?: string
  readonly id?: string
  readonly dir?: 'auto'
  readonly attributes?: Readonly<Record<string, string>>
}

/**
 * The only way anything comes onto the page: elements by name, words as text. Nothing that a person wrote
 * is ever read as HTML.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { attributes = {}, ...props }: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  Object.assign(element, props)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  for (const child of children) if (child) element.append(child)
  return element
}

/** What people wrote, in its own direction: a name in Arabic must not turn the line around it. */
export const own = (text: string): HTMLElement => el('bdi', {}, text)

/** Longer words of a person, each line in its own direction. */
export const words = (text: string, className = ''): HTMLElement =>
  el('p', { className, dir: 'auto' }, text)

export function button(label: string, onClick: () => void, className = ''): HTMLButtonElement {
  const made = el('button', { className, attributes: { type: 'button' } }, label)
  made.addEventListener('click', onClick)
  return made
}

interface FieldOptions {
  readonly id: string
  readonly label: string
  readonly help?: string
}

/** A control with its label and, where there is one, its help. */
export function field(
  { id, label, help }: FieldOptions,
  control: HTMLInputElement | HTMLTextAreaElement,
): HTMLElement {
  control.id = id
  if (help) control.setAttribute('aria-describedby', `${id}-help`)
  return el(
    'div',
    { className: 'field' },
    el('label', { attributes: { for: id } }, label),
    help && el('p', { className: 'quiet', id: `${id}-help` }, help),
    control,
  )
}
