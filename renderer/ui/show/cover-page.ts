import type { NameCover } from '#shared/domain/privacy/name-cover'

const spokenOrShown = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
]
const fields = 'input, textarea'
/** Facts of a person that no list of names can know: always covered. */
const privateField = /dateOfBirth|birthOn|emergency|gateCode|signerName/

interface Covered {
  readonly real: string
  readonly shown: string
}

export interface PageCover {
  /** Real names come back. */
  stop(): void
  /** Fields show what is in them, or are covered again. */
  showFields(shown: boolean): void
}

/**
 * Covers names wherever they get onto the page (text, titles, labels, announcements), whichever screen
 * put them there: before the next paint, so that none is ever seen. React's own tree is untouched: it
 * writes real names into the same nodes, and they are covered again. Fields keep their real value and
 * are drawn as dots. `data-names-stay` marks words about colleagues alone, by their first names. `onFields` hears whether there are any such fields.
 */
export function coverPage(
  page: HTMLElement,
  cover: NameCover,
  onFields: (any: boolean) => void,
): PageCover {
  const texts = new WeakMap<Node, Covered>()
  const attributes = new WeakMap<Element, Map<string, Covered>>()
  let fieldsShown = false
  let anyFields = false

  const coverText = (node: Node) => {
    const real = node.nodeValue ?? ''
    // What stands in a field is its value, and stays as it is.
    if (node.parentNode instanceof HTMLTextAreaElement) return
    if (node.parentElement?.closest('[data-names-stay]')) return
    if (texts.get(node)?.shown === real) return
    const shown = cover.cover(real)
    if (shown === real) return
    texts.set(node, { real, shown })
    node.nodeValue = shown
  }
  const coverAttribute = (element: Element, name: string) => {
    const real = element.getAttribute(name)
    if (!real || attributes.get(element)?.get(name)?.shown === real) return
    const shown = cover.cover(real)
    if (shown === real) return
    const known = attributes.get(element) ?? new Map<string, Covered>()
    attributes.set(element, known.set(name, { real, shown }))
    element.setAttribute(name, shown)
  }
  const coverTree = (root: Node) => {
    if (root.nodeType === Node.TEXT_NODE) return coverText(root)
    if (!(root instanceof Element)) return
    for (const node of everyNode(root)) {
      if (node instanceof Element) for (const name of spokenOrShown) coverAttribute(node, name)
      else coverText(node)
    }
  }
  const coverFields = () => {
    let any = false
    for (const field of page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(fields)) {
      const holds = holdsSomebody(field, cover)
      any ||= holds
      field.toggleAttribute('data-covered', holds && !fieldsShown && !isBeingTyped(field))
    }
    if (any !== anyFields) onFields(any)
    anyFields = any
  }

  const observer = new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === 'characterData') coverText(target)
      else if (type === 'childList') addedNodes.forEach(coverTree)
      else if (attributeName && attributeName !== 'value') {
        coverAttribute(target as Element, attributeName)
      }
    }
    coverFields()
    // What was covered just now is no news.
    observer.takeRecords()
  })
  const listening = new AbortController()
  const { signal } = listening
  const onInput = ({ target }: Event) => {
    if (target) typed.add(target)
    coverFields()
  }
  const onLeave = ({ target }: Event) => {
    if (target) typed.delete(target)
    coverFields()
  }
  page.addEventListener('input', onInput, { signal })
  page.addEventListener('focusout', onLeave, { signal })

  coverTree(page)
  coverFields()
  observer.observe(page, {
    ...{ subtree: true, childList: true, characterData: true },
    ...{ attributes: true, attributeFilter: [...spokenOrShown, 'value'] },
  })
  return {
    showFields(shown) {
      fieldsShown = shown
      coverFields()
    },
    stop() {
      observer.disconnect()
      listening.abort()
      for (const node of everyNode(page)) {
        const text = texts.get(node)
        if (text && node.nodeValue === text.shown) node.nodeValue = text.real
        if (!(node instanceof Element)) continue
        node.removeAttribute('data-covered')
        for (const [name, { real, shown }] of attributes.get(node) ?? []) {
          if (node.getAttribute(name) === shown) node.setAttribute(name, real)
        }
      }
    },
  }
}

function* everyNode(root: Node): Generator<Node> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) yield node
}

type TextField = HTMLInputElement | HTMLTextAreaElement

const notText = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range', 'password'])

function holdsSomebody(field: TextField, cover: NameCover): boolean {
  if (field.value === '' || notText.has(field.type)) return false
  return privateField.test(`${field.name} ${field.id}`) || cover.covers(field.value)
}

/** Whoever writes sees their own words until they leave the field. */
const typed = new WeakSet<EventTarget>()
const isBeingTyped = (field: TextField) => typed.has(field)
