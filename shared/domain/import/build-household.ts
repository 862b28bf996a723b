import { blankHousehold, nextBaby } from '../clients/blank-form'
import { datesOf, type HouseholdForm, householdFormSchema } from '../clients/household-form'
import { checkDates } from '../clients/plausible-dates'
import { suggestAllergens } from '../clients/suggest-allergens'
import { addDays, type Day } from '../time/calendar-day'
import { type ColumnTarget, fieldLabels, type ImportField, type Mapping } from './fields'
import {
  oneLine,
  type Read,
  readAllergies,
  readCountry,
  readEmail,
  readPhone,
  readShort,
  readStatus,
  saysNothing,
  severalLines,
  splitAddress,
  splitBabies,
  splitName,
} from './read-cells'
import { type DateOrder, readDate } from './read-dates'
import type { TableRow } from './read-table'

export interface CellProblem {
  /** The column's place in the table; null: the row as a whole. */
  readonly column: number | null
  readonly label: string
  /** What stands in the cell, cut to what a screen can show. */
  readonly cell: string
  readonly words: string
}

/** One row of the file, read: a family as the form would hold it, or why there is none. */
export interface ReadRow {
  readonly row: number
  /** null: the row cannot be taken over. */
  readonly form: HouseholdForm | null
  readonly status: 'active' | 'archived'
  /** Of a row that comes in: cells that could not go where they belong; their words are in the note. */
  readonly problems: readonly CellProblem[]
  /** Unusual, and taken over as it stands. */
  readonly warnings: readonly string[]
}

export interface ReadOptions {
  readonly headings: readonly string[]
  readonly mapping: Mapping
  readonly order: DateOrder | null
  readonly today: Day
  readonly newId: () => string
}

const shownLetters = 120

let lastCheck: {
  readonly today: Day
  readonly schema: ReturnType<typeof householdFormSchema>
} | null = null

/** Made once for all rows of a day: making it is far dearer than using it. */
function formCheck(today: Day) {
  if (lastCheck?.today !== today) lastCheck = { today, schema: householdFormSchema(today) }
  return lastCheck.schema
}

interface Cell {
  readonly column: number
  readonly heading: string
  readonly target: ColumnTarget
  readonly raw: string
  readonly text: string
}

/** What is gathered of a row while its cells are gone through. */
interface Draft {
  readonly form: HouseholdForm
  readonly problems: CellProblem[]
  /** Lines for the note, each with its heading. */
  readonly keep: string[]
  readonly babyNames: string[]
  readonly options: ReadOptions
  readonly columnOf: Map<ImportField, Cell>
  status: 'active' | 'archived'
}

/**
 * One row as the family it becomes, through the same form that a person fills. A cell that cannot go
 * where its column goes leaves its field empty and its words in the note: nothing that stood in the row
 * is lost. Without any name, or too long for a record, the row stays out.
 */
export function readRow(row: TableRow, options: ReadOptions): ReadRow {
  const form = structuredClone(blankHousehold(options.newId))
  form.birth.stage = 'other'
  const draft: Draft = {
    ...{ form, options, problems: [], keep: [], babyNames: [] },
    ...{ columnOf: new Map(), status: 'active' },
  }
  for (const cell of cellsOf(row, options)) place(draft, cell)
  if (row.beyond.length > 0) {
    draft.keep.push(`Beyond the last column: ${row.beyond.map(severalLines).join(' | ')}`)
  }
  settleBirth(draft)
  dropImpossibleDates(draft)
  addBabies(draft)
  return finished(row, draft)
}

function* cellsOf(row: TableRow, { headings, mapping }: ReadOptions): Generator<Cell> {
  for (const [column, target] of mapping.entries()) {
    const raw = row.cells[column] ?? ''
    const text = oneLine(raw)
    if (target === 'leaveOut' || saysNothing(text)) continue
    yield { column, heading: headings[column] || `Column ${column + 1}`, target, raw, text }
  }
}

const cut = (text: string) =>
  text.length > shownLetters ? `${text.slice(0, shownLetters)}…`.toWellFormed() : text

function tell({ problems, keep }: Draft, cell: Cell, words: string): void {
  const { column, heading, target, text } = cell
  problems.push({ column, label: fieldLabels[target], cell: cut(text), words })
  keep.push(`${heading}: ${severalLines(cell.raw)}`)
}

type Put = (draft: Draft, cell: Cell) => void

/** Sets what was read, or tells why not. */
const read =
  (
    reader: (text: string, draft: Draft) => Read<string>,
    set: (form: HouseholdForm, value: string) => void,
  ): Put =>
  (draft, cell) => {
    const found = reader(cell.text, draft)
    if (found.ok) set(draft.form, found.value)
    else tell(draft, cell, found.why)
  }

const short = (most: number, set: (form: HouseholdForm, value: string) => void): Put =>
  read((text) => readShort(text, most), set)

const date = (set: (form: HouseholdForm, value: Day) => void, aheadYears: number): Put => {
  const reader = (text: string, { options }: Draft): Read<string> => {
    const latest = Number(options.today.slice(0, 4)) + aheadYears
    const day = readDate(text, options.order, latest)
    return day === null
      ? { ok: false, why: 'It is not a date that exists.' }
      : { ok: true, value: day }
  }
  return read(reader, set)
}

const putPhone: Put = (draft, cell) => {
  const found = readPhone(cell.text)
  if (!found.ok) tell(draft, cell, found.why)
  else if (draft.form.contact.phone === '') draft.form.contact.phone = found.value
  else if (draft.form.contact.phone !== found.value) {
    // One phone has room in the form; the others are kept where they can be read.
    draft.keep.push(`${cell.heading}: ${found.value}`)
  }
}

const putName: Put = (draft, cell) => {
  if (cell.text.length > 240) return tell(draft, cell, 'It is too long for a name.')
  const { given, family, preferred } = splitName(cell.text)
  const { name } = draft.form
  if ([given, family, preferred].some((part) => part.length > 120)) {
    return tell(draft, cell, 'It is too long for a name.')
  }
  name.given ||= given
  name.family ||= family
  name.preferred ||= preferred
}

const putAddress: Put = (draft, cell) => {
  if (cell.text.length > 300) return tell(draft, cell, 'It is too long for an address.')
  const found = splitAddress(severalLines(cell.raw).replace(/[ \t]+/g, ' '))
  Object.assign(draft.form.address, { ...found, street: oneLine(found.street) })
}

const putStreet: Put = (draft, cell) => {
  const { address } = draft.form
  const street = [address.street, cell.text].filter(Boolean).join(', ')
  if (street.length > 300) return tell(draft, cell, 'It is too long for a street.')
  address.street = street
}

const putAllergies: Put = (draft, cell) => {
  const { health } = draft.form
  const stated = readAllergies(severalLines(cell.raw))
  if (stated.kind === 'none') {
    // Two columns that contradict one another: what is named counts, as whoever reads it would say.
    if (health.allergyHistory === 'notAsked') health.allergyHistory = 'none'
    return
  }
  // A word may stand for five classes.
  const room = Math.floor((50 - health.allergies.length) / 5)
  const substances = stated.kind === 'some' ? stated.substances : []
  if (stated.kind === 'words' || substances.length > room) {
    health.note = [health.note, `${cell.heading}: ${severalLines(cell.raw)}`]
      .filter(Boolean)
      .join('\n')
    draft.problems.push({
      ...{ column: cell.column, label: fieldLabels.allergies, cell: cut(cell.text) },
      words: 'It is kept as words in the health note. Ask, and enter each allergy by itself.',
    })
    return
  }
  if (substances.length === 0) return
  health.allergyHistory = 'some'
  for (const substance of substances) {
    // Nobody is asked here what "tree nuts" stands for: each class it may be is checked against.
    const classes = suggestAllergens(substance)
    for (const allergenClass of classes.length > 0 ? classes : (['other'] as const)) {
      const id = draft.options.newId()
      health.allergies.push({ id, substance, allergenClass, reaction: '', severity: 'unknown' })
    }
  }
}

const putBabies: Put = (draft, cell) => {
  const names = cell.text.length > 600 ? [] : splitBabies(cell.raw)
  if (cell.text.length > 600 || names.some((name) => name.length > 120)) {
    return tell(draft, cell, 'It is too long for names.')
  }
  if (draft.babyNames.length + names.length > 8) {
    return tell(draft, cell, 'There is room for 8 babies.')
  }
  draft.babyNames.push(...names)
}

const putStatus: Put = (draft, cell) => {
  const found = readStatus(cell.text, oneLine(cell.heading).toLowerCase())
  if (found.ok) draft.status = found.value
  else tell(draft, cell, found.why)
}

const puts: Record<Exclude<ColumnTarget, 'leaveOut'>, Put> = {
  fullName: putName,
  given: short(120, (form, value) => {
    form.name.given = value
  }),
  family: short(120, (form, value) => {
    form.name.family = value
  }),
  preferred: short(120, (form, value) => {
    form.name.preferred = value
  }),
  pronouns: short(40, (form, value) => {
    form.pronouns = value
  }),
  dateOfBirth: date((form, value) => {
    form.dateOfBirth = value
    // Nobody who gives birth is younger: `15` is 1915 for no one, and 2015 for no one either.
  }, -10),
  phone: putPhone,
  email: read(readEmail, (form, value) => {
    form.contact.email = value
  }),
  language: short(120, (form, value) => {
    form.contact.language = value
  }),
  emergencyName: short(120, (form, value) => {
    form.contact.emergencyName = value
  }),
  emergencyPhone: read(readPhone, (form, value) => {
    form.contact.emergencyPhone = value
  }),
  fullAddress: putAddress,
  street: putStreet,
  unit: short(120, (form, value) => {
    form.address.unit = value
  }),
  city: short(120, (form, value) => {
    form.address.city = value
  }),
  region: short(120, (form, value) => {
    form.address.region = value
  }),
  postalCode: short(20, (form, value) => {
    form.address.postalCode = value
  }),
  country: read(readCountry, (form, value) => {
    form.address.country = value
  }),
  entryNote: (draft, cell) => {
    const { access } = draft.form
    access.note = [access.note, severalLines(cell.raw)].filter(Boolean).join('\n')
  },
  dueOn: date((form, value) => {
    form.birth.dueOn = value
  }, 1),
  birthOn: date((form, value) => {
    form.birth.birthOn = value
  }, 0),
  babyNames: putBabies,
  allergies: putAllergies,
  status: putStatus,
  note: (draft, cell) => void draft.keep.unshift(severalLines(cell.raw)),
  keepInNote: (draft, cell) => void draft.keep.push(`${cell.heading}: ${severalLines(cell.raw)}`),
}

function place(draft: Draft, cell: Cell): void {
  if (cell.target === 'leaveOut') return
  if (cell.target !== 'keepInNote') draft.columnOf.set(cell.target, cell)
  puts[cell.target](draft, cell)
}

/**
 * Before or after the birth, by what the row says: a birth date means after; a due date to come, before, with a
 * warning where a baby has a name already; a name beside a due date that has come, after; a due date alone
 * that is not long past, before. One long past without any word of a birth is not decided here.
 */
function settleBirth({ form, babyNames, options }: Draft): void {
  const { birth } = form
  if (birth.birthOn !== null) birth.stage = 'postpartum'
  else if (birth.dueOn !== null && birth.dueOn > options.today) birth.stage = 'pregnant'
  else if (babyNames.length > 0) birth.stage = 'postpartum'
  else if (birth.dueOn !== null && birth.dueOn >= addDays(options.today, -21)) {
    birth.stage = 'pregnant'
  }
}

/** Dates that cannot be, as the form says it, are told at their cells and left empty. */
function dropImpossibleDates(draft: Draft): void {
  const { form, options } = draft
  for (const { at, weight, words } of checkDates(datesOf(form), options.today)) {
    if (weight !== 'refuse') continue
    const field = at === 'parentBornOn' ? 'dateOfBirth' : at
    if (field !== 'dateOfBirth' && field !== 'dueOn' && field !== 'birthOn') continue
    if (field === 'dateOfBirth') form.dateOfBirth = null
    else form.birth[field] = null
    const cell = draft.columnOf.get(field)
    if (cell) tell(draft, cell, words)
  }
}

function addBabies(draft: Draft): void {
  const { form, babyNames, options } = draft
  for (const text of babyNames) {
    const baby = nextBaby(form, options.newId)
    const { given, family } = text.includes(' ') ? splitName(text) : { given: text, family: '' }
    // "Leo Ruiz" beside "Ana Ruiz" is Leo of the same family; another last name is the baby's own.
    form.babies.push({
      ...baby,
      name: { given, family: family || form.name.family, preferred: '' },
    })
  }
}

function finished(row: TableRow, draft: Draft): ReadRow {
  const { form, problems, keep, options, status } = draft
  form.note = keep.filter(Boolean).join('\n')
  const out = (words: string): ReadRow => {
    const whole = { column: null, label: 'Row', cell: '', words }
    return { row: row.row, form: null, status, problems: [...problems, whole], warnings: [] }
  }
  const { given, family, preferred } = form.name
  if (!given && !family && !preferred) return out('There is no name in this row.')
  const checked = formCheck(options.today).safeParse(form)
  if (!checked.success) {
    const [issue] = checked.error.issues
    return out(`This row does not fit into a record. ${issue?.message ?? ''}`.trim())
  }
  const warnings = checkDates(datesOf(form), options.today).map(({ words }) => words)
  if (form.birth.stage === 'pregnant' && form.babies.length > 0) {
    warnings.push(
      'A baby is named and the due date is to come. Is it born? Then say so in the record.',
    )
  }
  return { row: row.row, form: checked.data, status, problems, warnings }
}
