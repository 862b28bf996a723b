import { z } from 'zod'
import { dateWords } from '../clients/words'
import { type ClientCopy, clientCopySchema, copyJson, personWords } from './client-copy'
import type { CollectionBundle } from './copy-bundle'
import { copyTables, tableText } from './csv-tables'

/** One file inside the copy; its name tells nothing of anybody, because names in a zip are never locked. */
export interface CopyPart {
  readonly name: string
  readonly text: string
}

/** The parts that are words and figures; the page as PDF and the kept files come besides. */
export function copyParts(copy: ClientCopy, bundle: CollectionBundle): CopyPart[] {
  return [
    { name: 'read-me.txt', text: readMe(copy) },
    { name: 'record.json', text: copyJson(copy) },
    { name: 'record.schema.json', text: copySchemaJson() },
    { name: 'record.fhir.json', text: JSON.stringify(bundle) },
    ...copyTables(copy).map((table) => ({ name: `tables/${table.name}`, text: tableText(table) })),
  ]
}

let schema = ''
/** What `record.json` is made of, for programs: JSON Schema, draft 2020-12. */
export function copySchemaJson(): string {
  schema ||= `${JSON.stringify(z.toJSONSchema(clientCopySchema, { unrepresentable: 'any' }), null, 2)}\n`
  return schema
}

const lines = (copy: ClientCopy): readonly string[] => [
  `Copy of the record of ${personWords(copy.person)}`,
  `Kept by ${copy.practice.name}. Made ${dateWords(copy.madeOn)} by ${copy.madeBy}.`,
  '',
  'It holds health information. Whoever can open these files can read it: keep them',
  'where you keep letters from a doctor, and delete them when you need them no more.',
  '',
  'record.pdf          to read and to print',
  'tables/             for a spreadsheet (CSV, UTF-8): one table for each kind of thing',
  'record.fhir.json    for other record systems (HL7 FHIR R4, a collection)',
  'record.json         all of it, word for word; record.schema.json says what stands where',
  'files/              letters, and pages that were sent to providers',
  '',
  ...copy.leftOut.map(({ what, why }) => `Not in this copy: ${what}. ${why}`),
  '',
  `Questions: ${[copy.practice.name, copy.practice.phone, copy.practice.email].filter(Boolean).join(', ')}`,
]

/** Lines end as every editor on every system knows them. */
const readMe = (copy: ClientCopy): string => `${lines(copy).join('\r\n')}\r\n`

/** `copy-2026-11-21.zip`: a file's name may be read by anybody, so it names nobody. */
export const copyFileName = (day: string, locked: boolean): string =>
  `record-copy-${day}${locked ? '-locked' : ''}.zip`

export const everythingFileName = (day: string, locked: boolean): string =>
  `practice-export-${day}${locked ? '-locked' : ''}.zip`

/** The ending that a kept file gets by what it is. */
export const endingOf = (type: string): string =>
  ({
    'application/pdf': '.pdf',
    'image/png': '.png',
    'image/jpeg': '.jpg',
    'text/html': '.html',
    'application/fhir+json': '.json',
    'application/json': '.json',
  })[type] ?? '.bin'
