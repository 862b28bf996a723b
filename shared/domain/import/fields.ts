/** What a column of a foreign table can become. */
export const importFields = [
  ...(['fullName', 'given', 'family', 'preferred', 'pronouns', 'dateOfBirth'] as const),
  ...(['phone', 'email', 'language', 'emergencyName', 'emergencyPhone'] as const),
  ...(['fullAddress', 'street', 'unit', 'city', 'region', 'postalCode', 'country'] as const),
  ...(['entryNote', 'dueOn', 'birthOn', 'babyNames', 'allergies', 'status', 'note'] as const),
] as const
export type ImportField = (typeof importFields)[number]

/** `leaveOut`: the column is not taken over. `keepInNote`: into the note, under its heading. */
export type ColumnTarget = ImportField | 'leaveOut' | 'keepInNote'

/** One for each column of the table, in its order. */
export type Mapping = readonly ColumnTarget[]

export const fieldLabels: Record<ColumnTarget, string> = {
  leaveOut: 'Leave out',
  keepInNote: 'Keep in the note',
  fullName: 'Whole name',
  given: 'First name',
  family: 'Last name',
  preferred: 'Preferred name',
  pronouns: 'Pronouns',
  dateOfBirth: 'Parent’s birth date',
  phone: 'Phone',
  email: 'Email',
  language: 'Language',
  emergencyName: 'Emergency contact',
  emergencyPhone: 'Emergency phone',
  fullAddress: 'Whole address',
  street: 'Street',
  unit: 'Apartment or unit',
  city: 'City',
  region: 'State',
  postalCode: 'ZIP code',
  country: 'Country',
  entryNote: 'How to get in',
  dueOn: 'Due date',
  birthOn: 'Baby’s birth date',
  babyNames: 'Babies’ names',
  allergies: 'Allergies',
  status: 'Active or archived',
  note: 'Note',
}

/** Several columns may go there; what they hold is put together. */
const many: ReadonlySet<ColumnTarget> = new Set([
  ...(['leaveOut', 'keepInNote', 'note', 'allergies', 'entryNote', 'babyNames'] as const),
  ...(['phone', 'street'] as const),
])

export const takesSeveral = (target: ColumnTarget): boolean => many.has(target)

export const dateFields: readonly ImportField[] = ['dateOfBirth', 'dueOn', 'birthOn']

export type MappingProblem =
  | { readonly code: 'noName' }
  | { readonly code: 'twice'; readonly field: ImportField }

/** What stands in the way of reading the rows by this mapping. */
export function checkMapping(mapping: Mapping): readonly MappingProblem[] {
  const problems: MappingProblem[] = []
  const names: readonly ColumnTarget[] = ['fullName', 'given', 'family', 'preferred']
  if (!mapping.some((target) => names.includes(target))) problems.push({ code: 'noName' })
  for (const field of importFields) {
    if (takesSeveral(field)) continue
    if (mapping.filter((target) => target === field).length > 1) {
      problems.push({ code: 'twice', field })
    }
  }
  return problems
}
