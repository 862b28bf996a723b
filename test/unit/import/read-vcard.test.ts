import { describe, expect, test } from 'vitest'
import { readImportFile } from '#shared/domain/import/read-file'
import { bytesOf, rowsOf } from './file-of'

const card = (...lines: readonly string[]) =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`
const formOf = (...lines: readonly string[]) => {
  const [row] = rowsOf(card(...lines))
  if (!row?.form) throw new Error('the card stayed out')
  return row.form
}
const refusalOf = (text: string) => {
  const read = readImportFile(bytesOf(text))
  return read.ok ? null : read.refusal
}

describe('A card of an address book', () => {
  test('name, phones by choice, address, birthday and note', () => {
    const form = formOf(
      ...['N:Ruiz;Ana;María;;', 'FN:Ana María Ruiz', 'NICKNAME:Annie', 'BDAY:1990-05-03'],
      ...['TEL;TYPE=home:503-555-0199', 'item1.TEL;TYPE="cell,pref":+1 503 555 0142'],
      ...['EMAIL;TYPE=INTERNET:ana@x.com', 'ADR;TYPE=home:;Apt 2;1 Oak St;Salem;OR;97301;USA'],
      'NOTE:Ring softly\\, twice\\nthen wait',
    )
    expect(form).toMatchObject({
      name: { given: 'Ana María', family: 'Ruiz', preferred: 'Annie' },
      dateOfBirth: '1990-05-03',
      contact: { phone: '(503) 555-0142', email: 'ana@x.com' },
      address: { street: '1 Oak St', unit: 'Apt 2', city: 'Salem', region: 'OR', country: 'US' },
    })
    expect(form.note).toBe('Ring softly, twice\nthen wait\nOther phone: 503-555-0199')
  })
  test('version 4 with a phone as an address of its own, and a name in one line', () => {
    const form = formOf('FN:فاطمة الزهراء', 'TEL;VALUE=uri;PREF=1:tel:+52-55-5555-0142')
    expect(form.name.family).toBe('الزهراء')
    expect(form.contact.phone).toBe('+52-55-5555-0142')
  })
  test('version 2.1 with quoted-printable letters over two lines', () => {
    const form = formOf('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nu=C3=B1ez;Mar=\r\n=C3=ADa;;;')
    expect(form.name).toMatchObject({ given: 'María', family: 'Nuñez' })
  })
  test('folded lines', () => {
    expect(formOf('N:Ruiz;Ana', 'NOTE:one li\r\n ne only').note).toBe('one line only')
  })
  test('a birthday without a year, or of 1604 as phones write it, is kept in the note', () => {
    for (const day of ['--0503', '1604-05-03']) {
      const form = formOf('N:Ruiz;Ana', `BDAY:${day}`)
      expect(form.dateOfBirth).toBeNull()
      expect(form.note).toBe(`Birthday: ${day}`)
    }
  })
  test('groups and companies are nobody to visit', () => {
    const read = readImportFile(bytesOf(card('N:Ruiz;Ana') + card('FN:Team', 'KIND:group')))
    expect(read.ok && [read.value.table.rows.length, read.value.notPeople]).toEqual([1, 1])
  })
})

describe('A hostile address book', () => {
  test('pictures, addresses and keys are never looked at', () => {
    const form = formOf(
      ...['N:Ruiz;Ana', `PHOTO;ENCODING=b:${'QUJD'.repeat(50_000)}`, 'URL:javascript:alert(1)'],
      ...['PHOTO;VALUE=uri:file:///etc/passwd', 'SOURCE:http://x.example/a.vcf', 'KEY;VALUE=uri:x'],
    )
    expect(JSON.stringify(form)).not.toMatch(/passwd|javascript|example|QUJD/)
  })
  test.each([
    ['cards within cards, 10,000 deep', 'BEGIN:VCARD\n'.repeat(10_000), 'brokenCard'],
    ['one that never ends', 'BEGIN:VCARD\nN:Ruiz;Ana\n', 'brokenCard'],
    ['an end without a beginning', `${card('N:a;b')}END:VCARD\n`, 'brokenCard'],
    ['more cards than are read', card('N:a;b').repeat(20_001), 'tooManyCards'],
    ['groups alone', card('FN:Team', 'KIND:group'), 'onlyGroups'],
  ])('%s', (_, text, code) => {
    expect(refusalOf(text)?.code).toBe(code)
  })
  test('a million folded lines, a million parts, properties without end', () => {
    const form = formOf(
      ...['N:Ruiz;Ana', `NOTE:${'x\r\n '.repeat(1_000_000)}`, `ADR:${';'.repeat(1_000_000)}`],
      ...Array.from({ length: 5000 }, (_, at) => `X-${at};A="b":c`),
      `TEL${';a="b'.repeat(4000)}:1`,
    )
    expect(form.name.given).toBe('Ana')
    expect(form.note).toBe('')
  })
  test('names of what every object inherits', () => {
    const form = formOf('N:Ruiz;Ana', '__proto__:x', 'constructor;__proto__=y:z')
    expect(form.name.given).toBe('Ana')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})
