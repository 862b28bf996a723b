import { firstValueFrom } from 'rxjs'
import { copySchemaJson, endingOf, everythingFileName } from '#shared/domain/export/copy-parts'
import { withoutKeys } from '#shared/domain/export/make-copy'
import {
  foldersOf,
  peopleTable,
  practiceReadMe,
  providersTable,
} from '#shared/domain/export/practice-parts'
import { mileageCsv } from '#shared/domain/mileage/mileage-csv'
import { type Day, dayOf } from '#shared/domain/time/calendar-day'
import { ok, type Result, refused } from '#shared/result'
import type { Client } from '#shared/schema/client'
import { type CollectionName, collectionNames } from '#shared/schema/collections'
import type { Summary } from '#shared/schema/summary'
import { recordAct } from '../audit/record-act'
import { recordsOf } from '../backup/everything'
import { copyToZip } from '../export/copy-to-zip'
import {
  startZip,
  untilStopped,
  type ZipBeingWritten,
  type ZipContent,
  type ZipRefusal,
} from '../export/zip-file'
import { listFileIds, readFile } from '../files/files'
import { homeSources, type PracticeSources, practiceSources } from '../queries/copy-sources'
import { drivesBetween, mileageSettings } from '../queries/drives'
import { watch } from '../queries/records'
import type { Session } from '../session'
import type { Store } from '../store/store'
import { askRole } from './ask-role'
import { newWords } from './save-copy'

export interface EverythingToSave {
  readonly form: 'locked' | 'plain'
  /** Printing takes a second a person; without it their pages are for a browser. */
  readonly withPdf: boolean
  readonly today: Day
  readonly signal: AbortSignal
  readonly onProgress: (progress: ExportProgress) => void
}

export interface ExportProgress {
  readonly at: 'people' | 'records' | 'files'
  readonly done: number
  readonly of: number
}

export interface SavedEverything {
  readonly fileName: string
  readonly words: string | null
  readonly people: number
  readonly leftOut: readonly string[]
}

interface Job extends EverythingToSave {
  readonly session: Session
  readonly zip: ZipBeingWritten
  readonly practice: PracticeSources
  readonly leftOut: string[]
  /** Ids of files that stand in somebody's copy. */
  readonly told: Set<string>
}

/**
 * Asks where, and writes the whole practice there as one zip, piece by piece: whole, or not at all. What
 * changes meanwhile is in it as it was when its turn came.
 */
export async function saveEverything(
  session: Session,
  input: EverythingToSave,
): Promise<Result<SavedEverything, ZipRefusal | 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'exportAll')
  if (!asked.ok) return asked
  const practice = await practiceSources(session)
  if (!practice) return refused('gone')
  const words = input.form === 'locked' ? await newWords() : null
  const suggestedName = everythingFileName(input.today, words !== null)
  const started = await startZip({ suggestedName, words, madeAt: practice.now })
  if (!started.ok) return started
  const zip = started.value
  const job: Job = { ...input, session, zip, practice, leftOut: [], told: new Set() }
  try {
    const people = await untilStopped(writeAll(job), input.signal)
    if (people === null || input.signal.aborted) return await zip.giveUp()
    const how = input.form === 'locked' ? 'everythingLockedZip' : 'everythingPlainZip'
    await recordAct(session, { what: 'exported', how })
    const left = await zip.leave()
    return left.ok ? ok({ ...left.value, words, people, leftOut: job.leftOut }) : left
  } catch (error) {
    await zip.giveUp()
    throw error
  }
}

/** How many people are in it; null when it was stopped or the file took nothing more. */
async function writeAll(job: Job): Promise<number | null> {
  const { session, practice } = job
  const clients = await firstValueFrom(watch(session.store, 'clients'))
  const people = await writePeople(job, clients)
  if (people === null) return null
  const parts: readonly (() => Promise<boolean>)[] = [
    () => writeRecords(job),
    () => writeFiles(job),
    async () => job.zip.add('tables/drives.csv', `\ufeff${await drivesTable(job)}`),
  ]
  for (const part of parts) if (!(await part())) return null
  const { timeZone = session.timeZone() } = practice.practice.practice ?? {}
  const readMe = practiceReadMe({
    ...{ practiceName: practice.practice.name, madeBy: practice.madeBy, people },
    ...{ madeOn: dayOf(practice.now, timeZone), leftOut: job.leftOut },
  })
  for (const { name, text } of [providersTable(practice.providers), readMe]) {
    if (!(await job.zip.add(name, text))) return null
  }
  return people
}

async function writePeople(job: Job, clients: readonly Client[]): Promise<number | null> {
  const { session, practice, zip, signal, withPdf } = job
  const { store } = session
  const folders = foldersOf(clients)
  const table = peopleTable(folders)
  if (!(await zip.add(table.name, table.text))) return null
  let done = 0
  for (const { folder, person } of folders) {
    if (signal.aborted) return null
    job.onProgress({ at: 'people', done, of: folders.length })
    const home = await homeSources(store, person.id)
    if (home) {
      const sources = { ...practice, ...home }
      const copy = await copyToZip({ store, zip, sources, folder, withPdf, signal })
      if (copy === 'stopped') return null
      if (copy !== 'gone') {
        for (const { id } of copy.files) job.told.add(id)
        for (const { what, why } of copy.leftOut) job.leftOut.push(`${folder}: ${what}. ${why}`)
      }
    }
    done++
  }
  return done
}

async function writeRecords({ session, zip, signal, onProgress }: Job): Promise<boolean> {
  if (!(await zip.add('records/person.schema.json', copySchemaJson()))) return false
  for (const [index, name] of collectionNames.entries()) {
    if (signal.aborted) return false
    onProgress({ at: 'records', done: index, of: collectionNames.length })
    if (!(await zip.add(`records/${name}.jsonl`, linesOf(session.store, name)))) return false
  }
  return true
}

/** One record a line. Keys and words that open other files are no records. */
async function* linesOf(store: Store, name: CollectionName): AsyncGenerator<string> {
  for await (const batch of recordsOf(store, name)) {
    const plain = name === 'summaries' ? batch.map((one) => withoutKeys(one as Summary)) : batch
    yield plain.map((record) => `${JSON.stringify(record)}\n`).join('')
  }
}

async function writeFiles(job: Job): Promise<boolean> {
  const { session, zip, signal, told, onProgress } = job
  for (const { id: space } of session.opened.spaces) {
    const ids = (await listFileIds(space)).filter((id) => !told.has(id))
    for (const [index, id] of ids.entries()) {
      if (signal.aborted) return false
      onProgress({ at: 'files', done: index, of: ids.length })
      const file = await readFile(session.store.keyring, space, id)
      if (!file.ok) {
        // Removed since it was listed: then it is part of no export.
        if (file.refusal === 'damaged')
          job.leftOut.push('A kept file did not open and is left out.')
        continue
      }
      const content: ZipContent = file.value.bytes
      if (!(await zip.add(`files/${id}${endingOf(file.value.type)}`, content))) return false
    }
  }
  return true
}

async function drivesTable({ session, practice }: Job): Promise<string> {
  const { store } = session
  const [trips, settings] = await Promise.all([
    firstValueFrom(drivesBetween(store, '0000-01-01T00:00:00.000Z', '9999-12-31T00:00:00.000Z')),
    firstValueFrom(mileageSettings(store)),
  ])
  const timeZone = practice.practice.practice?.timeZone ?? session.timeZone()
  return mileageCsv(trips, { settings, timeZone })
}
