import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toBase64Url } from '#shared/crypto/base64-url'
import { randomBytes, toBase64, utf8 } from '#shared/crypto/bytes'
import { sealLinkFile } from '#shared/crypto/link-file'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import { sealLetter } from '#shared/domain/share/letter'
import { fhirType, makeLetter } from '#shared/domain/share/make-letter'
import { mostPageBytes, type PageShell, pageFile } from '#shared/domain/share/page-file'
import { makeReplyKey } from '#shared/domain/share/sealed-reply'
import {
  type CompositionSources,
  compose,
  type FittedComposition,
  fitted,
} from '#shared/domain/summary/composition'
import { firstGuess } from '#shared/domain/summary/fit-page'
import { partsFor } from '#shared/domain/summary/part-rules'
import { summaryHtml } from '#shared/domain/summary/summary-html'
import { bundle } from '../../electron/commands/lib/bundled-script.mjs'
import { repository } from '../e2e/fixtures/app-under-test'
import { printOnePage } from '../e2e/summaries/print-page'
import { breastNoteOf, manyNotes, screenings, sources } from '../unit/summary/summary-sources'
import { type Figure, median, quantile } from './figure'
import { launch, type Running, unlock } from './launch'
import type { Profiles } from './profiles'

const visits = 100
const rounds = 40
/** As large as the PDF of a full page is. */
const pdf = new Uint8Array(90_000).fill(37)
const words = 'abandon ability able about above absent absorb'
const day = '2026-11-21'

async function pageShell(): Promise<PageShell> {
  const { code: script } = await bundle(join(repository, 'renderer/reply-page/main.ts'), {
    '#shared': join(repository, 'shared'),
    '#renderer': join(repository, 'renderer'),
  })
  return { script, style: await readFile(join(repository, 'renderer/reply-page/page.css'), 'utf8') }
}

function composed(made: CompositionSources) {
  const done = compose(made)
  if (!done.ok) throw new Error(done.refusal.join())
  return done.value
}

/** The whole file as it is mailed: its program, and the letter with both files sealed in it. */
async function lockedPage(
  fitted: FittedComposition,
  shell: PageShell,
  file: Uint8Array,
): Promise<string> {
  const letter = makeLetter(fitted, file, toBase64(makeReplyKey()), day)
  return pageFile(shell, await sealLetter(letter, words))
}

async function timeLockedPage(made: CompositionSources, shell: PageShell) {
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < 5; round++) {
    const began = performance.now()
    const whole = composed(made)
    const page = fitted(whole, firstGuess(whole.content))
    bytes = utf8(await lockedPage(page, shell, pdf)).length
    times.push(performance.now() - began)
  }
  return { ms: quantile(times, 0.95), bytes }
}

/** The four forms as a person has them made, the PDF printed in the program until it is one page. */
async function timeWithPdf(made: CompositionSources, shell: PageShell, profile: string) {
  const running = await launch(profile)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-share-'))
  const path = join(folder, 'page.pdf')
  const [ours, peer]: [number[], number[]] = [[], []]
  try {
    await unlock(running.page)
    for (let round = 0; round <= pdfRounds; round++) {
      const began = performance.now()
      const whole = composed(made)
      const printed = await printOnePage(running.page, whole.content, path)
      const page = { ...whole, page: printed.page }
      const file = await readFile(path)
      const linked = fhirText(fhirDocument(page, file))
      const sealed = await Promise.all([
        lockedPage(page, shell, file),
        sealLinkFile(linked, fhirType, toBase64Url(randomBytes(32))),
      ])
      const took = performance.now() - began
      if (printed.pages !== 1 || sealed.some((one) => one === '')) throw new Error('Not made')
      const plain = await plainPrint(running, printed.html)
      // The first round starts what later ones find ready.
      if (round > 0) {
        ours.push(took)
        peer.push(plain)
      }
    }
  } finally {
    await running.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ours: median(ours), peer: median(peer) }
}

const pdfRounds = 9

/** The very same page printed once by a bare Electron window, nothing composed and nothing measured. */
const plainPrint = ({ app }: Running, html: string): Promise<number> =>
  app.evaluate(async ({ BrowserWindow }, text) => {
    const began = performance.now()
    const window = new BrowserWindow({ show: false })
    await window.loadURL(`data:text/html;base64,${Buffer.from(text).toString('base64')}`)
    const printed = await window.webContents.printToPDF({ preferCSSPageSize: true })
    window.destroy()
    if (printed.length < 1000) throw new Error('Nothing was printed')
    return performance.now() - began
  }, html)

/**
 * The page, and the FHIR document with the page inside, of a client with 100 visits, every category chosen;
 * beside reading the same records as JSON once.
 */
export async function benchShare(profiles: Profiles): Promise<Figure[]> {
  const notes = manyNotes(visits).map(breastNoteOf)
  const gates = notes.flatMap((note, index) =>
    screenings
      .filter(({ kind }) => kind === 'doorGate')
      .map((one) => ({ ...one, id: `${one.id}${index}`, visitId: note.visitId })),
  )
  const made = sources({
    notes,
    screenings: [...gates, ...screenings.filter(({ kind }) => kind !== 'doorGate')],
    choices: {
      parts: [...partsFor('parent')],
      noteIds: notes.slice(0, 20).map(({ id }) => id),
    },
  })
  let bytes = 0
  const forms = () => {
    const whole = composed(made)
    const page = fitted(whole, firstGuess(whole.content))
    bytes = utf8(summaryHtml(page.page, [])).length + utf8(fhirText(fhirDocument(page, pdf))).length
  }
  const time = (work: () => unknown): number[] =>
    Array.from({ length: rounds }, () => {
      const from = performance.now()
      work()
      return performance.now() - from
    })
  const json = JSON.stringify(made)
  const ours = quantile(time(forms), 0.95)
  const peer = quantile(
    time(() => JSON.parse(json)),
    0.95,
  )
  if (bytes === 0) throw new Error('Nothing was composed')
  const shell = await pageShell()
  const locked = await timeLockedPage(made, shell)
  const printed = await timeWithPdf(made, shell, await profiles.empty())
  return [
    {
      ...{ name: 'share', figure: 'encrypted page, key from its words included', unit: 'ms' },
      ...{ ours: locked.ms, peer: null, peerIs: '', measure: 'ours', target: 1500 },
    },
    {
      ...{ name: 'share', figure: 'encrypted page with PDF and FHIR inside, the file', unit: 'MB' },
      ...{
        ours: locked.bytes / 1e6,
        peer: mostPageBytes / 1e6,
        peerIs: 'the most that is allowed',
      },
      ...{ measure: 'ratio', target: 1 },
    },
    {
      ...{ name: 'share', figure: `page and FHIR, client with ${visits} visits (p95)`, unit: 'ms' },
      ...{ ours, peer, peerIs: 'reading the records', measure: 'ours', target: 300 },
    },
    {
      ...{ name: 'share', figure: 'all four forms, PDF printed until it is one page', unit: 'ms' },
      ...{ ours: printed.ours, peer: printed.peer, peerIs: 'a bare window prints it once' },
      ...{ measure: 'ours', target: 1500 },
    },
  ]
}
