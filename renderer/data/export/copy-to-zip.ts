import { type ClientCopy, clientCopySchema } from '#shared/domain/export/client-copy'
import { copyBundle } from '#shared/domain/export/copy-bundle'
import { copyPage } from '#shared/domain/export/copy-page'
import { copyParts, endingOf } from '#shared/domain/export/copy-parts'
import { type CopySources, makeCopy } from '#shared/domain/export/make-copy'
import { summarySubject } from '#shared/domain/summary/summary-subject'
import { readFile } from '../files/files'
import type { Store } from '../store/store'
import type { ZipBeingWritten } from './zip-file'

/** `stopped`: by a person, or because the file took nothing more. */
export type CopyTrouble = 'gone' | 'stopped'

export interface CopyToZip {
  readonly store: Store
  readonly zip: ZipBeingWritten
  readonly sources: CopySources
  /** In front of every name: `clients/0001/`, or ''. */
  readonly folder: string
  readonly withPdf: boolean
  readonly signal: AbortSignal
  /** Parts of this copy that are written, of all. */
  readonly onPart?: (done: number, of: number) => void
}

/**
 * Writes everything of one person into a zip. Answers with what was left out, which stands in the copy's own
 * words too: a file that is not on this laptop, or does not open, never stops the rest.
 */
export async function copyToZip(job: CopyToZip): Promise<ClientCopy | CopyTrouble> {
  const { store, zip, folder, signal, sources } = job
  const first = makeCopy(sources)
  if (!first) return 'gone'
  const files = await readFiles(store, sources, first)
  // What leaves is parsed like what comes in: a record that does not fit its own schema is a bug.
  const copy = clientCopySchema.parse({ ...first, ...files.told })
  const parent = sources.people.find(({ kind }) => kind === 'parent')
  const infants = sources.people.filter(({ kind }) => kind === 'infant')
  const charts = new Map(sources.charts.map((chart) => [chart.clientId, chart]))
  const subject = parent && summarySubject({ parent, infants, charts }, copy.person.id)
  const therapist =
    sources.staff.find(({ id }) => id === copy.person.therapistId) ?? sources.staff[0]
  if (!subject || !therapist) return 'gone'
  const { staff, providers } = sources
  const parts = copyParts(copy, copyBundle({ copy, subject, therapist, staff, providers }))
  const of = parts.length + files.contents.length + 1
  let done = 0
  const add = async (name: string, content: string | Uint8Array): Promise<CopyTrouble | null> => {
    if (signal.aborted) return 'stopped'
    if (!(await zip.add(`${folder}${name}`, content))) return 'stopped'
    done++
    job.onPart?.(done, of)
    return null
  }
  const paper = sources.practice.practice?.paper ?? 'Letter'
  const page = await readablePage(copyPage(copy, paper), paper, job.withPdf)
  for (const { name, content } of [
    { name: page.name, content: page.content },
    ...parts.map(({ name, text }) => ({ name, content: text })),
    ...files.contents,
  ]) {
    const trouble = await add(name, content)
    if (trouble) return trouble
  }
  return copy
}

/** As PDF; a record longer than the printer takes is read in a browser instead. */
async function readablePage(html: string, paper: 'Letter' | 'A4', withPdf: boolean) {
  const asPage = { name: 'record.html', content: html } as const
  if (!withPdf || html.length > 19_000_000) return asPage
  const { token } = await window.doorstep.call('document.put', { html })
  try {
    const printed = await window.doorstep.call('document.pdf', { token, paper })
    return printed.ok ? { name: 'record.pdf', content: printed.value.pdf } : asPage
  } finally {
    await window.doorstep.call('document.release', { token })
  }
}

async function readFiles(store: Store, sources: CopySources, copy: ClientCopy) {
  const spaces = new Map(
    [...sources.charts, ...sources.summaries].map(({ id, space }) => [id, space]),
  )
  const files: ClientCopy['files'] = []
  const contents: { name: string; content: Uint8Array }[] = []
  const leftOut = [...copy.leftOut]
  let missing = 0
  for (const file of copy.files) {
    const space = spaces.get(file.recordId)
    const found = space ? await readFile(store.keyring, space, file.id) : null
    if (!found?.ok) {
      missing++
      continue
    }
    const { type, bytes } = found.value
    const path = `${file.path}${endingOf(type)}`
    files.push({ ...file, path, type })
    contents.push({ name: path, content: bytes })
  }
  if (missing > 0) {
    leftOut.push({
      what: missing === 1 ? '1 file' : `${missing} files`,
      why: 'Not on this laptop, or it did not open. Sync, and make the copy again.',
    })
  }
  return { told: { files, leftOut }, contents }
}
