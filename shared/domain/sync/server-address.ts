const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i
const ownMachine = /^(localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$)/i

/**
 * The address as a person types it, made whole: no spaces around it, https where nothing is said (http
 * on this very machine), no slash at the end, and nothing after a `#`, which a browser adds for a place on
 * its page and no server ever sees. Whether it is an address at all is for the main process.
 */
export function wholeAddress(typed: string): string {
  const trimmed = typed.replace(/#.*$/s, '').trim()
  if (trimmed === '') return ''
  const whole = withScheme.test(trimmed)
    ? trimmed
    : `${ownMachine.test(trimmed) ? 'http' : 'https'}://${trimmed}`
  return whole.replace(/\/+$/, '')
}
