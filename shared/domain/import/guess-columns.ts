import { plainText } from '../clients/plain-words'
import { type ColumnTarget, type ImportField, type Mapping, takesSeveral } from './fields'
import type { ImportTable } from './read-table'

/**
 * Headings as practice programs, address books and people's own sheets write them, English and Spanish,
 * plain (no marks, no case, one space). Looked up in a Map: a heading may be called `__proto__`.
 */
const words: Record<ImportField, readonly string[]> = {
  fullName: [
    ...[
      'name',
      'whole name',
      'full name',
      'client',
      'client name',
      'customer',
      'customer name',
      'patient',
    ],
    ...['patient name', 'display name', 'contact name', 'mother', 'mom', 'mother name', 'parent'],
    ...['parent name', 'mothers name', 'nombre completo', 'cliente', 'paciente', 'madre', 'mama'],
    ...['nombre y apellido', 'nombre y apellidos', 'nombre del cliente', 'nombre de la madre'],
  ],
  given: [
    ...['first name', 'first', 'given name', 'given', 'forename', 'firstname', 'client first name'],
    ...['legal first name', 'patient first name', 'nombre', 'nombres', 'primer nombre'],
    ...['mother first name', 'mom first name', 'parent first name', 'customer first name'],
  ],
  family: [
    ...['last name', 'last', 'family name', 'family', 'surname', 'lastname', 'client last name'],
    ...['legal last name', 'patient last name', 'apellido', 'apellidos', 'mother last name'],
    ...['mom last name', 'parent last name', 'customer last name'],
  ],
  preferred: [
    ...['preferred name', 'preferred', 'nickname', 'goes by', 'known as', 'preferred first name'],
    ...['apodo', 'nombre preferido', 'como le dicen'],
  ],
  pronouns: ['pronouns', 'pronoun', 'preferred pronouns', 'pronombres', 'pronombre'],
  dateOfBirth: [
    ...['date of birth', 'dob', 'birth date', 'birthdate', 'birthday', 'd o b', 'born'],
    ...[
      'client dob',
      'parents birth date',
      'client date of birth',
      'mother dob',
      'mother date of birth',
      'mom dob',
    ],
    ...['patient dob', 'parent dob', 'fecha de nacimiento', 'nacimiento', 'cumpleanos'],
    ...['fecha nacimiento'],
  ],
  phone: [
    ...[
      'phone',
      'phone number',
      'mobile',
      'mobile phone',
      'cell',
      'cell phone',
      'telephone',
      'tel',
    ],
    ...['mobile number', 'cell number', 'home phone', 'primary phone', 'phone 1 value', 'phone 1'],
    ...['contact number', 'client phone', 'telefono', 'celular', 'movil', 'telefono movil'],
    ...['numero de telefono', 'preferred phone', 'work phone', 'mobile phone number'],
  ],
  email: [
    ...['email', 'e mail', 'email address', 'e mail address', 'mail', 'e mail 1 value', 'email 1'],
    ...['primary email', 'client email', 'correo', 'correo electronico', 'contact email'],
  ],
  language: ['language', 'preferred language', 'idioma', 'lengua', 'idioma preferido'],
  emergencyName: [
    ...['emergency contact', 'emergency contact name', 'emergency name', 'ice name', 'partner'],
    ...['contacto de emergencia', 'emergencia', 'partner name', 'pareja'],
  ],
  emergencyPhone: [
    ...['emergency phone', 'emergency contact phone', 'emergency contact number', 'ice phone'],
    ...['emergency number', 'telefono de emergencia', 'partner phone'],
  ],
  fullAddress: [
    ...[
      'address',
      'whole address',
      'full address',
      'home address',
      'mailing address',
      'direccion',
      'domicilio',
    ],
    ...['address 1 formatted', 'location', 'direccion completa'],
  ],
  street: [
    ...['street', 'street address', 'address 1', 'address line 1', 'address1', 'street 1', 'calle'],
    ...[
      'home street',
      'street name',
      'street address 1',
      'address street',
      'address 1 street',
      'billing street',
    ],
  ],
  unit: [
    ...['unit', 'apt', 'apartment', 'address 2', 'address line 2', 'address2', 'suite', 'street 2'],
    ...['apt unit', 'apartment or unit', 'departamento', 'depto', 'apartamento', 'apt number'],
  ],
  city: [
    'city',
    'town',
    'suburb',
    'home city',
    'ciudad',
    'address 1 city',
    'locality',
    'municipio',
  ],
  region: [
    ...['state', 'province', 'region', 'home state', 'estado', 'provincia', 'state province'],
    ...['address 1 region', 'state region', 'county state'],
  ],
  postalCode: [
    ...['zip', 'zip code', 'postal code', 'postcode', 'zipcode', 'home postal code', 'post code'],
    ...['codigo postal', 'cp', 'zip postal code', 'address 1 postal code', 'postal'],
  ],
  country: ['country', 'home country', 'pais', 'address 1 country', 'country region'],
  entryNote: [
    ...['gate code', 'how to get in', 'access', 'access notes', 'entry notes', 'parking'],
    ...['entry', 'directions', 'door code', 'estacionamiento', 'codigo de la puerta', 'acceso'],
  ],
  dueOn: [
    ...['due date', 'edd', 'estimated due date', 'estimated date of delivery', 'due', 'due on'],
    ...['baby due date', 'fecha probable de parto', 'fpp', 'fecha de parto'],
    ...['expected due date', 'expected date of delivery'],
  ],
  birthOn: [
    ...['baby birth date', 'baby dob', 'baby date of birth', 'babys birth date', 'infant dob'],
    ...['infant birth date', 'delivery date', 'date of delivery', 'child dob', 'birth of baby'],
    ...['babys date of birth', 'babys dob', 'infant date of birth', 'babys birthday'],
    ...[
      'fecha de nacimiento del bebe',
      'nacimiento del bebe',
      'baby birthday',
      'date of birth baby',
    ],
  ],
  babyNames: [
    ...['baby', 'baby name', 'babys name', 'babies', 'babies names', 'baby names', 'infant'],
    ...['infant name', 'infants', 'child', 'child name', 'children', 'bebe', 'nombre del bebe'],
    ...['infants names', 'infant names', 'bebes', 'nombre de bebe', 'childs name', 'hijo', 'hijos'],
  ],
  allergies: [
    ...['allergies', 'allergy', 'known allergies', 'allergies sensitivities', 'alergias'],
    ...['alergia', 'sensitivities', 'allergies and sensitivities', 'skin allergies'],
  ],
  status: [
    'status',
    'active or archived',
    'active',
    'client status',
    'estado del cliente',
    'activo',
    'archived',
  ],
  note: [
    ...['note', 'notes', 'comments', 'comment', 'remarks', 'notas', 'nota', 'comentarios'],
    ...['memo', 'client notes', 'general notes', 'observaciones', 'customer notes'],
  ],
}

const fieldOfWord: ReadonlyMap<string, ImportField> = new Map(
  Object.entries(words).flatMap(([field, all]) =>
    all.map((word) => [word, field as ImportField] as const),
  ),
)

/** `E-mail 1 - Value` → `e mail 1 value`; `firstName` and `first_name` → `first name`. */
export const plainHeading = (heading: string): string =>
  plainText(heading.slice(0, 200).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/['’]/g, '')
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()

const known = (heading: string): ImportField | null => {
  const plain = plainHeading(heading)
  return fieldOfWord.get(plain) ?? fieldOfWord.get(plain.replaceAll(' ', '')) ?? null
}

/** Rows that are looked at where a heading says nothing. */
const looked = 50

/**
 * What each column is likely to be: by its heading, else, for email addresses alone, by what stands in
 * it. A person sees the guess beside samples and decides. Columns that nothing is known of, and second
 * ones of a kind, are left out until then; `keepInNote` is never guessed.
 */
export function guessColumns({ headings, rows }: ImportTable): Mapping {
  const taken = new Set<ColumnTarget>()
  const guessed = headings.map((heading, column): ColumnTarget => {
    const field =
      known(heading) ?? byContents(rows.slice(0, looked).map((row) => row.cells[column]))
    if (!field || (taken.has(field) && !takesSeveral(field))) return 'leaveOut'
    taken.add(field)
    return field
  })
  return guessed.map((target) => settled(target, taken))
}

/** "Address" beside a city is the street; "Name" beside a last name is the first one. */
function settled(target: ColumnTarget, taken: ReadonlySet<ColumnTarget>): ColumnTarget {
  const parted = taken.has('city') || taken.has('postalCode')
  if (target === 'fullAddress' && parted) return taken.has('street') ? 'leaveOut' : 'street'
  if (target === 'fullName' && taken.has('family')) return taken.has('given') ? 'leaveOut' : 'given'
  if (target === 'given' && !taken.has('family') && !taken.has('fullName')) return 'fullName'
  return target
}

function byContents(cells: readonly (string | undefined)[]): ImportField | null {
  const filled = cells.filter((cell): cell is string => Boolean(cell))
  if (filled.length === 0) return null
  return filled.every((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)) ? 'email' : null
}
