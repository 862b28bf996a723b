import type { Client } from '../../schema/client'
import type { Provider } from '../../schema/provider'
import { careRoleWords, dateWords } from '../clients/words'
import type { Day } from '../time/calendar-day'
import { personWords } from './client-copy'
import type { CopyPart } from './copy-parts'
import { tableText } from './csv-tables'

export interface PersonFolder {
  readonly folder: string
  readonly person: Client
}

/** `people/0001/`: names in a zip are never locked, so they are numbers. Families stand together. */
export function foldersOf(clients: readonly Client[]): PersonFolder[] {
  const byName = (a: Client, b: Client) =>
    a.name.family.localeCompare(b.name.family) ||
    a.name.given.localeCompare(b.name.given) ||
    a.id.localeCompare(b.id)
  const parents = clients.filter(({ kind }) => kind === 'parent').toSorted(byName)
  const families = parents.flatMap((parent) => [
    parent,
    ...clients.filter(({ parentId }) => parentId === parent.id).toSorted(byName),
  ])
  return families.map((person, index) => ({
    folder: `people/${String(index + 1).padStart(4, '0')}/`,
    person,
  }))
}

/** Who is in which folder. */
export const peopleTable = (folders: readonly PersonFolder[]): CopyPart => ({
  name: 'tables/people.csv',
  text: tableText({
    headings: ['Folder', 'Name', 'Kind', 'Born', 'State', 'Id', 'Parent'],
    lines: folders.map(({ folder, person }) => [
      ...[folder, personWords(person), person.kind, person.dateOfBirth ?? '', person.status],
      ...[person.id, person.parentId],
    ]),
  }),
})

export const providersTable = (providers: readonly Provider[]): CopyPart => ({
  name: 'tables/providers.csv',
  text: tableText({
    headings: ['Name', 'Credentials', 'Role', 'Organization', 'NPI', 'Phone', 'Fax', 'Email', 'Id'],
    lines: providers.map((one) => [
      ...[one.name, one.credentials, careRoleWords[one.role], one.organisation, one.npi],
      ...[one.phone, one.fax, one.email, one.id],
    ]),
  }),
})

/** Says what stands where, and what was left out. */
export function practiceReadMe(about: {
  readonly practiceName: string
  readonly madeBy: string
  readonly madeOn: Day
  readonly people: number
  readonly leftOut: readonly string[]
}): CopyPart {
  const lines = [
    `Everything of ${about.practiceName}`,
    `Made ${dateWords(about.madeOn)} by ${about.madeBy}. ${about.people} people.`,
    '',
    'It holds the health information of every client that is on this laptop. Whoever can',
    'open these files can read it.',
    '',
    'people/0001/ …        everything of one person: record.pdf to read, tables/ for a spreadsheet,',
    '                      record.fhir.json for other record systems, record.json word for word',
    'tables/people.csv     who is in which folder',
    'tables/providers.csv  the directory of providers',
    'tables/drives.csv     the mileage book',
    'records/*.jsonl       every record as it is kept, one JSON object a line',
    'files/                kept files that belong to no one person’s copy',
    '',
    ...about.leftOut,
  ]
  return { name: 'read-me.txt', text: `${lines.join('\r\n')}\r\n` }
}
