import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { householdNumbers } from '#shared/domain/privacy/household-numbers'
import { nameCover, type PrivatePerson } from '#shared/domain/privacy/name-cover'

const id = (n: number) => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
const person = (n: number, more: Partial<PrivatePerson> = {}): PrivatePerson => ({
  id: id(n),
  kind: 'parent',
  parentId: '',
  createdAt: `2026-01-01T00:00:00.${String(n % 1000).padStart(3, '0')}Z`,
  given: '',
  family: '',
  preferred: '',
  phones: [],
  emails: [],
  street: '',
  gateCode: '',
  emergencyName: '',
  ...more,
})
const grace = person(3821, {
  given: 'Grace Ann',
  family: 'Okafor',
  preferred: 'Gracie',
  phones: ['(555) 010-4477'],
  emails: ['grace@example.com'],
  street: '12 Cedar Lane',
  gateCode: '#4471',
  emergencyName: 'Tobias Brandt',
})
const milo = person(2, { kind: 'infant', parentId: grace.id, given: 'Milo', family: 'Okafor' })
const covered = (people: PrivatePerson[], text: string, known: string[] = []) =>
  nameCover(people, known).cover(text)

describe('names on a screen', () => {
  it('become the household’s number, in full, turned round, alone and as owner', () => {
    const say = (text: string) => covered([grace, milo], text)
    expect(say('Grace Ann Okafor')).toBe('Client 4821')
    expect(say('Okafor, Grace Ann: GRACE ANN OKAFOR')).toBe('Client 4821: Client 4821')
    expect(say('Say “Gracie” at the door; Grace’s sleep')).toBe(
      'Say “Client 4821” at the door; Client 4821’s sleep',
    )
    expect(say('The Okafor family, Milo Okafor; Milo latched')).toBe(
      'The Client 4821 family, Baby of client 4821; Baby of client 4821 latched',
    )
    expect(say('Call Tobias Brandt')).toBe('Call Contact of client 4821')
  })

  it('are found again by the label or its number', () => {
    const { parentOf } = nameCover([grace, milo])
    expect([parentOf('4821'), parentOf(' client 4821')]).toEqual([grace.id, grace.id])
    expect([parentOf('4822'), parentOf('Client 4821 Okafor'), parentOf('')]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('take phone numbers, addresses, mail and gate codes with them', () => {
    expect(
      covered([grace], 'At 12 Cedar Lane, Portland, gate #4471, 555-010-4477, grace@example.com'),
    ).toBe('At address hidden, Portland, gate code hidden, number hidden, email hidden')
    expect(covered([grace], '+1 555 010 4477 and 555 010 4478')).toBe(
      'Number hidden and 555 010 4478',
    )
  })

  it('leave other words, also such as begin like a name', () => {
    const text = 'Miloš and Graceful Okaforson: 4.2 miles, 12 Cedar Lanes'
    expect(covered([grace, milo], text)).toBe(text)
  })

  it('that are ordinary words too are hidden alone or as owner, not as a month or a verb', () => {
    const may = person(5, { given: 'May', family: 'Will' })
    const say = (text: string) => covered([may], text)
    expect(say('May 12, 2026: this will do, Will you?')).toBe(
      'May 12, 2026: this will do, Will you?',
    )
    expect(say('May')).toBe('Client 1005')
    expect(say(' May’s visit, May Will')).toBe(' Client 1005’s visit, Client 1005')
  })

  it('shared by several say no number that could be the wrong one', () => {
    const other = person(7, { given: 'Gracie', family: 'Lund' })
    const bee = person(8, { kind: 'infant', parentId: other.id, given: 'Milo' })
    const say = (text: string) => covered([grace, milo, other, bee], text)
    expect(say('Gracie rang, Milo slept')).toBe('Client rang, Baby slept')
    expect(say('Gracie Lund')).toBe('Client 1007')
  })

  it('of colleagues, providers and towns stay, also beside a client of the same first name', () => {
    const say = (text: string) =>
      covered([grace], text, ['Gracie Holm', 'Okafor Clinic', 'For Grace Ann Okafor'])
    expect(say('Gracie Holm of Okafor Clinic saw Gracie')).toBe(
      'Gracie Holm of Okafor Clinic saw Client 4821',
    )
    expect(say('For Grace Ann Okafor')).toBe('For Client 4821')
  })

  it('of two words, shared by two households, say no number either', () => {
    const maryA = person(10, { given: 'Mary Ann', family: 'Garcia Lopez' })
    const maryB = person(11, { given: 'Mary Ann', family: 'Garcia Lopez', preferred: 'Min' })
    const say = (text: string) => covered([maryA, maryB], text)
    expect(say('Mary Ann rang: the Garcia Lopez family')).toBe('Client rang: the Client family')
    expect(say('Mary Ann Garcia Lopez')).toBe('Client')
    expect(say('Min Garcia Lopez')).toBe('Client 1011')
    const [ho, hana] = [
      person(12, { given: '花子', family: '山田' }),
      person(13, { given: '葉子', family: '山田' }),
    ]
    expect(covered([ho, hana], '山田さん、花子さん')).toBe('Clientさん、Client 1012さん')
  })

  it('of a client win over a contact of that name', () => {
    const lena = person(14, { given: 'Lena', family: 'Holm', emergencyName: 'Ida Brandt' })
    const ida = person(15, { given: 'Ida', family: 'Brandt', emergencyName: 'Bo Holm' })
    const third = person(16, { given: 'Uma', family: 'Rao', emergencyName: 'Bo Holm' })
    const say = (text: string) => covered([lena, ida, third], text)
    expect(say('Ida Brandt')).toBe('Client 1015')
    expect(say('Bo Holm')).toBe('Contact')
  })

  it('are found shortened, with either apostrophe, and as a baby without a name is called', () => {
    const many = person(17, { given: 'Ana Maria', family: "Smith-O'Brien" })
    const young = person(18, { given: 'Lee Ann', family: 'Young' })
    const baby = person(19, { kind: 'infant', parentId: young.id, family: 'Young' })
    const van = person(20, { given: 'Ko', family: 'van der Berg' })
    const say = (text: string) => covered([many, young, baby, van], text)
    expect(say('Smith called; Maria slept')).toBe('Client 1017 called; Client 1017 slept')
    expect(say('Ana Maria Smith-O’Brien, Mrs. O’Brien')).toBe('Client 1017, Mrs. Client 1017')
    expect(say('Baby Young: a young baby')).toBe('Baby of client 1018: a young baby')
    expect(say('Van and van, Ms. Berg')).toBe('Van and van, Ms. Client 1020')
  })

  it('hide no years and totals for a gate code of digits alone', () => {
    const coded = [person(21, { gateCode: '2026' }), person(22, { gateCode: '1021#' })]
    const say = (text: string) => covered(coded, text)
    expect(say('Nov 22, 2026: Client 1021')).toBe('Nov 22, 2026: Client 1021')
    expect(say('Press 1021#, then wait')).toBe('Press code hidden, then wait')
  })

  it('tell twins apart, in the same order on every laptop', () => {
    const twins = ['Ada', 'Bo'].map((given, at) =>
      person(20 + at, { kind: 'infant', parentId: grace.id, given }),
    )
    expect(covered([...twins.toReversed(), grace], 'Ada and Bo')).toBe(
      'Baby 1 of client 4821 and Baby 2 of client 4821',
    )
  })

  it('are found in scripts from right to left and without spaces', () => {
    const people = [
      person(1, { given: 'נועה', family: 'לוי' }),
      person(2, { given: '花子', family: '山田' }),
      person(3, { given: '👶 Zoë', family: 'Đặng' }),
    ]
    const say = (text: string) => covered(people, text)
    expect(say('‏נועה לוי')).toBe('‏Client 1001')
    expect(say('山田花子さん')).toBe('Client 1002Client 1002さん')
    expect(say('Zoe\u0308 Đặng, Zoë')).toBe('Client 1003, Client 1003')
  })

  it('covered once need nothing more, and no name is left, whoever they are', () => {
    const letters = 'abdeghiklmnorstuvzäéñøß'
    const name = fc
      .array(fc.constantFrom(...letters), { minLength: 3, maxLength: 9 })
      .map((all) => `X${all.join('')}`)
    const people = fc.uniqueArray(fc.tuple(name, name), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        people,
        fc.array(fc.constantFrom(' ', ', ', ' (', '’s ', '\n', '/')),
        (all, gaps) => {
          const cover = nameCover(
            all.map(([given, family], at) => person(at * 7919 + 1, { given, family })),
          )
          const text = all
            .map(([given, family], at) => `${given} ${family}${gaps[at] ?? ' – '}`)
            .join('')
          const said = cover.cover(text)
          expect(cover.covers(text)).toBe(true)
          expect(cover.cover(said)).toBe(said)
          for (const part of all.flat()) expect(said.split(/[^\p{L}]+/u)).not.toContain(part)
        },
      ),
    )
  })
})

describe('the number of a household', () => {
  it('is its own and does not change when others come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(0xffff_ffff), { minLength: 1, maxLength: 300 }), (all) => {
        const people = all.map((n, at) => ({
          ...{ id: id(n), kind: 'parent' as const },
          createdAt: `2026-01-01T00:00:00.${String(at).padStart(3, '0')}Z`,
        }))
        const numbers = householdNumbers(people)
        expect(new Set(numbers.values()).size).toBe(people.length)
        const fewer = householdNumbers(people.slice(0, -1))
        for (const [one, number] of fewer) expect(numbers.get(one)).toBe(number)
      }),
    )
  })
})
