/** Everything the app shows lives on two origins of its own scheme; nothing is ever a file:// page. */
export const scheme = 'app'
export const pageOrigin = 'app://doorstep'
export const documentOrigin = 'app://document'
export const pageUrl = `${pageOrigin}/`
/** Shown when the page stopped too often to be opened again by itself. */
export const stoppedUrl = `${pageOrigin}/stopped`

export type Address =
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'document'; readonly token: string }
  /** A range of the base map's file, bytes. */
  | {
      readonly kind: 'pack'
      readonly token: string
      readonly offset: number
      readonly length: number
    }
  | { readonly kind: 'refused'; readonly status: 403 | 404 }

const forbidden: Address = { kind: 'refused', status: 403 }

/**
 * What an app:// URL asks for. File names of the build hold plain letters, digits, dot, dash and
 * underscore only, so any percent sign, backslash or NUL is an attempt at something and is refused
 * before the disk is touched. `path` is relative, with forward slashes, never empty.
 */
export function readAddress(rawUrl: string): Address {
  // Checked on the raw text: URL parsers fold some of these forms into harmless-looking ones.
  const match = /^app:\/\/([^/?#]*)([^?#]*)/.exec(rawUrl)
  if (!match) return forbidden
  const [, host = '', path = ''] = match
  if (host === 'document') {
    const token = /^\/([0-9a-f]{32})$/.exec(path)?.[1]
    return token ? { kind: 'document', token } : { kind: 'refused', status: 404 }
  }
  if (host !== 'doorstep') return forbidden
  if (path === '' || path === '/') return { kind: 'page', path: 'index.html' }
  if (path === '/stopped') return { kind: 'stopped' }
  const pack = /^\/base-pack\/([0-9a-f]{16})\/(\d{1,15})\/(\d{1,9})$/.exec(path)
  if (pack) {
    const [, token = '', offset, length] = pack
    return { kind: 'pack', token, offset: Number(offset), length: Number(length) }
  }
  const segments = path.slice(1).split('/')
  if (!segments.every(isPlainName)) return forbidden
  return { kind: 'page', path: segments.join('/') }
}

function isPlainName(segment: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(segment) && !segment.includes('..')
}

/** Whether a frame may go to `url`: the page itself at the top, a printable document in a frame. */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  const address = readAddress(url)
  if (!isMainFrame) return address.kind === 'document'
  return address.kind === 'page' && address.path === 'index.html'
}

/** The network guard: what stays inside this program may load, everything else is cancelled. */
export function staysInside(url: string): boolean {
  return /^(?:app|blob|data|devtools):/i.test(url)
}
