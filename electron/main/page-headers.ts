const pagePolicy = (styleNonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    'frame-src app://document',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

/**
 * Printable documents hold no script and can load nothing but our own fonts, so inline styles have
 * nothing to steal and nowhere to send it; a nonce could not cover the style attributes that make the
 * printed page and the preview identical. `sandbox` also takes their origin, popups and forms away.
 */
const documentPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'font-src app://doorstep',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors app://doorstep',
  'sandbox',
].join('; ')

const stoppedPolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const features = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
}

export function pageHeaders(path: string, styleNonce: string): Record<string, string> {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  const isHtml = extension === 'html'
  const isFont = extension === 'woff2'
  return {
    ...everywhere,
    'Content-Type': contentTypes[extension] ?? 'application/octet-stream',
    'Content-Security-Policy': pagePolicy(styleNonce),
    'Cross-Origin-Opener-Policy': 'same-origin',
    // Printable documents have another (or no) origin and use the same font files.
    'Cross-Origin-Resource-Policy': isFont ? 'cross-origin' : 'same-origin',
    ...(isFont ? { 'Access-Control-Allow-Origin': '*' } : {}),
    'Cache-Control': isHtml ? 'no-store' : 'no-cache',
  }
}

export function documentHeaders(): Record<string, string> {
  return {
    ...everywhere,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': documentPolicy,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': 'no-store',
  }
}

/** For answers without content of ours: refusals, and the static page after repeated stops. */
export function plainHeaders(contentType: string): Record<string, string> {
  return {
    ...everywhere,
    'Content-Type': contentType,
    'Content-Security-Policy': stoppedPolicy,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  }
}
