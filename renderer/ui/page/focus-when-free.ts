/**
 * A new page is announced by focusing its heading, unless the person is at work elsewhere: walking through
 * a list, already in a field of this page, or in the palette.
 */
export const focusWhenFree = (heading: HTMLElement | null): void => {
  const active = document.activeElement
  if (!heading || active?.closest('[data-keeps-focus], main form, dialog[open]')) return
  heading.focus({ preventScroll: true })
}
