import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface ShownScreen {
  readonly name: string
  readonly room: string
  readonly caption: string
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)

const picture = (screen: ShownScreen, suffix: string, words: string): string =>
  `<a href="${screen.name}-${suffix}.png"><img src="${screen.name}-${suffix}.png" loading="lazy"
    alt="${escaped(`${screen.caption}, ${words}`)}"></a>`

const figure = (screen: ShownScreen): string => `
  <figure id="${screen.name}">
    <figcaption>${escaped(screen.caption)}
      <a href="${screen.name}-narrow.png">at 1024 × 700</a></figcaption>
    <div class="pair">${picture(screen, 'light', 'light')}${picture(screen, 'dark', 'dark')}</div>
  </figure>`

const style = `
  :root { color-scheme: light dark; --ink: #26231e; --soft: #6b655b; --paper: #faf8f4; --line: #ded8cc }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #ece7de; --soft: #a49c8f; --paper: #0f0e0c; --line: #35312b } }
  body { margin: 0 auto; max-width: 1400px; padding: 48px 32px 96px; color: var(--ink);
    background: var(--paper); font: 16px/1.5 system-ui, sans-serif }
  h1 { font-size: 28px; margin: 0 } h2 { font-size: 20px; margin: 64px 0 0; padding-top: 24px;
    border-top: 1px solid var(--line) }
  nav, .papers { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 0; margin: 16px 0 0 }
  a { color: inherit; text-underline-offset: 3px } figure { margin: 32px 0 0 }
  figcaption { margin-bottom: 8px; font-weight: 600 }
  figcaption a { font-weight: 400; color: var(--soft); margin-left: 12px }
  .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px }
  img { display: block; width: 100%; border: 1px solid var(--line); border-radius: 8px }
  p { color: var(--soft); max-width: 70ch; margin: 8px 0 0 }`

/** What left the practice on the way: papers, the encrypted page, the document, the link and its code. */
const left = (name: string): boolean =>
  /\.(pdf|json|txt)$/.test(name) || name === 'summary.html' || name === 'summary-link.png'

/** A summary leaves in each of its forms on every walk. */
const formsOfSummary = [
  ...['summary.pdf', 'fax-cover.pdf', 'summary.html', 'summary.fhir.json'],
  ...['summary-link.txt', 'summary-link.png'],
]

/** The forms that the walk did not write, or wrote empty. */
export async function missingForms(folder: string): Promise<string[]> {
  const sizes = await Promise.all(
    formsOfSummary.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return formsOfSummary.filter((_, at) => !sizes[at])
}

/** All screens on one page, light and dark side by side. `folder` is looked through for papers. */
export async function tourPage(folder: string, screens: readonly ShownScreen[]): Promise<string> {
  const papers = (await readdir(folder)).filter(left).sort()
  const names = [...new Set(screens.map(({ room }) => room))]
  const rooms = names.map((name) => [name, screens.filter(({ room }) => room === name)] as const)
  const anchor = (room: string) => room.toLowerCase().replaceAll(/\W+/g, '-')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Doorstep: the tour</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body>
<h1>Doorstep: the tour</h1>
<p>Every screen as it is, light and dark, at 1280 × 800. Everyone in it is made up.</p>
<nav aria-label="Rooms">${rooms.map(([room]) => `<a href="#${anchor(room)}">${escaped(room)}</a>`).join('')}</nav>
<div class="papers">${papers.map((name) => `<a href="${name}">${name}</a>`).join('')}</div>
${rooms.map(([room, shown]) => `<h2 id="${anchor(room)}">${escaped(room)}</h2>${shown.map(figure).join('')}`).join('\n')}
</body></html>
`
}
