import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkMapping,
  fieldLabels,
  type ImportField,
  importFields,
} from '#shared/domain/import/fields'
import { guessColumns, plainHeading } from '#shared/domain/import/guess-columns'
import { readTable } from '#shared/domain/import/read-table'
import { csvLine } from '#shared/domain/money/csv'
import { rowsOf } from './file-of'

const guessed = (headings: string) => {
  const table = readTable(`${headings}\n${headings.replace(/[^,]+/g, 'x')}`)
  return table.ok ? guessColumns(table.value) : null
}

describe('Which column is which', () => {
  test.each([
    [
      'a practice program',
      'First Name,Last Name,Preferred Name,Email,Mobile Phone,Birth Date,Street,Street 2,City,State,ZIP',
      'given,family,preferred,email,phone,dateOfBirth,street,unit,city,region,postalCode',
    ],
    [
      'an address book',
      'First Name,Last Name,Birthday,E-mail 1 - Value,Phone 1 - Value,Address 1 - Street,Address 1 - City',
      'given,family,dateOfBirth,email,phone,street,city',
    ],
    [
      'a sheet in Spanish',
      'Nombre,Apellidos,Teléfono,Correo electrónico,Dirección,Código postal,Fecha de parto,Alergias,Notas',
      'given,family,phone,email,street,postalCode,dueOn,allergies,note',
    ],
    [
      'a sheet of one’s own',
      'Client Name,Cell,Address,Due Date,Baby’s Name,Baby DOB,Allergies,How did you hear of us',
      'fullName,phone,fullAddress,dueOn,babyNames,birthOn,allergies,leaveOut',
    ],
    ['names run together', 'firstName,last_name,PHONE NUMBER', 'given,family,phone'],
  ])('of %s', (_, headings, targets) => {
    expect(guessed(headings)?.join()).toBe(targets)
  })
  test('is known for every heading the program itself would write', () => {
    for (const field of importFields) {
      expect(guessed(fieldLabels[field])?.join(), field).not.toBe('leaveOut')
    }
    expect(plainHeading('E-mail 1 - Value')).toBe('e mail 1 value')
  })
  test('a mapping needs a name, and one column a field', () => {
    expect(checkMapping(['phone', 'leaveOut'])).toEqual([{ code: 'noName' }])
    expect(checkMapping(['fullName', 'email', 'email'])).toEqual([
      { code: 'twice', field: 'email' },
    ])
    expect(checkMapping(['fullName', 'phone', 'phone', 'keepInNote', 'keepInNote'])).toEqual([])
  })
})

const one = (headings: string, cells: readonly string[]) => {
  const [row] = rowsOf(`${headings}\n${csvLine(cells)}`)
  if (!row?.form) throw new Error('the row stayed out')
  return { ...row, form: row.form }
}

describe('A row as a family', () => {
  test('before the birth, by a due date that is to come', () => {
    expect(one('Name,Due date', ['Ana Ruiz', '2026-06-01']).form.birth).toMatchObject({
      stage: 'pregnant',
      dueOn: '2026-06-01',
    })
  })
  test('after the birth, by the baby’s birth date, with a baby for each name', () => {
    const { form } = one('Name,Baby DOB,Babies', ['Ana Ruiz', '2026-01-05', 'Leo & Mia Ortiz'])
    expect(form.birth).toMatchObject({ stage: 'postpartum', birthOn: '2026-01-05' })
    expect(
      form.babies.map(({ name, dateOfBirth }) => [name.given, name.family, dateOfBirth]),
    ).toEqual([
      ['Leo', 'Ruiz', '2026-01-05'],
      ['Mia', 'Ortiz', '2026-01-05'],
    ])
  })
  test('a baby’s name beside a due date that has come means after; before it, a person is asked', () => {
    const born = one('Name,Due date,Babies', ['Ana Ruiz', '2026-02-25', 'Leo'])
    expect(born.form.birth.stage).toBe('postpartum')
    const named = one('Name,Due date,Babies', ['Ana Ruiz', '2026-06-01', 'Leo'])
    expect(named.form.birth.stage).toBe('pregnant')
    expect(named.warnings.join()).toContain('Is it born?')
  })
  test('“Archived: No” is an active client, “Active: No” is not', () => {
    const statusOf = (heading: string, cell: string) =>
      one(`Name,${heading}`, ['Ana Ruiz', cell]).status
    expect([statusOf('Archived', 'No'), statusOf('Archived', 'Yes')]).toEqual([
      'active',
      'archived',
    ])
    expect([statusOf('Active', 'No'), statusOf('Active', 'Yes')]).toEqual(['archived', 'active'])
  })
  test('a due date long past without a word of a birth decides nothing', () => {
    expect(one('Name,Due date', ['Ana Ruiz', '2025-06-01']).form.birth.stage).toBe('other')
  })
  test('allergies as they were stated, checked as each thing a word may stand for', () => {
    const { health } = one('Name,Allergies', [
      'Ana Ruiz',
      'tree nuts, latex; Dr. Green’s balm',
    ]).form
    expect(health.allergyHistory).toBe('some')
    expect(health.allergies.map(({ allergenClass }) => allergenClass)).toEqual([
      ...['almond', 'hazelnut', 'walnut', 'macadamia', 'argan'],
      ...['latex', 'other'],
    ])
  })
  test('“none” is an answer; an empty cell and a word about drugs alone are not', () => {
    const said = (text: string) => one('Name,Allergies', ['Ana Ruiz', text]).form.health
    expect(said('None known').allergyHistory).toBe('none')
    expect(said('Ninguna').allergyHistory).toBe('none')
    expect(said('').allergyHistory).toBe('notAsked')
    expect(said('n/a').allergyHistory).toBe('notAsked')
    expect(said('NKDA')).toMatchObject({ allergyHistory: 'notAsked', note: 'Allergies: NKDA' })
  })
  test('a second phone is kept where it can be read', () => {
    const { form } = one('Name,Mobile phone,Home phone', ['Ana Ruiz', '5035550142', '503.555.0199'])
    expect(form.contact.phone).toBe('(503) 555-0142')
    expect(form.note).toBe('Home phone: (503) 555-0199')
  })
  test('a column that has no place is kept in the note when a person says so', () => {
    const [row] = rowsOf('Name,Referred by\nAna Ruiz,Dr. Cole\n', {
      mapping: ['fullName', 'keepInNote'],
    })
    expect(row?.form?.note).toBe('Referred by: Dr. Cole')
  })
})

describe('Out and in again', () => {
  const text = (most: number) =>
    fc
      .string({ unit: 'grapheme', maxLength: Math.ceil(most / 2) })
      .map((one) => one.toWellFormed().replace(/\s+/g, ' ').trim())
      // What says nothing, or is taken out as unseen, is told apart elsewhere.
      .filter((one) => one.length <= most)
      .filter((one) => !/^(?:n\/?a|-+|—|\.|\?+|null|nil|undefined|#n\/a)$/i.test(one))
      .filter(
        (one) =>
          !/\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u2028\u2029]|^'/u.test(one),
      )
  const name = text(30).filter((one) => one !== '')
  const day = fc
    .date({ min: new Date('1970-01-01'), max: new Date('2005-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const family = fc.record({
    given: name,
    family: name,
    preferred: text(20),
    street: text(40),
    unit: text(10),
    city: text(20),
    region: text(10),
    postalCode: text(10),
    phone: fc.integer({ min: 2000000000, max: 9999999999 }).map(String),
    // An address that begins as a cell of ours does that no spreadsheet may run cannot be told from one.
    email: fc.emailAddress().filter((one) => !/^'[=+\-@|%]/.test(one)),
    dateOfBirth: day,
    entryNote: text(60),
    note: text(200),
  })
  const fields = [
    ...([
      'given',
      'family',
      'preferred',
      'street',
      'unit',
      'city',
      'region',
      'postalCode',
    ] as const),
    ...(['phone', 'email', 'dateOfBirth', 'entryNote', 'note'] as const),
  ] satisfies readonly ImportField[]

  test('any family written as CSV the way the program writes it reads as the same family', () => {
    fc.assert(
      fc.property(fc.array(family, { minLength: 1, maxLength: 8 }), (families) => {
        const lines = [
          fields.map((field) => fieldLabels[field]),
          ...families.map((one) => fields.map((field) => one[field])),
        ]
        const rows = rowsOf(`\ufeff${lines.map(csvLine).join('')}`, { mapping: fields })
        const read = rows.map(({ form }) => ({
          ...{ given: form?.name.given, family: form?.name.family },
          ...{ preferred: form?.name.preferred, street: form?.address.street },
          ...{ unit: form?.address.unit, city: form?.address.city },
          ...{ region: form?.address.region, postalCode: form?.address.postalCode },
          phone: form?.contact.phone.replace(/\D/g, ''),
          ...{ email: form?.contact.email, dateOfBirth: form?.dateOfBirth },
          ...{ entryNote: form?.access.note, note: form?.note },
        }))
        expect(read).toEqual(families)
      }),
      { numRuns: 40 },
    )
  })
})
