let arrivedFrom: Element | null = null

/** To be told when a page is asked for: what the person goes to after that is where they want to be. */
export const rememberArrival = (): void => {
  arrivedFrom = document.activeElement
}

/**
 * A new page is announced by focusing its heading, unless the person is at work elsewhere: walking through
 * a list, already in a field of this page, in the palette, or gone on to the rail while the page loaded.
 */
export const focusWhenFree = (heading: HTMLElement | null): void => {
  const active = document.activeElement
  if (!heading || active?.closest('[data-keeps-focus], main form, dialog[open]')) return
  if (active !== arrivedFrom && active?.closest('[data-rail]')) return
  heading.focus({ preventScroll: true })
}
