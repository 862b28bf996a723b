import { describe, expect, test } from 'vitest'
import { readImportFile } from '#shared/domain/import/read-file'
import { fileRefusalWords } from '#shared/domain/import/words'
import { csvLine } from '#shared/domain/money/csv'
import { bytesOf, rowsOf } from './file-of'

const refusalOf = (bytes: Uint8Array<ArrayBuffer> | string) => {
  const read = readImportFile(typeof bytes === 'string' ? bytesOf(bytes) : bytes)
  return read.ok ? null : read.refusal
}

const formsOf = (file: Uint8Array<ArrayBuffer> | string) =>
  rowsOf(file).map((row) => {
    if (!row.form) throw new Error(`row ${row.row} stayed out: ${row.problems.at(-1)?.words}`)
    return row.form
  })

const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array<ArrayBuffer> => {
  const units = [...(mark ? '\ufeff' : ''), ...text].flatMap((sign) =>
    [...sign].flatMap((one) => one.split('')),
  )
  return new Uint8Array(
    units.flatMap((unit) => {
      const code = unit.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
}

const latin = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...text].map((sign) => sign.charCodeAt(0)))

describe('A file that is read although it is hostile or careless', () => {
  test('1: a mark of the byte order before the first heading', () => {
    expect(formsOf('\ufeffFirst name,Last name\nAna,Ruiz')[0]?.name.given).toBe('Ana')
  })
  test('2: UTF-16 with and without its mark, in both orders', () => {
    const text = 'First name,Last name\nZoë,Ångström\nLi,王小明\n'
    for (const little of [true, false]) {
      for (const mark of [true, false]) {
        const names = formsOf(utf16(text, little, mark)).map(({ name }) => name)
        expect(names[0]).toMatchObject({ given: 'Zoë', family: 'Ångström' })
        expect(names[1]?.family).toBe('王小明')
      }
    }
  })
  test('3: Windows-1252, as spreadsheets on Windows write it', () => {
    const file = latin('Nombre;Apellidos\nMar\xeda;Nu\xf1ez\nAnne\x92s;O\x92Hara')
    expect(formsOf(file).map(({ name }) => `${name.given} ${name.family}`)).toEqual([
      'María Nuñez',
      'Anne’s O’Hara',
    ])
  })
  test('4: lines that end in three ways, within and between cells', () => {
    const rows = formsOf('Name,Notes\r\nAna Ruiz,"one\r\ntwo\rthree"\rBea Cole,\nCo Li,x\r\n')
    expect(rows.map(({ name }) => name.given)).toEqual(['Ana', 'Bea', 'Co'])
    expect(rows[0]?.note).toBe('one\ntwo\nthree')
  })
  test('5: semicolons, tabs and bars as separators, and commas within the cells', () => {
    for (const sign of [';', '\t', '|']) {
      const file = ['Name', 'Address', 'Phone'].join(sign)
      const line = ['"Ruiz, Ana"', '"1 Oak St, Apt 2, Salem, OR 97301"', '5035550142'].join(sign)
      const [form] = formsOf(`${file}\n${line}\n`)
      expect(form?.name).toEqual({ given: 'Ana', family: 'Ruiz', preferred: '' })
      expect(form?.address).toMatchObject({ unit: 'Apt 2', city: 'Salem', postalCode: '97301' })
    }
  })
  test('6: the line by which some spreadsheets say their separator', () => {
    const rows = rowsOf('sep=;\nName;Notes\nAna Ruiz;a, b, c, d, e, f\n')
    expect(rows[0]).toMatchObject({ row: 3, form: { note: 'a, b, c, d, e, f' } })
  })
  test('7: quotation marks doubled, and some that stand in the middle of a cell', () => {
    const [first, second] = formsOf('Name,Notes\n"Ana ""Annie"" Ruiz","says ""hi"""\nBo 6" Li,x\n')
    expect(first?.name).toEqual({ given: 'Ana', family: 'Ruiz', preferred: 'Annie' })
    expect(first?.note).toBe('says "hi"')
    expect(second?.name.family).toBe('Li')
  })
  test('8: rows that are too short or too long lose nothing', () => {
    const [short, long] = formsOf('Name,Phone,Notes\nAna Ruiz\nBea Cole,5035550142,n,extra,more\n')
    expect(short?.contact.phone).toBe('')
    expect(long?.note).toContain('Beyond the last column: extra | more')
  })
  test('9: empty lines, empty columns, and headings that are empty', () => {
    const rows = formsOf('\n\nName,,Phone,,,\n,,,,,\nAna Ruiz,,5035550142,,,\n   \n')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.contact.phone).toBe('(503) 555-0142')
  })
  test('10: NUL and control signs', () => {
    const file = readImportFile(bytesOf('Name,Phone\nA\u0000na\u0007 Ruiz,503\u00005550142'))
    expect(file.ok && file.value.unseenTakenOut).toBe(3)
    expect(formsOf('Name,Phone\nA\u0000na\u0007 Ruiz,503\u00005550142')[0]).toMatchObject({
      name: { given: 'Ana', family: 'Ruiz' },
      contact: { phone: '(503) 555-0142' },
    })
  })
  test('11: headings named as what every object inherits', () => {
    const rows = rowsOf('__proto__,constructor,toString,Name\npolluted,x,y,Ana Ruiz\n')
    expect(rows[0]?.form?.name.given).toBe('Ana')
    expect(rows[0]?.form?.note).toBe('')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
  test('12: a heading that stands twice goes to one field, and the second is left to a person', () => {
    const file = readImportFile(bytesOf('Name,Email,Email\nAna Ruiz,a@b.co,c@d.co\n'))
    expect(file.ok && file.value.mapping).toEqual(['fullName', 'email', 'leaveOut'])
  })
  test('13: formulas stay words, and leave again made harmless', () => {
    const formulas = ['=HYPERLINK("http://x")', '+1+1', '-2', '@SUM(A1)', '=cmd|calc']
    for (const formula of formulas) {
      const [form] = formsOf(`Name,Notes\r\n${csvLine(['Ana Ruiz', formula])}`)
      expect(form?.note).toBe(formula)
      expect(csvLine([form?.note ?? ''])).toMatch(/^"?'/)
    }
  })
  test('14: a mark that turns the direction of letters cannot hide what is written', () => {
    expect(formsOf('Name\nAna \u202ezuiR\u202c\n')[0]?.name.family).toBe('zuiR')
  })
  test('15: names in Arabic and Hebrew, emoji with their joiners', () => {
    const rows = formsOf('Name,Notes\nفاطمة الزهراء,\u200eok\nנועה לוי,👩‍👧\n')
    expect(rows.map(({ name }) => name.family)).toEqual(['الزهراء', 'לוי'])
    expect(rows[1]?.note).toBe('👩‍👧')
  })
  test('16: lone halves of pairs become a sign that can be written', () => {
    const text = 'First name,Last name\nAna\ud83d,Ruiz\n'
    const [form] = formsOf(utf16(text, true, true))
    expect(form?.name.given).toBe('Ana\ufffd')
    expect(form?.name.given.isWellFormed()).toBe(true)
  })
  test('17: days that do not exist stay out of their fields and in the note', () => {
    const days = ['2026-02-30', '0000-00-00', '9999-12-31', '13/13/2020', '45123', 'soon', '1/1']
    for (const day of days) {
      const [row] = rowsOf(`Name,DOB\nAna Ruiz,${day}\n`)
      expect(row?.form?.dateOfBirth, day).toBeNull()
      expect(row?.form?.note, day).toBe(`DOB: ${day}`)
      expect(row?.problems[0], day).toMatchObject({ label: 'Parent’s birth date', cell: day })
    }
  })
  test('18: days that cannot be, as the rest of the row says', () => {
    const [row] = rowsOf('Name,DOB,Due date\nAna Ruiz,2025-05-01,2031-01-01\n')
    expect(row?.form).toMatchObject({ dateOfBirth: null, birth: { dueOn: null } })
    expect(row?.problems.map(({ label }) => label)).toEqual(['Parent’s birth date', 'Due date'])
  })
  test('19: ids of clients who are there are never taken for ids', () => {
    const id = '6f2d0c1a-1111-4111-8111-111111111111'
    const [form] = formsOf(`id,clientId,Name\n${id},${id},Ana Ruiz\n`)
    expect(form?.parentId).not.toBe(id)
    expect(JSON.stringify(form)).not.toContain(id)
  })
  test('20: phones and emails that are none', () => {
    const [row] = rowsOf('Name,Phone,Email\nAna Ruiz,call her mom,ana(at)home\n')
    expect(row?.form?.contact).toMatchObject({ phone: '', email: '' })
    expect(row?.form?.note).toBe('Phone: call her mom\nEmail: ana(at)home')
  })
  test('21: markup stays letters', () => {
    const name = '<img src=x onerror=alert(1)>'
    expect(formsOf(`First name,Last name\n${name},Ruiz\n`)[0]?.name.given).toBe(name)
  })
  test('22: a name of 100,000 letters leaves its row out and the others in', () => {
    const rows = rowsOf(`Name\n${'x'.repeat(100_000)}\nAna Ruiz\n`)
    expect(rows.map(({ form }) => form?.name.given ?? null)).toEqual([null, 'Ana'])
    expect(rows[0]?.problems[0]?.cell.length).toBeLessThan(130)
  })
  test('23: a row without a name stays out and says why', () => {
    const [row] = rowsOf('Name,Phone\n,5035550142\n')
    expect(row?.form).toBeNull()
    expect(row?.problems[0]?.words).toBe('There is no name in this row.')
  })
})

describe('A file that is refused as a whole, in words that help', () => {
  const many = (count: number, sign: string) => Array.from({ length: count }, () => sign)
  const refusals: readonly (readonly [string, Uint8Array<ArrayBuffer> | string, string])[] = [
    ['24: a quotation mark that never closes', 'Name,Notes\nAna,x\nBea,"open\nCo,y\n', 'openQuote'],
    ['25: 1,000,000 columns', many(1_000_000, 'a').join(','), 'tooManyColumns'],
    ['26: 20 MB in one line', bytesOf('x'.repeat(20 * 1024 * 1024)), 'longCell'],
    [
      '27: more bytes than any list of clients',
      new Uint8Array(20 * 1024 * 1024 + 1).fill(65),
      'tooLarge',
    ],
    ['28: more rows than are read', `Name\n${many(20_001, 'Ana').join('\n')}`, 'tooManyRows'],
    ['29: a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'workbook'],
    ['30: a PDF', '%PDF-1.7\n%âãÏÓ\n', 'otherFile'],
    [
      '31: bytes that are no text',
      new Uint8Array(5000).map((_, at) => (at * 7 + 1) % 32),
      'otherFile',
    ],
    ['32: nothing', '', 'empty'],
    ['33: nothing but marks and space', '\ufeff \r\n\u0000\n', 'empty'],
    ['34: headings alone', 'Name,Phone\n', 'noRows'],
    [
      '35: a cell longer than a record holds',
      `Name,Notes\nAna,${'n'.repeat(120_001)}\n`,
      'longCell',
    ],
  ]
  test.each(refusals)('%s', (_, file, code) => {
    const refusal = refusalOf(file)
    expect(refusal?.code).toBe(code)
    expect(refusal && fileRefusalWords(refusal)).toMatch(/^[A-Z].*\.$/)
  })
  test('the row of an open quotation mark is told as a spreadsheet counts', () => {
    expect(refusalOf('Name,Notes\nAna,x\nBea,"open\nCo,y\n')).toEqual({ code: 'openQuote', row: 3 })
  })
})
