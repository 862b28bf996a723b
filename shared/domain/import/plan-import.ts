import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import type { HouseholdForm } from '../clients/household-form'
import { type PersonFields, peopleOf } from '../clients/household-records'
import type { ReadRow } from './build-household'
import { type Fill, missingInChart, missingInClient } from './fill-missing'
import { createRepeatFinder, likenessOf, type Repeat } from './find-repeats'

/** What becomes of a row. `fill`: what is missing in the one that is there is filled in. */
export type RowChoice = 'add' | 'skip' | 'fill'

/** A row that was read, beside whom it seems to be. */
export interface WeighedRow extends ReadRow {
  readonly repeat: Repeat | null
}

/** Looks for each row among the clients that are known and the rows before it. */
export function weighRows(
  rows: readonly ReadRow[],
  parents: Iterable<Client>,
): readonly WeighedRow[] {
  const finder = createRepeatFinder()
  for (const parent of parents) {
    finder.add({ kind: 'client', clientId: parent.id }, likenessOf(parent))
  }
  return rows.map((read) => {
    if (!read.form) return { ...read, repeat: null }
    const person = likenessOf(read.form)
    const repeat = finder.find(person)
    // Two in one place are told against the first of them, not each against the last.
    if (repeat?.of.kind !== 'row') finder.add({ kind: 'row', row: read.row }, person)
    return { ...read, repeat }
  })
}

/** Nobody comes in twice unless somebody says so. */
export const usualChoice = ({ repeat }: WeighedRow): RowChoice => (repeat ? 'skip' : 'add')

export type Choices = ReadonlyMap<number, RowChoice>

export interface Planned {
  readonly adds: readonly { readonly form: HouseholdForm; readonly status: Client['status'] }[]
  /** By the id of the known parent: forms whose words fill what is missing there, in their order. */
  readonly fills: ReadonlyMap<string, readonly HouseholdForm[]>
  readonly skipped: readonly WeighedRow[]
  readonly leftOut: readonly WeighedRow[]
}

/** Who is added, who is filled in, and who stays out, by what was chosen for each row. */
export function planRows(rows: readonly WeighedRow[], choices: Choices): Planned {
  const adds = new Map<number, { form: HouseholdForm; status: Client['status'] }>()
  const fills = new Map<string, HouseholdForm[]>()
  const skipped: WeighedRow[] = []
  /** Where a row went to: a row that is added, or a client. */
  const wentTo = new Map<number, Repeat['of']>()
  for (const row of rows) {
    if (!row.form) continue
    const choice = choices.get(row.row) ?? usualChoice(row)
    const of = row.repeat?.of
    const target = of?.kind === 'row' ? wentTo.get(of.row) : of
    if (choice === 'add') {
      adds.set(row.row, { form: row.form, status: row.status })
      wentTo.set(row.row, { kind: 'row', row: row.row })
      continue
    }
    if (target) wentTo.set(row.row, target)
    const into = target?.kind === 'row' ? adds.get(target.row) : undefined
    if (choice === 'fill' && target?.kind === 'client') {
      fills.set(target.clientId, [...(fills.get(target.clientId) ?? []), row.form])
    } else if (choice === 'fill' && into) into.form = filledForm(into.form, row.form)
    else skipped.push(row)
  }
  const leftOut = rows.filter(({ form }) => form === null)
  return { adds: [...adds.values()], fills, skipped, leftOut }
}

/** One family out of two rows: what the first does not say, the second does. */
export function filledForm(first: HouseholdForm, second: HouseholdForm): HouseholdForm {
  const { contact, birth, health } = first
  const bare = [first.address.street, first.address.city, first.address.postalCode].every(
    (part) => part === '',
  )
  const unasked = health.allergyHistory === 'notAsked'
  const stage = birth.stage === 'other' ? second.birth.stage : birth.stage
  return {
    ...first,
    name: { ...first.name, preferred: first.name.preferred || second.name.preferred },
    pronouns: first.pronouns || second.pronouns,
    dateOfBirth: first.dateOfBirth ?? second.dateOfBirth,
    contact: {
      ...contact,
      phone: contact.phone || second.contact.phone,
      email: contact.email || second.contact.email,
      language: contact.language || second.contact.language,
      emergencyName: contact.emergencyName || second.contact.emergencyName,
      emergencyPhone: contact.emergencyPhone || second.contact.emergencyPhone,
    },
    address: bare ? second.address : first.address,
    access: { ...first.access, note: first.access.note || second.access.note },
    birth: {
      ...birth,
      stage,
      dueOn: birth.dueOn ?? second.birth.dueOn,
      birthOn: birth.birthOn ?? (stage === 'pregnant' ? null : second.birth.birthOn),
    },
    health: {
      ...health,
      allergyHistory: unasked ? second.health.allergyHistory : health.allergyHistory,
      allergies: unasked ? second.health.allergies : health.allergies,
      note: health.note || second.health.note,
    },
    babies: first.babies.length > 0 ? first.babies : second.babies,
    note: first.note || second.note,
  }
}

/** A known family that something is filled in for. */
export interface KnownFamily {
  readonly parent: Client
  readonly chart: Chart | null
  readonly infants: number
}

/** What an import writes: records made before the first is written, and fields that are filled in. */
export interface ImportBatch {
  readonly clients: readonly Client[]
  readonly charts: readonly Chart[]
  readonly fills: readonly Fill[]
}

export interface Stamps {
  /** When the import began: every record of it says so, and one changed since does not any more. */
  readonly at: string
  readonly staffId: string
  readonly space: string
}

/** The records of one family, parent first; babies a millisecond apart, in the order of their birth. */
function recordsOf(
  people: readonly PersonFields[],
  status: Client['status'],
  { at, staffId, space }: Stamps,
  therapistId: string,
): { readonly clients: Client[]; readonly charts: Chart[] } {
  const stamps = (id: string, place: number) => {
    const createdAt = new Date(Date.parse(at) + place).toISOString()
    return { id, space, createdAt, createdBy: staffId, updatedAt: at, updatedBy: staffId }
  }
  return {
    clients: people.map(({ clientId, client }, place) => {
      const home = client.home && { ...client.home, location: client.home.location ?? null }
      return { ...stamps(clientId, place), ...client, home, status, therapistId }
    }),
    charts: people.map(({ chartId, chart }, place) => ({ ...stamps(chartId, place), ...chart })),
  }
}

export const recordsToAdd = (
  { form, status }: Planned['adds'][number],
  stamps: Stamps,
): Pick<ImportBatch, 'clients' | 'charts'> =>
  recordsOf(peopleOf(form), status, stamps, stamps.staffId)

/** What rows fill in for a family that is there; babies and a chart only where there are none. */
export function recordsToFill(
  { parent, chart, infants }: KnownFamily,
  forms: readonly HouseholdForm[],
  stamps: Stamps,
): ImportBatch {
  const [first, ...others] = forms
  if (!first) return { clients: [], charts: [], fills: [] }
  const form = others.reduce(filledForm, first)
  const [incoming, ...babies] = peopleOf({ ...form, parentId: parent.id })
  const own: Stamps = { ...stamps, space: parent.space }
  const born = infants > 0 ? [] : babies
  const fresh = recordsOf(born, parent.status, own, parent.therapistId)
  const health = chart ? [] : recordsOf([incoming], 'active', own, parent.therapistId).charts
  return {
    clients: fresh.clients,
    charts: [...health, ...fresh.charts],
    fills: [
      ...missingInClient(parent, incoming),
      ...(chart ? missingInChart(chart, incoming) : []),
    ],
  }
}

/** Families that are written together: one step is short, and a stop is soon. */
export const familiesPerBatch = 100

export function batchesOf(families: readonly ImportBatch[]): readonly ImportBatch[] {
  const batches: ImportBatch[] = []
  for (let from = 0; from < families.length; from += familiesPerBatch) {
    const some = families.slice(from, from + familiesPerBatch)
    batches.push({
      clients: some.flatMap(({ clients }) => clients),
      charts: some.flatMap(({ charts }) => charts),
      fills: some.flatMap(({ fills }) => fills),
    })
  }
  return batches
}
