import { sha256, toBase64, utf8 } from '../../crypto/bytes'

/** The parts of the encrypted page that are the same in every one. */
export interface PageShell {
  /** One classic script, without `</script` in it. */
  readonly script: string
  readonly style: string
}

const hashOf = async (text: string): Promise<string> =>
  `'sha256-${toBase64(await sha256(utf8(text)))}'`

/**
 * The whole file. Its own rules let nothing run but the one script and nothing load at all; where the
 * browser knows it, text cannot become HTML even by mistake. In the clear stands nothing of anybody.
 */
export async function pageFile(shell: PageShell, sealed: string): Promise<string> {
  if (!/^[A-Za-z0-9+/=]+$/.test(sealed)) throw new Error('what is sealed is base64')
  if (/<\/(script|style)/i.test(shell.script + shell.style)) throw new Error('an early end')
  const policy = [
    "default-src 'none'",
    `script-src ${await hashOf(shell.script)}`,
    `style-src ${await hashOf(shell.style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Locked summary</title>
<style>${shell.style}</style>
</head>
<body>
<main id="page"><p class="card">This page opens in a current browser. If you read these words in a mail program or a preview, save the file first and open it from there.</p></main>
<script type="text/plain" id="sealed">${sealed}</script>
<script>${shell.script}</script>
</body>
</html>
`
}

/** Larger than this, and a mail server may keep it back. */
export const mostPageBytes = 400 * 1024

/** `locked-summary-2026-11-21.html`: a name of a file may be read by anybody, so it names nobody. */
export const pageFileName = (day: string): string => `locked-summary-${day}.html`
